/// How probable it is that a form in one document is a slip for a form that the corpus prefers; and why.
///
/// Two documents speak of two people more often than one document does, so likeness and a majority are not enough here:
/// the same given name must stand before both, and the surroundings must be the same too. All that forbids a correction
/// within a document forbids it here, and it forbids it for all documents of the rarer form.
struct NameVerdict {
  let probability: Double
  let reasons: [String]

  fileprivate struct Case {
    let use: NameUse
    let wrong: NameRecord?
    let right: NameRecord
    let agreement: CorpusAgreement
  }

  /// Nil below one half.
  /// - Parameters:
  ///   - use: in the document at hand.
  ///   - length: letters of the shorter form.
  init?(
    use: NameUse, right: NameRecord, likeness: NameLikeness, length: Int, areCommonSurnames: Bool,
    in agreement: CorpusAgreement
  ) {
    let wrong = agreement.record(of: use.form)
    let facts = Case(use: use, wrong: wrong, right: right, agreement: agreement)
    // The document itself counts, whether or not the profile has seen it.
    let wrongDocuments = max(wrong?.documents ?? 0, 1) + agreement.uncounted
    guard right.documents >= CorpusAgreement.leastDocuments, right.documents >= 3 * wrongDocuments,
      !facts.isForbidden(likeness)
    else { return nil }

    let givens = facts.sharedGivens
    let role = use.roles.first { role in right.words(.role, inAtLeast: 2).contains { $0.text == role } }
    let companions = facts.sharedCompanions
    var probability: Double
    var reasons = [
      "“\(right.form)” stands in \(right.documents) of \(agreement.documents) documents of the corpus, "
        + "“\(use.form)” in \(wrong?.documents ?? 0)"
    ]
    if let given = givens.first {
      // Two people of one given name and like surnames are told apart by what is written of them alone. A title that
      // both have counts as a telling word.
      let telling = companions + (role != nil ? 1 : 0)
      let isClear = right.documents >= 5 * wrongDocuments && right.documents >= 5 && given.documents >= 3
      probability = likeness.acrossDocuments
      if telling < 4 || !isClear { probability = min(probability, 0.93) }
      if telling < 3 || (facts.haveOtherTitles && telling < 4) { probability = min(probability, 0.85) }
      reasons.append("both follow the given name \(Capitals.capitalized(given.text))")
    } else if role != nil, companions >= 2, facts.isOnePerson {
      probability = min(likeness.byMajority, 0.92)
    } else if companions >= 3 {
      probability = min(likeness.byMajority, use.traits.contains(.located) ? 0.85 : 0.75)
    } else {
      return nil
    }
    if let role { reasons.append("both follow the title “\(role)”") }
    if companions > 0 { reasons.append("\(companions) telling words stand near both") }

    if areCommonSurnames { probability = min(probability, 0.75) }
    if length < 7, likeness == .otherVowel { probability = min(probability, 0.85) }
    if length < 6 { probability = min(probability, 0.75) }
    if facts.differInParticles { probability = min(probability, 0.7) }
    if use.traits.contains(.located) != (right.documents(with: .located) * 2 > right.documents) {
      probability = min(probability, 0.8)
    }
    guard probability >= Tier.suggest.threshold else { return nil }
    self.probability = probability
    self.reasons = reasons
  }
}

extension NameLikeness {
  /// How probable one person is where both forms follow one given name in documents on one subject. Steps that no
  /// romanisation takes may part two people: Johnson, Johnston.
  fileprivate var acrossDocuments: Double {
    switch self {
    case .key, .vowel, .swap: 0.996
    case .nearKey, .slip: 0.95
    case .otherVowel, .otherSystem, .marks: 0.93
    case .loose, .shortVowels, .respelling: 0.85
    case .consonant: 0.75
    case .otherConsonant: 0.6
    case .ending: 0
    }
  }
}

