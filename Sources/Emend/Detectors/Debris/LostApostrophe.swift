/// A contraction without its apostrophe, "wasnt", or a name without the one of its possessive, "Kievs decision".
///
/// Changed: the apostrophe that the text itself uses goes in. Only contractions that are no words of their own ("wont"
/// and "cant" are); names are a hint. Never more than likely: some authors leave the apostrophe out on purpose.
enum LostApostrophe {
  static let rule = "debris/lost-apostrophe"

  /// Where the apostrophe goes, in letters from the end.
  private static let contractions: [String: Int] = [
    "dont": 1, "doesnt": 1, "didnt": 1, "isnt": 1, "wasnt": 1, "arent": 1, "werent": 1, "hasnt": 1, "havent": 1,
    "hadnt": 1, "couldnt": 1, "wouldnt": 1, "shouldnt": 1, "mustnt": 1, "neednt": 1, "youre": 2, "theyre": 2, "weve": 2,
    "theyve": 2, "youve": 2, "theyll": 2, "youll": 2, "thats": 1, "whats": 1, "theres": 1,
  ]
  /// French has a word "dont".
  private static let french: Set<String> = [
    "la", "le", "les", "il", "elle", "on", "je", "nous", "vous", "ce", "l'un", "un",
  ]

  static func finding(at index: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    let token = input.tokens[index]
    let length = Int(token.end - token.start)
    guard length >= 4, token.flags.isDisjoint(with: [.allCaps, .beyondASCII, .possessive, .number]) else { return nil }
    let last = input.byte(Int(token.end) - 1)
    guard last == 0x74 || last == 0x65 || last == 0x73 || last == 0x6C else { return nil }
    if length <= 8, let tail = contractions[input.folded(index)] {
      return contraction(index, tail, in: input, &context)
    }
    return last == 0x73 ? possessive(index, in: input, &context) : nil
  }

  private static func contraction(
    _ index: Int, _ tail: Int, in input: DetectorInput, _ context: inout DebrisContext
  ) -> Finding? {
    let token = input.tokens[index]
    // A capital in mid-sentence is a name's.
    guard
      !token.flags.contains(.capitalized) || token.flags.contains(.sentenceStart) || token.flags.contains(.clauseStart)
    else { return nil }
    guard !french.contains(input.folded(index + 1)), !isUnknown(index + 1, in: input) else { return nil }
    let text = input.document.text(token)
    let replacement = text.dropLast(tail) + context.apostrophe + text.suffix(tail)
    return input.finding(
      token.span, rule, replacement: String(replacement), message: "“\(text)” has lost its apostrophe.",
      strength: Strength(onCleanText: 0.96, onMachineText: 0.98, testimony: 0.1))
  }

  /// Words that follow a plural or a verb in -s, not an owner.
  private static func possessive(_ index: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    let token = input.tokens[index]
    guard token.flags.contains(.capitalized), token.end - token.start >= 5, !token.flags.contains(.allCaps),
      input.isBlank(before: index + 1), input.isLowercase(index + 1)
    else { return nil }
    let next = input.folded(index + 1)
    guard !ClosedClasses.grammatical.contains(next), !next.hasSuffix("ed"), !next.hasSuffix("s"), next != "said",
      input.tokens[index + 1].traits.contains(.english)
    else { return nil }
    // "the Obamas home": a plural. And the name must stand in the text without the s.
    let before = input.folded(index - 1)
    guard !ClosedClasses.articles.contains(before), !ClosedClasses.possessives.contains(before) else { return nil }
    let text = input.document.text(token)
    let name = String(text.dropLast())
    guard !name.hasSuffix("s"), context.isName(name) else { return nil }
    return input.finding(
      token.span, rule, replacement: name + context.apostrophe + "s",
      message: "“\(text)” may have lost the apostrophe of its possessive.",
      evidence: ["“\(name)” stands in the text by itself"],
      strength: Strength(onCleanText: 0.6, onMachineText: 0.85, testimony: 0.4))
  }

  private static func isUnknown(_ index: Int, in input: DetectorInput) -> Bool {
    input.tokens.indices.contains(index) && !input.tokens[index].word.isKnown && !input.isCapitalized(index)
  }
}
