/// The capitalised words of a document that may be names, each with its places.
///
/// A hash table over word numbers: some 10 ns for a capitalised word, nothing for any other.
struct NameCandidates {
  struct Name {
    let word: WordID
    let traits: WordTraits
    /// Places in ``NameCandidates/occurrences``: the first and the last of a chain.
    var first: Int32
    var last: Int32
    var count: Int32
    /// Whether it stands with its capital anywhere but at the start of a sentence or clause.
    var standsInside: Bool

    /// Whether English text has the word often enough to be counted, or the lexicon lists it as a right name.
    var isKnown: Bool { !traits.isDisjoint(with: [.english, .nameWord, .givenName, .functionWord]) }
  }

  struct Occurrence {
    let token: Int32
    /// How many words the name has here: more than one where hyphens join them ("Tse-tung").
    let length: Int32
    /// The next place of the same name; -1 at the end.
    var next: Int32
  }

  /// In order of first appearance.
  private(set) var names: [Name] = []
  private(set) var occurrences: [Occurrence] = []
  /// Whether one of them is in no list of words: only such a word can be a misspelt name.
  private(set) var hasUnknown = false
  /// Number of a name plus one; 0 is free.
  private var slots: [Int32] = []

  /// Words this common are no names whose spelling is in doubt: ten times the decimal logarithm of occurrences in a
  /// billion words.
  static let commonFrequency = 45
  /// Words that start sentences are commoner than this, in the same measure.
  static let rareFrequency = 38
  private static let minimumLength: UInt32 = 4
  private static let maximumLength: UInt32 = 40

  /// Notes a name of several words that hyphens join ("Tse-tung", "Amir-Abdollahian") beside its words.
  mutating func addCompound(_ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>) {
    let length = tokens[range.upperBound - 1].end - tokens[range.lowerBound].start
    guard length >= Self.minimumLength, length <= Self.maximumLength,
      range.allSatisfy({ tokens[$0].flags.isDisjoint(with: [.number, .protected, .allCaps]) }),
      range.contains(where: { tokens[$0].traits.isDisjoint(with: [.english, .functionWord]) })
        || Self.isSyllabic(range, tokens)
    else { return }
    var key: UInt64 = 0
    for index in range { key = (key ^ UInt64(tokens[index].word)) &* 0x100_0000_01B3 }
    let first = tokens[range.lowerBound]
    insert(
      WordID.unknown(key), traits: [], at: range.lowerBound, length: range.count,
      isInside: first.flags.isDisjoint(with: [.sentenceStart, .clauseStart]))
  }

  /// "Young-soo": a capital, then a small letter, both words short.
  private static func isSyllabic(_ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    let (first, last) = (tokens[range.lowerBound], tokens[range.upperBound - 1])
    return range.count == 2 && last.flags.isDisjoint(with: .capitalized) && first.span.count < 7
      && last.span.count < 9
  }

  /// Notes a capitalised word, unless it can't take part in a pair of spellings.
  @inline(__always)
  mutating func add(_ token: Token, at index: Int) {
    let length = token.end - token.start
    guard length >= Self.minimumLength, length <= Self.maximumLength,
      token.flags.isDisjoint(with: [.number, .protected]), token.flags.contains(.capitalized)
    else { return }
    if token.flags.contains(.allCaps) {
      // A headline may have the name, but never testifies to its form.
      if token.traits.isDisjoint(with: [.english, .functionWord]) {
        insert(token.word, traits: token.traits, at: index, length: 1, isInside: false)
      }
      return
    }
    let atStart = !token.flags.isDisjoint(with: [.sentenceStart, .clauseStart])
    if token.traits.isDisjoint(with: [.nameWord, .givenName]) {
      if !token.traits.isDisjoint(with: [.functionWord, .numberWord]) { return }
      if token.traits.contains(.english) {
        // "Hazan’s brother": a word so rare rarely starts a sentence, unless it is a name. Those without a figure are forms
        // of ordinary words.
        let frequency = token.traits.frequency
        if frequency >= Self.commonFrequency || (atStart && (frequency == 0 || frequency >= Self.rareFrequency)) {
          return
        }
      }
    }
    insert(token.word, traits: token.traits, at: index, length: 1, isInside: !atStart)
  }

  private mutating func insert(_ word: WordID, traits: WordTraits, at index: Int, length: Int, isInside: Bool) {
    if (names.count + 1) * 2 > slots.count { grow() }
    let place = Int32(truncatingIfNeeded: occurrences.count)
    occurrences.append(
      Occurrence(token: Int32(truncatingIfNeeded: index), length: Int32(truncatingIfNeeded: length), next: -1))
    var slot = Self.slot(word, mask: slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if names[number].word == word {
        occurrences[Int(names[number].last)].next = place
        names[number].last = place
        names[number].count += 1
        names[number].standsInside = names[number].standsInside || isInside
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let name = Name(
      word: word, traits: traits, first: place, last: place, count: 1, standsInside: isInside)
    names.append(name)
    slots[slot] = Int32(truncatingIfNeeded: names.count)
    if !name.isKnown { hasUnknown = true }
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: max(slots.count * 2, 128))
    for (number, name) in names.enumerated() {
      var slot = Self.slot(name.word, mask: slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number + 1)
    }
  }

  private static func slot(_ word: WordID, mask: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(word) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  /// Where a name stands, in order, at most `limit` places.
  func tokens(of name: Name, limit: Int = .max) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var place = name.first
    while place >= 0, tokens.count < limit {
      let occurrence = occurrences[Int(place)]
      tokens.append(Int(occurrence.token)..<Int(occurrence.token + occurrence.length))
      place = occurrences[Int(place)].next
    }
    return tokens
  }
}
