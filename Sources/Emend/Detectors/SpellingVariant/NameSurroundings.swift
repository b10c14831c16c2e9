/// What stands around a listed name: whether it is the name at all, or part of a longer one, of a foreign sentence, of a
/// remark about its spelling.
struct NameSurroundings {
  let document: Document
  let lexicon: Lexicon

  private var tokens: [Token] { document.tokens }

  private func meaning(_ token: Token) -> NameWords.Class { NameWords.classes(of: token, in: document) }

  /// How the name stands; nil where it must not be touched. Cost: looks at 40 words to either side at most.
  func standing(of match: NameMatch, _ form: NameForm) -> NameStanding? {
    guard !isExempt(match), !isForeign(match), !isMentioned(match, form), !isTitle(match), !isIdentifier(match),
      !isInAddress(match)
    else { return nil }
    var standing: NameStanding = []
    let sentence = nearSentence(around: match)
    for index in sentence where !match.tokens.contains(index) {
      let classes = meaning(tokens[index])
      if classes.contains(.spelling) { return nil }
      if classes.contains(.past) || isOldYear(tokens[index]) { standing.insert(.past) }
      if classes.contains(.language), isNear(index, match) {
        // "the Polish one is Kijów" and "German: Krakau" name the foreign form on purpose.
        if isColonOrBracket(after: index, before: match) || isPredicate(match) { return nil }
        if index > 0, tokens[index - 1].span.count == 2, meaning(tokens[index - 1]).contains(.locative) {
          standing.insert(.nearLanguage)
        }
      }
    }
    if tokens[match.tokens.lowerBound].flags.contains(.inQuotes) { standing.insert(.inQuotes) }
    if isHeadline(sentence, match) { standing.insert(.headline) }
    if document.areLoneCapitals(match.tokens) { standing.insert(.loneCapitals) }
    guard let before = standingBefore(match, form, standing), let after = standingAfter(match, form, standing) else {
      return nil
    }
    return standing.union(before).union(after)
  }

  /// Whether the name follows a preposition of place: "near Praga", "the train to Praga"; not "a letter to Praga". A
  /// sentence on sports speaks of clubs rather than of places.
  func isLocated(_ match: NameMatch) -> Bool {
    let start = match.tokens.lowerBound
    guard isAttached(start), tokens[start - 1].flags.isDisjoint(with: .capitalized) else { return false }
    guard !nearSentence(around: match).contains(where: { meaning(tokens[$0]).contains(.sport) }) else { return false }
    let classes = meaning(tokens[start - 1])
    let key = document.key(of: tokens[start - 1])
    // Clubs, hotels and casinos are what one is at.
    if classes.contains(.locative) { return key != NameWords.at }
    guard key == NameWords.to || key == NameWords.from else { return false }
    return (max(0, start - 4)..<start - 1).contains { index in
      meaning(tokens[index]).contains(.travel)
        && !(index + 1..<start).contains { tokens[$0].flags.contains(.sentenceStart) }
    }
  }

  /// Whether the words beside the name say that it is a place: "near Praga", "the mayor of Praga", "the Praga region".
  /// Cost: looks at a few words.
  func isPlace(_ match: NameMatch) -> Bool {
    if isLocated(match) { return true }
    let (start, end) = (match.tokens.lowerBound, match.tokens.upperBound)
    if start > 1, isAttached(start), NameWords.isWord(tokens[start - 1], NameWords.of, in: document),
      !meaning(tokens[start - 2]).isDisjoint(with: [.placeNoun, .role])
    {
      return true
    }
    return end < tokens.count && tokens[end].gap == .blank && !tokens[end].flags.contains(.sentenceStart)
      && !meaning(tokens[end]).isDisjoint(with: [.placeNoun, .role])
  }

  /// Whether the text has two words of computing. One pass over the words.
  var speaksOfPrograms: Bool {
    var seen: Set<UInt64> = []
    return tokens.contains { token in
      meaning(token).contains(.computing) && seen.insert(document.key(of: token)).inserted && seen.count == 2
    }
  }

