/// Words glued together where a link or bold type ended: "promisesPedro", "Zelenskyyaccusing", "Unionobviously", "war.In".
///
/// Reported: an unknown word that falls into two at a change of case, at a full stop, or at the one place where a name
/// of the document ends and a word begins that no name ends in; ``GluedPair`` finds ordinary words. Changed: a blank goes
/// in, or a comma and a blank before a participle. Brand names and identifiers (iPhone, YouTube, McDonald, userId) stay.
enum GluedWords {
  static let rule = "debris/glued-words"
  private static let longest = 40

  static func finding(at index: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    let token = input.tokens[index]
    let span = token.baseSpan(in: input.document.bytes)
    guard span.count >= 5, span.count <= longest, token.flags.isDisjoint(with: [.number, .allCaps]) else { return nil }
    guard isFree(token.span, in: input) else { return nil }
    var stop: Int?
    var stops = 0
    var change: Int?
    var changes = 0
    var isLetters = true
    for offset in span.range {
      let byte = input.bytes[offset]
      if byte == 0x2E {
        stop = offset
        stops += 1
      } else if byte.isASCIIUppercase {
        if offset > span.start, !input.bytes[offset - 1].isASCIILetter, input.bytes[offset - 1] != 0x2E {
          isLetters = false
        }
        if offset > span.start, input.bytes[offset - 1].isASCIILowercase || input.bytes[offset - 1] >= 0x80 {
          change = offset
          changes += 1
        }
      } else if !byte.isASCIILowercase, byte < 0x80 {
        isLetters = false
      }
    }
    guard isLetters else { return nil }
    if stops == 1, let stop, changes == 0 { return atStop(stop, span, in: input, &context) }
    guard stops == 0 else { return nil }
    if changes == 1, let change { return atChange(change, span, index, in: input, &context) }
    guard changes == 0 else { return nil }
    let finding =
      token.flags.contains(.capitalized)
      ? behindName(span, index, in: input, &context) : functionWords(span, index, in: input)
    return finding ?? GluedPair.finding(at: index, in: input, &context)
  }

  /// Blanks or ordinary punctuation on both sides: no code, no part of a longer string.
  private static func isFree(_ span: TextSpan, in input: DetectorInput) -> Bool {
    let before = span.start == 0 ? 0x20 : input.byte(span.start - 1)
    let after = span.end == input.bytes.count ? 0x20 : input.byte(span.end)
    return (before <= 0x20 || before == 0x22 || before == 0x28 || before >= 0x80)
      && (after <= 0x20 || after >= 0x80 || ".,;:!?\")".utf8.contains(after))
      && !(after == 0x2E && input.byte(span.end + 1) > 0x22 && input.byte(span.end + 1) < 0x80)
  }

  // MARK: - war.In

  /// Words that open sentences; anything else behind a full stop may be a domain, a method or a file.
  private static let openers: Set<String> = [
    "the", "in", "it", "he", "she", "they", "we", "but", "and", "this", "that", "these", "those", "our", "on", "at",
    "as",
    "for", "if", "when", "while", "after", "before", "his", "her", "their", "its", "there", "what", "with", "i", "an",
    "however", "you", "so", "to", "by", "from", "since", "although", "now", "then", "one", "some", "many", "all", "a",
  ]

