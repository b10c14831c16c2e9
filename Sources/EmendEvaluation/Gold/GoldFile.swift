internal import Emend

/// Something that is wrong with the corpus: where, and what.
public struct CorpusProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Path below the corpus.
  public let path: String
  /// From 1; nil where the whole file is meant.
  public let line: Int?
  /// In lower case, without a full stop.
  public let message: String

  public init(path: String, line: Int? = nil, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  public var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + message }
}

/// Reads and writes `NAME.gold.jsonl`: a header, then one line an annotation, in order of start.
public enum GoldFile {
  /// `wild/bank-spun.gold.jsonl` for `wild/bank-spun.txt`.
  public static func path(forText path: String) -> String { stem(of: path) + ending }

  static let ending = ".gold.jsonl"

  static func stem(of path: String) -> String {
    for ending in [".txt", ".md"] where path.hasSuffix(ending) { return String(path.dropLast(ending.count)) }
    return path
  }

  /// - Parameter path: of the text, for the document and for the problems' own path.
  /// - Returns: the document as far as it can be read, and everything that is wrong with the file. Without problems the
  ///   annotations are in step with the text.
  public static func parse(_ gold: [UInt8], text: [UInt8], path: String) -> (
    document: GoldDocument?, problems: [CorpusProblem]
  ) {
    var reader = GoldReader(path: Self.path(forText: path), text: text)
    let lines = gold.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      // The last line end is followed by nothing.
      if line.isEmpty, index == lines.count - 1, index > 0 { continue }
      reader.read(Array(line), number: index + 1)
    }
    let document = reader.header.map {
      GoldDocument(path: path, header: $0, text: text, annotations: reader.annotations)
    }
    if let header = reader.header { reader.checkWhole(header, name: path.split(separator: "/").last.map(String.init)) }
    return (document, reader.problems)
  }

  /// The whole file, with a line end after every line.
  public static func write(_ header: GoldHeader, _ annotations: [Annotation]) -> String {
    ([header.json] + annotations.map(\.json)).map { $0.jsonLine + "\n" }.joined()
  }
}

extension GoldHeader {
  var json: JSONObject {
    var object: JSONObject = [
      "document": .string(document), "half": .string(half.rawValue), "origin": .string(origin.rawValue),
      "field": .string(field),
    ]
    if let original { object["original"] = .string(original) }
    if let engine { object["engine"] = .string(engine) }
    if let dialect { object["dialect"] = .string(dialect) }
    if !isAnnotated { object["annotated"] = .bool(false) }
    return object
  }
}

extension Annotation {
  var json: JSONObject {
    var object: JSONObject = [
      "start": .integer(span.start), "end": .integer(span.end), "text": .string(text),
    ]
    switch judgement {
    case .fault(let detector, let repairs):
      object["detector"] = .string(detector.rawValue)
      object["repairs"] = .strings(repairs)
    case .keep(let why):
      object["keep"] = .bool(true)
      object["why"] = .string(why)
    }
    if isKnownFailure { object["knownFailure"] = .bool(true) }
    return object
  }
}

/// Reads line after line and gathers what is wrong.
private struct GoldReader {
  let path: String
  let text: [UInt8]
  var header: GoldHeader?
  var annotations: [Annotation] = []
  var problems: [CorpusProblem] = []
  private var line = 0

  init(path: String, text: [UInt8]) {
    self.path = path
    self.text = text
  }

  mutating func read(_ bytes: [UInt8], number: Int) {
    line = number
    let object: JSONObject
    do {
      guard case .object(let parsed) = try JSONValue(parsing: bytes) else { return complain("no JSON object") }
      object = parsed
    } catch {
      return complain("no JSON: \(error)")
    }
    if number == 1 { readHeader(object) } else { readAnnotation(object) }
  }

  mutating func checkWhole(_ header: GoldHeader, name: String?) {
    line = 1
    if let name, header.document != name { complain("names the document \(header.document), stands beside \(name)") }
    if header.origin == .clean, annotations.contains(where: { $0.fault != nil && !$0.isKnownFailure }) {
      complain("a text of origin clean has no faults")
    }
    if !header.isAnnotated, annotations.contains(where: { $0.fault != nil }) {
      complain("\"annotated\" is false, yet faults are marked")
    }
  }

  private mutating func complain(_ message: String) {
    problems.append(CorpusProblem(path: path, line: line, message: message))
  }

