/// What was done to one file, cleaning by cleaning: the content of `PATH.emend.jsonl`.
///
///     var log = try ChangeLog(parsing: bytesOfTheLog)
///     let original = try log.undo(file)
///     log.sections.removeLast()
public struct ChangeLog: Sendable {
  /// The cleanings, oldest first.
  public var sections: [Section]

  public init(sections: [Section] = []) { self.sections = sections }

  /// The whole log; a file may also be grown by writing a new section's ``Section/jsonLines`` to its end.
  public var jsonLines: String { sections.map(\.jsonLines).joined() }

  /// Takes back the newest cleaning.
  /// - Returns: the file before it, byte for byte.
  /// - Throws: ``ChangeLogError`` when the log is empty, when the file is not what the cleaning left, or when the log
  ///   does not lead back to what it began with.
  public func undo(_ output: [UInt8]) throws(ChangeLogError) -> [UInt8] {
    guard let newest = sections.last else { throw .empty }
    return try newest.undo(output)
  }
}

extension ChangeLog {
  /// One cleaning of one file.
  public struct Section: Sendable {
    public let header: Header
    /// The edits made, in order of start.
    public let changes: [Entry]
    /// The findings not applied, in order of start.
    public let unapplied: [Entry]
  }

  /// The first line of a section.
  public struct Header: Hashable, Sendable {
    /// The version of Emend that cleaned.
    public var version: String
    /// The lexicon it used, `sha256:…`.
    public var lexicon: String
    /// The path as given, or the id of a record.
    public var document: String
    /// The least tier that was applied unattended.
    public var tier: Tier
    /// How the file is written. Offsets are in its text as UTF-8.
    public var encoding: TextEncoding
    /// The file before.
    public var input: Fingerprint
    /// The file after.
    public var output: Fingerprint
  }

  /// What tells one file from another.
  public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    /// Length in bytes.
    public let bytes: Int
    /// 64 lower-case hexadecimal digits.
    public let sha256: String

    /// Linear.
    public init(of file: [UInt8]) {
      self.init(bytes: file.count, sha256: SHA256.hexDigest(of: file))
    }

    init(bytes: Int, sha256: String) {
      self.bytes = bytes
      self.sha256 = sha256
    }

    public var description: String { "\(bytes) bytes, sha256 \(sha256.prefix(12))…" }
  }

  /// A finding and what became of it.
  public struct Entry: Hashable, Sendable {
    public var finding: Finding
    public var position: LineIndex.Position
    /// What was put in the text's place; for what was not applied, what would have been.
    public var replacement: String?
    /// Where the replacement stands in the output; nil for what was not applied.
    public var outputSpan: TextSpan?
    public var decision: Decision
    /// Why it was not applied; nil for a change.
    public var reason: String?
  }
}

extension ChangeLog.Section {
  /// Records a revision of plain UTF-8 text: the texts themselves are what the log counts and hashes.
  /// - Parameter lexicon: the lexicon's hash, `sha256:…`.
  public init(revision: Revision, version: String, lexicon: String, document: String, tier: Tier) {
    self.init(
      revision: revision, encoding: .utf8, input: revision.input, output: revision.output, version: version,
      lexicon: lexicon, document: document, tier: tier)
  }

  /// Records a revision of a decoded file. The log counts and hashes the bytes of the file, before and after.
  /// - Throws: ``TextDecodingError`` when the file's encoding lacks a character of the output.
  public init(
    revision: Revision, of text: DecodedText, version: String, lexicon: String, document: String, tier: Tier
  ) throws(TextDecodingError) {
    self.init(
      revision: revision, encoding: text.encoding, input: try text.encode(text.bytes, replacing: []),
      output: try text.encode(revision), version: version, lexicon: lexicon, document: document, tier: tier)
  }

  private init(
    revision: Revision, encoding: TextEncoding, input: [UInt8], output: [UInt8], version: String, lexicon: String,
    document: String, tier: Tier
  ) {
    let before = ChangeLog.Fingerprint(of: input)
    header = ChangeLog.Header(
      version: version, lexicon: lexicon, document: document, tier: tier, encoding: encoding, input: before,
      output: revision.isUnchanged ? before : ChangeLog.Fingerprint(of: output))
    if revision.changes.isEmpty && revision.unapplied.isEmpty {
      changes = []
      unapplied = []
      return
    }
    let lines = LineIndex(revision.input)
    changes = revision.changes.map { change in
      ChangeLog.Entry(
        finding: change.finding, position: lines.position(of: change.finding.span.start),
        replacement: change.replacement, outputSpan: change.outputSpan, decision: change.decision)
    }
    unapplied = revision.unapplied.map { entry in
      // A finding that does not fit the text may begin behind its end.
      let start = min(entry.finding.span.start, revision.input.count)
      return ChangeLog.Entry(
        finding: entry.finding, position: lines.position(of: start), replacement: entry.finding.replacement,
        decision: entry.decision, reason: entry.reason)
    }
  }
}
