/// A span of two to eight words said twice in a row: "145 Shahed and 145 Shahed and Bait drones".
///
/// Reported: two copies, alike byte for byte, with nothing, "and" or "or" between them. Changed: the later copy goes,
/// so that the sentence keeps its beginning and what follows still joins on. Repetition with commas is rhetoric ("four
/// more years, four more years") and stays; so does what English repeats by nature ("more and more", "the people, by
/// the people", "our children and our children's children", "from day to day to day").
enum DoubledSpan {
  static let rule = "repeated-span/doubled-span"
  static let maximumWords = 8

  /// Two copies: words `start..<start + period` and as far as they stand again from `start + period` on.
  struct Repetition {
    var start: Int
    /// Distance between the copies in words, with what joins them.
    var period: Int
    /// Behind the last word that equals the one a period before it.
    var end: Int
    /// Words that stand again.
    var repeated: Int { end - start - period }
  }

  /// Looks back from a word that stood `period` words before. Bounded work, except for the run itself, which the caller
  /// then leaves out.
  static func repetition(endingAt index: Int, period: Int, in input: DetectorInput) -> Repetition? {
    let tokens = input.tokens
    var matched = 1
    while matched < period, index - matched - period >= 0,
      tokens[index - matched].word == tokens[index - matched - period].word
    {
      matched += 1
    }
    let start = index + 1 - matched - period
    let isJoined = matched == period - 1 && period > 2 && joins(start + period - 1, in: input)
    guard matched == period || isJoined else { return nil }
    var end = index + 1
    while end < tokens.count, tokens[end].word == tokens[end - period].word { end += 1 }
    return Repetition(start: start, period: period, end: end)
  }

  private static func joins(_ index: Int, in input: DetectorInput) -> Bool {
    // Before a string is made.
    let token = input.tokens[index]
    guard token.end - token.start <= 3 || token.flags.contains(.possessive) else { return false }
    let word = input.folded(index)
    return word == "and" || word == "or"
  }

  static func finding(_ repetition: Repetition, in input: DetectorInput) -> Finding? {
    let tokens = input.tokens
    let period = repetition.period
    // A third copy makes a chant, or a table.
    guard repetition.repeated < 2 * period, repetition.start + period + repetition.repeated <= tokens.count else {
      return nil
    }
    let isWhole = repetition.repeated >= period
    let copyLength = isWhole ? period : period - 1
    guard copyLength <= maximumWords, copyLength >= 2 else { return nil }
    let first = repetition.start..<repetition.start + copyLength
    let second = repetition.start + period..<repetition.start + period + copyLength
    guard isPlain(first, second, in: input) else { return nil }
    let words = first.map { input.folded($0) }
    guard !isIdiom(words) else { return nil }

    let span = TextSpan(Int(tokens[first.upperBound - 1].end), Int(tokens[second.upperBound - 1].end))
    guard let strength = strength(words, first, second, isWhole: isWhole, in: input) else { return nil }
    return input.finding(
      span, rule, replacement: "",
      message: "\(input.quoted(input.document.span(ofTokens: first))) stands twice in a row.",
      evidence: evidence(words, first, isWhole: isWhole, in: input), strength: strength)
  }

  /// Whether the copies are alike byte for byte, inside one sentence, with nothing but blanks around what joins them.
  private static func isPlain(_ first: Range<Int>, _ second: Range<Int>, in input: DetectorInput) -> Bool {
    let tokens = input.tokens
    for index in first.lowerBound + 1..<second.upperBound {
      guard tokens[index].flags.isDisjoint(with: [.sentenceStart, .protected]),
        tokens[index].gap.isSubset(of: [.blank, .hyphen, .comma])
      else { return false }
    }
    guard !tokens[first.lowerBound].flags.contains(.protected) else { return false }
    // Between the copies nothing but blanks: a comma there is rhetoric.
    for index in first.upperBound...second.lowerBound {
      let gap = input.gap(before: index)
      // Tabs part columns.
      guard tokens[index].gap == .blank, input.isHardWrap(gap), !input.bytes[gap.range].contains(0x09) else {
        return false
      }
    }
    let firstSpan = input.document.span(ofTokens: first)
    let secondSpan = input.document.span(ofTokens: second)
    if input.isEqual(firstSpan, secondSpan) { return true }
    // The first copy may begin the sentence.
    return firstSpan.count == secondSpan.count && tokens[first.lowerBound].flags.contains(.sentenceStart)
      && input.byte(firstSpan.start) | 0x20 == input.byte(secondSpan.start)
      && input.isEqual(TextSpan(firstSpan.start + 1, firstSpan.end), TextSpan(secondSpan.start + 1, secondSpan.end))
  }

  private static let links = ClosedClasses.prepositions.union(ClosedClasses.conjunctions)

