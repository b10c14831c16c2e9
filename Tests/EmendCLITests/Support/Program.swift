import Glibc

/// What a run of a command gave.
struct RunResult {
  var status: Int32
  var outputBytes: [UInt8]
  var error: String

  var output: String { String(decoding: outputBytes, as: UTF8.self) }
}

/// Runs programs as a shell would, and the built `emend` among them.
enum Program {
  /// The program under test, which the build puts beside the test bundle.
  static var emend: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    let bundle = String(decoding: path[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)] + "/emend"
  }

  /// Runs `emend` with these arguments.
  static func emend(_ arguments: String..., input: [UInt8] = [], in folder: String = "/") throws -> RunResult {
    try run(emend, arguments, input: input, in: folder)
  }

  /// Runs a shell command; `$EMEND` is the program.
  static func shell(_ command: String, input: [UInt8] = [], in folder: String) throws -> RunResult {
    try run("/bin/bash", ["-c", command], input: input, in: folder, environment: ["EMEND=\(emend)"])
  }

  static func run(
    _ program: String, _ arguments: [String], input: [UInt8] = [], in folder: String = "/", environment: [String] = []
  ) throws -> RunResult {
    let streams = try Streams(input: input)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, streams.input, 0)
    posix_spawn_file_actions_adddup2(&actions, streams.output, 1)
    posix_spawn_file_actions_adddup2(&actions, streams.error, 2)
    // POSIX has no way yet to start a program in another folder.
    var words = (["env", "-C", folder, program] + arguments).map { strdup($0) } + [nil]
    // No configuration of whoever runs the tests.
    var variables =
      (["PATH=/usr/bin:/bin:/usr/sbin", "HOME=/nonexistent", "TERM=xterm"] + environment).map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/usr/bin/env", &actions, nil, &words, &variables) == 0 else {
      throw TestTrouble("can't run \(program)")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return RunResult(
      status: exit, outputBytes: try streams.read(streams.output),
      error: String(decoding: try streams.read(streams.error), as: UTF8.self))
  }
}

/// Standard streams as files without names.
final class Streams {
  let input: Int32
  let output: Int32
  let error: Int32

  init(input bytes: [UInt8]) throws {
    input = try Self.file()
    output = try Self.file()
    error = try Self.file()
    guard write(input, bytes, bytes.count) == bytes.count else { throw TestTrouble("can't write the input") }
    lseek(input, 0, SEEK_SET)
  }

  deinit { for descriptor in [input, output, error] { close(descriptor) } }

  func read(_ descriptor: Int32) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    guard pread(descriptor, &bytes, bytes.count, 0) == bytes.count else { throw TestTrouble("can't read the output") }
    return bytes
  }

  private static func file() throws -> Int32 {
    var template = Array("/tmp/emend-test-stream-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    guard descriptor >= 0 else { throw TestTrouble("no temporary file") }
    unlink(template)
    return descriptor
  }
}