extension NameVerdict.Case {
  /// Words seen in one document of many are slips themselves.
  private func trusted(_ kind: NameRecord.Kind) -> [(text: String, documents: Int)] {
    right.words(kind, inAtLeast: max(2, right.total(kind) / 50))
  }

  /// The given names before the form, here and anywhere in the corpus.
  private var givensOfWrong: [String] { use.givens + (wrong?.words(.given).map(\.text) ?? []) }

  /// The right form's given names that stand before the other one in this document, with their documents.
  var sharedGivens: [(text: String, documents: Int)] {
    trusted(.given).filter { given in use.givens.contains { GivenNames.areOne($0, given.text) } }
      .sorted { $0.documents > $1.documents }
  }

  /// Telling words near the name in this document that stand near the right form in two documents or more.
  var sharedCompanions: Int {
    let near = Set(use.companions)
    return right.companions.count {
      $0.documents > 1 && near.contains($0.hash) && !agreement.commonCompanions.contains($0.hash)
    }
  }

  /// Whether nearly all documents give the right form one given name.
  var isOnePerson: Bool {
    let givens = right.words(.given)
    guard let first = givens.max(by: { $0.documents < $1.documents }) else { return false }
    let same = givens.filter { GivenNames.areOne($0.text, first.text) }.reduce(0) { $0 + $1.documents }
    return same * 10 >= right.total(.given) * 9
  }

  var differInParticles: Bool {
    let others = use.particles + (wrong?.words(.particle).map(\.text) ?? [])
    let rights = trusted(.particle).map(\.text)
    return others.isEmpty != rights.isEmpty && !(others + rights).allSatisfy { $0 == NameUseReader.article }
  }

  /// Whether anything says that the two are two.
  func isForbidden(_ likeness: NameLikeness) -> Bool {
    if likeness == .ending || WordKey.folded(use.form) == WordKey.folded(right.form) { return true }
    if wrong?.isCut ?? false || agreement.apart.contains(FormPair(use.form, right.form)) { return true }
    if !use.traits.isDisjoint(with: [.known, .part, .aboutSpelling, .small]) { return true }
    let bad: [NameUse.Traits] = [.known, .part, .aboutSpelling, .small]
    if let wrong, bad.contains(where: { wrong.documents(with: $0) > 0 }) { return true }
    if right.documents(with: .inside) == 0 || right.documents(with: .part) * 2 > right.documents { return true }
    if right.documents(with: .small) * 20 > right.documents { return true }
    // A given name itself.
    if !use.followers.isEmpty || wrong?.total(.follower) ?? 0 > 0 { return true }
    if right.total(.follower) * 5 > right.documents { return true }
    return areOthers
  }

  /// Whether a title stands before both, and not one that they share.
  var haveOtherTitles: Bool {
    let roles = trusted(.role).map(\.text)
    return !use.roles.isEmpty && !roles.isEmpty && !use.roles.contains(where: roles.contains)
  }

  private var areOthers: Bool {
    let givens = trusted(.given).map(\.text)
    func isRight(_ given: String) -> Bool { givens.contains { GivenNames.areOne($0, given) } }
    if !givensOfWrong.allSatisfy(isRight) || !use.possibleGivens.allSatisfy(isRight) { return true }
    let initials = use.initials + (wrong?.words(.initial).map(\.text) ?? [])
    let rightInitials = trusted(.initial).map(\.text)
    if !initials.isEmpty {
      // Nobody's initials are not enough to say whose they are.
      if rightInitials.isEmpty, givens.isEmpty { return true }
      let possible = Set(rightInitials + givens.compactMap { $0.first.map(String.init) })
      if !initials.allSatisfy(possible.contains) { return true }
    }
    let particles = use.particles + (wrong?.words(.particle).map(\.text) ?? [])
    let rightParticles = trusted(.particle).map(\.text)
    if !particles.isEmpty, !rightParticles.isEmpty, !particles.allSatisfy(rightParticles.contains) { return true }
    return haveOtherTitles && use.givens.isEmpty
  }
}
