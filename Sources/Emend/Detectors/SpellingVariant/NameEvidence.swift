/// What speaks for one spelling being a slip for another, as a probability and in words.
struct NameEvidence {
  let probability: Double
  let reasons: [String]
  /// Whether both forms follow the same given name.
  let isShared: Bool
  /// Whether a given name that English text knows introduces the right form.
  let isIntroduced: Bool
  /// Whether the wrong form stands bare after a full mention of the right one.
  let isAfterFullMention: Bool

  /// The words between a full mention and a bare surname that still belong together.
  private static let reach = 500

  /// - Parameters:
  ///   - isListed: whether the right form is in the lexicon's list of names.
  ///   - isKnown: whether English text has the right form often enough to be counted.
  ///   - isCrowded: whether the document has so many names that likeness alone is chance.
  ///   - length: the letters of the shorter form.
  ///   - isForeign: whether the wrong form alone is spelled as no English romanisation is.
  ///   - isUnvowelled: whether nothing but vowels that the name's own script leaves out is in doubt.
  init(
    wrong: NameUsage, right: NameUsage, wrongCount: Int, rightCount: Int, isListed: Bool, isKnown: Bool,
    isCrowded: Bool, likeness: NameLikeness, length: Int, isForeign: Bool, isUnvowelled: Bool, in document: Document
  ) {
    let isIntroduced = right.givens.contains { document.tokens[$0.token].traits.contains(.givenName) }
    let shared = wrong.givens.contains { given in
      right.givens.contains {
        GivenNames.areOne(document.tokens[given.token], document.tokens[$0.token], in: document)
      }
    }
    let sharesFollower = wrong.followers.contains { right.followers.contains($0) }
    let isMajority = rightCount >= 3 * wrongCount
    let isMinority = wrongCount > rightCount
    let fullMention =
      right.givens.map(\.token).min().flatMap { full in
        wrong.places.first.map { $0 > full && $0 - full <= Self.reach } ?? false
      } ?? false
    var reasons: [String] = []
    var probability = 0.0
    func weigh(_ figure: Double, _ reason: String) {
      reasons.append(reason)
      probability = max(probability, figure)
    }

    // Where nothing tells which form is right, the text keeps to the first one.
    let decides = isListed || isKnown || isMajority
    // With a given name that is the same, one exchanged vowel in a long surname parts nobody.
    let isLong =
      length > 7 && (isIntroduced && likeness == .loose || (isIntroduced || shared) && likeness == .otherVowel)
    let undecided =
      likeness.isRomanisation || likeness == .vowel || likeness == .respelling
      ? 0.93 : isUnvowelled || isLong ? 0.91 : 0.75
    if shared {
      let figure = likeness.withGivenName
      weigh(decides ? figure : min(figure, undecided), "both follow the same given name")
    }
    // The full mention says more than a majority does, unless that is large.
    let isOutnumbered = wrongCount > (likeness.isRomanisation ? 3 * rightCount : rightCount)
    let isAfterFullMention = fullMention && wrong.isBare && !isOutnumbered
    if isAfterFullMention {
      // Writers slip in the full mention too: the bare form may be right where it is
      // the more frequent one, in the text or among people.
      let isDoubtful = isMinority || Self.isCommon(wrong, in: document) && !Self.isCommon(right, in: document)
      weigh(
        isDoubtful ? min(likeness.afterFullMention, 0.94) : likeness.afterFullMention,
        "the full name stands earlier in the text, with the other spelling")
    }
    if sharesFollower {
      weigh(decides ? likeness.byMajority : min(likeness.byMajority, 0.75), "the same surname follows both")
    }
    if isMajority, wrongCount <= 2 {
      let figure = isListed || !isKnown ? likeness.byMajority : min(likeness.byMajority, 0.85)
      weigh(figure, "the other spelling is the commoner one, \(rightCount) to \(wrongCount)")
    }
    if isListed, !isMinority || (likeness.isRomanisation && likeness != .marks) {
      let isSure = likeness.isRomanisation && length > (likeness.isOneKey ? 5 : 6)
      // A text that introduces somebody with marks keeps them.
      weigh(
        isSure ? (likeness == .marks ? 0.91 : 0.93) : min(likeness.byMajority - 0.02, 0.85),
        "the lexicon lists the other spelling")
    }
    if wrong.roles.contains(where: right.roles.contains), !isMinority {
      weigh(min(likeness.byMajority, 0.9), "both follow the same title")
    }
    if reasons.isEmpty, isForeign, likeness == .key, !isCrowded, !isMinority {
      weigh(0.92, "it is how another language romanises the other spelling")
    }
    if reasons.isEmpty, likeness == .key, !isCrowded, !isMinority, Self.areNear(wrong, right) {
      weigh(0.6, "both are romanisations of one spelling; this one comes later")
    }
    // A full mention of the wrong form alone speaks against the direction.
    if !wrong.givens.isEmpty, right.givens.isEmpty, !isListed, !isMajority { probability = 0 }
    self.probability = probability
    self.reasons = reasons
    isShared = shared
    self.isIntroduced = isIntroduced
    self.isAfterFullMention = isAfterFullMention
  }

  /// Whether English text has the first word of a name often enough to be counted, or many people are called so.
  private static func isCommon(_ usage: NameUsage, in document: Document) -> Bool {
    usage.places.first.map { !document.tokens[$0].traits.isDisjoint(with: [.english, .commonSurname]) } ?? false
  }

  private static func areNear(_ wrong: NameUsage, _ right: NameUsage) -> Bool {
    guard let one = wrong.places.first, let other = right.places.first else { return false }
    return abs(one - other) <= reach
  }
}

extension NameLikeness {
  /// Whether nothing but the system of romanisation differs.
  var isOneKey: Bool { self == .marks || self == .key }

  /// Whether two romanisations of one spelling differ so.
  var isRomanisation: Bool { isOneKey || self == .nearKey || self == .otherSystem }

  /// How probable one person is where both forms follow the same given name.
  var withGivenName: Double {
    switch self {
    case .key, .vowel, .swap: 0.997
    case .nearKey, .otherVowel, .slip: 0.996
    case .otherSystem, .shortVowels, .consonant, .loose: 0.95
    case .marks, .respelling: 0.93
    case .otherConsonant: 0.85
    case .ending: 0.75
    }
  }

  /// How probable it is that a bare surname is the one that was introduced with its given name.
  var afterFullMention: Double {
    switch self {
    case .key, .vowel: 0.996
    case .nearKey, .otherVowel, .slip, .swap: 0.95
    case .otherSystem: 0.94
    case .marks, .respelling: 0.92
    case .shortVowels, .consonant, .loose: 0.85
    case .otherConsonant: 0.75
    case .ending: 0
    }
  }

  /// How probable it is that a rare form is a slip for a frequent one.
  var byMajority: Double {
    switch self {
    case .key: 0.93
    case .swap: 0.91
    case .vowel, .nearKey, .otherSystem: 0.85
    case .marks: 0.8
    case .slip, .otherVowel: 0.75
    case .loose, .shortVowels, .consonant, .respelling: 0.7
    case .otherConsonant: 0.4
    case .ending: 0
    }
  }
}
