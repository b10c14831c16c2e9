/// Eight bytes of a text at once, for passes that skip whatever holds nothing of interest.
///
/// The tests answer for all eight bytes together, in a few instructions and without a branch: bit 7 of a byte is set
/// where it matches. A byte directly behind a match may be marked too, so an answer other than zero means "look here".
struct ByteBlock {
  static let count = 8
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  let value: UInt64

  /// - Precondition: eight bytes are there to be read.
  @inline(__always)
  init(_ bytes: UnsafeRawPointer, at offset: Int) {
    value = (bytes + offset).loadUnaligned(as: UInt64.self)
  }

  /// Where a byte equals the given one, once the bits of `ignored` are set in it.
  @inline(__always)
  func matches(_ byte: UInt8, ignoring ignored: UInt8 = 0) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let difference = (value | ones &* UInt64(ignored)) ^ (ones &* UInt64(byte | ignored))
    return (difference &- ones) & ~difference & Self.highBits
  }

  /// Where a byte is below 0x40 or in 0x80..<0xC0: anything but a letter.
  @inline(__always)
  var withoutBit6: UInt64 { ~(value << 1) & Self.highBits }

  /// Where a byte lies beyond ASCII.
  @inline(__always)
  var beyondASCII: UInt64 { value & Self.highBits }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the next LF at or behind an offset; the end of the bytes where there is none.
  @inline(__always)
  func lineEnd(from offset: Int) -> Int {
    guard let base = baseAddress else { return count }
    let raw = UnsafeRawPointer(base)
    var offset = offset
    while offset &+ ByteBlock.count <= count {
      let found = ByteBlock(raw, at: offset).matches(0x0A)
      // The lowest mark is always a match.
      if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
      offset &+= ByteBlock.count
    }
    while offset < count, self[offset] != 0x0A { offset &+= 1 }
    return offset
  }
}
