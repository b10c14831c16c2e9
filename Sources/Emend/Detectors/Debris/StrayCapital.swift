/// A capital in the middle of a sentence: "Zelenskyy in More than three years", "a new one Missile attack".
///
/// Reported: a word in small letters on both sides that has a capital and no right to it. Changed: the capital becomes
/// small. Grammatical words behind a word that cannot end a clause are as good as sure; elsewhere a full stop may be
/// missing instead. Content words are a hint, and only where the text has them in small letters elsewhere; names, titles
/// and the dignified capitals of old prose ("the Congress") stay.
enum StrayCapital {
  static let rule = "debris/stray-capital"

  /// Grammatical words that begin no name and seldom a title.
  private static let plain: Set<String> = [
    "of", "and", "or", "than", "which", "those", "these", "with", "from", "at", "that", "when", "because", "their",
    "its",
    "while", "where", "into", "but", "if", "as", "was", "were", "is", "are", "has", "have", "been", "not", "by", "for",
    "whose", "whom", "would", "could", "should", "also", "only", "between", "about",
  ]
  /// Those that are names and titles too, or begin them.
  private static let doubtful: Set<String> = [
    "more", "the", "a", "an", "in", "on", "it", "to", "this", "what", "most", "such", "after", "before", "some",
    "other",
    "they", "there", "both", "each", "another", "during", "over", "against", "through",
  ]
  /// With these no clause begins: a missing full stop is not the reason.
  private static let noOpeners: Set<String> = [
    "of", "than", "or", "was", "were", "is", "are", "has", "have", "been", "whom",
  ]

  /// A capital between words in small letters. Cheap: called for every capital.
  @inline(__always)
  static func isCandidate(_ index: Int, in input: DetectorInput) -> Bool {
    let tokens = input.tokens
    let token = tokens[index]
    guard token.flags.contains(.capitalized), token.gap == .blank, index > 0, index + 1 < tokens.count,
      token.flags.isDisjoint(with: [.allCaps, .sentenceStart, .clauseStart, .protected, .possessive, .lineStart]),
      token.word.isKnown, token.end - token.start >= 2
    else { return false }
    let before = tokens[index - 1]
    // Columns stand several blanks apart.
    guard token.start - before.end <= 2, input.bytes[Int(before.end)] != 0x09 else { return false }
    let after = tokens[index + 1]
    return before.flags.isDisjoint(with: [.capitalized, .number, .protected, .allCaps]) && after.gap == .blank
      && after.flags.isDisjoint(with: [.capitalized, .number, .protected, .sentenceStart])
      && before.end - before.start >= 2
  }

  static func findings(at candidates: [Int], in input: DetectorInput, _ context: inout DebrisContext) -> [Finding] {
    var findings: [Finding] = []
    var content: [Int] = []
    var unsure: [Int] = []
    var sure: [Int] = []
    for index in candidates {
      // Most capitals are names; a string is made for what may be a grammatical word alone.
      let token = input.tokens[index]
      let isGrammatical =
        token.traits.contains(.functionWord)
        || (token.end - token.start <= 7 && token.traits.isDisjoint(with: [.nameWord, .givenName]))
      let word = isGrammatical ? input.folded(index) : ""
      if isGrammatical, plain.contains(word) || doubtful.contains(word) {
        if let finding = grammatical(index, word, in: input) {
          findings.append(finding)
          if finding.strength.onMachineText >= Tier.safe.threshold {
            sure.append(index)
          } else if plain.contains(word) {
            unsure.append(findings.count - 1)
          }
        }
      } else if isInTitle(index, in: input) {
        continue
      } else if beginsExpression(index, in: input) {
        findings.append(
          finding(
            index, in: input, evidence: ["it begins an expression that has small letters"],
            strength: Strength(onCleanText: 0.3, onMachineText: 0.996, testimony: 0.4)))
      } else if isContentCandidate(index, in: input) {
        content.append(index)
      }
    }
    // Beside another stray capital of the sentence, a lost full stop is no longer the likelier reason.
    for place in unsure {
      let span = findings[place].span
      guard sure.contains(where: { isSameSentence($0, span, in: input) }) else { continue }
      findings[place].strength = Strength(onCleanText: 0.8, onMachineText: 0.996, testimony: 0.6)
      findings[place].evidence = ["another word of the sentence has a stray capital too"]
    }
    guard !content.isEmpty else { return findings }
    let cases = context.cases(of: content.map { input.tokens[$0].word })
    for (index, counts) in zip(content, cases) {
      guard counts.capital == 1, counts.small >= 1 else { continue }
      findings.append(
        finding(
          index, in: input, evidence: ["the text has it in small letters elsewhere"],
          strength: Strength(onCleanText: 0.3, onMachineText: 0.7, testimony: 0.2)))
    }
    return findings
  }

  /// Whether a token stands in the sentence of a span, as far as 60 words away.
  private static func isSameSentence(_ index: Int, _ span: TextSpan, in input: DetectorInput) -> Bool {
    let tokens = input.tokens
    var other = index
    let step = Int(tokens[index].start) < span.start ? 1 : -1
    for _ in 0..<60 {
      if Int(tokens[other].start) == span.start { return true }
      let next = other + step
      guard tokens.indices.contains(next), !input.isBroken(between: min(other, next), and: max(other, next)) else {
        return false
      }
      other = next
    }
    return false
  }