  // MARK: - Neighbours

  /// Whether a word belongs to the one before it: only blanks between them, in one sentence.
  private func isAttached(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index].gap == .blank && !tokens[index].flags.contains(.sentenceStart)
      && !tokens[index - 1].flags.contains(.possessive)
  }

  private func isOrdinaryStart(_ token: Token) -> Bool {
    !token.flags.isDisjoint(with: [.sentenceStart, .clauseStart, .lineStart]) && token.traits.contains(.english)
      && token.traits.isDisjoint(with: .givenName)
  }

  private func standingBefore(_ match: NameMatch, _ form: NameForm, _ standing: NameStanding) -> NameStanding? {
    let start = match.tokens.lowerBound
    guard start > 0 else { return [] }
    let previous = tokens[start - 1]
    let classes = meaning(previous)
    if tokens[start].gap == .hyphen {
      // "Smith-Irland" is a surname, "Paris-Kiew" a line.
      let isName = previous.flags.contains(.capitalized) && previous.traits.isDisjoint(with: [.nameWord, .english])
      return isName ? .inName : []
    }
    if isInitial(at: start - 1) { return .inName }
    guard isAttached(start) else { return [] }
    if classes.contains(.club) { return .inName }
    if !previous.flags.contains(.capitalized) {
      return NameWords.isWord(previous, NameWords.of, in: document) ? standingAfterOf(start - 1) : []
    }
    if form.flags.contains(.person) {
      if classes.contains(.role) { return .afterRole }
    } else if previous.traits.contains(.givenName), !classes.contains(.calendar), !isNameWord(previous) {
      return nil
    }
    if !classes.isDisjoint(with: [.calendar, .direction]) { return [] }
    if classes.contains(.role) { return classes.contains(.placeNoun) ? [] : .inName }
    if isOrdinaryStart(previous) || isNameWord(previous) { return [] }
    if standing.contains(.headline), previous.traits.contains(.english) { return [] }
    return .inName
  }

  /// "Battle of Kiev" is a name, "Republic of Iraque" and "parts of Kief" are not.
  private func standingAfterOf(_ index: Int) -> NameStanding {
    guard isAttached(index), tokens[index - 1].flags.contains(.capitalized) else { return [] }
    let head = tokens[index - 1]
    let classes = meaning(head)
    if classes.contains(.institution) { return .inName }
    return !classes.isDisjoint(with: [.role, .placeNoun]) || isOrdinaryStart(head) ? [] : .inName
  }

  private func standingAfter(_ match: NameMatch, _ form: NameForm, _ standing: NameStanding) -> NameStanding? {
    let end = match.tokens.upperBound
    guard isAttached(end), tokens[end].flags.contains(.capitalized) else { return [] }
    let next = tokens[end]
    let classes = meaning(next)
    if !classes.isDisjoint(with: [.role, .placeNoun, .calendar]) { return [] }
    if isNameWord(next) { return [] }
    if standing.contains(.headline), next.traits.contains(.english) { return [] }
    return .inName
  }

  /// A word that the lexicon lists as a name and that is not a common word as well ("New").
  private func isNameWord(_ token: Token) -> Bool {
    token.traits.contains(.nameWord) && token.traits.frequency < 48
      && meaning(token).isDisjoint(with: [.particle, .institution])
  }

  /// "V. Petrov", "V Petrov"; not "A Kiev-based firm".
  private func isInitial(at index: Int) -> Bool {
    let token = tokens[index]
    let next = tokens[index + 1]
    guard token.span.count == 1, token.flags.contains(.capitalized), !next.flags.contains(.sentenceStart) else {
      return false
    }
    return next.gap == [.blank, .sentenceEnd] || (next.gap == .blank && token.flags.isDisjoint(with: .sentenceStart))
  }

  /// The given name directly before a person's surname; nil where there is none.
  func givenName(before match: NameMatch) -> Token? {
    let start = match.tokens.lowerBound
    guard match.tokens.count == 1, isAttached(start) else { return nil }
    let previous = tokens[start - 1]
    guard previous.flags.contains(.capitalized), !previous.flags.contains(.allCaps) || previous.span.count > 3,
      meaning(previous).isDisjoint(with: [.role, .calendar, .club]),
      !isNameWord(previous)
        || previous.traits.contains(.givenName)
    else { return nil }
    return isOrdinaryStart(previous) ? nil : previous
  }

  // MARK: - Vetoes

  /// Whether an expression in which the variant is right covers it ("chicken Kiev").
  private func isExempt(_ match: NameMatch) -> Bool {
    let reach = 5
    var start = match.tokens.lowerBound
    while start >= max(0, match.tokens.lowerBound - reach) {
      if tokens[start].traits.contains(.startsExemption), exemption(from: start, covers: match) { return true }
      start -= 1
    }
    return false
  }

  private func exemption(from start: Int, covers match: NameMatch) -> Bool {
    var state = SequenceTable.root
    var cursor = start
    while cursor < tokens.count {
      state = SequenceTable.step(state, tokens[cursor].word)
      guard let node = lexicon.exemptions.node(state) else { return false }
      cursor += 1
      if node.value > 0, (node.value - 1) & Exemption.name != 0, cursor > match.tokens.lowerBound { return true }
      if node.continues == 0 { return false }
    }
    return false
  }

  /// Whether its neighbours are not English: a foreign sentence or title.
  private func isForeign(_ match: NameMatch) -> Bool {
    let start = match.tokens.lowerBound
    let end = match.tokens.upperBound
    if isAttached(start), meaning(tokens[start - 1]).contains(.foreign) { return true }
    if isAttached(end), meaning(tokens[end]).contains(.foreign) { return true }
    let reach = 3
    let left = max(0, start - reach)..<start
    let right = end..<min(tokens.count, end + reach)
    let foreign =
      left.filter { isStrange($0) && !isSentenceEdge($0 + 1, start) }.count
      + right.filter { isStrange($0) && !isSentenceEdge(end, $0) }.count
    return foreign >= 2
  }

  private func isSentenceEdge(_ from: Int, _ to: Int) -> Bool {
    from <= to && to < tokens.count && (from...to).contains { tokens[$0].flags.contains(.sentenceStart) }
  }

  /// A word in small letters that English does not have.
  private func isStrange(_ index: Int) -> Bool {
    let token = tokens[index]
    if meaning(token).contains(.foreign) { return true }
    return token.traits.isDisjoint(with: [.english, .functionWord, .numberWord]) && !token.word.isKnown
      && token.flags.isDisjoint(with: [.capitalized, .number]) && token.span.count > 1
  }

  /// Whether the text speaks of the word itself: "formerly Kiev", "known as Kiev", "the name Kiev".
  private func isMentioned(_ match: NameMatch, _ form: NameForm) -> Bool {
    let start = match.tokens.lowerBound
    guard start > 0, !tokens[start].flags.contains(.sentenceStart) else { return false }
    if meaning(tokens[start - 1]).contains(.naming) {
      // "He called Lawrow" speaks to a person.
      return !form.flags.contains(.person) || !NameWords.calling.contains(document.key(of: tokens[start - 1]))
    }
    guard start > 1, NameWords.isWord(tokens[start - 1], NameWords.as, in: document) else { return false }
    let key = document.key(of: tokens[start - 2])
    return key == NameWords.known || key == NameWords.written || meaning(tokens[start - 2]).contains(.naming)
  }

  /// Whether a postal code stands directly before it: "S-412 96 Göteborg", "01001 Kiew". A year is none.
  private func isInAddress(_ match: NameMatch) -> Bool {
    var digits = 0
    var index = match.tokens.lowerBound
    while isAttached(index), tokens[index - 1].flags.contains(.number) {
      index -= 1
      guard NameWitnesses.year(tokens[index], in: document) == nil,
        document.bytes[tokens[index].span.range].allSatisfy(\.isASCIIDigit)
      else { return false }
      digits += tokens[index].span.count
    }
    return digits >= 4
  }

  /// Whether it is part of a name in a program: "Catmandu::Store".
  private func isIdentifier(_ match: NameMatch) -> Bool {
    let end = match.tokens.upperBound
    return document.gapText(before: match.tokens.lowerBound).hasSuffix("::")
      || (end < tokens.count && document.gapText(before: end).hasPrefix("::"))
  }

  /// Whether quotation marks or asterisks enclose it with nothing but capitalised words: a title, or the word itself.
  private func isTitle(_ match: NameMatch) -> Bool {
    let reach = 6
    var start = match.tokens.lowerBound
    while start > 0, match.tokens.lowerBound - start < reach, !isMark(before: start) { start -= 1 }
    var end = match.tokens.upperBound
    while end < tokens.count, end - match.tokens.upperBound < reach, !isMark(before: end) { end += 1 }
    guard isMark(before: start), end == tokens.count || isMark(before: end) else { return false }
    // Direct speech has small letters, and its full stop inside.
    return (start..<end).allSatisfy { tokens[$0].flags.contains(.capitalized) || tokens[$0].span.count < 4 }
      && (end == tokens.count || tokens[end].gap.isDisjoint(with: .sentenceEnd))
  }

  private func isMark(before index: Int) -> Bool {
    guard index < tokens.count, !tokens[index].gap.isDisjoint(with: [.quote, .other]) else { return false }
    return tokens[index].gap.contains(.quote) || document.gapText(before: index).utf8.contains(UInt8(ascii: "*"))
  }

  // MARK: - The sentence

  /// The sentence, as far as 40 words to either side.
  private func nearSentence(around match: NameMatch) -> Range<Int> {
    let reach = 40
    let sentence = document.sentence(around: match.tokens.lowerBound)
    return max(
      sentence.lowerBound, match.tokens.lowerBound - reach)..<max(
        match.tokens.upperBound, min(sentence.upperBound, match.tokens.upperBound + reach))
  }

  private func isNear(_ index: Int, _ match: NameMatch) -> Bool {
    index < match.tokens.lowerBound ? match.tokens.lowerBound - index <= 3 : index - match.tokens.upperBound < 3
  }

  /// Whether the name is what something is: "the Polish one is Kijów".
  private func isPredicate(_ match: NameMatch) -> Bool {
    guard match.tokens.lowerBound > 0 else { return false }
    let key = document.key(of: tokens[match.tokens.lowerBound - 1])
    return key == NameWords.is || key == NameWords.was
  }

  /// Whether a colon or bracket stands between a word and the name next to it.
  private func isColonOrBracket(after index: Int, before match: NameMatch) -> Bool {
    let (from, to) =
      index < match.tokens.lowerBound
      ? (index + 1, match.tokens.lowerBound) : (match.tokens.upperBound, index)
    return (from...to).contains { !tokens[$0].gap.isDisjoint(with: [.other, .bracket]) }
  }

  /// A year before 1992 ("1943", "1930s"), or an ordinal of a century.
  private func isOldYear(_ token: Token) -> Bool {
    NameWitnesses.year(token, in: document).map { $0 < NameWitnesses.modernFrom } ?? false
  }

  /// Whether nearly all words that carry meaning have capitals, names apart.
  private func isHeadline(_ sentence: Range<Int>, _ match: NameMatch) -> Bool {
    var content = 0
    var capital = 0
    for index in sentence where !match.tokens.contains(index) && tokens[index].span.count >= 3 {
      guard tokens[index].traits.isDisjoint(with: [.functionWord, .nameWord, .givenName]),
        tokens[index].flags.isDisjoint(with: [.number, .sentenceStart])
      else { continue }
      content += 1
      if tokens[index].flags.contains(.capitalized) { capital += 1 }
    }
    return content >= 2 && capital * 10 >= content * 8
  }

  /// Up to four capitals among ordinary words are initials: "KIEF, a radio station".
  func isAcronym(_ match: NameMatch) -> Bool {
    match.tokens.count == 1 && tokens[match.tokens.lowerBound].span.count <= 4
      && document.areLoneCapitals(match.tokens)
  }
}
