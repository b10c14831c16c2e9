internal import Emend
internal import EmendFiles
internal import GRDB

/// Gives back the original text of one document of a cleaned corpus.
package struct CorpusUndo: Sendable {
  let document: StoredDocument

  /// - Parameter document: an id, a file's name, or `file:number`.
  /// - Throws: ``InputError`` when there is no such document, or several; ``LedgerError``.
  package init(ofFolder folder: String, document name: String) throws {
    let path = OutputFolder.ledgerPath(in: folder)
    let ledger = try Ledger.reading(path)
    document = try Ledger.translating(path) {
      try ledger.database.read { try StoredDocument(name, in: $0, ofFolder: folder) }
    }
  }

  /// The change log of the document, as `emend clean` would have written it but for messages and evidence.
  /// - Throws: ``InputError`` when nothing is changed in it, or when the document can't be read.
  package func changeLog() throws -> String { try changeLog(of: try cleaned()) }

  /// The text as it was, byte for byte: of a text file the file, of a record its text as UTF-8.
  /// - Throws: ``InputError`` when the document was changed since.
  package func original() throws -> [UInt8] {
    let cleaned = try cleaned()
    return document.hashes == nil ? cleaned : try original(of: cleaned)
  }

  /// - Parameter cleaned: the document as it stands in the folder.
  func original(of cleaned: [UInt8]) throws -> [UInt8] {
    do {
      return try ChangeLog(parsing: Array(try changeLog(of: cleaned).utf8)).undo(cleaned)
    } catch let error as ChangeLogError {
      throw InputError(
        error == .empty ? "the ledger has no changes of it" : "was changed after it was cleaned: \(error)",
        at: document.name)
    }
  }

  private func changeLog(of cleaned: [UInt8]) throws -> String {
    guard let hashes = document.hashes else {
      throw InputError(
        document.isTakenBack ? "its edits were taken back" : "nothing was changed in it", at: document.name)
    }
    let cleaning = document.cleaning
    var header: JSONObject = [
      "emend": .string(cleaning.version), "lexicon": .string(cleaning.lexicon),
      "document": .string(document.name), "tier": .string(cleaning.tier.rawValue),
    ]
    if document.encoding.name != TextEncoding.utf8.name { header["encoding"] = .string(document.encoding.name) }
    if document.encoding.hasByteOrderMark { header["byteOrderMark"] = .bool(true) }
    header["input"] = .object(["bytes": .integer(document.bytes), "sha256": .string(hashes.input)])
    header["output"] = .object(["bytes": .integer(cleaned.count), "sha256": .string(hashes.output)])
    let changes = document.changes.map { $0.changeLogLine(document: document.name) }
    return ([header.jsonLine] + changes).joined(separator: "\n") + "\n"
  }

  /// The document as it stands in the folder.
  private func cleaned() throws -> [UInt8] {
    let shard = document.readable
    do throws(SystemError) {
      if let text = try cleaned(in: shard) { return text }
    } catch {
      throw InputError("can't be read: \(error)", at: shard.path)
    }
    throw InputError("it is no longer in \(shard.path)", at: document.name)
  }

  private func cleaned(in shard: Shard) throws(SystemError) -> [UInt8]? {
    let fields = document.cleaning.fields
    let reader = try ShardReader(shard, index: 0, file: try OpenFile.reading(shard.path), fields: fields)
    while let piece = try reader.next(waitForRoom: {}) {
      guard piece.holds(document.number) else { continue }
      if shard.format == .text { return piece.bytes }
      guard let record = RecordSplitter(format: shard.format, fields: fields).record(document.number, in: piece),
        case .text(let field) = record.content
      else { return nil }
      return field.text(of: field.content, in: piece.bytes).bytes
    }
    return nil
  }
}

extension Piece {
  func holds(_ number: Int) -> Bool { firstNumber <= number && number < firstNumber + count }
}

extension RecordSplitter {
  /// The record of this number.
  func record(_ number: Int, in piece: Piece) -> CorpusRecord? {
    var found: CorpusRecord?
    forEachRecord(in: piece) { if $0.number == number { found = $0 } }
    return found
  }
}

extension FindingOutcome {
  /// The line of a change log that tells of an edit.
  fileprivate func changeLogLine(document: String) -> String {
    let json: JSONObject = [
      "document": .string(document), "detector": .string(String(rule.prefix { $0 != "/" })), "rule": .string(rule),
      "start": .integer(span.start), "end": .integer(span.end), "line": .integer(1), "column": .integer(1),
      "text": .string(text), "replacement": replacement.map { .string($0) } ?? .null, "alternatives": .array([]),
      "confidence": .rounded(confidence), "tier": .string(tier.rawValue), "message": .string(""),
      "evidence": .array([]), "outputStart": .integer(outputSpan?.start ?? 0),
      "outputEnd": .integer(outputSpan?.end ?? 0), "decision": .string(decision.name),
    ]
    return json.jsonLine
  }
}
