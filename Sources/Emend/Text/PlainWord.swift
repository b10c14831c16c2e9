/// A word of one to fifteen ASCII letters with a boundary behind it whatever follows: nine words in ten of English text.
///
/// Its length comes from arithmetic on eight letters at once. A loop over the letters ends after another number of turns
/// for every word, which the processor can't foresee; that cost as much as all the rest of reading a word. The same eight
/// bytes are the key under which the word is looked up.
struct PlainWord {
  let length: Int
  /// The letters as they stand, eight to a number, zeros behind the last.
  let low: UInt64
  let high: UInt64

  /// So many bytes have to be there from the word's start on.
  static let reach = 24

  /// - Parameters:
  ///   - base: the text at the word's start; ``reach`` bytes of it are read at most.
  ///   - classes: the table of ``WordBreakClasses``.
  @inline(__always)
  init?(_ base: UnsafePointer<UInt8>, classes: UnsafePointer<UInt8>) {
    let raw = UnsafeRawPointer(base)
    let first = raw.loadUnaligned(as: UInt64.self)
    let others = Self.withoutLetters(first)
    if others != 0 {
      // The lowest mark is always right.
      length = others.trailingZeroBitCount >> 3
      low = first & ((1 << UInt64(8 * length)) - 1)
      high = 0
      if length == 0 { return nil }
    } else {
      let second = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      let others = Self.withoutLetters(second)
      if others == 0 { return nil }
      let rest = others.trailingZeroBitCount >> 3
      length = 8 + rest
      low = first
      high = second & ((1 << UInt64(8 * rest)) - 1)
    }
    guard Self.isBoundary(base + length, classes) else { return nil }
  }

  /// Marks the bytes that are no ASCII letters: in bit 7, and only those.
  @inline(__always)
  private static func withoutLetters(_ bytes: UInt64) -> UInt64 {
    let folded = (bytes | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = folded &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = folded &+ 0x0505_0505_0505_0505
    return (~(fromA & ~beyondZ) | bytes) & 0x8080_8080_8080_8080
  }

  /// Whether there is a boundary behind a letter: before what joins nothing, or before a full stop, comma or the like
  /// that such a character follows.
  @inline(__always)
  private static func isBoundary(_ next: UnsafePointer<UInt8>, _ classes: UnsafePointer<UInt8>) -> Bool {
    if joinsNothing(next[0], classes) { return true }
    guard next[0] < 0x80 else { return false }
    let kind = classes[Int(next[0])]
    return kind >= WordBreakClass.midLetter.rawValue && kind <= WordBreakClass.midEither.rawValue
      && joinsNothing(next[1], classes)
  }

  @inline(__always)
  private static func joinsNothing(_ byte: UInt8, _ classes: UnsafePointer<UInt8>) -> Bool {
    guard byte < 0x80 else { return false }
    let kind = classes[Int(byte)]
    return kind >= WordBreakClass.space.rawValue && kind <= WordBreakClass.other.rawValue
  }

  /// The key of ``WordKey``.
  @inline(__always)
  var key: UInt64 {
    let first = WordKey.lowercasedASCII(low)
    guard length > 8 else { return first }
    let state = WordKey.mixed(WordKey.initialState(length), first)
    return WordKey.mixed(state, WordKey.lowercasedASCII(high)) | WordKey.hashedBit
  }

  /// What its letters say of its capitals.
  @inline(__always)
  var capitals: Token.Flags {
    guard low & 0x20 == 0 else { return [] }
    let lowerCase: UInt64 = 0x2020_2020_2020_2020
    return length > 1 && (low | high) & lowerCase == 0 ? [.capitalized, .allCaps] : .capitalized
  }
}
