internal import EmendFiles
internal import Glibc

/// The folder that a corpus is written to, held by one run at a time.
///
///     documents/…          the cleaned corpus
///     attributes/emend/…   sidecars, where they are wanted
///     errors.jsonl         what could not be worked on, if there is any
///     ledger.sqlite        what was done
///     partial/…            what is being written; gone when all is done
final class OutputFolder: Sendable {
  let path: String
  private let lock: OpenFile

  /// Makes the folder if it isn't there.
  /// - Throws: ``InputError`` when another run holds it, or when it holds other things.
  init(_ path: String) throws {
    var path = Substring(path)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = String(path)
    do throws(SystemError) {
      try makeFolders(self.path)
      lock = try OpenFile("\(path)/.lock", O_RDWR | O_CREAT, mode: 0o666)
    } catch {
      throw InputError("can't be written to: \(error)", at: self.path)
    }
    let descriptor = lock.descriptor
    do throws(SystemError) {
      try systemCall { flock(descriptor, LOCK_EX | LOCK_NB) }
    } catch {
      throw InputError(
        error.code == EWOULDBLOCK
          ? "another emend batch is writing to this folder; wait for it, or choose another folder"
          : "can't be locked: \(error)", at: self.path)
    }
    let others = try namesInFolder(self.path, hidden: true).filter { !Self.known.contains($0) }
    if access(ledgerPath, F_OK) != 0, !others.isEmpty {
      throw InputError(
        "holds other things, such as \(others.sorted()[0]); choose a new or an empty folder", at: self.path)
    }
  }

  private static let known: Set<String> = [
    "documents", "attributes", "errors.jsonl", "errors.jsonl.new", "ledger.sqlite", "ledger.sqlite-wal",
    "ledger.sqlite-shm", "partial",
    ".lock",
  ]

  static func ledgerPath(in folder: String) -> String { "\(folder)/ledger.sqlite" }
  var ledgerPath: String { Self.ledgerPath(in: path) }
  var errorsPath: String { "\(path)/errors.jsonl" }
  private var partialPath: String { Self.partialPath(in: path) }
  static func partialPath(in folder: String) -> String { "\(folder)/partial" }

  /// What is written of a shard.
  enum Part: String, CaseIterable, Sendable {
    case documents
    case attributes
  }

  static func documentsPath(in folder: String) -> String { "\(folder)/documents" }

  func path(of shard: Shard, _ part: Part) -> String {
    switch part {
    case .documents: "\(Self.documentsPath(in: path))/\(shard.name)"
    case .attributes: "\(path)/attributes/emend/\(shard.attributesName)"
    }
  }

  func partialPath(of shard: Int64, _ part: Part) -> String {
    "\(partialPath)/\(Self.partialName(of: shard, part))"
  }

  static func partialName(of shard: Int64, _ part: Part) -> String { "\(shard).\(part.rawValue)" }

  /// Puts a written part of a shard in its place.
  /// - Returns: the folder it is in, to be made durable.
  func publish(_ id: Int64, _ shard: Shard, _ part: Part) throws(SystemError) -> String {
    let target = path(of: shard, part)
    let source = partialPath(of: id, part)
    let folder = splitPath(target).folder
    if rename(source, target) != 0 {
      guard errno == ENOENT else { throw SystemError() }
      try makeFolders(folder)
      try systemCall { rename(source, target) }
    }
    return folder
  }

  /// Puts in their place what the last run had no time for.
  /// - Returns: whether all of the shard is in its place now.
  func publishWritten(_ id: Int64, _ shard: Shard, _ parts: [Part]) throws(SystemError) -> Bool {
    for part in parts {
      if access(partialPath(of: id, part), F_OK) == 0 {
        try synchronize(try publish(id, shard, part))
      } else if access(path(of: shard, part), F_OK) != 0 {
        return false
      }
    }
    return true
  }

  func makePartialFolder() throws(SystemError) { try makeFolders(partialPath) }

  /// Takes the folder of what is being written away if nothing is in it.
  func removeEmptyPartialFolder() { rmdir(partialPath) }

  /// Takes away what nobody needs once all is done.
  func removePartialFolder() {
    for name in (try? namesInFolder(partialPath, hidden: true)) ?? [] { unlink("\(partialPath)/\(name)") }
    rmdir(partialPath)
  }

  /// Waits until what was written to the folder's disk is on it.
  func synchronizeAll() throws(SystemError) {
    try synchronizeFileSystem(of: lock.descriptor)
  }

  /// Takes away all that runs have written.
  func clear() throws(SystemError) {
    for name in Self.known where name != ".lock" { try removeTree("\(path)/\(name)") }
  }

  /// Removes a file, or a folder with all that is in it. Links are removed, not followed.
  private func removeTree(_ path: String) throws(SystemError) {
    if unlink(path) == 0 || errno == ENOENT { return }
    guard errno == EISDIR || errno == EPERM else { throw SystemError() }
    for name in try namesInFolder(path, hidden: true) { try removeTree("\(path)/\(name)") }
    try systemCall { rmdir(path) }
  }
}

extension BatchOptions.Attributes {
  /// What is written of each shard.
  var parts: [OutputFolder.Part] {
    switch self {
    case .none: [.documents]
    case .beside: [.documents, .attributes]
    case .only: [.attributes]
    }
  }
}

/// Makes a folder and those it is in.
func makeFolders(_ path: String) throws(SystemError) {
  if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  let parent = splitPath(path).folder
  guard errno == ENOENT, parent != path else { throw SystemError() }
  try makeFolders(parent)
  if mkdir(path, 0o777) != 0, errno != EEXIST { throw SystemError() }
}

extension Shard {
  /// A sidecar is JSON Lines whatever the shard is.
  var attributesName: String {
    if format == .jsonl { return name }
    return "\(name.dropLast(compression.ending.utf8.count)).jsonl\(compression.ending)"
  }
}
