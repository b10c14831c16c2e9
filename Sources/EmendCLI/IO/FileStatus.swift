internal import Glibc

/// What the system knows of a file: enough to keep its permissions and to notice that it changed.
struct FileStatus: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
  let mode: UInt32
  let owner: UInt32
  let group: UInt32
  let links: UInt64
  let size: Int64
  let modified: Timestamp

  struct Timestamp: Hashable, Sendable {
    let seconds: Int
    let nanoseconds: Int
  }

  init(descriptor: Int32) throws(SystemError) {
    var status = stat()
    try systemCall { fstat(descriptor, &status) }
    self.init(status)
  }

  /// Follows symbolic links.
  init(path: String) throws(SystemError) {
    var status = stat()
    try systemCall { stat(path, &status) }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    mode = UInt32(status.st_mode)
    owner = UInt32(status.st_uid)
    group = UInt32(status.st_gid)
    links = UInt64(status.st_nlink)
    size = Int64(status.st_size)
    modified = Timestamp(seconds: Int(status.st_mtim.tv_sec), nanoseconds: Int(status.st_mtim.tv_nsec))
  }

  var isRegular: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFREG) }
  var isDirectory: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFDIR) }
  /// Read, write and execute bits with set-user, set-group and sticky.
  var permissions: UInt32 { mode & 0o7777 }

  /// Whether this is the same file with, as far as the system tells, the same content.
  func isUnchanged(since earlier: FileStatus) -> Bool {
    device == earlier.device && inode == earlier.inode && size == earlier.size && modified == earlier.modified
  }
}
