/// The same word twice in a row: "the the attack".
///
/// Reported: a word that follows itself after nothing but a blank. Changed: the later copies go, with the blank before
/// them. English doubles words by right in names (Bora Bora), emphasis (very very), sounds (ha ha), and where two
/// clauses meet (the one he came in in); the dictionaries list what can be listed, the guards below know the rest.
enum DoubledWord {
  static let rule = "repeated-span/doubled-word"

  /// Never right twice: nothing can part the two copies but a citation.
  private static let certain: Set<String> = [
    "the", "a", "an", "of", "and", "my", "our", "your", "their", "its", "because", "into", "or", "than", "every",
  ]
  /// Twice only where two clauses meet without a comma, which good writing avoids.
  private static let nearlyCertain: Set<String> = [
    "with", "from", "at", "by", "but", "they", "these", "those", "which", "when", "if", "been", "be", "between", "we",
    "whose", "while", "during", "under", "also", "and", "about", "against", "among", "through", "would", "should",
    "could", "must", "has", "have", "such", "each", "other", "some", "any", "whether", "until", "without",
  ]
  /// As good as never a mistake by itself, or a mistake only now and then: said twice for effect, by nature, or in
  /// the grammar of speech. The dictionary has more of them; these hold without one.
  private static let free: Set<String> = [
    "no", "yes", "yeah", "ha", "he", "ho", "hee", "hey", "hi", "bye", "oh", "ah", "knock", "blah", "tut", "hear",
    "there", "now", "well", "very", "really", "much", "many", "far", "long", "never", "so", "that", "had", "chop",
    "tick", "bang", "boom", "ding", "woof", "quack", "night", "wait", "please", "thank", "bla", "la", "na", "da", "du",
    "ga", "ya", "too", "way", "more", "big", "old", "so-so", "same", "hip", "rah", "win", "dear", "good", "come", "go",
    "run", "stop", "why", "what", "okay", "ok", "right", "sure", "again", "et", "is", "her",
  ]

  /// The words that stand in a row from the first copy on. Cost: linear in the run.
  static func run(at index: Int, in input: DetectorInput) -> Range<Int> {
    var end = index + 1
    while end < input.tokens.count, input.tokens[end].word == input.tokens[index].word { end += 1 }
    return index - 1..<end
  }

  static func finding(_ run: Range<Int>, in input: DetectorInput) -> Finding? {
    let tokens = input.tokens
    let first = run.lowerBound
    // Four in a row are a chant, a table or a test.
    guard run.count <= 3 else { return nil }
    for index in run.dropFirst() {
      guard isPlainRepeat(index, in: input) else { return nil }
    }
    let token = tokens[first + 1]
    guard !isExempt(first, in: input) else { return nil }
    let word = input.folded(first)
    guard word.utf8.count > 1 || word == "a", word.isASCIILowercaseWord, !free.contains(word) else { return nil }
    // "Option a a a": letters, not articles.
    guard word != "a" || run.count == 2 && !(isSingleLetter(first - 1, input) || isSingleLetter(run.upperBound, input))
    else { return nil }
    if token.flags.contains(.capitalized) { return nil }
    // "AND and OR", "circled-A a": the capitals cite a word or letter.
    if tokens[first].flags.contains(.allCaps)
      || tokens[first].span.count == 1 && tokens[first].flags.contains(.capitalized)
        && tokens[first].flags.isDisjoint(with: [.sentenceStart, .clauseStart])
    {
      return nil
    }
    if isCited(run, in: input) { return nil }

    let span = TextSpan(Int(tokens[first].end), Int(tokens[run.upperBound - 1].end))
    let strength = strength(of: word, run, in: input)
    return input.finding(
      span, rule, replacement: "",
      message: "“\(word)” stands \(run.count == 2 ? "twice" : "three times") in a row.",
      evidence: evidence(word, strength), strength: strength)
  }

