public import Emend

/// One entry of a dictionary file, as written: a line, and the indented attributes below it.
package struct SourceEntry: Sendable {
  package var kind: DictionaryKind
  /// Path below the dictionaries' folder.
  package var file: String
  /// From 1.
  package var line: Int
  package var text: String
  package var attributes: [Attribute]
  /// Of a user's own dictionary, which counts before the built-in ones.
  package var isOwn = false

  package struct Attribute: Sendable {
    package var key: String
    package var value: String
    package var line: Int
  }

  /// The values of a key, in order.
  func values(_ key: String) -> [String] { attributes.filter { $0.key == key }.map(\.value) }

  /// The comma-separated items of all values of a key.
  func items(_ key: String) -> [String] {
    values(key).flatMap { $0.split(separator: ",") }.map { $0.trimmed }.filter { !$0.isEmpty }
  }
}

/// A mistake in a dictionary, with its place.
public struct DictionaryProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// From 1; 0 where the whole file is meant.
  public var line: Int
  public var message: String
  public var description: String { "\(file):\(line): \(message)" }
}

/// The text of one dictionary file.
public struct DictionaryFile: Hashable, Sendable {
  /// Path below the dictionaries' folder, such as `en/expressions/war.txt`; as the user gave it for a file of one's own.
  public var path: String
  public var text: String
  public init(path: String, text: String) {
    self.path = path
    // Some editors of other systems begin a text with a byte order mark.
    self.text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// What the file says of itself in its first line (`# emend: names`), else what its folder is for.
  public var kind: DictionaryKind? {
    if let declared { return declared }
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let folder = path[..<slash]
    return DictionaryKind.allCases.first { folder == $0.folder || folder.hasSuffix("/" + $0.folder) }
  }

  /// The kinds that a first line may name: the last part of their folder's name.
  static let declarableKinds: [DictionaryKind] = [
    .name, .expression, .substitution, .phrase, .spelling, .repeatException,
  ]

  private var declared: DictionaryKind? {
    let mark = "# emend:"
    guard text.hasPrefix(mark) else { return nil }
    let name = text.prefix { !$0.isNewline }.dropFirst(mark.count).trimmed
    return Self.declarableKinds.first { $0.folder.split(separator: "/").last.map(String.init) == name }
  }

  /// The entries in order. Nothing is lost silently: what is neither entry, attribute nor comment is a problem.
  package func entries(problems: inout [DictionaryProblem]) -> [SourceEntry] {
    guard let kind else {
      let names = Self.declarableKinds.compactMap { $0.folder.split(separator: "/").last }.joined(separator: ", ")
      problems.append(
        DictionaryProblem(
          file: path, line: 0,
          message: "its folder tells no kind of dictionary; begin it with `# emend: KIND` (\(names))"))
      return []
    }
    guard !text.utf8.contains(0) else {
      problems.append(DictionaryProblem(file: path, line: 0, message: "not a text: it has a NUL byte"))
      return []
    }
    var entries: [SourceEntry] = []
    var number = 0
    // By bytes: to Swift "\r\n" is one character, which is no "\n".
    for raw in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = Self.withoutComment(Substring(raw))
      guard let first = line.first else { continue }
      if first != " " && first != "\t" {
        entries.append(SourceEntry(kind: kind, file: path, line: number, text: line.trimmed, attributes: []))
        continue
      }
      guard let colon = line.firstIndex(of: ":"), !entries.isEmpty else {
        problems.append(DictionaryProblem(file: path, line: number, message: "an indented line must be `key: value`"))
        continue
      }
      let key = line[..<colon].trimmed
      let value = line[line.index(after: colon)...].trimmed
      entries[entries.count - 1].attributes.append(.init(key: key, value: value, line: number))
    }
    return entries
  }

  private static func withoutComment(_ line: Substring) -> Substring {
    if line.first == "#" { return line[..<line.startIndex] }
    var line = line
    // "  #" starts a comment; a single blank before # does not ("number #1").
    var index = line.utf8.startIndex
    var blanks = 0
    while index < line.utf8.endIndex {
      let byte = line.utf8[index]
      if byte == 0x23, blanks >= 2 {
        line = line[..<index]
        break
      }
      blanks = byte == 0x20 ? blanks + 1 : 0
      index = line.utf8.index(after: index)
    }
    while let last = line.last, last == " " || last == "\t" || last == "\r" { line.removeLast() }
    return line
  }
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first == " " || first == "\t" || first == "\r" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" || last == "\r" { rest.removeLast() }
    return String(rest)
  }
}
