import Glibc

/// A folder that goes with its owner.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/emend-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template), let real = realpath(made, nil) else {
      throw TestTrouble("no temporary folder")
    }
    defer { free(real) }
    path = String(cString: real)
  }

  deinit {
    _ = try? Program.run("/bin/rm", ["-rf", path])
  }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    if let slash = name.lastIndex(of: "/") { _ = try Program.run("/bin/mkdir", ["-p", self(String(name[..<slash]))]) }
    let path = self(name)
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count else {
      throw TestTrouble("can't write \(path)")
    }
    close(file)
    return path
  }

  func bytes(_ name: String) throws -> [UInt8] {
    let file = open(self(name), O_RDONLY)
    guard file >= 0 else { throw TestTrouble("can't read \(name)") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count <= 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func exists(_ name: String) -> Bool { access(self(name), F_OK) == 0 }

  /// All names in the folder, hidden ones too.
  func names() throws -> [String] {
    let list = try Program.run("/bin/ls", ["-A", path])
    return list.output.split(separator: "\n").map(String.init)
  }

  func status(_ name: String) throws -> stat {
    var status = stat()
    guard lstat(self(name), &status) == 0 else { throw TestTrouble("no \(name)") }
    return status
  }
}

struct TestTrouble: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
