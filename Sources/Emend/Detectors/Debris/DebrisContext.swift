/// What a rule may ask about the whole document. Each answer costs one pass over the text and is had once, and only when
/// a candidate asks for it.
struct DebrisContext {
  private let input: DetectorInput

  private var lineFacts: LineFacts?

  init(_ input: DetectorInput) { self.input = input }

  /// What the line around a byte holds. The rules go through the text in order, so that each line is read once.
  mutating func line(around offset: Int) -> LineFacts {
    if let lineFacts, lineFacts.span.start <= offset, offset <= lineFacts.span.end { return lineFacts }
    let facts = LineFacts(around: offset, in: input)
    lineFacts = facts
    return facts
  }

  /// Whether the text is markup or speaks of it: there entities and tags are what they should be.
  lazy var isAboutMarkup: Bool = {
    let text = input
    var tags = 0
    var offset = 0
    while true {
      // "</" and "<!", and the beginnings of HTML and XML.
      offset = text.bytes.offset(from: offset) { bytes, next in
        bytes.matches(0x3C) | bytes.matches(0x48, ignoring: 0x20) & next.matches(0x54, ignoring: 0x20)
          | bytes.matches(0x58, ignoring: 0x20) & next.matches(0x4D, ignoring: 0x20)
      }
      guard offset < text.bytes.count else { break }
      if text.starts(at: offset, with: "</") || text.starts(at: offset, with: "<!") { tags += 1 }
      for name: StaticString in ["HTML", "html", "XML", "xml"] where text.starts(at: offset, with: name) { return true }
      offset += 1
    }
    return tags > 12 && tags * 400 > text.bytes.count
  }()

  /// Whether the text speaks of language models, whose marks it then may cite.
  lazy var isAboutModels: Bool = {
    ["token", "tokens", "tokenizer", "vocabulary", "subword", "sentencepiece"].contains { word in
      guard let slot = input.lexicon.words.slot(of: word) else { return false }
      return input.tokens.contains { $0.word == slot.id }
    }
  }()

  /// The apostrophe that the text itself uses: ’ or '.
  lazy var apostrophe: String = {
    let bytes = input.bytes
    for offset in 1..<max(1, bytes.count) where bytes[offset - 1].isASCIILetter {
      if bytes[offset] == 0x27, input.byte(offset + 1).isASCIILetter { return "'" }
      if bytes[offset] == 0xE2, input.starts(at: offset, with: "’"), input.byte(offset + 3).isASCIILetter { return "’" }
    }
    return "'"
  }()

  /// The numbers of words that stand with a capital in the middle of a sentence.
  lazy var names: WordNumbers = {
    var names = WordNumbers()
    for token in input.tokens
    where token.flags.contains(.capitalized)
      && token.flags.isDisjoint(with: [.sentenceStart, .clauseStart, .protected])
      && token.end - token.start >= 3
    {
      names.insert(token.word)
    }
    return names
  }()

