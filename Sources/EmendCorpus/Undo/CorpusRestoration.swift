internal import Emend
internal import EmendFiles
internal import Glibc

/// Puts the original text of one document back into a cleaned corpus.
///
/// The shard without the document's edits is written under its temporary name; then the ledger says that they are taken
/// back; then the shard is put in its place, as a run does it. A crash leaves the one or the other, and what it leaves
/// undone the next run or restoration does.
package struct CorpusRestoration {
  private let folder: OutputFolder
  private let ledger: Ledger
  private let undo: CorpusUndo
  private let parts: [OutputFolder.Part]
  private var document: StoredDocument { undo.document }

  package enum Outcome: Hashable, Sendable {
    /// So many edits were taken back in the file of this path.
    case restored(edits: Int, path: String)
    case isTakenBackAlready
    case hadNoEdits
  }

  /// Takes hold of the folder.
  /// - Parameter document: an id, a file's name, or `file:number`.
  /// - Throws: ``InputError`` when a run holds the folder, or there is no such document, or several; ``LedgerError``.
  package init(ofFolder path: String, document name: String) throws {
    // A folder without a ledger must not become one.
    _ = try Ledger.reading(OutputFolder.ledgerPath(in: path))
    folder = try OutputFolder(path)
    ledger = try Ledger.opening(folder.ledgerPath)
    let found = try CorpusUndo(ofFolder: folder.path, document: name)
    parts = found.document.cleaning.attributes.parts
    if found.document.state == .written {
      try Self.attempt(folder.path) { [folder, ledger, parts] in
        guard try folder.publishWritten(found.document.shardID, found.document.output, parts) else {
          throw InputError("a file of it is missing; emend batch writes it again", at: name)
        }
        try ledger.complete(found.document.shardID)
      }
      undo = try CorpusUndo(ofFolder: folder.path, document: name)
    } else {
      undo = found
    }
  }

  /// Takes the document's edits back. Costs what copying its shard costs.
  /// - Throws: ``InputError`` when the document was changed since, or the disk is full; nothing is changed then.
  package func restore() throws -> Outcome {
    guard let hashes = document.hashes else { return document.isTakenBack ? .isTakenBackAlready : .hadNoEdits }
    try Self.attempt(folder.path) {
      try folder.makePartialFolder()
      defer { folder.removeEmptyPartialFolder() }
      do {
        let original = try writeDocuments()
        if parts.contains(.attributes) { try writeAttributes(original) }
      } catch {
        for part in parts { unlink(folder.partialPath(of: document.shardID, part)) }
        throw error
      }
      try ledger.takeBack(
        TakenBackDocument(
          id: document.id, shard: document.shardID, number: document.number, inputHash: hashes.input))
      _ = try folder.publishWritten(document.shardID, document.output, parts)
      try ledger.complete(document.shardID)
    }
    return .restored(edits: document.changes.count, path: document.output.path)
  }

  private static func attempt(_ path: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as SystemError {
      throw InputError("can't be written to: \(error)", at: path)
    }
  }
}

extension CorpusRestoration {
  /// - Returns: the text as it was, as sidecars count it.
  private func writeDocuments() throws -> [UInt8] {
    var original: [UInt8]?
    let fields = document.cleaning.fields
    try copy(document.output, .documents, fields: fields, number: document.number) { piece in
      if document.output.format == .text {
        let file = try undo.original(of: piece.bytes)
        original = try? DecodedText.decode(file).bytes
        return [RawEdit(range: piece.bytes.indices, replacement: file)]
      }
      guard
        let record = RecordSplitter(format: document.output.format, fields: fields).record(document.number, in: piece),
        case .text(let field) = record.content
      else { throw InputError("it is no longer in \(document.output.path)", at: document.name) }
      let text = field.text(of: field.content, in: piece.bytes)
      let restored = try undo.original(of: text.bytes)
      original = restored
      if document.gotQuotes {
        return [
          RawEdit(range: (field.content.lowerBound - 1)..<(field.content.upperBound + 1), replacement: restored)
        ]
      }
      return document.changes.map { change in
        let span = change.outputSpan ?? TextSpan(0, 0)
        return RawEdit(range: text.rawRange(of: span), replacement: Array((change.raw ?? change.text).utf8))
      }
    }
    return original ?? []
  }

  /// What is told of the document now refers to its text as it was.
  private func writeAttributes(_ original: [UInt8]) throws {
    guard document.findings.count == document.findingCount else {
      throw InputError(
        "has more findings than the ledger keeps, so that its line in attributes/ can't be written anew; print the "
          + "original without --write", at: document.name)
    }
    var outcome = DocumentOutcome(number: document.number, id: document.field)
    outcome.score = document.score
    let counter = ScalarCounter(original, offsets: document.findings.flatMap { [$0.span.start, $0.span.end] })
    outcome.scalars = counter.total
    outcome.marks = document.findings.map { finding in
      DocumentOutcome.Mark(
        rule: finding.rule, start: counter[finding.span.start], end: counter[finding.span.end],
        confidence: finding.confidence)
    }
    let line = Array(AttributeLine(outcome, of: document.output).json.jsonLine.utf8) + [0x0A]
    let sidecar = Shard(
      in: nil, name: document.output.attributesName, format: .jsonl, compression: document.output.compression)
    let number = document.output.format.separator == nil ? document.number : document.number - 1
    try copy(sidecar, .attributes, fields: FieldNames(), number: number) { piece in
      guard let record = RecordSplitter(format: .jsonl, fields: FieldNames()).record(number, in: piece) else {
        throw InputError("its line is no longer in attributes/", at: document.name)
      }
      return [RawEdit(range: record.range, replacement: line)]
    }
  }

  /// Copies a file of the shard with one piece edited.
  private func copy(
    _ shard: Shard, _ part: OutputFolder.Part, fields: FieldNames, number: Int, edit: (Piece) throws -> [RawEdit]
  ) throws {
    let path = folder.path(of: document.output, part)
    guard access(path, F_OK) == 0 else { throw InputError("it is no longer in \(path)", at: document.name) }
    let reader = try Self.reader(of: shard, at: path, fields)
    let target = try OutputFile(folder.partialPath(of: document.shardID, part), size: 0)
    var isThere = false
    while let piece = try reader.next(waitForRoom: {}) {
      if piece.isBroken { throw InputError("is damaged; nothing was changed", at: path) }
      let isHere = piece.content == .records && piece.holds(number)
      try Self.write(isHere ? try edit(piece) : [], piece, shard.compression, to: target)
      isThere = isThere || isHere
    }
    if !isThere { throw InputError("it is no longer in \(path)", at: document.name) }
    try target.synchronize()
  }

  private static func reader(
    of shard: Shard, at path: String, _ fields: FieldNames
  ) throws(SystemError) -> ShardReader {
    try ShardReader(shard, index: 0, file: try OpenFile.reading(path), fields: fields)
  }

  private static func write(
    _ edits: [RawEdit], _ piece: Piece, _ compression: Compression, to target: OutputFile
  ) throws(SystemError) {
    if piece.bytes.isEmpty { return }
    if compression == .none { return try target.write(edits, piece.bytes) }
    try target.write(Packer(compression: compression).packed(piece.bytes, with: edits))
  }
}