  private static func atStop(
    _ stop: Int, _ span: TextSpan, in input: DetectorInput, _ context: inout DebrisContext
  ) -> Finding? {
    guard input.byte(stop + 1).isASCIIUppercase else { return nil }
    let left = input.text(TextSpan(span.start, stop))
    let right = input.text(TextSpan(stop + 1, span.end))
    guard left.utf8.count >= 3 || ClosedClasses.grammatical.contains(left),
      let slot = input.lexicon.words.slot(of: left),
      !WordTraits(rawValue: slot.traits).contains(.abbreviation)
    else { return nil }
    // "Node.In" is code and "Booking.com" a name: the left part in small letters, or a name of the text.
    guard input.byte(span.start).isASCIILowercase || context.isName(left) else { return nil }
    // "token.AT" is code as well: words of capitals open no sentence but "I" and "A".
    guard right.utf8.count == 1 || input.byte(stop + 2).isASCIILowercase else { return nil }
    let isOpener = openers.contains(right.lowercased())
    let isName = !isOpener && context.isName(right)
    // "time.Time" and "Boost.Python" are code: any other word than an opener or a name of the text may be.
    guard
      isOpener
        || left.lowercased() != right.lowercased() && !context.hasDottedNames
          && (isName || (right.utf8.count >= 3 && isCommon(right, in: input, frequency: 40)))
    else { return nil }
    return input.finding(
      TextSpan(span.start, span.end), rule, replacement: "\(left). \(right)",
      message: "No blank parts “\(left).” from “\(right)”.",
      evidence: [isOpener ? "“\(right)” opens sentences" : "both are known words"],
      strength: isOpener
        ? Strength(onCleanText: 0.997, onMachineText: 0.998, testimony: 0.3)
        : isName && input.byte(span.start).isASCIILowercase
          ? Strength(onCleanText: 0.95, onMachineText: 0.98, testimony: 0.3)
          : Strength(onCleanText: 0.8, onMachineText: 0.95, testimony: 0.3))
  }

  // MARK: - promisesPedro

  /// Verbs and nouns with which identifiers begin.
  private static let identifierHeads: Set<String> = [
    "get", "set", "has", "is", "add", "new", "my", "on", "to", "user", "file", "data", "item", "list", "map", "node",
    "id",
    "key", "value", "type", "name", "max", "min", "num", "index", "font", "text", "color", "background", "border",
    "java",
    "play", "auto", "micro", "mini", "easy", "open", "e", "i", "de", "la", "le", "van", "du", "al", "el", "di", "da",
  ]

  private static func atChange(
    _ change: Int, _ span: TextSpan, _ index: Int, in input: DetectorInput, _ context: inout DebrisContext
  ) -> Finding? {
    let left = input.text(TextSpan(span.start, change))
    let right = input.text(TextSpan(change, span.end))
    // "YouTube", "LeBron", "McDonald": two capitals are a name.
    guard input.byte(span.start).isASCIILowercase, left.utf8.count >= 3, right.utf8.count >= 3 else { return nil }
    // "loadCSS", "sendOSC": programs are called so.
    guard input.bytes[change + 1].isASCIILowercase, !context.hasIdentifiers else { return nil }
    // A word in this very spelling elsewhere is somebody's name for something.
    guard !identifierHeads.contains(left), isCommon(left, in: input, frequency: 30),
      !context.repeatedUnknowns.contains(input.tokens[index].word)
    else {
      return nil
    }
    guard !context.line(around: span.start).hasCodeSigns else { return nil }
    let isName = context.isName(right)
    guard isName || isCommon(right, in: input, frequency: 25) else { return nil }
    // Behind any other word a full stop may have been lost with the blank.
    let canEndSentence = !ClosedClasses.grammatical.contains(left)
    // "withClient" and "bannedWords" are what programs call things; a name of the text, or "asks", is what a person wrote.
    let isPersons = isName && left.utf8.count >= 4
    let strength =
      isPersons && !canEndSentence
      ? Strength(onCleanText: 0.996, onMachineText: 0.999, testimony: 1.5)
      : isPersons || left.hasSuffix("s")
        ? Strength(onCleanText: 0.95, onMachineText: 0.97, testimony: 1.5)
        : Strength(onCleanText: 0.85, onMachineText: 0.97, testimony: 1)
    return input.finding(
      span, rule, replacement: "\(left) \(right)", alternatives: canEndSentence ? ["\(left). \(right)"] : [],
      message: "“\(left)” and “\(right)” are glued together.",
      evidence: isName ? ["“\(right)” stands in the text by itself"] : ["both are common words"],
      strength: strength)
  }

  // MARK: - Zelenskyyaccusing

  /// Verbs and link words in which no name ends.
  private static let tails: Set<String> = [
    "will", "was", "has", "had", "said", "says", "told", "have", "were", "would", "could", "should", "with", "from",
    "that", "which", "where", "when", "while", "after", "before", "because", "through", "during", "against", "however",
  ]

