/// Names that a document spells in two ways though no list has them: "Oksana Bilozir" and, three lines on, "Bilozier".
///
/// Pairs come from ``NamePairs``; ``NameUsage`` says how both are used. What speaks for one name: the same given name,
/// a full mention followed by a bare surname, a rare form beside a frequent one. What speaks against it: different
/// given names, both in one breath, an ordinary word, an ending that inflects.
struct VaryingNames {
  let document: Document
  let lexicon: Lexicon
  let candidates: NameCandidates

  static let rule = "spelling-variant/varying-name"

  /// A pair with a direction, and why.
  private struct Verdict {
    var wrong: Int
    var right: Int
    var probability: Double
    var evidence: [String]
  }

  /// Linear in the names; one more pass over the words where there is a pair.
  func findings() -> [Finding] {
    var best: [Int: Verdict] = [:]
    var judged: [Set<Int>: Double] = [:]
    judgePairs { pair, verdict in
      judged[[pair.first, pair.second]] = verdict?.probability ?? 0
      guard let verdict else { return }
      if best[verdict.wrong].map({ $0.probability < verdict.probability }) ?? true { best[verdict.wrong] = verdict }
    }
    let settled = best.values.compactMap { self.settled($0, best, judged) }.sorted { $0.wrong < $1.wrong }
    let sure = settled.filter { $0.probability >= Tier.likely.threshold }
    let rightForms = Dictionary(sure.map { ($0.wrong, $0.right) }, uniquingKeysWith: { first, _ in first })
    return settled.flatMap(findings(of:))
      + FamilyNames(document: document, candidates: candidates, rightForms: rightForms).findings()
  }

  /// Names that are spelled alike and that the text nevertheless uses as two, as numbers of candidates. Endings that
  /// inflect are left out. As costly as ``findings()``.
  func pairsKeptApart() -> [(first: Int, second: Int)] {
    var apart: [(first: Int, second: Int)] = []
    judgePairs { pair, verdict in
      let isUnknown = !candidates.names[pair.first].isKnown || !candidates.names[pair.second].isKnown
      if verdict == nil, isUnknown, pair.likeness != .ending { apart.append((pair.first, pair.second)) }
    }
    return apart
  }

  /// Calls for every pair of names that may be one, with what speaks for it.
  private func judgePairs(_ body: (NamePairs.Pair, Verdict?) -> Void) {
    let pairs = NamePairs(candidates, in: document)
    guard !pairs.pairs.isEmpty else { return }
    let lowerCase = wordsInSmallLetters(of: pairs.pairs)
    // Only paired names have a usage: its place in the list plus one.
    var places = [Int32](repeating: 0, count: candidates.names.count)
    var usages: [NameUsage] = []
    func usage(_ name: Int) -> NameUsage {
      if places[name] == 0 {
        usages.append(NameUsage(of: candidates.names[name], in: candidates, document))
        places[name] = Int32(truncatingIfNeeded: usages.count)
      }
      return usages[Int(places[name]) - 1]
    }
    for pair in pairs.pairs {
      guard !lowerCase.contains(candidates.names[pair.first].word),
        !lowerCase.contains(candidates.names[pair.second].word),
        // Zhang, Zheng and Jang look alike; `FamilyNames` knows which of them may be one.
        pair.likeness == .marks || FamilySurnames.reading(of: pairs.letters(pair.first)) == nil
          || FamilySurnames.reading(of: pairs.letters(pair.second)) == nil
      else { continue }
      body(pair, verdict(pair, (usage(pair.first), usage(pair.second)), pairs))
    }
  }

  /// A form that is itself a misspelling of another one is no right form: the other one is. Nil where that leads in a
  /// circle, or to a name that this one cannot be: Li-chün may be Lijun and Liqun, who are two.
  /// - Parameter judged: how probable it is of each pair that looks alike that it is one name.
  private func settled(_ verdict: Verdict, _ best: [Int: Verdict], _ judged: [Set<Int>: Double]) -> Verdict? {
    var verdict = verdict
    var steps = 0
    while let next = best[verdict.right] {
      steps += 1
      guard steps < 5, next.right != verdict.wrong else { return nil }
      verdict.right = next.right
      // What is twice removed may be another name.
      verdict.probability = min(verdict.probability, next.probability, 0.93)
    }
    if steps > 0, let direct = judged[[verdict.wrong, verdict.right]] {
      verdict.probability = min(verdict.probability, direct)
    }
    return verdict.probability >= Tier.suggest.threshold ? verdict : nil
  }

