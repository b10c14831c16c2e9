/// Chinese and Korean names in several systems: Teng and Deng, Park and Pak, Geun Hye and Geun-hye.
///
/// Their surnames are so short, and so many people share them, that likeness says nothing. Two spellings of a surname are
/// one person's where the same given name stands beside both, or where one of them is introduced with a given name and
/// the other one never is (``BareSurnames``).
struct FamilyNames {
  private let document: Document
  private let mentions: [FamilyMentions.Mention]
  private let spaced: [Finding]
  /// For given names that are other spellings of one in the text, the letters of that one.
  private let rightForms: [[UInt8]: [UInt8]]

  /// - Parameter rightForms: for names that are other spellings of one in the text, the number of that one.
  init(document: Document, candidates: NameCandidates, rightForms: [Int: Int]) {
    self.document = document
    mentions = FamilyMentions(in: document).mentions
    func letters(_ number: Int) -> [UInt8]? {
      candidates.tokens(of: candidates.names[number], limit: 1).first.map { document.nameLetters(ofTokens: $0) }
    }
    var byLetters: [[UInt8]: [UInt8]] = [:]
    if !mentions.isEmpty {
      // In order, since two names may have the same letters.
      for (wrong, right) in rightForms.sorted(by: { $0.key < $1.key }) {
        if let wrong = letters(wrong), let right = letters(right) { byLetters[wrong] = right }
      }
    }
    let spaced = SpacedGivenNames(document: document, mentions: mentions).reading()
    self.spaced = spaced.findings
    self.rightForms = byLetters.merging(spaced.rightForms) { first, _ in first }
  }

  /// In order of start. Linear in the surnames' places.
  func findings() -> [Finding] {
    guard mentions.contains(where: { $0.given != nil }) else { return [] }
    let bare = BareSurnames(document: document, mentions: mentions).findings()
    return (besideOneGivenName() + spaced + bare).sorted { $0.span.start < $1.span.start }
  }

  // MARK: - Beside the same given name

  /// The surnames beside a given name that the text has with another spelling of the surname.
  private func besideOneGivenName() -> [Finding] {
    var groups: [[UInt8]: [Int]] = [:]
    for (number, mention) in mentions.enumerated() {
      guard let given = mention.given, !given.isWestern else { continue }
      groups[rightForms[given.letters] ?? given.letters, default: []].append(number)
    }
    return groups.values.flatMap { spelledOtherwise(among: $0.map { mentions[$0] }) }
  }

  /// One spelling of a surname, in one standing, beside a given name.
  private struct Form {
    let letters: [UInt8]
    /// Whether the given name beside it is the right form.
    let hasRightGiven: Bool
    let isSure: Bool
    var mentions: [FamilyMentions.Mention]
    /// In all standings.
    var count = 0

    /// What comes by way of Russian is never right; else the commoner form is, then the first one.
    var rank: (Int, Int, Int, Int) {
      (mentions[0].surname.isByWayOfRussian ? 0 : 1, hasRightGiven ? 1 : 0, count, -mentions[0].token)
    }
  }

  private func spelledOtherwise(among mentions: [FamilyMentions.Mention]) -> [Finding] {
    guard let first = mentions.first, mentions.contains(where: { $0.letters != first.letters }) else { return [] }
    let forms = forms(of: mentions)
    return forms.flatMap { form -> [Finding] in
      // The commonest of its spellings; the first one wins a draw.
      var right = form
      for other in forms
      where FamilySurnames.areOne(other.letters[...], form.letters[...])
        && ((other.isSure && form.isSure) || areTwoSystems(form.letters, other.letters))
      {
        if other.rank > right.rank { right = other }
      }
      guard right.letters != form.letters else { return [] }
      let model = right.mentions[0].token
      let others = Set(right.mentions.map(\.token))
      return form.mentions.compactMap { mention in
        // "Lee Min-ho and Yi Min-ho" are two.
        guard !document.sentence(around: mention.token).contains(where: others.contains) else { return nil }
        return Self.finding(
          document.baseSpan(ofTokens: mention.token..<mention.token + 1),
          becomes: document.text(document.baseSpan(ofTokens: model..<model + 1)), 0.93,
          "the same given name stands beside both", in: document)
      }
    }
  }

  /// The forms of surnames, in order of appearance. Linear in the mentions: a surname has few spellings.
  private func forms(of mentions: [FamilyMentions.Mention]) -> [Form] {
    var forms: [Form] = []
    for mention in mentions {
      let hasRightGiven = mention.given.map { rightForms[$0.letters] == nil } ?? false
      let known = forms.firstIndex {
        $0.letters == mention.letters && $0.hasRightGiven == hasRightGiven && $0.isSure == isSure(mention)
      }
      if let known {
        forms[known].mentions.append(mention)
      } else {
        forms.append(
          Form(letters: mention.letters, hasRightGiven: hasRightGiven, isSure: isSure(mention), mentions: [mention]))
      }
    }
    var counts: [[UInt8]: Int] = [:]
    for form in forms { counts[form.letters, default: 0] += form.mentions.count }
    for place in forms.indices { forms[place].count = counts[forms[place].letters] ?? 0 }
    return forms
  }

  private func isSure(_ mention: FamilyMentions.Mention) -> Bool { mention.given?.isSure ?? false }

  /// Whether one of two Chinese spellings alone is pinyin: then they are one syllable, be it a surname or a given name.
  /// Kim Chung and Kim Jung, Li Chang and Li Zhang are brothers.
  private func areTwoSystems(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard let left = FamilySurnames.reading(of: one[...]), let right = FamilySurnames.reading(of: other[...]) else {
      return false
    }
    return ChineseSyllables.isPinyin(one[...]) != ChineseSyllables.isPinyin(other[...])
      && left.numbers.contains { $0 < FamilySurnames.firstKorean && right.numbers.contains($0) }
  }

  static func finding(
    _ span: TextSpan, becomes replacement: String, _ probability: Double, _ reason: String, in document: Document
  ) -> Finding {
    let text = document.text(span)
    return Finding(
      span: span, rule: VaryingNames.rule, text: text, replacement: replacement,
      message: "“\(text)” seems to be “\(replacement)”, spelled differently",
      evidence: [reason], strength: VariantStrength.varying(probability),
      cluster: "name:" + replacement.lowercased())
  }

  // MARK: - Letters

  /// Whether words are a Chinese or Korean given name of several syllables.
  static func isGivenName(_ range: Range<Int>, in document: Document) -> Bool {
    let letters = document.nameLetters(ofTokens: range)
    return KoreanSyllables.isGivenName(letters[...]) || ChineseSyllables.isGivenName(letters[...])
  }

  /// Whether a word is a Chinese or Korean surname.
  static func isSurname(_ index: Int, in document: Document) -> Bool {
    guard document.tokens[index].span.count <= 12 else { return false }
    return FamilySurnames.reading(of: document.nameLetters(ofTokens: index..<index + 1)[...]) != nil
  }
}
