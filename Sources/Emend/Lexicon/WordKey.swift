internal import CICU

/// The key under which a word is looked up: its letters without case, as a number.
///
/// Up to eight bytes the key holds the word itself; longer ones are hashed, with the high bit set to tell the two
/// apart. Case folds by ICU's simple lower-case mapping; the typographic apostrophe counts as `'`.
package enum WordKey {
  static let hashedBit: UInt64 = 1 << 63

  /// The key of an already folded word.
  @inline(__always)
  package static func key(folded: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if folded.count <= 8 {
      var key: UInt64 = 0
      for (index, byte) in folded.enumerated() { key |= UInt64(byte) << UInt64(8 * index) }
      if key & hashedBit == 0 { return key }
    }
    return hash(folded)
  }

  package static func key(_ word: String) -> UInt64 {
    folded(word).withUnsafeBufferPointer { key(folded: $0) }
  }

  /// A 63-bit hash of folded bytes, with ``hashedBit`` set.
  static func hash(_ folded: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state = initialState(folded.count)
    var index = 0
    while index < folded.count {
      let end = min(index + 8, folded.count)
      var chunk: UInt64 = 0
      for offset in index..<end { chunk |= UInt64(folded[offset]) << UInt64(8 * (offset - index)) }
      state = mixed(state, chunk)
      index = end
    }
    return state | hashedBit
  }

  @inline(__always)
  static func initialState(_ count: Int) -> UInt64 { UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  static func mixed(_ state: UInt64, _ chunk: UInt64) -> UInt64 {
    let product = (state ^ chunk).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }

  /// ASCII letters of eight bytes in lower case; other bytes stay.
  @inline(__always)
  static func lowercasedASCII(_ bytes: UInt64) -> UInt64 {
    let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
    let atLeastA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let beyondZ = low &+ 0x2525_2525_2525_2525
    let upper = (atLeastA ^ beyondZ) & ~bytes & 0x8080_8080_8080_8080
    return bytes | upper >> 2
  }

  /// The word's letters without case, as UTF-8.
  package static func folded(_ word: String) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(word.utf8.count)
    for scalar in word.unicodeScalars { append(folding: scalar, to: &folded) }
    return folded
  }

  static func append(folding scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar == "\u{2019}" {
      bytes.append(0x27)
      return
    }
    // Without the tables of Unicode, which take twenty times as long.
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      bytes.append(byte.isASCIIUppercase ? byte | 0x20 : byte)
      return
    }
    let lower = icu_to_lower(Int32(scalar.value))
    bytes.append(contentsOf: UTF8.encode(Unicode.Scalar(UInt32(lower)) ?? scalar)!)
  }
}
