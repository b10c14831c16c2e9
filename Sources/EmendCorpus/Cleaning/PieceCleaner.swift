internal import Emend

/// Cleans the documents of pieces of shards that have the same format and configuration.
struct PieceCleaner: Sendable {
  let cleaner: CorpusCleaner
  let splitter: RecordSplitter
  /// Whether cleaned documents are written.
  let rewrites: Bool
  /// Whether sidecars are.
  let writesAttributes: Bool

  /// What comes of a piece.
  struct Output: Sendable {
    /// What is done to its bytes, in order.
    var edits: [RawEdit] = []
    /// The cleaned piece as it is written, where it is packed; else the edits say it.
    var packed: [UInt8]?
    /// The sidecar's lines as they are written.
    var attributes: [UInt8] = []
    var documents: [DocumentOutcome] = []
    var problems: [Problem] = []
    /// Records that have no text.
    var withoutText = 0
  }

  /// Samples of a rule that one piece offers.
  fileprivate static let samplesPerRule = 2

  /// - Parameters:
  ///   - takenBack: hashes of documents that are found in but left as they are.
  ///   - isStopped: asked between documents; what is returned then is of no use to anybody.
  func clean(_ piece: Piece, of shard: Shard, takenBack: Set<String> = [], isStopped: () -> Bool) -> Output {
    var work = PieceWork(cleaner: self, shard: shard, piece: piece, takenBack: takenBack)
    work.output.problems = piece.problems
    if piece.content == .untouched {
      if piece.count > 0 { work.addSidecar(nil) }
    } else if shard.format == .text {
      work.cleanFile()
    } else {
      splitter.forEachRecord(in: piece) { record in
        if !isStopped() { work.clean(record) }
      }
    }
    if piece.lacksLineEnd, piece.bytes.last.map({ $0 != 0x0A }) ?? false {
      work.output.edits.append(RawEdit(range: piece.bytes.endIndex..<piece.bytes.endIndex, replacement: [0x0A]))
    }
    if !isStopped() { pack(&work.output, piece, shard.compression) }
    return work.output
  }

  /// Whether a piece has a part of the packed file to itself: an empty one only where the file has nothing else.
  private func isWritten(_ bytes: [UInt8], _ piece: Piece) -> Bool {
    !bytes.isEmpty || (piece.offset == 0 && piece.isLast)
  }

  private func pack(_ output: inout Output, _ piece: Piece, _ compression: Compression) {
    guard compression != .none else { return }
    let packer = Packer(compression: compression)
    if rewrites {
      output.packed = isWritten(piece.bytes, piece) ? packer.packed(piece.bytes, with: output.edits) : []
    }
    if writesAttributes {
      let lines = output.attributes
      output.attributes =
        isWritten(lines, piece) ? packer.packed { body in lines.withUnsafeBufferPointer { body($0) } } : []
    }
  }
}

/// The work on one piece.
private struct PieceWork {
  let cleaner: PieceCleaner
  let shard: Shard
  let piece: Piece
  let takenBack: Set<String>
  var output = PieceCleaner.Output()
  fileprivate var samples: [String: Int] = [:]

  init(cleaner: PieceCleaner, shard: Shard, piece: Piece, takenBack: Set<String>) {
    self.cleaner = cleaner
    self.shard = shard
    self.piece = piece
    self.takenBack = takenBack
  }

  mutating func clean(_ record: CorpusRecord) {
    switch record.content {
    case .nothing:
      addSidecar(nil, isBlank: true)
    case .broken(let reason):
      add(Problem(number: record.number, offset: piece.offset + record.range.lowerBound, reason: reason))
      addSidecar(record.id.map { DocumentOutcome(number: record.number, id: $0) })
    case .noText:
      output.withoutText += 1
      addSidecar(record.id.map { DocumentOutcome(number: record.number, id: $0) })
    case .text(let field): clean(field, of: record)
    }
  }

  private mutating func clean(_ field: TextField, of record: CorpusRecord) {
    var (outcome, edits) = cleaned(field, of: record, rewrites: cleaner.rewrites)
    if let hashes = outcome.hashes, takenBack.contains(hashes.input) {
      // Once more, since what is told of a text that is left refers to it as it is.
      (outcome, edits) = (cleaned(field, of: record, rewrites: false).outcome, [])
      outcome.leaveAlone()
    }
    add(outcome, edits)
  }

  private mutating func cleaned(
    _ field: TextField, of record: CorpusRecord, rewrites: Bool
  ) -> (outcome: DocumentOutcome, edits: [RawEdit]) {
    var text = cleaning(number: record.number, id: record.id, rewrites: rewrites)
    var edits: [RawEdit] = []
    var needsQuotes = false
    for section in field.sections(in: piece.bytes) {
      let content = field.text(of: section, in: piece.bytes)
      let revision = text.add(content.bytes, protected: content.untouchable, wantsContext: wantsSample) { span in
        let raw = piece.bytes[content.rawRange(of: span)]
        return raw.elementsEqual(content.bytes[span.range]) ? nil : String(decoding: raw, as: UTF8.self)
      }
      noteSamples(of: revision)
      for change in revision.changes {
        needsQuotes = needsQuotes || field.needsQuotes(for: change.replacement)
        edits.append(
          RawEdit(
            range: content.rawRange(of: change.finding.span), replacement: field.written(change.replacement)))
      }
    }
    text.finish()
    var outcome = text.outcome
    if needsQuotes {
      edits = [quoted(field, edits)]
      outcome.gotQuotes = true
    }
    return (outcome, edits)
  }

