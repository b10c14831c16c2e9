internal import Emend
internal import EmendFiles
internal import EmendProfile
internal import Glibc

/// A profile of a corpus as a file.
struct ProfileFile {
  let profile: CorpusProfile
  /// The hash of the file.
  let identity: String

  init(reading path: String) throws(Trouble) {
    let file: OpenFile
    do throws(SystemError) {
      file = try OpenFile.reading(path)
    } catch {
      throw Trouble(InputFile.message(for: error), at: path)
    }
    var parser = ProfileParser()
    do {
      while true {
        let bytes = try readSome(from: file.descriptor, atMost: 1 << 20)
        if bytes.isEmpty { break }
        try parser.read(bytes)
      }
      (profile, identity) = try parser.finish()
    } catch let error as ProfileError {
      throw Trouble(error.reason, at: error.line.map { "\(path):\($0)" } ?? path)
    } catch {
      throw Trouble("can't be read: \(error)", at: path)
    }
  }

  /// What a cleaning can use.
  var agreement: CorpusAgreement { profile.agreement(identity: identity) }

  /// Writes a profile so that the file is either the old or the new one; without a path, to a descriptor. A pipe or a
  /// device is written to.
  static func write(_ profile: CorpusProfile, to path: String?, or descriptor: Int32) throws(Trouble) {
    guard let path else { return try write(profile, descriptor) }
    if let status = try? FileStatus(path: path), !status.isRegular, !status.isDirectory {
      do throws(SystemError) {
        let file = try OpenFile(path, O_WRONLY)
        return try profile.write { bytes throws(SystemError) in try writeAll(bytes, to: file.descriptor) }
      } catch {
        throw Trouble("the profile can't be written: \(error)", at: path)
      }
    }
    try StagedFile(for: path, permissions: 0o644, owner: nil) { descriptor throws(SystemError) in
      try profile.write { bytes throws(SystemError) in try writeAll(bytes, to: descriptor) }
    }.commit()
  }

  private static func write(_ profile: CorpusProfile, _ descriptor: Int32) throws(Trouble) {
    do throws(SystemError) {
      try profile.write { bytes throws(SystemError) in try writeAll(bytes, to: descriptor) }
    } catch {
      throw Trouble("the profile can't be written: \(error)")
    }
  }
}
