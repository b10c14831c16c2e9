/// One bit in 16384 for each of some hundred keys: most words are told apart without the table behind it.
struct KeyFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 256)

  init(_ keys: some Sequence<UInt64>) {
    for key in keys { bits[Self.bit(key) >> 6] |= 1 << UInt64(Self.bit(key) & 63) }
  }

  /// False for what is surely none of the keys.
  @inline(__always)
  func mayContain(_ key: UInt64) -> Bool {
    let bit = Self.bit(key)
    return bits[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  @inline(__always)
  private static func bit(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 50) }
}
