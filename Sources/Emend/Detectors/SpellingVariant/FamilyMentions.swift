/// The Chinese and Korean surnames of a document, each with what stands beside it.
///
/// Both orders occur: "Park Sung-ho" and "Sung-ho Park". Where either word may be the surname ("Wei Zhang"), the commoner
/// one is taken for it.
struct FamilyMentions {
  struct Mention {
    let token: Int
    /// As ``NameKey/appendLetters(of:to:)`` gives them.
    let letters: [UInt8]
    let surname: FamilySurnames.Reading
    let standing: Standing
    /// An office or form of address before it.
    let role: WordID?

    var given: Given? { if case .full(let given) = standing { given } else { nil } }
  }

  enum Standing {
    /// Beside its given name.
    case full(Given)
    /// By itself.
    case bare
    /// Inside another name, after "the" or "in": hardly a person's surname.
    case other
  }

  struct Given {
    let tokens: Range<Int>
    let letters: [UInt8]
    /// Which languages have it; none where it is a Western name.
    let isChinese: Bool
    let isKorean: Bool
    /// Whether a blank parts its syllables: "Geun Hye".
    let isSpaced: Bool
    /// Whether it can't be the surname itself, or is the rarer one of two: "Wei Zhang".
    var isSure = true

    var isWestern: Bool { !isChinese && !isKorean }
  }

  /// In order of their places.
  let mentions: [Mention]

  /// One pass over the words: two fields of each, a look-up for a short capitalised one.
  init(in document: Document) {
    var mentions: [Mention] = []
    var letters: [UInt8] = []
    for (index, token) in document.tokens.enumerated()
    where token.flags.contains(.capitalized) && token.end - token.start <= Self.longest
      && token.flags.isDisjoint(with: [.allCaps, .number, .protected]) && token.traits.isDisjoint(with: .functionWord)
    {
      letters.removeAll(keepingCapacity: true)
      document.appendNameLetters(of: token, to: &letters)
      guard let surname = FamilySurnames.reading(of: letters[...]) else { continue }
      let reader = Reader(document: document, index: index, surname: surname)
      mentions.append(
        Mention(token: index, letters: letters, surname: surname, standing: reader.standing, role: reader.role))
    }
    self.mentions = mentions
  }

  /// Bytes of the longest spelling, with a mark or two and a possessive ending.
  private static let longest: UInt32 = 14
}

extension FamilyMentions {
  /// Looks at the words on either side of one surname.
  private struct Reader {
    let document: Document
    let index: Int
    let surname: FamilySurnames.Reading

    private var tokens: [Token] { document.tokens }

    /// The office before it, also before a given name: "President Park Geun-hye".
    var role: WordID? {
      guard isAttached(index) else { return nil }
      let previous = tokens[index - 1]
      return NameWords.classes(of: previous, in: document).contains(.role) ? previous.word : nil
    }

    var standing: Standing {
      if tokens[index].gap == .hyphen || (index + 1 < tokens.count && tokens[index + 1].gap == .hyphen) {
        return .other
      }
      let before = nameBefore
      let after = nameAfter
      switch (before, after) {
      case (.none, .none): return isPlace ? .other : .bare
      case (.none, .given(let given)): return full(given, comesFirst: true)
      case (.given(let given), .none): return full(given, comesFirst: false)
      default: return .other
      }
    }

    private enum Neighbour {
      case none
      case given(Given)
      /// A word with a capital that is no given name.
      case other
    }

    /// Whether a word belongs to the one before it.
    private func isAttached(_ index: Int) -> Bool {
      index > 0 && index < tokens.count && tokens[index].gap == .blank
        && !tokens[index].flags.contains(.sentenceStart) && !tokens[index - 1].flags.contains(.possessive)
    }

    // MARK: Before it

    private var nameBefore: Neighbour {
      guard index > 0 else { return .none }
      let previous = tokens[index - 1]
      // "J. Chang"
      if previous.span.count == 1, previous.flags.contains(.capitalized),
        tokens[index].gap == [.blank, .sentenceEnd]
      {
        return .other
      }
      guard isAttached(index) else { return .none }
      var start = index - 1
      if previous.gap == .hyphen, start > 0 { start -= 1 }
      let first = tokens[start]
      guard first.flags.contains(.capitalized) else { return .none }
      // The bin of "Su-bin" is no particle.
      let classes = start == index - 1 ? NameWords.classes(of: previous, in: document) : []
      if classes.contains(.role) || classes.contains(.calendar) { return .none }
      if isFirst(first), start == index - 1, isOrdinary(previous) {
        return FamilyMentions.given(start..<index, in: document) == nil ? .none : .other
      }
      guard previous.traits.isDisjoint(with: .functionWord), classes.isDisjoint(with: [.particle, .direction, .club]),
        start == 0 || !isAttached(start) || !tokens[start - 1].flags.contains(.capitalized)
          || isNoName(tokens[start - 1])
      else { return .other }
      return FamilyMentions.given(start..<index, in: document).map(Neighbour.given) ?? .other
    }

    /// An office, a day, or a word that starts the sentence: it belongs to no name.
    private func isNoName(_ token: Token) -> Bool {
      let classes = NameWords.classes(of: token, in: document)
      return !classes.isDisjoint(with: [.role, .calendar]) || token.traits.contains(.functionWord)
        || (isFirst(token) && isOrdinary(token))
    }

