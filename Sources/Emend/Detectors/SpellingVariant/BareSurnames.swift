/// Chinese and Korean surnames that stand alone, in another system than the full name: "Cai Mingyuan … Tsai said".
///
/// Papers introduce everybody whom they then call by a bare surname. So a spelling that never has a given name of its own
/// is the person whose full name stands before it, if exactly one spelling of a surname in the text may be the same one.
/// One spelling may be two surnames (Chang is Zhang, Chang or the Korean Jang): where the text has full names of both, or
/// an office before the bare one that the full one never has, nothing is said. It reaches `likely`, never `safe`.
struct BareSurnames {
  private let document: Document
  private let mentions: [FamilyMentions.Mention]
  /// Numbers of mentions by spelling.
  private let places: [[UInt8]: [Int]]
  /// The spellings that stand bare somewhere. In "Wei Zhang … Wei said" the first word is the surname, or people call each
  /// other by given names.
  private let alone: Set<[UInt8]>

  init(document: Document, mentions: [FamilyMentions.Mention]) {
    self.document = document
    self.mentions = mentions
    places = Dictionary(grouping: mentions.indices) { mentions[$0].letters }
    alone = Set(mentions.lazy.filter { if case .bare = $0.standing { true } else { false } }.map(\.letters))
  }

  /// The words between a bare surname and the last mention of its bearer that still belong together.
  private static let reach = 500

  /// Linear in the mentions; one more pass over the words where something is found.
  func findings() -> [Finding] {
    let introduced = places.filter { $0.value.contains { mentions[$0].given != nil } }
    guard !introduced.isEmpty else { return [] }
    // The spellings of each surname, so that no two spellings are compared in vain.
    var byNumber: [UInt16: [[UInt8]]] = [:]
    for (letters, places) in introduced {
      for number in mentions[places[0]].surname.numbers { byNumber[number, default: []].append(letters) }
    }
    var found: [(bare: [UInt8], right: [UInt8])] = []
    for (letters, places) in places where introduced[letters] == nil {
      let surname = mentions[places[0]].surname
      let mayBe = Set(surname.numbers.flatMap { byNumber[$0] ?? [] })
      guard mayBe.count == 1, let right = mayBe.first, let model = introduced[right]?.first,
        !mentions[model].surname.isByWayOfRussian
      else { continue }
      if isOne(letters, right) { found.append((letters, right)) }
    }
    guard !found.isEmpty else { return [] }
    let ordinary = wordsInSmallLetters(of: found.map(\.bare))
    return found.flatMap { pair -> [Finding] in
      guard let first = places[pair.bare]?.first, !ordinary.contains(document.tokens[mentions[first].token].word) else {
        return []
      }
      return findings(of: pair.bare, becomes: pair.right)
    }
  }

  // MARK: - Whether it is the same person

  private func isOne(_ bare: [UInt8], _ right: [UInt8]) -> Bool {
    guard let bareNumbers = places[bare], let rightNumbers = places[right] else { return false }
    let (bare, full) = (bareNumbers.map { mentions[$0] }, rightNumbers.map { mentions[$0] })
    let introductions = full.filter { mention in mention.given.map { !alone.contains($0.letters) } ?? false }
    guard let introduction = introductions.first,
      bare.allSatisfy({ if case .bare = $0.standing { true } else { false } }),
      !full.allSatisfy({ quoted($0.token) }), introductions.contains(where: { speaks($0, of: bare[0]) })
    else { return false }
    // The full mention comes first, and the bare form does not outnumber it by far.
    guard introduction.token < bare[0].token, bare.count <= 3 * full.count, areNear(bare, full) else { return false }
    guard areOffices(bare, of: full), !bare.contains(where: { isTitle($0.token) || isExplained($0.token) }) else {
      return false
    }
    // "Zhang told Chang" is of two people.
    let others = Set(full.map(\.token))
    return !bare.contains { isAboutSpelling($0.token) || sentence($0.token).contains(where: others.contains) }
  }

  /// Whether the language of a full name has the surname in the bare spelling.
  private func speaks(_ full: FamilyMentions.Mention, of bare: FamilyMentions.Mention) -> Bool {
    guard let given = full.given else { return false }
    // Harper Lee is no Li, and Michael Chang no Jang; John Zhang may be a Cheung.
    if given.isWestern {
      return !isWord(full.token) && !isWord(bare.token) && full.surname.isOfOneLanguage
        && full.surname.mayBe(bare.surname)
    }
    return bare.surname.numbers.contains { number in
      full.surname.numbers.contains(number)
        && (number < FamilySurnames.firstKorean ? given.isChinese : given.isKorean)
    }
  }

  private func isWord(_ token: Int) -> Bool {
    let traits = document.tokens[token].traits
    return traits.contains(.english) && traits.frequency >= Self.wordFrequency
  }

  /// Words of this frequency are more than names: Park, Song, Lee.
  private static let wordFrequency = 39

