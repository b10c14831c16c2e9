internal import Emend

/// A parsed pattern of `en/phrases/`. The syntax stands in Dictionaries/README.md.
struct PhrasePattern {
  enum Element: Hashable {
    case word(String)
    case oneOf([String])
    case formsOf([String])
    case classOf(String)
    case number, name, possessive, adverb, anyWord, anyWords
  }

  struct Item: Hashable {
    var element: Element
    var isOptional = false
    var hyphenBefore = false
    /// From 1; 0: a plain word.
    var capture = 0
  }

  var items: [Item]
  /// The likeliest first; none where the entry says `?`.
  var repairs: [String]

  init(_ line: String) throws(PatternError) {
    guard let arrow = line.range(of: " => ") else { throw PatternError("a phrase needs ` => ` and a repair or `?`") }
    items = try Self.items(String(line[..<arrow.lowerBound]))
    let right = line[arrow.upperBound...].trimmed
    repairs = right == "?" ? [] : right.components(parting: " | ")
    guard !items.isEmpty else { throw PatternError("the pattern is empty") }
    guard repairs.allSatisfy({ !$0.isEmpty }) else { throw PatternError("a repair is empty") }
    let captures = items.map(\.capture).max() ?? 0
    for repair in repairs {
      for number in Self.references(repair) where number > captures || number < 1 {
        throw PatternError("the repair refers to $\(number), but the pattern has \(captures) numbered elements")
      }
    }
  }

  private static func items(_ pattern: String) throws(PatternError) -> [Item] {
    var items: [Item] = []
    var captures = 0
    var rest = pattern[...]
    var hyphen = false
    func add(_ element: Element, captured: Bool) {
      if captured { captures += 1 }
      items.append(Item(element: element, hyphenBefore: hyphen, capture: captured ? captures : 0))
      hyphen = false
    }
    while let first = rest.first {
      switch first {
      case " ": rest.removeFirst()
      case "-":
        guard !items.isEmpty else { throw PatternError("a pattern can't begin with a hyphen") }
        hyphen = true
        rest.removeFirst()
      case "?":
        guard !items.isEmpty else { throw PatternError("`?` follows nothing") }
        items[items.count - 1].isOptional = true
        rest.removeFirst()
      case "(":
        let words = try content(&rest, until: ")").split(separator: "|").map { $0.trimmed }
        guard words.allSatisfy({ wordSegments(of: $0).count == 1 }), !words.isEmpty else {
          throw PatternError("alternatives in ( ) are single words: (\(words.joined(separator: "|")))")
        }
        add(.oneOf(words), captured: true)
      case "<":
        let words = try content(&rest, until: ">").split(separator: "|").map { $0.trimmed }
        guard words.allSatisfy({ wordSegments(of: $0).count == 1 }), !words.isEmpty else {
          throw PatternError("< > holds single words in base form")
        }
        add(.formsOf(words), captured: true)
      case "{":
        let name = try content(&rest, until: "}")
        let element: Element =
          switch name {
          case "number": .number
          case "name": .name
          case "poss": .possessive
          case "adv": .adverb
          case "word": .anyWord
          case "words": .anyWords
          default: .classOf(name)
          }
        add(element, captured: true)
      default:
        let end = rest.firstIndex { " -?({<".contains($0) } ?? rest.endIndex
        let text = String(rest[..<end])
        let words = wordSegments(of: text)
        guard words.count == 1 else { throw PatternError("`\(text)` is not one word") }
        add(.word(words[0].text), captured: false)
        rest = rest[end...]
      }
    }
    return items
  }

  private static func content(_ rest: inout Substring, until close: Character) throws(PatternError) -> String {
    guard let end = rest.firstIndex(of: close) else { throw PatternError("`\(close)` is missing") }
    let content = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    return String(content)
  }

  /// The numbers after `$` in a repair.
  static func references(_ repair: String) -> [Int] {
    var numbers: [Int] = []
    var rest = repair[...]
    while let dollar = rest.firstIndex(of: "$") {
      rest = rest[rest.index(after: dollar)...]
      let digits = rest.prefix { $0.isNumber }
      if let number = Int(digits) { numbers.append(number) }
    }
    return numbers
  }
}

struct PatternError: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

extension String {
  /// The first place of a short text in this one.
  func range(of part: String) -> Range<Index>? {
    let pattern = Array(part.utf8)
    let bytes = Array(utf8)
    guard bytes.count >= pattern.count else { return nil }
    for start in 0...(bytes.count - pattern.count) where bytes[start..<start + pattern.count].elementsEqual(pattern) {
      let lower = utf8.index(utf8.startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: pattern.count)
    }
    return nil
  }

  func components(parting separator: String) -> [String] {
    var parts: [String] = []
    var rest = self
    while let place = rest.range(of: separator) {
      parts.append(String(rest[..<place.lowerBound]).trimmed)
      rest = String(rest[place.upperBound...])
    }
    parts.append(rest.trimmed)
    return parts
  }
}
