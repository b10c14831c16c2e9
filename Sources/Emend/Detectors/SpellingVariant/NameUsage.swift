/// How a document uses one name: what stands before it and after it, wherever it stands.
struct NameUsage {
  /// Tokens of the name, in order, at most ``limit``.
  var places: [Int] = []
  /// Given names before it, by word, and the first place of each.
  var givens: [WordID: Int] = [:]
  /// Capitalised words before it that may be given names: an ordinary word at the start of a sentence.
  var possibleGivens: Set<WordID> = []
  /// Whether a common word with a capital stands before it inside a sentence, where it may belong to the name.
  var isAfterCommonWord = false
  /// Initials before it.
  var initials: Set<WordID> = []
  /// Offices and titles before it.
  var roles: Set<WordID> = []
  /// Capitalised words after it: then it may be a given name itself.
  var followers: Set<WordID> = []
  /// Whether some place is no person's name: "in Bilozir".
  var isLocated = false
  /// Whether some place stands inside a longer name ("Lake X", "van X").
  var isPart = false
  /// Whether a sentence with the name speaks of spelling.
  var isAboutSpelling = false
  /// Whether it stands by itself everywhere.
  var isBare: Bool {
    givens.isEmpty && !isAfterCommonWord && initials.isEmpty && roles.isEmpty && followers.isEmpty && !isPart
  }

  /// More places than this tell nothing new.
  static let limit = 64

  init(of name: NameCandidates.Name, in candidates: NameCandidates, _ document: Document) {
    places = candidates.tokens(of: name, limit: Self.limit)
    for place in places {
      readBefore(place, document)
      readAfter(place, document)
    }
    isAboutSpelling = places.prefix(8).contains { Self.isAboutSpelling($0, document) }
  }

  /// Looks at 30 words to either side at most.
  private static func isAboutSpelling(_ place: Int, _ document: Document) -> Bool {
    document.sentence(around: place).clamped(to: max(0, place - 30)..<place + 31).contains {
      NameWords.classes(of: document.tokens[$0], in: document).contains(.spelling)
    }
  }

  private mutating func readBefore(_ place: Int, _ document: Document) {
    let tokens = document.tokens
    guard place > 0, !tokens[place].flags.contains(.sentenceStart) else { return }
    let previous = tokens[place - 1]
    let classes = NameWords.classes(of: previous, in: document)
    if tokens[place].gap == .hyphen {
      isPart = true
      return
    }
    let isInitial = previous.span.count == 1 && previous.flags.contains(.capitalized)
    if isInitial, tokens[place].gap.isSubset(of: [.blank, .sentenceEnd]) {
      initials.insert(previous.word)
      return
    }
    guard tokens[place].gap == .blank, !previous.flags.contains(.possessive) else { return }
    guard previous.flags.contains(.capitalized) else {
      if classes.contains(.locative) { isLocated = true }
      if classes.contains(.particle), !previous.traits.contains(.functionWord),
        !NameWords.isWord(previous, NameWords.the, in: document)
      {
        isPart = isPart || previous.span.count <= 3
      }
      return
    }
    if classes.contains(.role) {
      roles.insert(previous.word)
    } else if !classes.isDisjoint(with: [.particle, .direction, .club, .institution]) {
      isPart = true
    } else if classes.contains(.locative) {
      isLocated = true
    } else if classes.contains(.calendar) || previous.traits.contains(.functionWord) {
      return
    } else if previous.traits.contains(.nameWord), previous.traits.isDisjoint(with: .givenName) {
      return
    } else if isOrdinary(previous) {
      possibleGivens.insert(previous.word)
      if previous.flags.isDisjoint(with: [.sentenceStart, .clauseStart]) { isAfterCommonWord = true }
    } else if givens[previous.word] == nil {
      givens[previous.word] = place
    }
  }

  private func isOrdinary(_ token: Token) -> Bool {
    guard token.traits.contains(.english), token.traits.isDisjoint(with: .givenName) else { return false }
    return !token.flags.isDisjoint(with: [.sentenceStart, .clauseStart])
      || token.traits.frequency >= NameCandidates.commonFrequency
  }

  private mutating func readAfter(_ place: Int, _ document: Document) {
    let tokens = document.tokens
    let next = place + 1
    guard next < tokens.count, !tokens[place].flags.contains(.possessive), tokens[next].flags.contains(.capitalized),
      tokens[next].flags.isDisjoint(with: [.sentenceStart, .number])
    else { return }
    if tokens[next].gap == .hyphen { isPart = true }
    guard tokens[next].gap == .blank,
      NameWords.classes(of: tokens[next], in: document).isDisjoint(with: [.calendar, .role])
    else {
      return
    }
    followers.insert(tokens[next].word)
  }
}
