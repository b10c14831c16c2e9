internal import EmendFiles
internal import Glibc

/// A file's new content, written whole and safely on disk, but not yet in the file's place.
///
/// Where the file system allows it the content has no name until ``commit()``, so that a program killed while it
/// writes leaves nothing behind. What is not committed vanishes.
struct StagedFile: ~Copyable {
  private let path: String
  private var temporary: TemporaryFile
  /// What could not be kept of the file that is replaced, for the user.
  let warnings: [String]

  /// - Parameters:
  ///   - path: where the content will go, as messages name it; a symbolic link stays, what it leads to is replaced.
  ///   - permissions: of the new file.
  ///   - owner: user and group that the new file shall have, kept as far as the system lets.
  init(_ bytes: [UInt8], for path: String, permissions: UInt32, owner: (user: UInt32, group: UInt32)?) throws(Trouble) {
    try self.init(for: path, permissions: permissions, owner: owner) { descriptor throws(SystemError) in
      try writeAll(bytes, to: descriptor)
    }
  }

  /// - Parameter writing: writes the content to the descriptor, for what is too large to be held whole.
  init(
    for path: String, permissions: UInt32, owner: (user: UInt32, group: UInt32)?,
    writing: (Int32) throws(SystemError) -> Void
  ) throws(Trouble) {
    // Replacing a device such as /dev/null would take it away from everybody.
    if let status = try? FileStatus(path: path), !status.isRegular {
      throw Trouble("not a regular file; it can't be replaced", at: path)
    }
    let temporary = try Self.temporaryFile(for: resolved(path) ?? path, named: path)
    warnings = try Self.fill(temporary.descriptor, writing, permissions, owner, path)
    self.path = path
    self.temporary = temporary
  }

  /// Puts the content in the file's place: anyone who opens the file sees the old or the new, whole.
  consuming func commit() throws(Trouble) {
    do {
      try temporary.moveIntoPlace()
    } catch {
      throw Trouble("can't be replaced: \(error)", at: path)
    }
  }

  private static func temporaryFile(for target: String, named path: String) throws(Trouble) -> TemporaryFile {
    do {
      return try TemporaryFile(for: target)
    } catch {
      throw Trouble("can't write in the folder \(splitPath(target).folder): \(error)", at: path)
    }
  }

  private static func fill(
    _ descriptor: Int32, _ writing: (Int32) throws(SystemError) -> Void, _ permissions: UInt32,
    _ owner: (user: UInt32, group: UInt32)?, _ path: String
  ) throws(Trouble) -> [String] {
    do {
      try writing(descriptor)
      let warnings = try adopt(owner, permissions, descriptor)
      try systemCall { fsync(descriptor) }
      return warnings
    } catch {
      throw Trouble("can't be written: \(error)", at: path)
    }
  }

  private static func adopt(
    _ owner: (user: UInt32, group: UInt32)?, _ permissions: UInt32, _ descriptor: Int32
  ) throws(SystemError) -> [String] {
    var warnings: [String] = []
    var permissions = permissions
    if let owner {
      let now = try FileStatus(descriptor: descriptor)
      if owner.group != now.group, fchown(descriptor, uid_t.max, owner.group) != 0 {
        warnings.append("could not keep its group")
        // Bits that were meant for another group, and the right to act as it, must not go to this one.
        permissions &= ~0o2070
      }
      if owner.user != now.owner, fchown(descriptor, owner.user, gid_t.max) != 0 {
        warnings.append("could not keep its owner")
        permissions &= ~0o4000
      }
    }
    // Last, for a change of owner takes the set-user bit away.
    let mode = permissions
    try systemCall { fchmod(descriptor, mode) }
    return warnings
  }
}
