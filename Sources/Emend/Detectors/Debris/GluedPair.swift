/// Two ordinary words that lost the blank between them: "repliedthat", "Outsidethe", "twohours".
///
/// Reported: an unknown word that stands once in the text and falls into two words of English, one of them a word of
/// grammar or a numeral, that the language model has seen side by side and beside one of their neighbours. Two other words
/// make a compound as a rule ("rollcall", "filesystem") and stay.
///
/// Measured on eleven million words of clean text: of the 30 places that are likely there, 22 are true faults
/// ("whohave", "butthey"), most others short forms of writers on computing ("myname", "nevermind").
enum GluedPair {
  private static let lengths = 5...24
  /// What the two words must be better than a word that nobody knows, as costs of the language model; from
  /// ``sureGain`` on hardly any other word is meant.
  private static let leastGain = LanguageModel.decade
  private static let sureGain = 60
  /// A second way to cut the word must be so much worse.
  private static let leastLead = LanguageModel.decade
  /// Rarer words make chance pairs.
  private static let leastFrequency = 20
  /// Words that make compounds and names: "pickup", "mixin", "indepth", "scrollbar", "readonly".
  private static let compounding: Set<String> = [
    "in", "on", "up", "off", "out", "over", "under", "down", "back", "by", "through", "all", "self", "after", "no",
    "any", "each", "or", "and", "is", "it", "her", "an", "as", "be", "do", "for", "to", "at", "one", "us", "me", "he",
    "so", "am", "who", "what", "how", "my", "we", "i", "a", "not", "if", "of", "bar", "only", "never", "near", "mine",
  ]

  private struct Cut {
    /// Bytes of the first word.
    let length: Int
    let gain: Int
  }

  static func finding(at index: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    let token = input.tokens[index]
    let span = token.baseSpan(in: input.document.bytes)
    guard lengths.contains(span.count), !token.flags.contains(.possessive) else { return nil }
    let cuts = (2...span.count - 2).compactMap { cut(span, $0, index, in: input) }
    guard let best = cuts.max(by: { $0.gain < $1.gain }), best.gain >= leastGain,
      cuts.count(where: { $0.gain > best.gain - leastLead }) == 1,
      !context.repeatedUnknowns.contains(token.word), !context.line(around: span.start).hasCodeSigns,
      !context.hasIdentifiers
    else { return nil }
    let middle = span.start + best.length
    let words = [TextSpan(span.start, middle), TextSpan(middle, span.end)].map(input.text)
    let isName =
      token.flags.contains(.capitalized) && token.flags.isDisjoint(with: [.sentenceStart, .clauseStart])
    let isCompound = isName || words.contains { compounding.contains($0.lowercased()) }
    return input.finding(
      span, GluedWords.rule, replacement: words.joined(separator: " "),
      message: "“\(words[0])” and “\(words[1])” are glued together.",
      evidence: ["good English has the two words side by side"],
      strength: strength(isCompound: isCompound, isSure: best.gain >= sureGain))
  }

  private static func strength(isCompound: Bool, isSure: Bool) -> Strength {
    switch (isCompound, isSure) {
    case (false, true): Strength(onCleanText: 0.95, onMachineText: 0.98, testimony: 0.5)
    case (false, false): Strength(onCleanText: 0.75, onMachineText: 0.96, testimony: 0.3)
    case (true, true): Strength(onCleanText: 0.5, onMachineText: 0.93, testimony: 0)
    case (true, false): Strength(onCleanText: 0.1, onMachineText: 0.85, testimony: 0)
    }
  }

  /// A way to cut the word in two; nil where either part is no word of English, neither one of grammar, or the model has
  /// seen them neither together nor beside a neighbour.
  private static func cut(_ span: TextSpan, _ length: Int, _ index: Int, in input: DetectorInput) -> Cut? {
    let model = input.lexicon.languageModel
    let middle = span.start + length
    guard let left = input.lexicon.words.slot(of: input.text(TextSpan(span.start, middle))),
      let right = input.lexicon.words.slot(of: input.text(TextSpan(middle, span.end)))
    else { return nil }
    let traits = [left, right].map { WordTraits(rawValue: $0.traits) }
    guard
      traits.allSatisfy({ !$0.isDisjoint(with: [.english, .proper]) && $0.frequency >= leastFrequency }),
      traits.contains(where: { !$0.isDisjoint(with: [.functionWord, .numberWord]) })
    else { return nil }
    let words = [left, right].map { model.number(of: $0.id) }
    guard model.pair(words[0], words[1]) != nil else { return nil }
    let before = neighbour(index - 1, isJoined: input.isBlank(before: index), in: input)
    let after = neighbour(index + 1, isJoined: input.isBlank(before: index + 1), in: input)
    guard
      before.map({ model.pair($0, words[0]) != nil }) ?? false
        || after.map({ model.pair(words[1], $0) != nil }) ?? false
    else { return nil }
    var history = LanguageModel.History.sentenceStart
    if let before { history = model.cost(of: before, after: history).next }
    var cost = 0
    for word in words + [after].compactMap({ $0 }) {
      let step = model.cost(of: word, after: history)
      cost += step.cost
      history = step.next
    }
    return Cut(length: length, gain: LanguageModel.unknownCost + (after.map(model.cost) ?? 0) - cost)
  }

  /// The model's number of a word beside the glued one.
  private static func neighbour(_ index: Int, isJoined: Bool, in input: DetectorInput) -> LanguageModel.Word? {
    guard isJoined, input.tokens.indices.contains(index) else { return nil }
    let number = input.lexicon.languageModel.number(of: input.tokens[index].word)
    return number == LanguageModel.unknown ? nil : number
  }
}