  /// Which of the paired words also stand in small letters: those are no names. One pass over the words.
  private func wordsInSmallLetters(of pairs: [NamePairs.Pair]) -> WordNumbers {
    var paired = WordNumbers()
    // One bit in 4096 for each word keeps most of the text away from the set.
    var filter = [UInt64](repeating: 0, count: 64)
    for pair in pairs {
      for number in [pair.first, pair.second] {
        let word = candidates.names[number].word
        paired.insert(word)
        filter[Int(word >> 6 & 63)] |= 1 << UInt64(word & 63)
      }
    }
    var found = WordNumbers()
    for token in document.tokens
    where !token.flags.contains(.capitalized) && filter[Int(token.word >> 6 & 63)] & 1 << UInt64(token.word & 63) != 0
      && paired.contains(token.word)
    {
      found.insert(token.word)
    }
    return found
  }

  // MARK: - The verdict

  private func verdict(
    _ pair: NamePairs.Pair, _ usage: (NameUsage, NameUsage), _ pairs: NamePairs
  ) -> Verdict? {
    let likeness = pair.likeness
    guard !usage.0.isAboutSpelling, !usage.1.isAboutSpelling, !isJoined(usage.0, usage.1), !isAcronym(usage.0),
      !isAcronym(usage.1), !areModels(usage.0, usage.1)
    else { return nil }
    let forward =
      pair.wrong == pair.first ? nil : directed(pair.second, pair.first, likeness, usage.1, usage.0, pairs)
    let backward =
      pair.wrong == pair.second ? nil : directed(pair.first, pair.second, likeness, usage.0, usage.1, pairs)
    guard let forward else { return backward }
    guard let backward else { return forward }
    // The form that came first is right where nothing else tells.
    return backward.probability > forward.probability ? backward : forward
  }

  /// How probable it is that one form is a misspelling of the other; nil below one half.
  private func directed(
    _ wrong: Int, _ right: Int, _ likeness: NameLikeness, _ wrongUsage: NameUsage, _ rightUsage: NameUsage,
    _ pairs: NamePairs
  ) -> Verdict? {
    let names = candidates.names
    guard names[right].standsInside, !isOthers(wrongUsage, rightUsage) else { return nil }
    let shorter = min(pairs.letters(wrong).count, pairs.letters(right).count)
    let isUnvowelledName = (rightUsage.givens + wrongUsage.givens).contains {
      GivenNames.isUnvowelled(document.tokens[$0.token], in: document)
    }
    let isOpen = isUnvowelledName && NameLikeness.differInOpenVowels(pairs.letters(wrong), pairs.letters(right))
    let isUnvowelled =
      isUnvowelledName && (likeness == .shortVowels || likeness == .otherVowel || (likeness == .loose && isOpen))
    let likeness = isUnvowelled ? .otherVowel : likeness
    let evidence = NameEvidence(
      wrong: wrongUsage, right: rightUsage, wrongCount: Int(names[wrong].count), rightCount: Int(names[right].count),
      isListed: names[right].traits.contains(.nameWord), isKnown: names[right].isKnown,
      isCrowded: names.count > Self.crowd, likeness: likeness,
      length: shorter,
      isForeign: NameKey.isForeign(pairs.letters(wrong)) && !NameKey.isForeign(pairs.letters(right)),
      isUnvowelled: isUnvowelled, in: document)
    var probability = evidence.probability
    if names[wrong].isKnown {
      guard
        mayBeWrong(
          wrong, right, likeness, evidence, (wrongUsage, rightUsage), pairs, isUnvowelled: isUnvowelledName,
          isOpen: isOpen)
      else { return nil }
      probability = min(probability, 0.93)
    }
    // Nasser and Nassar are two names: one vowel in a short one tells people apart.
    if shorter < 7, likeness == .otherVowel, !evidence.isShared, !isOpen { probability = min(probability, 0.85) }
    let mayBeShort = likeness.isRomanisation || likeness == .respelling
    if shorter < 6 { probability = min(probability, mayBeShort || isOpen ? 0.93 : 0.75) }
    if shorter < 5, !evidence.isShared, !evidence.isAfterFullMention { return nil }
    if areCommonSurnames(wrongUsage, rightUsage) { probability = min(probability, evidence.isShared ? 0.93 : 0.75) }
    if wrongUsage.particles.isEmpty != rightUsage.particles.isEmpty {
      let particles = wrongUsage.particles + rightUsage.particles
      // A "van" or "bin" belongs to a name. The Arabic article comes and goes, but the edit would leave it wrong.
      probability = min(probability, particles.allSatisfy { $0 == NameUsage.arabicArticle } ? 0.93 : 0.7)
    }
    if isInOneSentence(wrongUsage, rightUsage) { probability = min(probability, 0.75) }
    if wrongUsage.isLocated != rightUsage.isLocated { probability = min(probability, 0.8) }
    if wrongUsage.isPart || rightUsage.isPart { probability = min(probability, 0.7) }
    guard probability >= Tier.suggest.threshold else { return nil }
    return Verdict(wrong: wrong, right: right, probability: probability, evidence: evidence.reasons)
  }