  /// "powerful Glide bombs": the word and the small ones behind it are an expression that English writes without
  /// capitals.
  private static func beginsExpression(_ index: Int, in input: DetectorInput) -> Bool {
    let tokens = input.tokens
    let traits = tokens[index].traits
    guard traits.contains(.startsExpression), traits.contains(.english), tokens[index].end - tokens[index].start >= 4,
      traits.isDisjoint(with: [.proper, .nameWord, .givenName, .abbreviation])
    else { return false }
    var key = SequenceTable.step(SequenceTable.root, tokens[index].word)
    var next = index + 1
    while next < tokens.count, next - index < 6, tokens[next].gap == .blank, tokens[next].word.isKnown,
      tokens[next].flags.isDisjoint(with: [.capitalized, .possessive, .protected])
    {
      key = SequenceTable.step(key, tokens[next].word)
      guard let node = input.lexicon.expressions.node(key) else { return false }
      if node.value > 0,
        input.lexicon.expressionForm(Int(node.value) - 1).flags.isDisjoint(with: [.proper, .frame, .collocation])
      {
        return true
      }
      guard node.continues > 0 else { return false }
      next += 1
    }
    return false
  }

  private static func grammatical(_ index: Int, _ word: String, in input: DetectorInput) -> Finding? {
    let before = input.folded(index - 1)
    let leadsOn =
      ClosedClasses.articles.contains(before) || ClosedClasses.possessives.contains(before)
      || ClosedClasses.prepositions.contains(before) || ClosedClasses.conjunctions.contains(before)
      || ["be", "is", "are", "was", "were", "will", "would"].contains(before)
    let isCited = isCited(index, before, in: input)
    let isMoreThan = word == "more" && input.folded(index + 1) == "than"
    let isPlain = plain.contains(word) || isMoreThan
    let strength: Strength
    switch (isPlain, leadsOn) {
    case (true, true) where isCited:
      strength = Strength(onCleanText: 0.6, onMachineText: 0.88, testimony: 0.3)
    case (true, true):
      // "the film In Which", "from The" …: an article before it may lead to a title.
      strength =
        ClosedClasses.articles.contains(before)
        ? Strength(onCleanText: 0.75, onMachineText: 0.92, testimony: 0.6)
        : Strength(onCleanText: 0.96, onMachineText: 0.996, testimony: 1)
    case (true, false) where noOpeners.contains(word):
      strength = Strength(onCleanText: 0.92, onMachineText: 0.98, testimony: 0.8)
    case (true, false), (false, true):
      strength = Strength(onCleanText: 0.6, onMachineText: 0.88, testimony: 0.6)
    case (false, false):
      strength = Strength(onCleanText: 0.4, onMachineText: 0.7, testimony: 0.3)
    }
    return finding(
      index, in: input,
      evidence: leadsOn ? ["“\(before)” cannot end a sentence"] : ["a full stop may be missing instead"],
      strength: strength)
  }

  /// "For a New Liberty", "At the Cafe": a title goes on with a capital behind the article. "the How, Why and Where": so do
  /// words that the text speaks of.
  private static func isCited(_ index: Int, _ before: String, in input: DetectorInput) -> Bool {
    let tokens = input.tokens
    if ["and", "or"].contains(before), index > 1, tokens[index - 2].flags.contains(.capitalized),
      tokens[index - 2].traits.isDisjoint(with: [.nameWord, .givenName]),
      tokens[index - 2].flags.isDisjoint(with: .sentenceStart)
    {
      return true
    }
    return index + 2 < tokens.count && ClosedClasses.articles.contains(input.folded(index + 1))
      && tokens[index + 2].gap == .blank && tokens[index + 2].flags.contains(.capitalized)
  }

  /// "Financial institution of the Lakes": a name follows within the phrase, so that the capital may be its own.
  private static func isInTitle(_ index: Int, in input: DetectorInput) -> Bool {
    let tokens = input.tokens
    var sawOf = false
    for next in index + 1..<min(index + 6, tokens.count) {
      guard tokens[next].gap == .blank else { return false }
      if sawOf, tokens[next].flags.contains(.capitalized) { return true }
      sawOf = sawOf || input.folded(next) == "of"
      if sawOf, !["of", "the"].contains(input.folded(next)) { return false }
    }
    return false
  }

  /// A common word that is no name, behind an adjective or a number: "powerful Glide bombs".
  private static func isContentCandidate(_ index: Int, in input: DetectorInput) -> Bool {
    let traits = input.tokens[index].traits
    guard traits.contains(.english), traits.frequency >= 40, input.tokens[index].end - input.tokens[index].start >= 4,
      traits.isDisjoint(with: [.proper, .nameWord, .givenName, .abbreviation, .functionWord]),
      !input.tokens[index - 1].traits.contains(.functionWord)
    else { return false }
    return !ClosedClasses.months.contains(input.folded(index))
  }

  /// "Could 2022" is a garbled May: the capital is right, the word is not.
  private static func standsForName(_ token: Token, in input: DetectorInput) -> Bool {
    guard token.word.isKnown else { return false }
    return input.lexicon.substitutions(Int(token.word)).contains { form in
      input.lexicon.string(input.lexicon.substitution(form).display).first?.isUppercase ?? false
    }
  }

  private static func finding(
    _ index: Int, in input: DetectorInput, evidence: [String], strength: Strength
  ) -> Finding {
    let token = input.tokens[index]
    let text = input.document.text(token)
    var strength = strength
    if standsForName(token, in: input) {
      strength = Strength(onCleanText: 0.3, onMachineText: 0.5, testimony: strength.testimony)
    }
    return input.finding(
      token.span, rule, replacement: text.prefix(1).lowercased() + text.dropFirst(),
      message: "“\(text)” has a capital in the middle of a sentence.", evidence: evidence, strength: strength)
  }
}
