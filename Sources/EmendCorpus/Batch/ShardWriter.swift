internal import EmendFiles
internal import Glibc

/// Writes one shard under its temporary name.
final class ShardWriter {
  let id: Int64
  let index: Int
  private let files: [OutputFolder.Part: OutputFile]
  /// Where the shard could be gone on with, if all before it were on disk.
  private(set) var position: Checkpoint
  /// Whether it stands between two records.
  private(set) var isBetweenRecords = true
  /// Whether it can be gone on with in its middle.
  private(set) var isResumable: Bool
  /// Documents so far, and records that have no text.
  private var documents: Int
  private var withoutText: Int

  /// - Parameter known: where it was left; what stands behind it in the files is thrown away.
  init(
    _ id: Int64, index: Int, in folder: OutputFolder, parts: [OutputFolder.Part], known: LedgerShard,
    isResumable: Bool
  ) throws(SystemError) {
    self.id = id
    self.index = index
    position = known.position
    documents = known.documents
    withoutText = known.withoutText
    self.isResumable = isResumable
    var files: [OutputFolder.Part: OutputFile] = [:]
    for part in parts {
      let size = part == .documents ? position.documents : position.attributes
      files[part] = try OutputFile(folder.partialPath(of: id, part), size: size)
    }
    self.files = files
  }

  func write(_ piece: Piece, _ output: PieceCleaner.Output) throws(SystemError) {
    if let documents = files[.documents] {
      if let packed = output.packed {
        try documents.write(packed)
      } else {
        try documents.write(output.edits, piece.bytes)
      }
    }
    try files[.attributes]?.write(output.attributes)
    self.documents += output.documents.count
    withoutText += output.withoutText
    isBetweenRecords = piece.content == .records || piece.count > 0
    if piece.isBroken { isResumable = false }
    guard isBetweenRecords else { return }
    position.start = ShardReader.Start(
      offset: piece.offset + piece.bytes.count, number: piece.firstNumber + piece.count)
    position.documents = files[.documents]?.size ?? 0
    position.attributes = files[.attributes]?.size ?? 0
  }

  /// What people must know of a shard none of whose records has a text: most likely the name of the field is wrong.
  func objections(field: String) -> [Problem] {
    guard withoutText > 0, documents == 0 else { return [] }
    return [
      Problem(number: nil, offset: 0, reason: "no record has a text in the field \"\(field)\" (see --text-field)")
    ]
  }

  func synchronize() throws(SystemError) {
    for file in files.values { try file.synchronize() }
  }
}

/// A file that grows.
final class OutputFile {
  private let file: OpenFile
  private(set) var size: Int
  private var buffer: [UInt8] = []

  init(_ path: String, size: Int) throws(SystemError) {
    file = try OpenFile(path, O_WRONLY | O_CREAT, mode: 0o666)
    self.size = size
    let descriptor = file.descriptor
    try systemCall { ftruncate(descriptor, size) }
    try systemCall { lseek(descriptor, 0, SEEK_END) }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) {
    if bytes.isEmpty { return }
    try EmendFiles.writeAll(bytes, to: file.descriptor)
    size += bytes.count
  }

  /// Writes edited bytes without making a copy of them.
  func write(_ edits: [RawEdit], _ bytes: [UInt8]) throws(SystemError) {
    if edits.isEmpty { return try write(bytes) }
    var failure: SystemError?
    edits.forEachPart(of: bytes) { part in
      if failure != nil { return }
      do throws(SystemError) {
        if buffer.count + part.count > 1 << 18 { try flush() }
        if part.count > 1 << 18 { try writeAll(part) } else { buffer += part }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    try flush()
  }

  private func flush() throws(SystemError) {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeAll(_ part: UnsafeBufferPointer<UInt8>) throws(SystemError) {
    var written = 0
    let descriptor = file.descriptor
    while written < part.count {
      written += try systemCall {
        Glibc.write(descriptor, part.baseAddress.map { $0 + written }, part.count - written)
      }
    }
    size += part.count
  }

  func synchronize() throws(SystemError) {
    let descriptor = file.descriptor
    try systemCall { fdatasync(descriptor) }
  }
}