  /// Whether the word at `index` is the one before it again, with nothing between them that would make a difference.
  private static func isPlainRepeat(_ index: Int, in input: DetectorInput) -> Bool {
    let token = input.tokens[index]
    let previous = input.tokens[index - 1]
    guard token.gap == .blank, token.flags.isDisjoint(with: [.protected, .number, .sentenceStart, .clauseStart]),
      !previous.flags.contains(.protected), !previous.flags.contains(.possessive), !token.flags.contains(.possessive),
      input.isSameWord(index - 1, index)
    else { return false }
    let gap = input.gap(before: index)
    guard input.bytes[gap.range].contains(0x0A) else {
      // Columns stand several blanks apart.
      return gap.count == 1 || (gap.count == 2 && input.byte(gap.start) != 0x09 && input.byte(gap.start + 1) != 0x09)
    }
    return input.isHardWrap(gap)
  }

  /// "the operators and and or": beside another conjunction, or a hyphen, one copy is the word that the text speaks of.
  private static func isCited(_ run: Range<Int>, in input: DetectorInput) -> Bool {
    guard ClosedClasses.conjunctions.contains(input.folded(run.lowerBound)) else { return false }
    let tokens = input.tokens
    if tokens[run.lowerBound].gap == .hyphen { return true }
    return [run.lowerBound - 1, run.upperBound].contains {
      tokens.indices.contains($0) && tokens[$0].end - tokens[$0].start <= 3
        && ["and", "or", "not", "nor"].contains(input.folded($0))
    }
  }

  private static func isSingleLetter(_ index: Int, _ input: DetectorInput) -> Bool {
    input.tokens.indices.contains(index) && input.tokens[index].end - input.tokens[index].start == 1
      && !["i", "a"].contains(input.folded(index))
  }

  /// Whether the dictionaries list the doubling, or a longer one around it ("log in in order").
  private static func isExempt(_ first: Int, in input: DetectorInput) -> Bool {
    let tokens = input.tokens
    if tokens[first].traits.contains(.mayDouble) { return true }
    for start in max(0, first - 3)...first where tokens[start].traits.contains(.startsExemption) {
      var key = SequenceTable.root
      for index in start..<min(start + 8, tokens.count) {
        key = SequenceTable.step(key, tokens[index].word)
        guard let node = input.lexicon.exemptions.node(key) else { break }
        if node.value > 0, (node.value - 1) & Exemption.doubling != 0, index > first { return true }
        if node.continues == 0 { break }
      }
    }
    return false
  }

  private static func strength(of word: String, _ run: Range<Int>, in input: DetectorInput) -> Strength {
    let tokens = input.tokens
    let after = run.upperBound
    // The copies must lead on to something: "no the the" at a clause's end cites the word.
    let leadsOn = after < tokens.count && tokens[after].gap == .blank && !tokens[after].flags.contains(.sentenceStart)
    let isSpoken = tokens[run.lowerBound].flags.contains(.inQuotes)
    if certain.contains(word) {
      guard leadsOn else { return Strength(onCleanText: 0.8, onMachineText: 0.9, testimony: 0.2) }
      // Before a capital the second copy may belong to a name or a title ("in the The Hague").
      let beforeName = tokens[after].flags.contains(.capitalized) && input.isCapitalized(run.lowerBound)
      return isSpoken || beforeName
        ? Strength(onCleanText: 0.97, onMachineText: 0.99, testimony: 0.4)
        : Strength(onCleanText: 0.997, onMachineText: 0.999, testimony: 0.5)
    }
    if nearlyCertain.contains(word) {
      return leadsOn && !isSpoken
        ? Strength(onCleanText: 0.94, onMachineText: 0.97, testimony: 0.4)
        : Strength(onCleanText: 0.8, onMachineText: 0.9, testimony: 0.2)
    }
    if ClosedClasses.grammatical.contains(word) {
      return Strength(onCleanText: 0.6, onMachineText: 0.75, testimony: 0.1)
    }
    // Content words double in foreign phrases, in games with words, in names without capitals.
    guard tokens[run.lowerBound].traits.contains(.english), leadsOn, !isSpoken else {
      return Strength(onCleanText: 0.5, onMachineText: 0.7, testimony: 0.1)
    }
    return Strength(onCleanText: 0.8, onMachineText: 0.93, testimony: 0.4)
  }

  private static func evidence(_ word: String, _ strength: Strength) -> [String] {
    if certain.contains(word) { return ["English never needs “\(word)” twice in a row"] }
    if strength.onCleanText < 0.7 { return ["it may be right where two clauses meet, or as emphasis"] }
    return ["nothing but a blank parts the copies"]
  }
}
