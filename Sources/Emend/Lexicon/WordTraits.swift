/// What the lexicon knows of one word, in the word's own slot, so that most words of a text cost one look-up and no more.
package struct WordTraits: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// An expression starts with it.
  package static let startsExpression = WordTraits(rawValue: 1)
  /// By itself it may stand for another word.
  package static let substitute = WordTraits(rawValue: 1 << 1)
  /// It starts a substitute of several words.
  package static let startsSubstitute = WordTraits(rawValue: 1 << 2)
  /// A phrase pattern is tried where it stands.
  package static let phraseAnchor = WordTraits(rawValue: 1 << 3)
  /// It starts a variant of a listed name.
  package static let startsNameVariant = WordTraits(rawValue: 1 << 4)
  /// Part of a listed right name.
  package static let nameWord = WordTraits(rawValue: 1 << 5)
  /// It starts one of several accepted spellings.
  package static let startsSpelling = WordTraits(rawValue: 1 << 6)
  package static let functionWord = WordTraits(rawValue: 1 << 7)
  package static let givenName = WordTraits(rawValue: 1 << 8)
  package static let abbreviation = WordTraits(rawValue: 1 << 9)
  /// "very very" is English.
  package static let mayDouble = WordTraits(rawValue: 1 << 10)
  package static let numberWord = WordTraits(rawValue: 1 << 11)
  /// Usually written with a capital: a name, a month, a nationality.
  package static let proper = WordTraits(rawValue: 1 << 12)
  /// It starts a doubling or an expression in which a name variant is right.
  package static let startsExemption = WordTraits(rawValue: 1 << 13)
  /// English by itself: in the frequency list or an inflected form of a dictionary word.
  package static let english = WordTraits(rawValue: 1 << 14)
  /// A surname of many people that is easily taken for another such one.
  package static let commonSurname = WordTraits(rawValue: 1 << 15)

  /// How common the word is: ten times the decimal logarithm of its occurrences in a billion words (0–90; 0: not in
  /// the list).
  package var frequency: Int { Int(rawValue >> 24) }
  package func with(frequency: Int) -> WordTraits {
    WordTraits(rawValue: rawValue & 0x00FF_FFFF | UInt32(min(max(frequency, 0), 127)) << 24)
  }

  // MARK: - Neighbours in swap pairs

  /// How common the word is, in four classes: the lowest for words that are not in every text.
  @inline(__always)
  package var commonness: UInt32 {
    (rawValue >= 50 << 24 ? 1 : 0) + (rawValue >= 60 << 24 ? 1 : 0) + (rawValue >= 70 << 24 ? 1 : 0)
  }

  /// It has a pair in the ``PairFilter`` with a word of that commonness behind it. Bits 16–19.
  package static func swaps(before commonness: UInt32) -> WordTraits { WordTraits(rawValue: 1 << (16 + commonness)) }
  /// It has a pair in the ``PairFilter`` with a word of that commonness before it. Bits 20–23.
  package static func swaps(behind commonness: UInt32) -> WordTraits { WordTraits(rawValue: 1 << (20 + commonness)) }

  // Two neighbours may be a pair of the filter where both of these are 1. Most words have such pairs, but not with words
  // as common as the one beside them: two pairs in three of clean text are refused so, before a probe that may miss the
  // cache. As numbers, because every word is asked and a branch would be foretold wrong.

  @inline(__always)
  func bitForSwap(before commonness: UInt32) -> UInt32 { rawValue &>> (16 &+ commonness) & 1 }
  @inline(__always)
  func bitForSwap(behind commonness: UInt32) -> UInt32 { rawValue &>> (20 &+ commonness) & 1 }
}