  // MARK: - Lines

  private mutating func readHeader(_ object: JSONObject) {
    let known: Set = ["document", "half", "origin", "field", "original", "engine", "dialect", "annotated", "note"]
    refuseUnknown(object, known)
    guard let document = string(object, "document"),
      let half: CorpusHalf = named(object, "half"),
      let origin: TextOrigin = named(object, "origin"),
      let field = string(object, "field")
    else { return }
    header = GoldHeader(
      document: document, half: half, origin: origin, field: field, original: optionalString(object, "original"),
      isAnnotated: object["annotated"] != .bool(false), engine: optionalString(object, "engine"),
      dialect: optionalString(object, "dialect"))
  }

  private mutating func readAnnotation(_ object: JSONObject) {
    let known: Set = ["start", "end", "text", "detector", "repairs", "keep", "why", "knownFailure", "note"]
    refuseUnknown(object, known)
    guard let start = integer(object, "start"), let end = integer(object, "end"), let quoted = string(object, "text")
    else { return }
    guard 0 <= start, start <= end, end <= text.count else {
      return complain("\(start)–\(end) is no span of a text of \(text.count) bytes")
    }
    let span = TextSpan(start, end)
    guard isBoundary(start), isBoundary(end) else { return complain("\(span) cuts a character in two") }
    guard text[span.range].elementsEqual(quoted.utf8) else {
      let there = String(decoding: text[span.range], as: UTF8.self)
      return complain("the text at \(span) is “\(there)”, not “\(quoted)”")
    }
    if let last = annotations.last {
      if span.start < last.span.start { return complain("stands before the line above") }
      if span.start < last.span.end || span == last.span { return complain("overlaps the line above") }
    }
    guard let judgement = judgement(object, of: quoted) else { return }
    if span.isEmpty, case .keep = judgement { return complain("nothing is there to keep") }
    annotations.append(
      Annotation(
        span: span, text: quoted, judgement: judgement, isKnownFailure: object["knownFailure"] == .bool(true)))
  }

  private mutating func judgement(_ object: JSONObject, of text: String) -> Annotation.Judgement? {
    if object["keep"] == .bool(true) {
      if object["detector"] != nil || object["repairs"] != nil {
        complain("what is to be kept has no detector and no repairs")
        return nil
      }
      return string(object, "why").map { .keep(why: $0) }
    }
    guard let detector: DetectorID = named(object, "detector") else { return nil }
    guard case .array(let values)? = object["repairs"] else {
      complain("\"repairs\" is missing, or no list")
      return nil
    }
    var repairs: [String] = []
    for value in values {
      guard case .string(let repair) = value else {
        complain("a repair is no string")
        return nil
      }
      if repair.utf8.elementsEqual(text.utf8) { complain("a repair is the faulty text itself, “\(text)”") }
      if repairs.contains(repair) { complain("the repair “\(repair)” stands there twice") }
      repairs.append(repair)
    }
    return .fault(detector, repairs: repairs)
  }

  // MARK: - Members

  private mutating func refuseUnknown(_ object: JSONObject, _ known: Set<String>) {
    for member in object.members where !known.contains(member.key) { complain("unknown key \"\(member.key)\"") }
  }

  private mutating func string(_ object: JSONObject, _ key: String) -> String? {
    if case .string(let value)? = object[key] { return value }
    complain("\"\(key)\" is missing, or no string")
    return nil
  }

  private mutating func optionalString(_ object: JSONObject, _ key: String) -> String? {
    object[key] == nil ? nil : string(object, key)
  }

  private mutating func integer(_ object: JSONObject, _ key: String) -> Int? {
    if case .integer(let value)? = object[key] { return value }
    complain("\"\(key)\" is missing, or no whole number")
    return nil
  }

  private mutating func named<Value: RawRepresentable & CaseIterable>(
    _ object: JSONObject, _ key: String
  ) -> Value? where Value.RawValue == String {
    guard case .string(let name)? = object[key] else {
      complain("\"\(key)\" is missing, or no string")
      return nil
    }
    if let value = Value(rawValue: name) { return value }
    let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
    complain("unknown \(key) “\(name)”; there are: \(names)")
    return nil
  }

  /// Whether a character begins (or the text ends) at this byte.
  private func isBoundary(_ offset: Int) -> Bool { offset == text.count || text[offset] & 0xC0 != 0x80 }
}
