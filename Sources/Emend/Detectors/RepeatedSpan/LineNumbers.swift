/// Which line of the text an offset is on, for messages. Reads the text once, at the first question; then a question
/// costs a binary search.
struct LineNumbers {
  private let bytes: UnsafeBufferPointer<UInt8>
  private lazy var ends: [Int] = bytes.indices.filter { bytes[$0] == 0x0A }

  init(_ input: DetectorInput) { bytes = input.bytes }

  /// From 1.
  mutating func number(of offset: Int) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}
