/// A vague number twice in one sentence: "kills dozens of people and injured dozens".
///
/// Reported: "dozens", "hundreds", "scores" or "thousands" with "of" and, after "and" and a verb, the same word bare.
/// Good writers do so too ("killing hundreds of people and wounding hundreds"), hence a hint at most; only where the
/// two verbs differ in tense is it likely that a machine joined them. Nothing is changed.
enum RepeatedQuantity {
  static let rule = "repeated-span/repeated-quantity"

  /// The numbers of the four words, for ``isQuantity(_:_:in:)``.
  static func numbers(in words: WordTable) -> SIMD4<WordID> {
    func number(_ word: String) -> WordID { words.slot(of: word)?.id ?? .unknown(WordKey.key(word)) }
    return SIMD4(number("dozens"), number("hundreds"), number("scores"), number("thousands"))
  }

  /// By the number of the word; its bytes tell whether it has small letters.
  @inline(__always)
  static func isQuantity(_ token: Token, _ numbers: SIMD4<WordID>, in input: DetectorInput) -> Bool {
    let word = token.word
    guard any(numbers .== SIMD4(repeating: word)) else {
      return false
    }
    let length = token.end - token.start
    return length >= 6 && length <= 9 && input.bytes[Int(token.end) - 1] == 0x73
      && (input.starts(at: Int(token.start), with: "dozens") || input.starts(at: Int(token.start), with: "hundreds")
        || input.starts(at: Int(token.start), with: "scores") || input.starts(at: Int(token.start), with: "thousands"))
  }

  static func finding(first: Int, second: Int, in input: DetectorInput) -> Finding? {
    let tokens = input.tokens
    guard second - first >= 4, input.isSameWord(first, second), !input.isBroken(between: first, and: second),
      tokens[second].flags.isDisjoint(with: [.protected, .inQuotes])
    else { return nil }
    // "dozens of people and <verb> dozens", the second at the end of its clause.
    guard input.folded(first + 1) == "of", input.folded(second - 2) == "and", first > 0 else { return nil }
    let endsClause =
      second + 1 == tokens.count || tokens[second + 1].gap != .blank
      || input.folded(second + 1) == "more"
    guard endsClause else { return nil }
    guard isPresent(input.folded(first - 1)), isPast(input.folded(second - 1)) else { return nil }
    return input.finding(
      tokens[second].span, rule, replacement: nil,
      message: "“\(input.text(tokens[second].span))” counts two things in one sentence; the second may be an echo.",
      evidence: ["the verbs before the two differ in tense"],
      strength: Strength(onCleanText: 0.5, onMachineText: 0.6, testimony: 0.2))
  }

  private static func isPresent(_ verb: String) -> Bool { verb.hasSuffix("s") && !verb.hasSuffix("ss") }

  private static func isPast(_ verb: String) -> Bool { verb.hasSuffix("ed") }
}
