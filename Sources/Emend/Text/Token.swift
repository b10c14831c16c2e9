/// A word of a document: what the detectors see of it. 20 bytes.
struct Token: Sendable {
  /// UTF-8 offsets in the document.
  var start: UInt32
  var end: UInt32
  /// The lexicon's number of the word without case; for words that the lexicon does not know, a hash with the high
  /// bit set. A possessive has the number of its owner ("Russia's" → russia).
  var word: WordID
  /// What the lexicon says of the word.
  var traits: WordTraits
  var flags: Flags
  /// What stands between this word and the one before it.
  var gap: Gap

  var span: TextSpan { TextSpan(Int(start), Int(end)) }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt16
    /// The first letter is upper case.
    static let capitalized = Flags(rawValue: 1)
    /// Two letters or more, all upper case.
    static let allCaps = Flags(rawValue: 1 << 1)
    static let sentenceStart = Flags(rawValue: 1 << 2)
    /// After a colon, an opening quotation mark or bracket, a dash or a bullet: a capital proves nothing here.
    static let clauseStart = Flags(rawValue: 1 << 3)
    /// First of its line.
    static let lineStart = Flags(rawValue: 1 << 4)
    static let inQuotes = Flags(rawValue: 1 << 5)
    /// In a URL, an address, a handle, code, or what the user protects.
    static let protected = Flags(rawValue: 1 << 6)
    /// Ends in 's or ’s, which `word` leaves out.
    static let possessive = Flags(rawValue: 1 << 7)
    /// Starts with a digit.
    static let number = Flags(rawValue: 1 << 8)
    static let beyondASCII = Flags(rawValue: 1 << 9)
  }

  /// The kinds of characters between two words.
  struct Gap: OptionSet, Sendable {
    let rawValue: UInt8
    /// Spaces or tabs, or one line end inside a sentence (hard-wrapped text).
    static let blank = Gap(rawValue: 1)
    static let newline = Gap(rawValue: 1 << 1)
    /// `.` `!` `?` `…`
    static let sentenceEnd = Gap(rawValue: 1 << 2)
    static let comma = Gap(rawValue: 1 << 3)
    static let hyphen = Gap(rawValue: 1 << 4)
    static let quote = Gap(rawValue: 1 << 5)
    static let bracket = Gap(rawValue: 1 << 6)
    /// Anything else, such as dashes, colons and symbols.
    static let other = Gap(rawValue: 1 << 7)
  }
}

/// Number of a word in a lexicon.
package typealias WordID = UInt32

extension WordID {
  /// The high bit marks a word that the lexicon does not know.
  package static let unknownBit: UInt32 = 0x8000_0000
  package var isKnown: Bool { self & Self.unknownBit == 0 }

  /// The number of a word that the lexicon does not know, from its ``WordKey``: a hash of 31 bits, so that two words of
  /// a long text may share one.
  @inline(__always)
  static func unknown(_ key: UInt64) -> WordID {
    WordID(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 33) | unknownBit
  }
}