  /// A field that had no quotes, with quotes.
  private func quoted(_ field: TextField, _ edits: [RawEdit]) -> RawEdit {
    let start = field.content.lowerBound
    let moved = edits.map { edit in
      RawEdit(
        range: (edit.range.lowerBound - start)..<(edit.range.upperBound - start), replacement: edit.replacement)
    }
    var content: [UInt8] = []
    moved.forEachPart(of: Array(piece.bytes[field.content])) { content += $0 }
    return RawEdit(range: field.content, replacement: [0x22] + TextField.doublingQuotes(content) + [0x22])
  }

  /// The piece is a file that is one document.
  mutating func cleanFile() {
    do throws(TextDecodingError) {
      try cleanFile(try DecodedText.decode(piece.bytes))
    } catch {
      add(Problem(number: 1, offset: 0, reason: error.description))
      addSidecar(nil)
    }
  }

  private mutating func cleanFile(_ decoded: DecodedText) throws(TextDecodingError) {
    var (outcome, edits) = try cleaned(decoded, rewrites: cleaner.rewrites)
    if let hashes = outcome.hashes, takenBack.contains(hashes.input) {
      (outcome, edits) = (try cleaned(decoded, rewrites: false).outcome, [])
      outcome.leaveAlone()
    }
    add(outcome, edits)
  }

  private mutating func cleaned(
    _ decoded: DecodedText, rewrites: Bool
  ) throws(TextDecodingError) -> (outcome: DocumentOutcome, edits: [RawEdit]) {
    var text = cleaning(number: piece.firstNumber, id: nil, rewrites: rewrites)
    let field = TextField(writing: .plain(separator: 0), content: decoded.bytes.indices)
    let sections = field.sections(in: decoded.bytes)
    for section in sections {
      let isWhole = sections.count == 1
      let revision = text.add(
        isWhole ? decoded.bytes : Array(decoded.bytes[section]),
        protected: isWhole ? [] : Self.untouchable(decoded, in: section),
        in: isWhole || !decoded.encoding.isUTF8 ? decoded : nil, isHashed: false, wantsContext: wantsSample)
      noteSamples(of: revision)
    }
    text.finish(isHashed: false)
    let edits = try edits(text.changes, of: decoded)
    var outcome = text.outcome
    outcome.bytes = piece.bytes.count
    if decoded.encoding != .utf8 { outcome.encoding = decoded.encoding }
    if !edits.isEmpty, rewrites {
      var hash = SHA256()
      edits.forEachPart(of: piece.bytes) { hash.update(Array($0)) }
      outcome.hashes = (SHA256.hexDigest(of: piece.bytes), SHA256.hexadecimal(hash.finalize()))
    }
    return (outcome, edits)
  }

  private static func untouchable(_ decoded: DecodedText, in section: Range<Int>) -> [TextSpan] {
    let span = TextSpan(section.lowerBound, section.upperBound)
    return decoded.untouchable.filter { $0.overlaps(span) }.map {
      TextSpan(max($0.start, span.start) - span.start, min($0.end, span.end) - span.start)
    }
  }

  /// The changes of a file's text in the file's own bytes.
  private func edits(
    _ changes: [(span: TextSpan, replacement: String)], of decoded: DecodedText
  ) throws(TextDecodingError) -> [RawEdit] {
    if changes.isEmpty { return [] }
    if decoded.encoding.isUTF8 {
      // A byte order mark stands before the text.
      let offset = piece.bytes.count - decoded.bytes.count
      return changes.map { change in
        RawEdit(
          range: (change.span.start + offset)..<(change.span.end + offset), replacement: Array(change.replacement.utf8))
      }
    }
    var edited: [UInt8] = []
    let inText = changes.map { RawEdit(range: $0.span.range, replacement: Array($0.replacement.utf8)) }
    inText.forEachPart(of: decoded.bytes) { edited += $0 }
    return [RawEdit(range: piece.bytes.indices, replacement: try decoded.encode(edited, replacing: []))]
  }
}

extension PieceWork {
  private func cleaning(number: Int, id: String?, rewrites: Bool) -> TextCleaning {
    TextCleaning(
      cleaner.cleaner, name: id ?? "\(shard.name):\(number)", number: number, id: id,
      rewrites: rewrites, wantsMarks: cleaner.writesAttributes)
  }

  private mutating func add(_ outcome: DocumentOutcome, _ edits: [RawEdit]) {
    if cleaner.rewrites { output.edits += edits }
    addSidecar(outcome)
    output.documents.append(outcome)
  }

  private mutating func add(_ problem: Problem) { output.problems.append(problem) }

  private var wantsSample: (String) -> Bool {
    let samples = samples
    return { samples[$0, default: 0] < PieceCleaner.samplesPerRule }
  }

  private mutating func noteSamples(of revision: Revision) {
    for change in revision.changes { samples[change.finding.rule, default: 0] += 1 }
    for entry in revision.unapplied { samples[entry.finding.rule, default: 0] += 1 }
  }

  /// One line of the sidecar for every line of the shard, so that they stay side by side.
  mutating func addSidecar(_ outcome: DocumentOutcome?, isBlank: Bool = false) {
    guard cleaner.writesAttributes else { return }
    if !isBlank {
      output.attributes += Array(AttributeLine(outcome, of: shard).json.jsonLine.utf8)
    }
    output.attributes.append(0x0A)
  }
}
