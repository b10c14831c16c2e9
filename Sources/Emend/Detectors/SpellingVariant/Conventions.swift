/// House style that a text should keep to: U.S. or US, 10 a.m. or 10 am, 5 May or May 5.
///
/// Each way is right. Where one is three times as common as the other or more, places of the rarer one are a `suggest`;
/// a text that mixes them evenly has its reasons. What stands in quotations counts, but is left as it is.
struct Conventions {
  let document: Document
  let uses: [ConventionUse]

  static let initialism = "spelling-variant/initialism"
  static let timeOfDay = "spelling-variant/time-of-day"
  static let dateOrder = "spelling-variant/date-order"

  /// The commoner way must be so many times as common.
  private static let majority = 3

  /// Linear in the uses.
  func findings() -> [Finding] {
    guard uses.count > Self.majority else { return [] }
    // The places of each convention, of both ways; an initialism is one of its own.
    var ways: [String: (first: [ConventionUse], second: [ConventionUse])] = [:]
    for use in uses {
      let key = key(use)
      if use.isFirstWay {
        ways[key, default: ([], [])].first.append(use)
      } else {
        ways[key, default: ([], [])].second.append(use)
      }
    }
    return ways.values.flatMap { first, second -> [Finding] in
      let (rare, common) = first.count <= second.count ? (first, second) : (second, first)
      guard !rare.isEmpty, common.count >= Self.majority * rare.count else { return [] }
      return rare.compactMap { finding($0, counts: (common.count, rare.count)) }
    }.sorted { $0.span.start < $1.span.start }
  }

  private func key(_ use: ConventionUse) -> String {
    switch use.kind {
    case .initialism: text(use.tokens.lowerBound).filter { $0 != "." }
    case .timeOfDay: "time"
    case .dateOrder: "date"
    }
  }

  private func text(_ index: Int) -> String { document.text(document.tokens[index].span) }

  private func finding(_ use: ConventionUse, counts: (common: Int, rare: Int)) -> Finding? {
    guard let (span, replacement, rule) = edit(use) else { return nil }
    let text = document.text(span)
    return Finding(
      span: span, rule: rule, text: text, replacement: replacement,
      message: "“\(text)” and “\(replacement)” are both right, but a text should keep to one way",
      evidence: ["the text has the other way \(counts.common) times, and this one \(counts.rare)"],
      strength: VariantStrength.mixedSpelling, cluster: "spelling:\(key(use))")
  }

  /// Whether a sentence may end before a word: "He left the U.S. She stayed." looks like "the U.S. Senate" otherwise.
  private func endsSentence(_ next: Int) -> Bool {
    guard next < document.tokens.count else { return true }
    let token = document.tokens[next]
    return token.flags.contains(.capitalized)
      && (token.flags.contains(.sentenceStart) || token.traits.contains(.functionWord))
  }

  private func edit(_ use: ConventionUse) -> (TextSpan, String, String)? {
    let tokens = document.tokens
    guard tokens[use.tokens.lowerBound].flags.isDisjoint(with: [.inQuotes, .protected, .possessive]) else { return nil }
    let last = tokens[use.tokens.upperBound - 1]
    switch use.kind {
    case .initialism, .timeOfDay:
      let rule = use.kind == .initialism ? Self.initialism : Self.timeOfDay
      let text = document.text(last.span)
      if use.isFirstWay {
        // The full stop of the last letter goes too, unless it ends the sentence.
        let end = Int(last.end)
        guard end < document.bytes.count, document.bytes[end] == UInt8(ascii: ".") else { return nil }
        let isEnd = endsSentence(use.tokens.upperBound)
        return (TextSpan(Int(last.start), isEnd ? end : end + 1), text.filter { $0 != "." }, rule)
      }
      let isAtStop = Int(last.end) < document.bytes.count && document.bytes[Int(last.end)] == UInt8(ascii: ".")
      let dotted = text.map { "\($0)." }.joined()
      return (last.span, isAtStop ? String(dotted.dropLast()) : dotted, rule)
    case .dateOrder:
      // With a year, commas move as well.
      let next = use.tokens.upperBound
      if next < tokens.count, tokens[next].flags.contains(.number) { return nil }
      let span = TextSpan(Int(tokens[use.tokens.lowerBound].start), Int(last.end))
      return (span, text(use.tokens.upperBound - 1) + " " + text(use.tokens.lowerBound), Self.dateOrder)
    }
  }
}

