/// What one pass over bytes tells of their being UTF-8.
///
/// Linear; eight bytes at a time where they are ASCII.
struct UTF8Census: Hashable, Sendable {
  /// Well-formed sequences of two to four bytes.
  private(set) var multiByteSequences = 0
  /// Bytes that belong to no well-formed sequence.
  private(set) var invalidBytes = 0
  /// Invalid sequences that nothing but UTF-8 has the shape of: surrogates and overlong forms with all their bytes,
  /// and a sequence that the end of the file cuts after its second byte.
  private(set) var shapedSequences = 0
  /// Bytes of shaped sequences; they are among the invalid ones.
  private(set) var shapedBytes = 0
  /// Offset of the first NUL byte.
  private(set) var firstZero: Int?

  init(of bytes: [UInt8]) {
    var census = Census()
    bytes.withUnsafeBufferPointer { Self.scan($0, into: &census) }
    multiByteSequences = census.multiByteSequences
    invalidBytes = census.invalidBytes
    shapedSequences = census.shapedSequences
    shapedBytes = census.shapedBytes
    firstZero = census.firstZero
  }

  /// Whether what is broken is too little to speak for another encoding. In text of an older encoding well-formed
  /// sequences arise only by chance, in fewer cases than not.
  var isProbablyUTF8: Bool {
    let evidence = multiByteSequences + shapedSequences
    return invalidBytes == 0 || (evidence > 0 && invalidBytes - shapedBytes <= evidence)
  }

  /// Calls with the ranges of the bytes that belong to no well-formed sequence, in order.
  static func forEachInvalidRange(in bytes: [UInt8], _ body: (Range<Int>) -> Void) {
    bytes.withUnsafeBufferPointer { buffer in
      withoutActuallyEscaping(body) { body in
        var collector = InvalidRanges(body: body)
        scan(buffer, into: &collector)
      }
    }
  }
}

/// Hears of everything in the bytes that is not plain ASCII.
private protocol UTF8Visitor {
  mutating func zero(at offset: Int)
  mutating func sequence()
  mutating func invalid(_ range: Range<Int>, shaped: Bool)
}

private struct Census: UTF8Visitor {
  var multiByteSequences = 0
  var invalidBytes = 0
  var shapedSequences = 0
  var shapedBytes = 0
  var firstZero: Int?

  mutating func zero(at offset: Int) { firstZero = firstZero ?? offset }
  mutating func sequence() { multiByteSequences += 1 }
  mutating func invalid(_ range: Range<Int>, shaped: Bool) {
    invalidBytes += range.count
    if shaped {
      shapedSequences += 1
      shapedBytes += range.count
    }
  }
}

private struct InvalidRanges: UTF8Visitor {
  let body: (Range<Int>) -> Void

  func zero(at offset: Int) {}
  func sequence() {}
  func invalid(_ range: Range<Int>, shaped: Bool) { body(range) }
}

extension UTF8Census {
  private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, into visitor: inout some UTF8Visitor) {
    guard let start = bytes.baseAddress else { return }
    let raw = UnsafeRawPointer(start)
    let count = bytes.count
    var offset = 0
    while offset < count {
      // Words without a high bit in which the subtraction borrows nowhere are ASCII without NUL.
      while offset + 8 <= count {
        let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 != 0 { break }
        offset += 8
      }
      guard offset < count else { return }
      let byte = bytes[offset]
      if byte < 0x80 {
        if byte == 0 { visitor.zero(at: offset) }
        offset += 1
        continue
      }
      let length = sequenceLength(in: bytes, at: offset)
      if length > 0 {
        visitor.sequence()
        offset += length
      } else {
        let shape = shapedLength(in: bytes, at: offset)
        let end = offset + max(shape, 1)
        visitor.invalid(offset..<end, shaped: shape > 0)
        offset = end
      }
    }
  }

  /// The length of the well-formed sequence of two to four bytes that begins here, 0 if there is none
  /// (table 3-7 of the Unicode standard).
  @inline(__always)
  private static func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let lead = bytes[offset]
    let left = bytes.count - offset
    switch lead {
    case 0xC2...0xDF:
      return left >= 2 && isContinuation(bytes[offset + 1]) ? 2 : 0
    case 0xE0...0xEF:
      guard left >= 3, isContinuation(bytes[offset + 2]) else { return 0 }
      let second = bytes[offset + 1]
      let lowest: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let highest: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return second >= lowest && second <= highest ? 3 : 0
    case 0xF0...0xF4:
      guard left >= 4, isContinuation(bytes[offset + 2]), isContinuation(bytes[offset + 3]) else { return 0 }
      let second = bytes[offset + 1]
      let lowest: UInt8 = lead == 0xF0 ? 0x90 : 0x80
      let highest: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
      return second >= lowest && second <= highest ? 4 : 0
    default:
      return 0
    }
  }

  /// The length of an invalid sequence that has the shape of UTF-8 all the same, 0 if it has not: three or four bytes
  /// of a forbidden character, or a sequence that the end of the bytes cuts after its second byte.
  private static func shapedLength(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let lead = bytes[offset]
    guard lead >= 0xE0, lead <= 0xF7 else { return 0 }
    let wanted = lead >= 0xF0 ? 4 : 3
    var length = 1
    while length < wanted, offset + length < bytes.count, isContinuation(bytes[offset + length]) { length += 1 }
    let isCut = length >= 2 && offset + length == bytes.count
    return length == wanted || isCut ? length : 0
  }

  @inline(__always)
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
