/// Which line of the text an offset is on, for messages. Reads the text once, at the first question; then a question
/// costs a count over a few kilobytes at most.
struct LineNumbers {
  private static let blockSize = 4_096

  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many line ends stand before each block.
  private lazy var before: [Int] = {
    let bytes = bytes
    var before: [Int] = []
    before.reserveCapacity(bytes.count / Self.blockSize + 1)
    var ends = 0
    for start in stride(from: 0, through: bytes.count, by: Self.blockSize) {
      before.append(ends)
      ends += Self.lineEnds(bytes, start..<min(start + Self.blockSize, bytes.count))
    }
    return before
  }()

  init(_ input: DetectorInput) { bytes = input.bytes }

  /// From 1.
  mutating func number(of offset: Int) -> Int {
    let block = offset / Self.blockSize
    return before[block] + Self.lineEnds(bytes, block * Self.blockSize..<offset) + 1
  }

  /// Without a branch, so that the compiler counts many bytes at once.
  private static func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count: UInt32 = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      count &+= bytes[offset] == 0x0A ? 1 : 0
      offset &+= 1
    }
    return Int(count)
  }
}