  /// "more and | more and", "day after | day after", "step by | step by", "to do | to do", "it is | it is".
  private static func isIdiom(_ words: [String]) -> Bool {
    guard words.count == 2 else { return false }
    let articles = ClosedClasses.articles
    // One of them links copies of the other, unless it is a preposition with its article ("of the of the").
    if links.contains(words[0]) != links.contains(words[1]) { return !articles.contains(words[1]) }
    // A pronoun and a verb meet their like where a clause is a subject: "whatever it is it is".
    return words.contains { ClosedClasses.pronouns.contains($0) || ClosedClasses.auxiliaries.contains($0) }
  }

  private static func strength(
    _ words: [String], _ first: Range<Int>, _ second: Range<Int>, isWhole: Bool, in input: DetectorInput
  ) -> Strength? {
    let tokens = input.tokens
    let isSpoken = tokens[first.lowerBound].flags.contains(.inQuotes)
    let hasNumber = first.contains { input.isNumber($0) }
    let content = words.indices.filter { !ClosedClasses.grammatical.contains(words[$0]) }
    let hasName = first.dropFirst().contains { input.isCapitalized($0) }
    let hasLink = words.last.map { ["and", "or"].contains($0) } ?? false
    if !isWhole {
      // "3 games and 3 games …" may count two lots; "New York and New York City" names two things.
      guard hasNumber || hasName, !isSpoken else { return nil }
      return Strength(onCleanText: 0.5, onMachineText: 0.75, testimony: 0.4)
    }
    if words.count == 2 {
      guard !hasNumber, !hasName || content.count == 2 else { return nil }
      if content.isEmpty {
        // "in the in the".
        return articles(words) ? Strength(onCleanText: 0.95, onMachineText: 0.98, testimony: 0.5) : nil
      }
      if content.count == 1 { return Strength(onCleanText: 0.6, onMachineText: 0.8, testimony: 0.3) }
      // Two content words: a slip, or a name such as "Walla Walla Sweet".
      return hasName
        ? Strength(onCleanText: 0.6, onMachineText: 0.85, testimony: 0.5)
        : Strength(onCleanText: 0.85, onMachineText: 0.95, testimony: 0.7)
    }
    // "import Java libraries, build Java libraries, build …" lists, and "a hash of a hash of a …" nests.
    let isList = first.dropFirst().contains { tokens[$0].gap.contains(.comma) }
    // "A rose is a rose is a rose", "A B C D A B C D".
    let isSaying = words.contains { ["is", "are", "was", "were"].contains($0) }
    if words.allSatisfy({ $0.utf8.count == 1 }) { return nil }
    if isList || isSaying || words.last == "of" {
      return Strength(onCleanText: 0.6, onMachineText: 0.8, testimony: 0.3)
    }
    guard !content.isEmpty else { return Strength(onCleanText: 0.8, onMachineText: 0.9, testimony: 0.4) }
    // Speakers repeat themselves.
    guard !isSpoken else { return Strength(onCleanText: 0.6, onMachineText: 0.85, testimony: 0.3) }
    // "more and more and more and …", "bigger and better and bigger and better": joined copies may be rhetoric, but not
    // where they count or name.
    if hasLink || ClosedClasses.conjunctions.contains(words[0]) {
      if hasNumber { return Strength(onCleanText: 0.996, onMachineText: 0.999, testimony: 1.5) }
      return hasName
        ? Strength(onCleanText: 0.93, onMachineText: 0.99, testimony: 1.2)
        : Strength(onCleanText: 0.6, onMachineText: 0.9, testimony: 0.5)
    }
    // Clauses meet their like: "what you see is what you see", "the more you know the more you know".
    let clauses: Set<String> = [
      "more", "less", "better", "when", "where", "if", "as", "whatever", "whoever", "wherever",
    ]
    if words.contains(where: { ClosedClasses.pronouns.contains($0) || clauses.contains($0) }) {
      return Strength(onCleanText: 0.7, onMachineText: 0.9, testimony: 0.4)
    }
    // Only digits between blanks are a row of a table.
    guard content.contains(where: { !input.isNumber(first.lowerBound + $0) }) else { return nil }
    return Strength(onCleanText: 0.996, onMachineText: 0.999, testimony: 1)
  }

  private static func articles(_ words: [String]) -> Bool {
    ClosedClasses.prepositions.contains(words[0])
      && (ClosedClasses.articles.contains(words[1]) || ClosedClasses.possessives.contains(words[1]))
  }

  private static func evidence(
    _ words: [String], _ first: Range<Int>, isWhole: Bool, in input: DetectorInput
  ) -> [String] {
    var lines = ["the two copies agree letter for letter"]
    if first.contains(where: { input.isNumber($0) }) { lines.append("a figure is not repeated for effect") }
    if !isWhole { lines.append("the copies may also count or name two things") }
    return lines
  }
}
