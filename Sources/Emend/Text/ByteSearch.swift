/// Eight bytes of a text at once, for passes that skip whatever holds nothing of interest.
///
/// The tests answer for all eight bytes together, in a few instructions and without a branch: bit 7 of a byte is set
/// where it matches. A byte directly behind a match may be marked too. (Swift's own SIMD vectors compare byte by byte.)
struct ByteBlock {
  static let count = 8
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  let value: UInt64

  /// - Precondition: eight bytes are there to be read.
  @inline(__always)
  init(_ bytes: UnsafeRawPointer, at offset: Int) {
    value = (bytes + offset).loadUnaligned(as: UInt64.self)
  }

  @inline(__always)
  init(repeating byte: UInt8) { value = UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Where a byte equals the given one, once the bits of `ignored` are set in both.
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

  /// Where a byte beyond ASCII begins a character: 0xC0 and more.
  @inline(__always)
  var leads: UInt64 { value & (value << 1) & Self.highBits }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first marked byte from `start` on; the end of the bytes where there is none. For passes over a whole
  /// text that look for a few rare bytes.
  /// - Parameter marks: bit 7 of each byte that is meant, given eight bytes and those that follow each of them (0 behind
  ///   the last). Where it joins the answers of ``ByteBlock`` by more than "or", the caller has to look again.
  @inline(__always)
  func offset(from start: Int, of marks: (_ bytes: ByteBlock, _ next: ByteBlock) -> UInt64) -> Int {
    guard let base = baseAddress else { return count }
    let raw = UnsafeRawPointer(base)
    var offset = start
    while offset &+ 17 <= count {
      let first = marks(ByteBlock(raw, at: offset), ByteBlock(raw, at: offset &+ 1))
      let second = marks(ByteBlock(raw, at: offset &+ 8), ByteBlock(raw, at: offset &+ 9))
      if first | second != 0 {
        return offset &+ (first != 0 ? first.trailingZeroBitCount : 64 &+ second.trailingZeroBitCount) >> 3
      }
      offset &+= 16
    }
    while offset < count {
      let next = offset &+ 1 < count ? base[offset &+ 1] : 0
      if marks(ByteBlock(repeating: base[offset]), ByteBlock(repeating: next)) & 0x80 != 0 { return offset }
      offset &+= 1
    }
    return count
  }

  /// The offset of the next LF at or behind an offset; the end of the bytes where there is none.
  @inline(__always)
  func lineEnd(from offset: Int) -> Int { self.offset(from: offset) { bytes, _ in bytes.matches(0x0A) } }

  /// Whether so many bytes are the same from two offsets on.
  @inline(__always)
  func isEqual(_ first: Int, _ second: Int, count: Int) -> Bool {
    guard let base = baseAddress else { return count == 0 }
    let left = UnsafeRawPointer(base + first)
    let right = UnsafeRawPointer(base + second)
    var offset = 0
    while offset &+ 8 <= count {
      guard
        left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          == right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      else { return false }
      offset &+= 8
    }
    while offset < count {
      guard base[first &+ offset] == base[second &+ offset] else { return false }
      offset &+= 1
    }
    return true
  }
}