  /// Whether a text is a name that stands in the document by itself.
  mutating func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    // The reader numbers words, so that unknown ones meet their like.
    let tokens = bytes.withUnsafeBufferPointer { TokenReader.tokens(of: $0, words: input.lexicon.words) }
    return tokens.count == 1 && names.contains(tokens[0].word)
  }

  /// How often a doubled blank stands between two words of one line.
  lazy var doubledBlanks: Int = {
    var count = 0
    let bytes = input.bytes
    var offset = 1
    while true {
      offset = bytes.offset(from: offset) { bytes, next in bytes.matches(0x20) & next.matches(0x20) }
      guard offset + 2 < bytes.count else { return count }
      if bytes[offset] == 0x20, bytes[offset + 1] == 0x20, bytes[offset - 1] > 0x20, bytes[offset + 2] > 0x20 {
        count += 1
      }
      offset += 1
    }
  }()

  /// Whether the text is cut into tokens: then a blank stands before every comma and full stop. The beginning of the
  /// text tells.
  lazy var isPretokenized: Bool = {
    let bytes = input.bytes
    let end = min(bytes.count - 1, 32_768)
    var count = 0
    var offset = 1
    while offset < end {
      if bytes[offset] == 0x20, bytes[offset + 1] == 0x2C || bytes[offset + 1] == 0x2E, bytes[offset - 1].isASCIILetter
      {
        count += 1
      }
      offset += 1
    }
    return count > 10 && count * 150 > end
  }()

  /// Unknown words that stand more than once in the text.
  lazy var repeatedUnknowns: WordNumbers = {
    var once = WordNumbers()
    var repeated = WordNumbers()
    for token in input.tokens where !token.word.isKnown {
      if !once.insert(token.word) { repeated.insert(token.word) }
    }
    return repeated
  }()

  /// Whether words stand in the text that only programs have: "fromMaybeOr", "ajaxSubmit". Then "fromEither" is one too.
  lazy var hasIdentifiers: Bool = input.tokens.contains { token in
    guard !token.word.isKnown, token.flags.isDisjoint(with: [.capitalized, .number, .protected]) else { return false }
    let span = token.baseSpan(in: input.document.bytes)
    let changes = span.range.dropFirst().filter {
      input.bytes[$0].isASCIIUppercase && input.bytes[$0 - 1].isASCIILowercase
    }
    guard let change = changes.first else { return false }
    return changes.count > 1 || input.lexicon.words.slot(of: input.text(TextSpan(span.start, change))) == nil
  }

  /// Whether an engine marked the words that it did not know with stars, as Apertium does: at least half of the unknown
  /// words with stars are names, which is what an engine does not know. *BSD means all of a kind, and in programs *buffer
  /// is a pointer.
  lazy var hasStarredWords: Bool = {
    var words = WordNumbers()
    var (all, names) = (0, 0)
    for token in input.tokens where !token.word.isKnown {
      let start = Int(token.start)
      guard start > 1, input.bytes[start - 1] == 0x2A, input.bytes[start - 2] <= 0x20, words.insert(token.word) else {
        continue
      }
      all += 1
      if token.flags.contains(.capitalized), token.flags.isDisjoint(with: .allCaps) { names += 1 }
    }
    return all > 0 && names * 2 >= all
  }()

  /// Whether the text has names of a program that dots join: "calendar.MONDAY" and "calendar.FRIDAY". Then no full stop is
  /// missing its blank.
  lazy var hasDottedNames: Bool = {
    var owners: [ArraySlice<UInt8>: WordID] = [:]
    for token in input.tokens where !token.word.isKnown && token.flags.isDisjoint(with: [.capitalized, .number]) {
      let bytes = input.document.bytes[token.span.range]
      guard let dot = bytes.firstIndex(of: 0x2E), dot + 1 < bytes.endIndex else { continue }
      if let other = owners.updateValue(token.word, forKey: bytes[..<dot]), other != token.word { return true }
    }
    return false
  }()

  /// How often words stand with a capital in mid-sentence, and how often without: for the words asked for, in their
  /// order. One pass over the text.
  func cases(of words: [WordID]) -> [(capital: Int, small: Int)] {
    // A word's first place in `words` plus one, by the low bits of its number; 0 where there is none. Twice as large as
    // need be at least, so that most words of the text are none of these at the first look.
    var capacity = 4_096
    while capacity < words.count * 2 { capacity *= 2 }
    var slots = [Int32](repeating: 0, count: capacity)
    var counts = [(capital: Int, small: Int)](repeating: (0, 0), count: words.count)
    let firsts = words.indices.map { number in
      var slot = Int(words[number]) & (capacity - 1)
      while slots[slot] != 0, words[Int(slots[slot]) - 1] != words[number] { slot = (slot + 1) & (capacity - 1) }
      if slots[slot] == 0 { slots[slot] = Int32(number + 1) }
      return Int(slots[slot]) - 1
    }
    for token in input.tokens {
      var slot = Int(token.word) & (capacity - 1)
      while slots[slot] != 0, words[Int(slots[slot]) - 1] != token.word { slot = (slot + 1) & (capacity - 1) }
      guard slots[slot] != 0 else { continue }
      if !token.flags.contains(.capitalized) {
        counts[Int(slots[slot]) - 1].small += 1
      } else if token.flags.isDisjoint(with: [.sentenceStart, .clauseStart]) {
        counts[Int(slots[slot]) - 1].capital += 1
      }
    }
    return firsts.map { counts[$0] }
  }
}
