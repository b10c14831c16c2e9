/// How a document uses one name: what stands before it and after it, wherever it stands.
struct NameUsage {
  /// First tokens of the name, in order, at most ``limit``.
  var places: [Int] = []
  /// Given names before it, each with the token where it stands first.
  var givens: [(word: WordID, token: Int)] = []
  /// Capitalised words before it that may be given names: an ordinary word at the start of a sentence.
  var possibleGivens: [(word: WordID, token: Int)] = []
  /// Whether a common word with a capital stands before it inside a sentence, where it may belong to the name.
  var isAfterCommonWord = false
  /// Initials before it.
  var initials: [WordID] = []
  /// Articles and particles before it: al-, el-, bin, van. Forms of one Arabic article are one.
  var particles: [WordID] = []
  /// Offices and titles before it.
  var roles: [WordID] = []
  /// Capitalised words after it: then it may be a given name itself.
  var followers: [WordID] = []
  /// Whether some place is no person's name: "in Bilozir".
  var isLocated = false
  /// Whether some place stands inside a longer name ("Lake X", "van X").
  var isPart = false
  /// Whether a sentence with the name speaks of spelling.
  var isAboutSpelling = false
  /// Whether it stands by itself everywhere.
  var isBare: Bool {
    givens.isEmpty && !isAfterCommonWord && initials.isEmpty && followers.isEmpty && !isPart
  }

  /// Whether it is a Chinese or Korean given name, which its surname precedes.
  private var isSyllabic = false

  /// More places than this tell nothing new.
  static let limit = 64

  init(of name: NameCandidates.Name, in candidates: NameCandidates, _ document: Document) {
    let ranges = candidates.tokens(of: name, limit: Self.limit)
    if let first = ranges.first { isSyllabic = FamilyNames.isGivenName(first, in: document) }
    for range in ranges {
      places.append(range.lowerBound)
      // In a headline of capitals every word looks like a name.
      if document.tokens[range.lowerBound].flags.contains(.allCaps) { continue }
      readBefore(range.lowerBound, document)
      readAfter(range.upperBound, document)
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
      let article = Self.article(previous, document)
      if let article {
        Self.insert(article, into: &particles)
        // "Omar al-Bashir": the given name stands before the article.
        readBefore(place - 1, document)
      }
      isPart = isPart || article == nil
      return
    }
    let isInitial = previous.span.count == 1 && previous.flags.contains(.capitalized)
    if isInitial, tokens[place].gap.isSubset(of: [.blank, .sentenceEnd]) {
      Self.insert(previous.word, into: &initials)
      return
    }
    guard tokens[place].gap == .blank, !previous.flags.contains(.possessive) else { return }
    if previous.gap == .hyphen, place > 1, tokens[place - 2].flags.contains(.capitalized),
      !previous.flags.contains(.capitalized)
    {
      // "Young-ho Jang": the second syllable has a small letter.
      Self.insert(previous.word ^ tokens[place - 2].word &* 31, at: place - 2, into: &givens)
      return
    }
    guard previous.flags.contains(.capitalized) else {
      if classes.contains(.locative) { isLocated = true }
      if classes.contains(.particle), !previous.traits.contains(.functionWord),
        !NameWords.isWord(previous, NameWords.the, in: document)
      {
        if previous.span.count <= 3 {
          Self.insert(Self.article(previous, document) ?? previous.word, into: &particles)
        }
      }
      return
    }
    if classes.contains(.role) {
      Self.insert(previous.word, into: &roles)
    } else if let article = Self.article(previous, document) {
      Self.insert(article, into: &particles)
    } else if !classes.isDisjoint(with: [.particle, .direction, .club, .institution]) {
      isPart = true
    } else if classes.contains(.locative) {
      isLocated = true
    } else if classes.contains(.calendar) || previous.traits.contains(.functionWord) {
      return
    } else if isOrdinary(previous), !isSyllabic || !FamilyNames.isSurname(place - 1, in: document) {
      Self.insert(previous.word, at: place - 1, into: &possibleGivens)
      if previous.flags.isDisjoint(with: [.sentenceStart, .clauseStart]) { isAfterCommonWord = true }
    } else {
      Self.insert(previous.word, at: place - 1, into: &givens)
    }
  }

  /// The Arabic article in any of its forms, or a particle that is written like it, as one word.
  private static func article(_ token: Token, _ document: Document) -> WordID? {
    guard token.span.count <= 3 else { return nil }
    let key = document.key(of: token)
    return articles.contains(key) ? arabicArticle : nil
  }

  /// The place of an Arabic article that a hyphen joins to a name; nil where it has none.
  static func joinedArticle(before place: Int, _ document: Document) -> Int? {
    guard place > 0, document.tokens[place].gap == .hyphen, article(document.tokens[place - 1], document) != nil else {
      return nil
    }
    return place - 1
  }

  /// Stands for the Arabic article in all its forms.
  static let arabicArticle = WordID.unknown(articles[0])

  private static let articles = ["al", "el", "as", "ash", "ad", "ar", "an", "at", "az", "ul", "ol"].map {
    WordKey.key($0)
  }

  private static func insert(_ word: WordID, into words: inout [WordID]) {
    if !words.contains(word) { words.append(word) }
  }

  private static func insert(_ word: WordID, at token: Int, into words: inout [(word: WordID, token: Int)]) {
    if !words.contains(where: { $0.word == word }) { words.append((word, token)) }
  }

  private func isOrdinary(_ token: Token) -> Bool {
    guard token.traits.contains(.english), token.traits.isDisjoint(with: .givenName) else { return false }
    // A rare word before a name is its given name: Ararat, Ravil.
    let isAtStart = !token.flags.isDisjoint(with: [.sentenceStart, .clauseStart])
    return token.traits.frequency >= (isAtStart ? NameCandidates.rareFrequency : NameCandidates.commonFrequency)
  }

  private mutating func readAfter(_ next: Int, _ document: Document) {
    let tokens = document.tokens
    guard next < tokens.count, !tokens[next - 1].flags.contains(.possessive), tokens[next].flags.contains(.capitalized),
      tokens[next].flags.isDisjoint(with: [.sentenceStart, .number])
    else { return }
    if tokens[next].gap == .hyphen { isPart = true }
    guard tokens[next].gap == .blank,
      NameWords.classes(of: tokens[next], in: document).isDisjoint(with: [.calendar, .role])
    else {
      return
    }
    // "Bilozier Home Hit": in a headline an ordinary word follows.
    if tokens[next].traits.contains(.english), tokens[next].traits.frequency >= NameCandidates.commonFrequency,
      tokens[next].traits.isDisjoint(with: [.nameWord, .givenName])
    {
      return
    }
    Self.insert(tokens[next].word, into: &followers)
  }
}
