/// The walk along the elements of one phrase pattern from one word of the text.
///
/// Patterns are tried at every word that anchors one, and nearly all fail at their second element, so that the walk
/// makes no arrays and no strings: that took two thirds of the detector's time.
struct PhraseWalk {
  private let tokens: UnsafeBufferPointer<Token>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let sets: WordSetTable
  /// Tokens of the numbered elements, as far as the walk has come. Has room for the longest pattern met.
  private var places: [Range<Int>] = []

  /// - Parameter input: in place as long as the walk.
  init(_ input: DetectorInput) {
    tokens = input.tokens
    bytes = input.bytes
    sets = input.lexicon.wordSets
  }

  /// Where the match of a pattern that starts at a token ends; nil where there is none.
  @inline(__always)
  mutating func end(of elements: UnsafeBufferPointer<PhraseElement>, from start: Int) -> Int? {
    guard let first = elements.first,
      first.flags.contains(.optional) || longest(first, at: start, isFirst: true) > 0
    else { return nil }
    return walk(elements, from: start)
  }

  private mutating func walk(_ elements: UnsafeBufferPointer<PhraseElement>, from start: Int) -> Int? {
    while places.count < elements.count { places.append(0..<0) }
    for number in elements.indices { places[number] = start..<start }
    return end(elements, 0, at: start, start: start)
  }

  /// What the newest match has for the numbered elements of its pattern; empty where an optional one is missing.
  func captures(of elements: UnsafeBufferPointer<PhraseElement>) -> [Range<Int>] {
    Array(places.prefix(Int(elements.lazy.map(\.capture).max() ?? 0)))
  }

  /// Matches the elements one after the other, with a way back where an element may take more or less.
  private mutating func end(
    _ elements: UnsafeBufferPointer<PhraseElement>, _ next: Int, at index: Int, start: Int
  ) -> Int? {
    guard next < elements.count else { return index > start ? index : nil }
    let element = elements[next]
    var count = longest(element, at: index, isFirst: index == start)
    if count > 0 {
      let place = Int(element.capture) - 1
      let old = place < 0 ? 0..<0 : places[place]
      while count > 0 {
        if place >= 0 { places[place] = index..<index + count }
        if let end = end(elements, next + 1, at: index + count, start: start) { return end }
        count -= 1
      }
      if place >= 0 { places[place] = old }
    }
    return element.flags.contains(.optional) ? end(elements, next + 1, at: index, start: start) : nil
  }

  /// How many tokens the element may take here at most; it may also take fewer. 0 where it does not fit.
  @inline(__always)
  private func longest(_ element: PhraseElement, at index: Int, isFirst: Bool) -> Int {
    guard index < tokens.count, !tokens[index].flags.contains(.protected) else { return 0 }
    let token = tokens[index]
    if !isFirst, token.gap != (element.flags.contains(.hyphenBefore) ? .hyphen : .blank) { return 0 }
    let isPossessive = token.flags.contains(.possessive)
    switch element.kind {
    case .word: return token.word == element.value && !isPossessive ? 1 : 0
    case .set: return !isPossessive && sets.member(token.word, of: element.value) != nil ? 1 : 0
    case .number: return token.flags.contains(.number) || token.traits.contains(.numberWord) ? 1 : 0
    case .possessive: return isPossessive || isPossessivePronoun(token) ? 1 : 0
    case .adverb:
      if element.value != noSet, sets.member(token.word, of: element.value) != nil { return 1 }
      return endsInLy(token) ? 1 : 0
    case .anyWord: return token.flags.contains(.number) ? 0 : 1
    case .anyWords: return run(from: index) { !$0.flags.contains(.number) }
    case .name: return run(from: index) { $0.flags.contains(.capitalized) }
    }
  }

  /// How many such tokens follow each other, three at most.
  @inline(__always)
  private func run(from index: Int, _ holds: (Token) -> Bool) -> Int {
    var count = 0
    while count < 3, index + count < tokens.count, holds(tokens[index + count]),
      count == 0 || tokens[index + count].gap == .blank
    {
      count += 1
    }
    return count
  }

  // MARK: - Words by their letters

  private func isPossessivePronoun(_ token: Token) -> Bool {
    let length = Int(token.end - token.start)
    guard length >= 2, length <= 5 else { return false }
    var letters: UInt64 = 0
    for offset in 0..<length { letters |= UInt64(bytes[Int(token.start) + offset] | 0x20) << UInt64(8 * offset) }
    return Self.possessives.contains(letters)
  }

  private static let possessives = ClosedClasses.possessives.map { WordKey.key($0) }

  private func endsInLy(_ token: Token) -> Bool {
    let end = token.baseEnd(in: bytes)
    guard end >= Int(token.start) + 2 else { return false }
    return bytes[end - 2] | 0x20 == 0x6C && bytes[end - 1] | 0x20 == 0x79
  }
}