  /// With more names than this, pairs that nothing but their spelling joins are chance.
  private static let crowd = 500

  // MARK: - Vetoes

  /// PocketDV, PocketDVII and PocketDV5100 are three models: what follows the first small letters is no spelling.
  private func areModels(_ one: NameUsage, _ other: NameUsage) -> Bool {
    /// Capitals and figures from the first two in a row on: McDonald has none.
    func model(_ usage: NameUsage) -> ArraySlice<UInt8> {
      guard let place = usage.places.first(where: { !document.tokens[$0].flags.contains(.allCaps) }) else { return [] }
      let bytes = document.bytes[document.tokens[place].baseSpan(in: document.bytes).range]
      let start = bytes.indices.dropFirst().first { index in
        bytes[index].isASCIIDigit
          || bytes[index].isASCIIUppercase && index + 1 < bytes.endIndex && bytes[index + 1].isASCIIUppercase
      }
      return start.map { bytes[$0...] } ?? []
    }
    return model(one) != model(other)
  }

  /// A few capitals among words that have none, wherever it stands: IMAP and IMAPD, FPGA and FPGAs.
  private func isAcronym(_ usage: NameUsage) -> Bool {
    usage.places.allSatisfy { document.tokens[$0].span.count <= 6 && document.areLoneCapitals($0..<$0 + 1) }
  }

  /// Whether a form that English text knows may be a slip for another one: where marks were dropped ("Novák", then
  /// "Novak"), or where romanisations of one name are both at home in English ("Omar Mahmoud", then "Mahmud"). It takes
  /// the same given name or a full mention before it.
  private func mayBeWrong(
    _ wrong: Int, _ right: Int, _ likeness: NameLikeness, _ evidence: NameEvidence, _ usage: (NameUsage, NameUsage),
    _ pairs: NamePairs, isUnvowelled: Bool, isOpen: Bool
  ) -> Bool {
    guard evidence.isShared || evidence.isAfterFullMention else { return false }
    let traits = candidates.names[wrong].traits
    guard !traits.contains(.functionWord) else { return false }
    // "Minh Nguyễn", then "Nguyen", though some are called so by their first name.
    if likeness == .marks, pairs.hasMarks(right) { return true }
    // Arabs have the given names of their forebears for surnames: "Yousef Qasem", then "Kassem".
    let isRomanisation = likeness.isRomanisation || isOpen
    guard evidence.isShared || !traits.contains(.givenName) || (isUnvowelled && isRomanisation) else { return false }
    if likeness == .marks { return false }
    return isRomanisation && (evidence.isIntroduced || isUnvowelled)
      && ![usage.0, usage.1].contains(where: isCommonSurname)
  }

  /// Whether the two have different given names, or are given names of different people.
  private func isOthers(_ wrong: NameUsage, _ right: NameUsage) -> Bool {
    let mayBeRight = right.givens + right.possibleGivens
    func isRight(_ given: (word: WordID, token: Int)) -> Bool {
      mayBeRight.contains {
        $0.word == given.word
          || GivenNames.areOne(document.tokens[given.token], document.tokens[$0.token], in: document)
      }
    }
    if !mayBeRight.isEmpty, !wrong.givens.allSatisfy(isRight) { return true }
    if !right.givens.isEmpty, wrong.isAfterCommonWord, !wrong.possibleGivens.allSatisfy(isRight) { return true }
    if !wrong.initials.isEmpty, !right.initials.isEmpty, !wrong.initials.contains(where: right.initials.contains) {
      return true
    }
    if contradict(wrong.initials, right.givens) || contradict(right.initials, wrong.givens) { return true }
    if !wrong.followers.isEmpty, !wrong.followers.contains(where: right.followers.contains) { return true }
    if wrong.followers.isEmpty != right.followers.isEmpty { return true }
    if wrong.particles != right.particles, !wrong.particles.isEmpty, !right.particles.isEmpty { return true }
    return !wrong.roles.isEmpty && !right.roles.isEmpty && !wrong.roles.contains(where: right.roles.contains)
      && !wrong.givens.contains(where: isRight)
  }

  /// Whether initials are those of none of some given names.
  private func contradict(_ initials: [WordID], _ givens: [(word: WordID, token: Int)]) -> Bool {
    guard !initials.isEmpty, !givens.isEmpty else { return false }
    return !givens.contains { given in
      let letter = document.bytes[Int(document.tokens[given.token].start)] | 0x20
      return initials.contains { initial in
        lexicon.words.slot(of: String(UnicodeScalar(letter))).map { $0.id == initial }
          ?? (WordID.unknown(WordKey.key(String(UnicodeScalar(letter)))) == initial)
      }
    }
  }

