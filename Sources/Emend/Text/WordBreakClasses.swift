internal import CICU

/// How the tokenizer's fast path treats a character.
///
/// The raw values are ordered so that one comparison tells word characters from the rest.
enum WordBreakClass: UInt8 {
  /// Word_Break=ALetter: joins with letters, numerals and `_`.
  case letter = 0
  /// Word_Break=Numeric.
  case numeric = 1
  /// Word_Break=ExtendNumLet, such as `_`.
  case extendNumLet = 2
  /// Joins letters on both sides (MidLetter).
  case midLetter = 3
  /// Joins numerals on both sides (MidNum).
  case midNumber = 4
  /// Joins either (MidNumLet, Single_Quote).
  case midEither = 5
  /// Word_Break=WSegSpace: a run of them is one segment.
  case space = 6
  case carriageReturn = 7
  /// LF and the other Newline characters.
  case newline = 8
  /// Stands alone.
  case other = 9
  /// The fast path can't decide: combining marks, emoji, scripts that need a dictionary, Hebrew, Katakana …
  case undecided = 10
}

/// The tokenizer's classes of U+0000–U+2E7F, read from ICU at start-up and corrected by asking ICU's word iterator
/// itself, because its rules are tailored beyond the property (`:` joins letters in some versions of ICU and not in
/// others).
///
/// Building it costs about 0.4 ms, once for a process.
struct WordBreakClasses: Sendable {
  /// Code points from here on are left to ICU.
  static let limit = 0x2E80

  /// `WordBreakClass.rawValue` by code point; behind them an ``Ending`` for every byte, at ``endings``.
  let table: [UInt8]
  static let endings = limit

  /// What a byte says of the end of a word of letters before it. Beside the classes, so that the answer is one look-up.
  enum Ending {
    /// The word ends whatever follows.
    static let boundary: UInt8 = 0
    /// It ends if what follows the byte is a boundary: a full stop, a comma and the like.
    static let middle: UInt8 = 1
    /// The rules have to be asked.
    static let open: UInt8 = 2

    fileprivate static func of(_ kind: UInt8) -> UInt8 {
      switch WordBreakClass(rawValue: kind)! {
      case .space, .carriageReturn, .newline, .other: boundary
      case .midLetter, .midNumber, .midEither: middle
      case .letter, .numeric, .extendNumLet, .undecided: open
      }
    }
  }

  static let shared = WordBreakClasses()

  private init() {
    var table = (0..<Self.limit).map { Self.property(of: UInt32($0)).rawValue }
    if let iterator = try? BreakIterator(.word) {
      for codePoint in table.indices {
        switch WordBreakClass(rawValue: table[codePoint])! {
        case .midLetter, .midNumber, .midEither:
          let scalar = Unicode.Scalar(UInt32(codePoint))!
          let joinsLetters = Self.joins("a\(scalar)a", iterator)
          let joinsNumbers = Self.joins("1\(scalar)1", iterator)
          let probed: WordBreakClass =
            switch (joinsLetters, joinsNumbers) {
            case (true, true): .midEither
            case (true, false): .midLetter
            case (false, true): .midNumber
            case (false, false): .other
            }
          table[codePoint] = probed.rawValue
        case .other where codePoint < 0x80:
          // ICU 72 takes `@` for a letter.
          if Self.joins("a\(Unicode.Scalar(UInt32(codePoint))!)", iterator) {
            table[codePoint] = WordBreakClass.letter.rawValue
          }
        default: break
        }
      }
    }
    self.table = table + table[..<0x80].map(Ending.of) + [UInt8](repeating: Ending.open, count: 0x80)
  }

  private static func joins(_ text: String, _ iterator: BreakIterator) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      iterator.bind(bytes)
      return iterator.next() == bytes.count
    }
  }

  /// Whether ICU segments the character's script by dictionary, since it is written without spaces.
  static func needsDictionary(_ codePoint: UInt32) -> Bool {
    icu_line_break_class(Int32(codePoint)) == Int32(U_LB_COMPLEX_CONTEXT.rawValue)
  }

  /// ICU's number for the character's Word_Break value.
  static func propertyValue(of codePoint: UInt32) -> UInt32 { UInt32(icu_word_break_class(Int32(codePoint))) }

  /// Whether the character is `_` or the like, or one that word boundaries look through.
  static func isConnectorOrMark(_ codePoint: UInt32) -> Bool {
    switch propertyValue(of: codePoint) {
    case U_WB_EXTENDNUMLET.rawValue, U_WB_EXTEND.rawValue, U_WB_FORMAT.rawValue, U_WB_ZWJ.rawValue: true
    default: false
    }
  }

  private static func property(of codePoint: UInt32) -> WordBreakClass {
    if needsDictionary(codePoint) { return .undecided }
    switch propertyValue(of: codePoint) {
    case U_WB_OTHER.rawValue: return .other
    case U_WB_ALETTER.rawValue: return .letter
    case U_WB_NUMERIC.rawValue: return .numeric
    case U_WB_EXTENDNUMLET.rawValue: return .extendNumLet
    case U_WB_MIDLETTER.rawValue: return .midLetter
    case U_WB_MIDNUM.rawValue: return .midNumber
    case U_WB_MIDNUMLET.rawValue, U_WB_SINGLE_QUOTE.rawValue: return .midEither
    // Word rules treat U+0022 specially only between Hebrew letters, which are undecided themselves.
    case U_WB_DOUBLE_QUOTE.rawValue: return .other
    case U_WB_WSEGSPACE.rawValue: return .space
    case U_WB_CR.rawValue: return .carriageReturn
    case U_WB_LF.rawValue, U_WB_NEWLINE.rawValue: return .newline
    default: return .undecided
    }
  }
}
