internal import Glibc

/// A file as it was read, with what is needed to notice that it changed since.
struct InputFile: Sendable {
  /// As the user gave it.
  let path: String
  let bytes: [UInt8]
  let status: FileStatus

  /// Reads a file of any kind but a directory: pipes such as `<(command)` can be checked too.
  init(reading path: String) throws(Trouble) {
    self.path = path
    do throws(SystemError) {
      let file = try OpenFile(path, O_RDONLY | O_NOCTTY)
      status = try file.status
      // Reading a directory fails as well, but with words that tell nobody what to do.
      if !status.isDirectory {
        bytes = try file.readToEnd()
        return
      }
    } catch {
      throw Trouble(Self.message(for: error), at: path)
    }
    throw Trouble("this is a directory; name the files in it", at: path)
  }

  private static func message(for error: SystemError) -> String {
    switch error.code {
    case ENOENT: "no such file"
    case EACCES: "no permission to read it"
    default: "can't be read: \(error)"
    }
  }
}