  /// Whether both are surnames of many people: then even a bare one may be another person's.
  private func areCommonSurnames(_ one: NameUsage, _ other: NameUsage) -> Bool {
    isCommonSurname(one) && isCommonSurname(other)
  }

  private func isCommonSurname(_ usage: NameUsage) -> Bool {
    usage.places.first.map { document.tokens[$0].traits.contains(.commonSurname) } ?? false
  }

  /// Both in one breath: "Bilozir and Bilozier", "Bilozir, Bilozier", "Bilozir (Bilozier)".
  private func isJoined(_ one: NameUsage, _ other: NameUsage) -> Bool { nearest(one, other, within: 6) }

  private func isInOneSentence(_ one: NameUsage, _ other: NameUsage) -> Bool { nearest(one, other, within: 40) }

  /// Whether some places of the two are at most so many words apart in one sentence. Linear in both.
  private func nearest(_ one: NameUsage, _ other: NameUsage, within reach: Int) -> Bool {
    var next = 0
    for place in one.places {
      while next < other.places.count, other.places[next] < place - reach { next += 1 }
      var index = next
      while index < other.places.count, other.places[index] <= place + reach {
        // "Hsiang-wei" begins where "Hsiang" does.
        guard place != other.places[index] else { return true }
        let range = min(place, other.places[index]) + 1...max(place, other.places[index])
        if !range.contains(where: { document.tokens[$0].flags.contains(.sentenceStart) }) { return true }
        index += 1
      }
    }
    return false
  }

  // MARK: - Findings

  private func findings(of verdict: Verdict) -> [Finding] {
    let places = candidates.tokens(of: candidates.names[verdict.right])
    // A headline in capitals shows no form.
    guard
      let model = places.first(where: { !document.tokens[$0.lowerBound].flags.contains(.allCaps) }),
      let first = candidates.tokens(of: candidates.names[verdict.wrong], limit: 1).first
    else { return [] }
    let right = document.text(document.baseSpan(ofTokens: model))
    let folded = WordKey.folded(document.text(document.baseSpan(ofTokens: first)))
    let cluster = "name:" + right.lowercased()
    return candidates.tokens(of: candidates.names[verdict.wrong]).compactMap { place in
      let span = document.baseSpan(ofTokens: place)
      let text = document.text(span)
      // Two unknown words may share a number.
      guard WordKey.folded(text) == folded else { return nil }
      if let finding = withArticle(place, model, verdict, cluster) { return finding }
      let replacement = document.tokens[place.lowerBound].flags.contains(.allCaps) ? right.uppercased() : right
      guard replacement != text else { return nil }
      return Finding(
        span: span, rule: Self.rule, text: text, replacement: replacement,
        message: "“\(text)” seems to be “\(replacement)”, spelled differently", evidence: verdict.evidence,
        strength: VariantStrength.varying(verdict.probability), cluster: cluster)
    }
  }

  /// The finding with the Arabic article before it, where both have one and the articles differ: al-Dschuburi, Al-Jubouri.
  private func withArticle(
    _ place: Range<Int>, _ model: Range<Int>, _ verdict: Verdict, _ cluster: String
  ) -> Finding? {
    guard let article = NameUsage.joinedArticle(before: place.lowerBound, document),
      let rightArticle = NameUsage.joinedArticle(before: model.lowerBound, document),
      document.tokens[place.lowerBound].flags.isDisjoint(with: .allCaps)
    else { return nil }
    let span = document.baseSpan(ofTokens: article..<place.upperBound)
    let text = document.text(span)
    var replacement = document.text(document.baseSpan(ofTokens: rightArticle..<model.upperBound))
    // A sentence begins with a capital whatever the name does.
    let (flags, rightFlags) = (document.tokens[article].flags, document.tokens[rightArticle].flags)
    if !flags.isDisjoint(with: [.sentenceStart, .clauseStart]) {
      replacement = Capitals.capitalized(replacement)
    } else if !rightFlags.isDisjoint(with: [.sentenceStart, .clauseStart]), flags.isDisjoint(with: .capitalized) {
      return nil
    }
    guard replacement != text else { return nil }
    return Finding(
      span: span, rule: Self.rule, text: text, replacement: replacement,
      message: "“\(text)” seems to be “\(replacement)”, spelled differently", evidence: verdict.evidence,
      strength: VariantStrength.varying(verdict.probability), cluster: cluster)
  }
}
