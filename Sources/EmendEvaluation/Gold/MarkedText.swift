internal import Emend

/// Text with annotations written into it, as authors write it:
///
///     He spoke in ⟦Kief⟧{spelling-variant: Kyiv} of a ⟦murder field⟧{garbled-phrase: killing field | field of death}
///     over a plate of ⟦chicken Kiev⟧{keep: dish}, ⟦and and⟧{repeated-span: and} of nothing ⟦moreover⟧{garbled-phrase}.
///
/// Accepted repairs stand between `|`. `0` or nothing deletes, `SPACE` is a blank, `\n` a line end; without a colon no
/// repair is certain. An exclamation mark after the detector (or after `keep`) says that Emend is known to fail there.
/// The text may follow a head of lines `key: value` that a line `---` ends; its keys are those of the gold header, and
/// `known: true` for a text in which all annotations are known failures.
public struct MarkedText: Hashable, Sendable {
  /// The head's lines, by key.
  public let head: [String: String]
  /// Without marks.
  public let text: String
  public let annotations: [Annotation]

  /// Why a text cannot be read.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    public let message: String
    public var description: String { "line \(line): \(message)" }
  }

  /// Whether a file of this name has marks in it: `NAME.marked.txt`.
  public static func isMarked(_ path: String) -> Bool { path.hasSuffix(".marked.txt") || path.hasSuffix(".marked.md") }

  /// `NAME.txt` for `NAME.marked.txt`; nil for any other name.
  public static func textPath(for path: String) -> String? {
    for ending in [".txt", ".md"] where path.hasSuffix(".marked" + ending) {
      return String(path.dropLast(ending.count + ".marked".count)) + ending
    }
    return nil
  }

  public init(parsing source: String) throws(Failure) {
    let (head, body, firstLine) = Self.divide(source)
    self.head = head
    var parser = MarkParser(source: body, line: firstLine, allKnown: head["known"] == "true")
    try parser.parse()
    text = parser.text
    annotations = parser.annotations
  }

  /// The head, the rest, and the number of the rest's first line.
  private static func divide(_ source: String) -> (head: [String: String], body: Substring, line: Int) {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard let end = lines.firstIndex(of: "---"), end > 0 else { return ([:], source[...], 1) }
    var head: [String: String] = [:]
    for line in lines[..<end] where !line.isEmpty {
      // A rule in Markdown is no head's end.
      guard let colon = line.firstIndex(of: ":"), !line[..<colon].contains(" ") else { return ([:], source[...], 1) }
      head[String(line[..<colon])] = trimmed(line[line.index(after: colon)...])
    }
    // Blank lines around the text are for the eye.
    var rest = end + 1
    while rest < lines.count, lines[rest].isEmpty { rest += 1 }
    return (head, rest < lines.count ? source[lines[rest].startIndex...] : "", rest + 1)
  }

  /// The text with its annotations written into it; reads back as the same, but for notes.
  public static func write(_ document: GoldDocument) -> String {
    var written = ""
    var copied = 0
    for annotation in document.annotations {
      written += String(decoding: document.text[copied..<annotation.span.start], as: UTF8.self)
      written += "⟦\(annotation.text)⟧{\(annotation.mark)}"
      copied = annotation.span.end
    }
    return written + String(decoding: document.text[copied...], as: UTF8.self)
  }
}

extension Annotation {
  fileprivate var mark: String {
    let known = isKnownFailure ? "!" : ""
    switch judgement {
    case .keep(let why): return "keep\(known): \(why)"
    case .fault(let detector, let repairs):
      if repairs.isEmpty { return detector.rawValue + known }
      let written = repairs.map { repair in
        switch repair {
        case "": "0"
        case " ": "SPACE"
        default: String(repair.flatMap { $0 == "\n" ? Array("\\n") : [$0] })
        }
      }
      return "\(detector.rawValue)\(known): " + written.joined(separator: " | ")
    }
  }
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first == " " { text.removeFirst() }
  while text.last == " " { text.removeLast() }
  return String(text)
}

private struct MarkParser {
  private(set) var text = ""
  private(set) var annotations: [Annotation] = []
  private var rest: Substring
  private var line: Int
  private let allKnown: Bool

  init(source: Substring, line: Int, allKnown: Bool) {
    rest = source
    self.line = line
    self.allKnown = allKnown
  }

  mutating func parse() throws(MarkedText.Failure) {
    while let open = rest.firstIndex(where: { $0 == "⟦" || $0 == "⟧" }) {
      pass(rest[..<open])
      guard rest.first == "⟦" else { throw failure("⟧ without a ⟦ before it") }
      rest.removeFirst()
      guard let close = rest.firstIndex(of: "⟧") else { throw failure("⟦ is not closed") }
      let marked = rest[..<close]
      if marked.contains("⟦") { throw failure("a mark within a mark") }
      let start = text.utf8.count
      pass(marked)
      rest.removeFirst()
      guard rest.first == "{", let end = rest.firstIndex(of: "}") else {
        throw failure("what is wrong with “\(marked)” does not follow in braces")
      }
      let note = rest[rest.index(after: rest.startIndex)..<end]
      let (judgement, isKnown) = try judgement(note, of: String(marked))
      annotations.append(
        Annotation(
          span: TextSpan(start, text.utf8.count), text: String(marked), judgement: judgement,
          isKnownFailure: isKnown || allKnown))
      line += note.count { $0 == "\n" }
      rest = rest[rest.index(after: end)...]
    }
    pass(rest)
  }

  /// Text without marks.
  private mutating func pass(_ part: Substring) {
    text += part
    line += part.count { $0 == "\n" }
    rest = rest[part.endIndex...]
  }

  private func judgement(_ note: Substring, of marked: String) throws(MarkedText.Failure) -> (
    Annotation.Judgement, isKnown: Bool
  ) {
    let colon = note.firstIndex(of: ":")
    var kind = trimmed(note[..<(colon ?? note.endIndex)])
    let isKnown = kind.hasSuffix("!")
    if isKnown { kind.removeLast() }
    let rest = colon.map { note[note.index(after: $0)...] }
    if kind == "keep" { return (.keep(why: rest.map { trimmed($0) } ?? ""), isKnown) }
    guard let detector = DetectorID(rawValue: kind) else {
      let names = DetectorID.allCases.map(\.rawValue).joined(separator: ", ")
      throw failure("unknown detector “\(kind)”; there are: \(names), and keep")
    }
    guard let rest else { return (.fault(detector, repairs: []), isKnown) }
    let repairs = rest.split(separator: " | ", omittingEmptySubsequences: false).map(repair)
    if repairs.contains(marked) { throw failure("a repair is the faulty text itself, “\(marked)”") }
    return (.fault(detector, repairs: repairs), isKnown)
  }

  private func repair(_ written: Substring) -> String {
    let text = trimmed(written)
    if text == "0" { return "" }
    return text.split(separator: "SPACE", omittingEmptySubsequences: false).joined(separator: " ")
      .split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
  }

  private func failure(_ message: String) -> MarkedText.Failure { MarkedText.Failure(line: line, message: message) }
}