    private func isFirst(_ token: Token) -> Bool {
      !token.flags.isDisjoint(with: [.sentenceStart, .clauseStart, .lineStart])
    }

    private func isOrdinary(_ token: Token) -> Bool {
      !token.traits.isDisjoint(with: [.english, .functionWord]) && token.traits.isDisjoint(with: .givenName)
    }

    /// "The Han", "in Lu": a people or a place.
    private var isPlace: Bool {
      if index + 1 < tokens.count, isAttached(index + 1),
        Self.followers.contains(document.key(of: tokens[index + 1]))
      {
        return true
      }
      guard isAttached(index) else { return false }
      let previous = tokens[index - 1]
      return NameWords.classes(of: previous, in: document).contains(.locative)
        || Self.articles.contains(document.key(of: previous))
    }

    private static func keys(_ words: String) -> Set<UInt64> {
      Set(words.split { $0 == " " || $0 == "\n" }.map { WordKey.key(String($0)) })
    }

    /// "The Han", "a Ming".
    private static let articles = keys("the a an this that these those every each another")
    /// "Tang dynasty", "Lu county".
    private static let followers = keys(
      """
      dynasty dynasties era period empire emperor emperors province county river village people language family clan street
      avenue road porcelain poetry vase style cuisine chinese dialect
      """)

    // MARK: After it

    private var nameAfter: Neighbour {
      let next = index + 1
      guard isAttached(next), tokens[next].flags.contains(.capitalized) else { return .none }
      let classes = NameWords.classes(of: tokens[next], in: document)
      guard tokens[next].flags.isDisjoint(with: [.allCaps, .number]), classes.isDisjoint(with: [.role, .placeNoun])
      else {
        return .other
      }
      if classes.contains(.calendar) { return .none }
      var end = next + 1
      var isSpaced = false
      if end < tokens.count, tokens[end].gap == .hyphen, !tokens[next].flags.contains(.possessive) {
        end += 1
      } else if isAttached(end), tokens[end].flags.contains(.capitalized), isSyllable(next), isSyllable(end) {
        end += 1
        isSpaced = true
      }
      // "Kim Il Sung University"
      guard
        end == tokens.count || !isAttached(end) || !tokens[end].flags.contains(.capitalized) || isNoName(tokens[end])
      else { return .other }
      return FamilyMentions.given(next..<end, in: document, isSpaced: isSpaced).map(Neighbour.given) ?? .other
    }

    private func isSyllable(_ index: Int) -> Bool {
      let letters = document.nameLetters(ofTokens: index..<index + 1)
      return ChineseSyllables.isSyllable(letters[...]) || KoreanSyllables.isSyllable(letters[...])
    }

    private func full(_ given: Given, comesFirst: Bool) -> Standing {
      if given.isWestern { return comesFirst ? .other : .full(given) }
      var given = given
      given.isSure = isSurnameOf(given, comesFirst: comesFirst)
      return .full(given)
    }

    /// Of two words that may both be surnames of one language the commoner one is it.
    private func isSurnameOf(_ given: Given, comesFirst: Bool) -> Bool {
      guard given.tokens.count == 1, let other = FamilySurnames.reading(of: given.letters[...]) else { return true }
      let own = document.nameLetters(ofTokens: index..<index + 1)
      let mayBeGiven = (ChineseSyllables.isSyllable(own[...]), KoreanSyllables.isSyllable(own[...]))
      let rank = surname.rank(chinese: given.isChinese, korean: given.isKorean)
      let otherRank = other.rank(chinese: mayBeGiven.0, korean: mayBeGiven.1)
      return comesFirst ? rank <= otherRank : rank < otherRank
    }
  }

  /// A given name; nil where words are none.
  private static func given(_ range: Range<Int>, in document: Document, isSpaced: Bool = false) -> Given? {
    let first = document.tokens[range.lowerBound]
    let letters = document.nameLetters(ofTokens: range)
    guard letters.count > 1, first.flags.isDisjoint(with: [.allCaps, .number]),
      first.traits.isDisjoint(with: .functionWord)
    else { return nil }
    var isChinese = ChineseSyllables.areTwoSyllables(letters[...])
    var isKorean = KoreanSyllables.isGivenName(letters[...])
    if range.count == 1 {
      isChinese = isChinese || ChineseSyllables.isSyllable(letters[...])
      isKorean = isKorean || KoreanSyllables.isSyllable(letters[...])
      // At the start of a sentence "Long Chang" and "Young Park" may be anything.
      let isFirst = !first.flags.isDisjoint(with: [.sentenceStart, .clauseStart, .lineStart])
      let mostFrequency = isFirst ? NameCandidates.commonFrequency : NameCandidates.commonFrequency + 10
      let isWord = first.traits.contains(.english) && first.traits.frequency >= mostFrequency
      if isWord, first.traits.isDisjoint(with: .givenName) { return nil }
    }
    guard isChinese || isKorean || (range.count == 1 && first.traits.contains(.givenName)) else { return nil }
    return Given(tokens: range, letters: letters, isChinese: isChinese, isKorean: isKorean, isSpaced: isSpaced)
  }
}