  private func areNear(_ bare: [FamilyMentions.Mention], _ full: [FamilyMentions.Mention]) -> Bool {
    var last = full[0].token
    var next = 0
    return bare.allSatisfy { mention in
      while next < full.count, full[next].token < mention.token {
        last = full[next].token
        next += 1
      }
      return mention.token - last <= Self.reach
    }
  }

  /// Whether no office stands before the bare form but what the full form has too. Mr and Dr are anybody's.
  private func areOffices(_ bare: [FamilyMentions.Mention], of full: [FamilyMentions.Mention]) -> Bool {
    let offices = full.compactMap(\.role)
    return bare.allSatisfy { mention in
      mention.role == nil || offices.contains { $0 == mention.role }
        || (mention.token > 0 && Self.courtesies.contains(document.key(of: document.tokens[mention.token - 1])))
    }
  }

  private func quoted(_ token: Int) -> Bool { document.tokens[token].flags.contains(.inQuotes) }

  /// Whether the text says who it is: "Cheng, her coach, wept", "Gim, dried seaweed".
  private func isExplained(_ token: Int) -> Bool {
    let next = token + 1
    guard next < document.tokens.count, document.tokens[next].gap == [.blank, .comma],
      document.tokens[token].flags.isDisjoint(with: .possessive)
    else { return false }
    // "Later, Cheng, wiping her eyes, left" is no explanation, but not worth an edit.
    return document.tokens[next].flags.isDisjoint(with: .capitalized)
  }

  /// Whether quotation marks enclose the one word.
  private func isTitle(_ token: Int) -> Bool {
    document.tokens[token].gap.contains(.quote)
      && (token + 1 == document.tokens.count || document.tokens[token + 1].gap.contains(.quote))
      && (token + 1 == document.tokens.count
        || document.tokens[token + 1].gap.isDisjoint(with: [.sentenceEnd, .comma]))
  }

  private func sentence(_ token: Int) -> Range<Int> { document.sentence(around: token) }

  private func isAboutSpelling(_ token: Int) -> Bool {
    sentence(token).contains { NameWords.classes(of: document.tokens[$0], in: document).contains(.spelling) }
  }

  private func wordsInSmallLetters(of spellings: [[UInt8]]) -> Set<WordID> {
    let words = Set(spellings.compactMap { places[$0]?.first.map { document.tokens[mentions[$0].token].word } })
    return Set(
      document.tokens.lazy.filter { !$0.flags.contains(.capitalized) && words.contains($0.word) }.map(\.word))
  }

  // MARK: - Findings

  private func findings(of bare: [UInt8], becomes right: [UInt8]) -> [Finding] {
    guard let numbers = places[bare], let first = numbers.first,
      let model = places[right]?.first(where: { mentions[$0].given != nil })
    else { return [] }
    let token = mentions[model].token
    let replacement = document.text(document.baseSpan(ofTokens: token..<token + 1))
    let key = document.key(of: document.tokens[mentions[first].token])
    let isRisky = Self.words.contains(key) || isWord(mentions[first].token)
    let isDoubtful =
      Self.famous.contains(key) || (isRisky && !numbers.contains { hasSpoken(mentions[$0].token) })
    return numbers.compactMap { number in
      let place = mentions[number].token
      let span = document.baseSpan(ofTokens: place..<place + 1)
      guard document.text(span) != replacement else { return nil }
      return FamilyNames.finding(
        span, becomes: replacement, isDoubtful ? 0.6 : 0.92,
        "the full name stands earlier in the text, with the surname in another system; this one has none", in: document)
    }
  }

  /// Whether somebody of this name says or is asked something, or has a brother.
  private func hasSpoken(_ token: Int) -> Bool {
    let tokens = document.tokens
    if token + 1 < tokens.count, tokens[token + 1].gap == .blank,
      (tokens[token].flags.contains(.possessive) ? Self.kin : Self.speech).contains(document.key(of: tokens[token + 1]))
    {
      return true
    }
    return token > 0 && tokens[token].gap == .blank && Self.speech.contains(document.key(of: tokens[token - 1]))
  }

  // MARK: - Words

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split { $0 == " " || $0 == "\n" }.map { WordKey.key(String($0)) })
  }

  private static let speech = keys(
    """
    said says say told tells added adds asked asks replied explained insisted warned wrote argued admitted denied noted
    recalled declined agreed urged called confirmed stressed claimed testified
    """)

  private static let kin = keys(
    """
    brother brothers sister sisters wife husband son sons daughter daughters mother father parents widow uncle aunt cousin
    lawyer lawyers spokesman spokeswoman aide aides deputy colleague colleagues supporters allies
    """)

  private static let courtesies = keys("mr mrs ms miss dr doctor professor prof sir madam")

  /// People whom no paper need introduce.
  private static let famous = keys("mao deng chiang xi kim")

  /// Dynasties, places and words that stand without a name as well: one of them has to say something.
  private static let words = keys(
    """
    han tang song sung ming ching qing yuan sui jin chin qin shu liao xia zhou jung man ha ma im oh moon ban min shan tai
    jing kong mi bao long ping
    """)
}