/// A place where a text chose between two ways of house style.
struct ConventionUse {
  enum Kind { case initialism, timeOfDay, dateOrder }
  let kind: Kind
  let tokens: Range<Int>
  /// U.S., a.m., 5 May; the second way is US, am, May 5.
  let isFirstWay: Bool

  /// What starts at a capitalised word or a number; nil where nothing does. A few fields for most words.
  @inline(__always)
  static func at(_ index: Int, _ tokens: UnsafeBufferPointer<Token>, _ document: Document) -> ConventionUse? {
    let token = tokens[index]
    if token.flags.contains(.number) { return afterNumber(index, tokens, document) }
    if token.flags.contains(.allCaps), token.end - token.start < 6 { return initialism(index, tokens, document) }
    guard index + 1 < tokens.count, tokens[index + 1].flags.contains(.number), tokens[index + 1].gap == .blank,
      isDay(tokens[index + 1], document), isMonth(token, document),
      isAfterPreposition(index, tokens, document)
    else { return nil }
    return ConventionUse(kind: .dateOrder, tokens: index..<index + 2, isFirstWay: false)
  }

  private static func initialism(
    _ index: Int, _ tokens: UnsafeBufferPointer<Token>, _ document: Document
  ) -> ConventionUse? {
    let bytes = document.bytes[tokens[index].span.range]
    let letters = bytes.filter { $0 != UInt8(ascii: ".") }
    guard letters.allSatisfy({ $0 &- 0x41 < 26 }) else { return nil }
    if letters.count == bytes.count {
      // In a headline of capitals US is us.
      guard bytes.count < 4, !isInHeadline(index, tokens) else { return nil }
      return ConventionUse(kind: .initialism, tokens: index..<index + 1, isFirstWay: false)
    }
    // Letters and full stops by turns.
    guard bytes.count == letters.count * 2 - 1 else { return nil }
    return ConventionUse(kind: .initialism, tokens: index..<index + 1, isFirstWay: true)
  }

  private static func isInHeadline(_ index: Int, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    [index - 1, index + 1].contains { tokens.indices.contains($0) && tokens[$0].flags.contains(.allCaps) }
  }

  private static func afterNumber(
    _ index: Int, _ tokens: UnsafeBufferPointer<Token>, _ document: Document
  ) -> ConventionUse? {
    guard index + 1 < tokens.count, tokens[index + 1].gap == .blank else { return nil }
    let next = tokens[index + 1]
    if !next.flags.contains(.capitalized) {
      guard next.span.count == 2 || next.span.count == 3 else { return nil }
      switch document.text(next.span) {
      case "a.m", "p.m": return ConventionUse(kind: .timeOfDay, tokens: index + 1..<index + 2, isFirstWay: true)
      case "am", "pm": return ConventionUse(kind: .timeOfDay, tokens: index + 1..<index + 2, isFirstWay: false)
      default: return nil
      }
    }
    guard isDay(tokens[index], document), isMonth(next, document), isAfterPreposition(index, tokens, document) else {
      return nil
    }
    return ConventionUse(kind: .dateOrder, tokens: index..<index + 2, isFirstWay: true)
  }

  /// A whole number from 1 to 31.
  private static func isDay(_ token: Token, _ document: Document) -> Bool {
    let bytes = document.bytes[token.span.range]
    guard bytes.count < 3, bytes.allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
    return (1...31).contains(bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }

  private static func isMonth(_ token: Token, _ document: Document) -> Bool {
    token.flags.contains(.capitalized) && months.contains(document.key(of: token))
  }

  /// Only there is a month beside a number surely a date: "on May 5", "since 5 May"; not "in May 12 people".
  private static func isAfterPreposition(
    _ index: Int, _ tokens: UnsafeBufferPointer<Token>, _ document: Document
  ) -> Bool {
    index > 0 && !tokens[index].flags.contains(.sentenceStart) && tokens[index].gap == .blank
      && prepositions.contains(document.key(of: tokens[index - 1]))
  }

  private static let months = keys(
    "january february march april may june july august september october november december")
  private static let prepositions = keys(
    """
    on since until till by from before after through dated monday tuesday wednesday thursday friday saturday sunday
    """)

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split { $0 == " " || $0 == "\n" }.map { WordKey.key(String($0)) })
  }
}
