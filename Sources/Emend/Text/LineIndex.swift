/// Finds line and column of an offset. Build one when the first position is asked for, and keep it for the text.
///
/// Building is linear (eight bytes at a time); a look-up takes a binary search over the lines and a count over less
/// than a kilobyte, also where ten megabytes stand on one line.
public struct LineIndex: Sendable {
  /// A place as editors count: line and column from 1, columns in Unicode scalars.
  public struct Position: Hashable, Sendable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  private let bytes: [UInt8]
  /// Offsets at which lines begin; the first is 0.
  private let lineStarts: [Int]
  /// How many continuation bytes stand before each block.
  private let continuationsBefore: [Int]

  private static let blockSize = 1_024

  /// - Parameter bytes: valid UTF-8. Lines end with LF, CR LF or a lone CR.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lineStarts = [0]
    var continuationsBefore: [Int] = []
    continuationsBefore.reserveCapacity(bytes.count / Self.blockSize + 1)
    var continuations = 0
    bytes.withUnsafeBufferPointer { buffer in
      for block in stride(from: 0, to: buffer.count, by: Self.blockSize) {
        continuationsBefore.append(continuations)
        let end = min(block + Self.blockSize, buffer.count)
        continuations += Self.continuations(in: buffer, from: block, to: end)
        Self.appendLineStarts(in: buffer, from: block, to: end, to: &lineStarts)
      }
    }
    self.lineStarts = lineStarts
    self.continuationsBefore = continuationsBefore
  }

  /// How many lines there are: one more than line ends.
  public var lineCount: Int { lineStarts.count }

  /// Line and column of an offset.
  /// - Precondition: `0...bytes.count`.
  public func position(of offset: Int) -> Position {
    precondition(offset >= 0 && offset <= bytes.count, "the offset lies outside the text")
    let line = self.line(of: offset)
    let scalars = scalarsBefore(offset) - scalarsBefore(lineStarts[line])
    return Position(line: line + 1, column: scalars + 1)
  }

  /// The bytes of a line (from 1) without its line end.
  /// - Precondition: `1...lineCount`.
  public func span(ofLine line: Int) -> TextSpan {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return TextSpan(start, end)
  }

  /// The last line that begins at or before the offset, from 0.
  private func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Scalars that begin before the offset.
  private func scalarsBefore(_ offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    let block = (offset - 1) / Self.blockSize
    let continuations = bytes.withUnsafeBufferPointer { buffer in
      continuationsBefore[block] + Self.continuations(in: buffer, from: block * Self.blockSize, to: offset)
    }
    return offset - continuations
  }
}

extension LineIndex {
  /// How many bytes of a range are continuation bytes (10xxxxxx).
  private static func continuations(in buffer: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    let raw = UnsafeRawPointer(base)
    var count = 0
    var offset = start
    while offset + 8 <= end {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // Bit 7 set and bit 6 not, for eight bytes at once.
      count += ((word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
      offset += 8
    }
    while offset < end {
      if buffer[offset] & 0xC0 == 0x80 { count += 1 }
      offset += 1
    }
    return count
  }

  private static func appendLineStarts(
    in buffer: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, to lineStarts: inout [Int]
  ) {
    guard let base = buffer.baseAddress else { return }
    let raw = UnsafeRawPointer(base)
    var offset = start
    while offset < end {
      if offset + 8 <= end, !hasControl(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) {
        offset += 8
        continue
      }
      for place in offset..<min(offset + 8, end) where endsLine(buffer, at: place) { lineStarts.append(place + 1) }
      offset += 8
    }
  }

  /// Whether one of eight bytes may be below 0x10, as CR and LF are. High bytes are masked first: they never are.
  @inline(__always)
  private static func hasControl(_ word: UInt64) -> Bool {
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    return ((low &+ 0x7070_7070_7070_7070) | word) & 0x8080_8080_8080_8080 != 0x8080_8080_8080_8080
  }

  /// Whether a line ends with this byte. The CR of a CR LF does not end it; the LF does.
  private static func endsLine(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    switch buffer[offset] {
    case 0x0A: true
    case 0x0D: offset + 1 == buffer.count || buffer[offset + 1] != 0x0A
    default: false
    }
  }
}
