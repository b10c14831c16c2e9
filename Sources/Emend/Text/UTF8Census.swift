/// What one pass over bytes tells of their being UTF-8.
///
/// Linear; eight bytes at a time where they are ASCII.
struct UTF8Census: Hashable, Sendable {
  /// Well-formed sequences of two to four bytes, without those that are as likely Windows-1252 (`É”`).
  private(set) var tellingSequences = 0
  /// Bytes that belong to no well-formed sequence.
  private(set) var invalidBytes = 0
  /// Invalid sequences that hardly anything but UTF-8 has the shape of: surrogates and the like with all their bytes,
  /// and the begun dash, quotation mark or emoji that the end of the file cuts.
  private(set) var shapedSequences = 0
  /// Invalid bytes that do not speak against UTF-8: of shaped sequences, and of any that the end of the file cuts.
  private(set) var excusedBytes = 0
  /// Offset of the first NUL byte.
  private(set) var firstZero: Int?

  init(of bytes: [UInt8]) {
    var census = Census()
    bytes.withUnsafeBufferPointer { Self.scan($0, into: &census) }
    tellingSequences = census.tellingSequences
    invalidBytes = census.invalidBytes
    shapedSequences = census.shapedSequences
    excusedBytes = census.excusedBytes
    firstZero = census.firstZero
  }

  /// Whether what is broken is too little to speak for another encoding. In text of an older encoding well-formed
  /// sequences arise only by chance, in fewer cases than not.
  var isProbablyUTF8: Bool {
    let evidence = tellingSequences + shapedSequences
    return invalidBytes == 0 || (evidence > 0 && invalidBytes - excusedBytes <= evidence)
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

/// What speaks for or against UTF-8 in an invalid sequence.
private enum Shape {
  case none
  /// Cut by the end of the bytes: says nothing.
  case cut
  /// All but certainly UTF-8.
  case telling
}

/// Hears of everything in the bytes that is not plain ASCII.
private protocol UTF8Visitor {
  mutating func zero(at offset: Int)
  mutating func sequence(isTelling: Bool)
  mutating func invalid(_ range: Range<Int>, shape: Shape)
}

private struct Census: UTF8Visitor {
  var tellingSequences = 0
  var invalidBytes = 0
  var shapedSequences = 0
  var excusedBytes = 0
  var firstZero: Int?

  mutating func zero(at offset: Int) { firstZero = firstZero ?? offset }
  mutating func sequence(isTelling: Bool) { tellingSequences += isTelling ? 1 : 0 }
  mutating func invalid(_ range: Range<Int>, shape: Shape) {
    invalidBytes += range.count
    if shape != .none { excusedBytes += range.count }
    if shape == .telling { shapedSequences += 1 }
  }
}

private struct InvalidRanges: UTF8Visitor {
  let body: (Range<Int>) -> Void

  func zero(at offset: Int) {}
  func sequence(isTelling: Bool) {}
  func invalid(_ range: Range<Int>, shape: Shape) { body(range) }
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
        visitor.sequence(isTelling: !isCapitalAndMark(byte, bytes[offset + 1]))
        offset += length
      } else {
        let (length, shape) = shape(in: bytes, at: offset)
        visitor.invalid(offset..<(offset + length), shape: shape)
        offset += length
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

  /// Whether the two bytes are, in Windows-1252, an accented capital at the end of a word and a quotation mark, dash,
  /// ellipsis or hard space. Ã and Ä to Å do not end words, Ð and Ñ hardly; they begin Latin and Cyrillic in UTF-8.
  @inline(__always)
  private static func isCapitalAndMark(_ lead: UInt8, _ second: UInt8) -> Bool {
    guard lead >= 0xC6, lead <= 0xDF, lead != 0xD0, lead != 0xD1 else { return false }
    return second == 0x85 || (second >= 0x91 && second <= 0x97) || second == 0xA0 || second == 0xBB
  }

  /// How far the invalid sequence that begins here reaches, and what it says: three or four bytes of a forbidden
  /// character, a sequence that the end of the bytes cuts, or one stray byte.
  private static func shape(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (length: Int, shape: Shape) {
    let lead = bytes[offset]
    guard lead >= 0xC2, lead <= 0xF7 else { return (1, .none) }
    let wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    var length = 1
    while length < wanted, offset + length < bytes.count, isContinuation(bytes[offset + length]) { length += 1 }
    if length == wanted { return (length, .telling) }
    guard offset + length == bytes.count else { return (1, .none) }
    // The lead alone or with one more byte may be Windows-1252 ("résumé”"), but hardly "â€" and "ðŸ".
    let isPunctuation = length >= 2 && lead == 0xE2 && bytes[offset + 1] == 0x80
    let isEmoji = length >= 2 && lead == 0xF0 && bytes[offset + 1] == 0x9F
    return (length, isPunctuation || isEmoji ? .telling : .cut)
  }

  @inline(__always)
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
