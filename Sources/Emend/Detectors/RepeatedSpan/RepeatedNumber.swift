/// The same figure twice in one sentence with different nouns, where an engine said it again: "attacking about 90 people
/// in its deadly 90 attacks".
///
/// Reported: a figure of two digits or more behind an adjective, where English has no figure, that stood before other
/// words in the same sentence. Nothing is changed: which of the two is wrong the text does not say.
enum RepeatedNumber {
  static let rule = "repeated-span/repeated-number"

  static func finding(first: Int, second: Int, in input: DetectorInput) -> Finding? {
    let tokens = input.tokens
    guard second > first + 2, second + 1 < tokens.count, tokens[second].end - tokens[second].start >= 2 else {
      return nil
    }
    guard !input.isBroken(between: first, and: second),
      tokens[second].flags.isDisjoint(with: [.protected]), !tokens[first].flags.contains(.protected)
    else { return nil }
    let digits = input.document.text(tokens[second])
    guard digits.utf8.allSatisfy(\.isASCIIDigit), !isYear(digits) else { return nil }
    // What they count: a plain noun each, and not the same.
    guard countsNoun(first, in: input), countsNoun(second, in: input), !input.isSameWord(first + 1, second + 1) else {
      return nil
    }
    // A list or a balance: "20 men and 20 women", "90 days or 90 nights".
    guard !(first + 1...second).contains(where: { !tokens[$0].gap.isSubset(of: .blank) }),
      !(first + 1..<second).contains(where: { ["and", "or", "to", "by", "versus"].contains(input.folded($0)) })
    else { return nil }
    // "its deadly 90 attacks": English puts the figure before the adjective.
    let before = input.folded(second - 1)
    guard input.isLowercase(second - 1), !ClosedClasses.grammatical.contains(before), before.utf8.count >= 5,
      isDeterminer(second - 2, in: input)
    else { return nil }
    return input.finding(
      tokens[second].span, rule, replacement: nil,
      message: "“\(digits)” counts two things in one sentence; one of the two may be an echo.",
      evidence: ["it stands behind the adjective “\(before)”, where English has no figure"],
      strength: Strength(onCleanText: 0.55, onMachineText: 0.85, testimony: 1))
  }

  private static func isYear(_ digits: String) -> Bool {
    guard digits.utf8.count == 4, let value = Int(digits) else { return false }
    return (1000...2100).contains(value)
  }

  private static func countsNoun(_ index: Int, in input: DetectorInput) -> Bool {
    guard input.isBlank(before: index + 1), input.isLowercase(index + 1) else { return false }
    let units: Set<String> = ["percent", "per", "million", "billion", "thousand", "hundred", "trillion", "degrees"]
    let noun = input.folded(index + 1)
    return !units.contains(noun) && !ClosedClasses.grammatical.contains(noun)
  }

  private static func isDeterminer(_ index: Int, in input: DetectorInput) -> Bool {
    let word = input.folded(index)
    return ClosedClasses.articles.contains(word) || ClosedClasses.possessives.contains(word)
      || (input.tokens.indices.contains(index) && input.tokens[index].flags.contains(.possessive))
  }
}
