internal import Emend
internal import EmendCorpus

/// What cleaning would make of one file.
struct Cleaning: Sendable {
  let path: String
  let tier: Tier
  /// The file before.
  let input: [UInt8]
  let text: DecodedText
  let revision: Revision
  /// The file after.
  let output: [UInt8]
  /// What found the changes, as the change log names it.
  private let knowledge: String

  /// Cleans a text.
  init(_ source: TextSource, input: [UInt8]) throws(Trouble) {
    let text = try decodedText(of: input, label: source.label)
    let document = source.detector.document(text.bytes, name: source.path)
    let revision = source.detector.clean(document, applying: source.tier, in: text)
    try self.init(source, input: input, text: text, revision)
  }

  /// A revision that was made by other means.
  init(_ source: TextSource, input: [UInt8], text: DecodedText, _ revision: Revision) throws(Trouble) {
    path = source.path
    tier = source.tier
    knowledge = knowledgeName(lexicon: source.detector.lexiconHash, profile: source.detector.profileHash)
    self.input = input
    self.text = text
    self.revision = revision
    do {
      output = try text.encode(revision)
    } catch {
      throw Trouble(error.description, at: source.label)
    }
  }

  /// The section of the change log.
  var section: ChangeLog.Section {
    get throws(Trouble) {
      do {
        return try ChangeLog.Section(
          revision: revision, of: text, version: emendVersion, lexicon: knowledge, document: path, tier: tier)
      } catch {
        throw Trouble(error.description, at: path)
      }
    }
  }
}

func decodedText(of file: [UInt8], label: String) throws(Trouble) -> DecodedText {
  do {
    return try DecodedText.decode(file)
  } catch {
    throw Trouble(error.description, at: label)
  }
}

/// Cleans the text fields of a JSON Lines file as one text: edits and change log speak of the file's own bytes, so that
/// `undo` needs to know nothing of JSON.
struct RecordFileCleaner {
  let parser: RecordParser
  let jobs: Int

  /// - Returns: the cleaning and how many records had no text.
  func cleaning(_ source: TextSource, input: [UInt8]) throws(Trouble) -> (Cleaning, RecordStream.Census) {
    let text = try decodedText(of: input, label: source.label)
    guard text.encoding.isUTF8 else {
      throw Trouble("JSON Lines must be UTF-8; this is \(text.encoding.name)", at: source.label)
    }
    if let broken = text.untouchable.first {
      let line = LineIndex(text.bytes).position(of: broken.start).line
      throw Trouble("not valid UTF-8", at: "\(source.label):\(line)")
    }
    let (parts, census) = try parts(source, text.bytes)
    let revision = Revision(
      input: text.bytes, edits: parts.flatMap(\.edits), unapplied: parts.flatMap(\.unapplied))
    return (try Cleaning(source, input: input, text: text, revision), census)
  }

  /// What is done to each record, in the file's own bytes.
  private func parts(
    _ source: TextSource, _ bytes: [UInt8]
  ) throws(Trouble) -> (parts: [RawRevision], census: RecordStream.Census) {
    var parts: [RawRevision] = []
    var census = RecordStream.Census()
    var trouble: Trouble?
    let lines = splitLines(bytes).enumerated().map { (number: $0.offset + 1, line: $0.element) }
    let parser = parser
    inOrder(lines, jobs: jobs) { item -> Result<(part: RawRevision?, content: Record.Content), Trouble> in
      Result { () throws(Trouble) in
        let record = try Self.record(item.line, item.number, parser, source.label)
        let revision = record.revision(source)
        return (revision.map { record.raw($0, lineStart: record.line.startIndex) }, record.content)
      }
    } deliver: { result in
      switch result {
      case .success(let (part, content)):
        if let part { parts.append(part) }
        census.count(content)
        return true
      case .failure(let error):
        trouble = error
        return false
      }
    }
    if let trouble { throw trouble }
    return (parts, census)
  }

  private static func record(
    _ line: ArraySlice<UInt8>, _ number: Int, _ parser: RecordParser, _ label: String
  ) throws(Trouble) -> Record {
    do {
      return try parser.record(line, number: number)
    } catch {
      throw Trouble(error.message, at: "\(label):\(number)")
    }
  }
}

extension Record {
  /// The text cleaned; nil where there is none. What is no character stays as it is.
  func revision(_ source: TextSource) -> Revision? {
    guard let text else { return nil }
    let document = source.detector.document(text.bytes, name: name(in: source.path))
    return source.detector.clean(document, applying: source.tier, protected: text.untouchable)
  }

  /// The id, or the place of the record where it has none.
  func name(in path: String) -> String { id ?? "\(path):\(number)" }

  /// The same for people, who work on many files.
  func label(in source: String) -> String { id.map { "\(source)#\($0)" } ?? "\(source):\(number)" }
}
