/// A word of one to fifteen ASCII letters with a boundary behind it whatever follows: nine words in ten of English text.
///
/// Its length comes from arithmetic on eight letters at once. A loop over the letters ends after another number of turns
/// for every word, which the processor can't foresee; that cost as much as all the rest of reading a word. The same eight
/// bytes are the key under which the word is looked up.
struct PlainWord {
  let length: Int
  /// The letters as they stand, eight to a number, zeros behind the last.
  private let low: UInt64
  private let high: UInt64
  /// 0x20 for every letter, the bit in which small letters differ.
  private let lowCase: UInt64
  private let highCase: UInt64

  private static let caseBits: UInt64 = 0x2020_2020_2020_2020

  /// So many bytes have to be there from the word's start on.
  static let reach = 24

  /// - Parameters:
  ///   - base: the text at the word's start; ``reach`` bytes of it are read at most.
  ///   - endings: ``WordBreakClasses/endings``.
  @inline(__always)
  init?(_ base: UnsafePointer<UInt8>, endings: UnsafePointer<UInt8>) {
    let raw = UnsafeRawPointer(base)
    let first = raw.loadUnaligned(as: UInt64.self)
    // The lowest mark is always right.
    let others = Self.withoutLetters(first)
    if others != 0 {
      if others & 0x80 != 0 { return nil }
      // Everything below the mark's byte.
      let mask = (others & (0 &- others)) &>> 7 &- 1
      length = others.trailingZeroBitCount &>> 3
      low = first & mask
      lowCase = Self.caseBits & mask
      high = 0
      highCase = 0
    } else {
      let second = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      let others = Self.withoutLetters(second)
      if others == 0 { return nil }
      let mask = (others & (0 &- others)) &>> 7 &- 1
      length = 8 &+ others.trailingZeroBitCount &>> 3
      low = first
      lowCase = Self.caseBits
      high = second & mask
      highCase = Self.caseBits & mask
    }
    let ending = endings[Int(base[length])]
    guard
      ending == WordBreakClasses.Ending.boundary
        || ending == WordBreakClasses.Ending.middle
          && endings[Int(base[length &+ 1])] == WordBreakClasses.Ending.boundary
    else { return nil }
  }

  /// Marks the bytes that are no ASCII letters: in bit 7, and only those.
  @inline(__always)
  private static func withoutLetters(_ bytes: UInt64) -> UInt64 {
    let folded = (bytes | caseBits) & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = folded &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = folded &+ 0x0505_0505_0505_0505
    return (~(fromA & ~beyondZ) | bytes) & 0x8080_8080_8080_8080
  }

  /// The key of ``WordKey``.
  @inline(__always)
  var key: UInt64 {
    let first = low | lowCase
    guard length > 8 else { return first }
    return WordKey.mixed(WordKey.mixed(WordKey.initialState(length), first), high | highCase) | WordKey.hashedBit
  }

  /// What its letters say of its capitals.
  @inline(__always)
  var capitals: Token.Flags {
    guard low & 0x20 == 0 else { return [] }
    return length > 1 && (low & lowCase) | (high & highCase) == 0 ? [.capitalized, .allCaps] : .capitalized
  }
}