  private static func behindName(
    _ span: TextSpan, _ index: Int, in input: DetectorInput, _ context: inout DebrisContext
  ) -> Finding? {
    guard span.count >= 7, !input.tokens[index].flags.contains(.possessive) else { return nil }
    let text = input.text(span)
    let utf8 = Array(text.utf8)
    var found: (name: String, tail: String)?
    // "White" and "Live" are names too, but "whitelisting" and "writethrough" are none of their doings.
    for length in 4...max(4, utf8.count - 3) where utf8.count - length >= 3 {
      let name = String(decoding: utf8[..<length], as: UTF8.self)
      let tail = String(decoding: utf8[length...], as: UTF8.self)
      guard isTail(tail, in: input), context.isName(name) || isListedName(name, in: input),
        isClauseTail(tail) && context.isName(name) || !isCommon(name, in: input, frequency: 35)
      else { continue }
      // Two ways to cut it: neither is sure.
      guard found == nil else { return nil }
      found = (name, tail)
    }
    guard let found else { return nil }
    let isParticiple = found.tail.hasSuffix("ing")
    let isSeen = context.isName(found.name)
    let joint = isParticiple ? ", " : " "
    let strength =
      switch (isSeen, isParticiple) {
      case (true, false): Strength(onCleanText: 0.996, onMachineText: 0.999, testimony: 2)
      case (true, true): Strength(onCleanText: 0.97, onMachineText: 0.996, testimony: 2)
      default: Strength(onCleanText: isParticiple ? 0.8 : 0.9, onMachineText: 0.97, testimony: 1.5)
      }
    return input.finding(
      span, rule, replacement: found.name + joint + found.tail,
      alternatives: isParticiple ? ["\(found.name) \(found.tail)"] : [],
      message: "“\(found.name)” and “\(found.tail)” are glued together.",
      evidence: isSeen ? ["“\(found.name)” stands in the text by itself"] : ["“\(found.name)” is a name"],
      strength: strength)
  }

  /// Whether a tail goes on with the clause, so that no compound ends in it.
  private static func isClauseTail(_ text: String) -> Bool {
    text.hasSuffix("ly")
      || tails.contains(text)
        && !["with", "from", "after", "before", "through", "during", "against"].contains(text)
  }

  private static func isTail(_ text: String, in input: DetectorInput) -> Bool {
    if tails.contains(text) { return true }
    guard text.utf8.count >= 6, text.hasSuffix("ing") || (text.hasSuffix("ly") && text.utf8.count >= 7) else {
      return false
    }
    return isCommon(text, in: input, frequency: 25)
  }

  private static func isListedName(_ text: String, in input: DetectorInput) -> Bool {
    guard let slot = input.lexicon.words.slot(of: text) else { return false }
    return !WordTraits(rawValue: slot.traits).isDisjoint(with: [.nameWord, .proper, .givenName])
  }

  // MARK: - ofthe

  private static let gluedFunctionWords: [String: String] = {
    let heads = ["of", "in", "to", "for", "on", "at", "by", "with", "from", "and", "that", "as", "is", "was", "into"]
    return Dictionary(uniqueKeysWithValues: heads.map { ("\($0)the", "\($0) the") })
  }()

  private static func functionWords(_ span: TextSpan, _ index: Int, in input: DetectorInput) -> Finding? {
    guard span.count <= 7, input.starts(at: span.end - 3, with: "the"), input.isBlank(before: index + 1),
      let parts = gluedFunctionWords[input.text(span)]
    else { return nil }
    return input.finding(
      span, rule, replacement: parts, message: "No blank parts “\(parts)”.",
      evidence: ["no English word is so spelled"],
      strength: Strength(onCleanText: 0.99, onMachineText: 0.995, testimony: 0.2))
  }

  // MARK: -

  private static func isCommon(_ text: String, in input: DetectorInput, frequency: Int) -> Bool {
    guard let slot = input.lexicon.words.slot(of: text) else { return false }
    let traits = WordTraits(rawValue: slot.traits)
    return traits.contains(.english) && traits.frequency >= frequency
  }
}
