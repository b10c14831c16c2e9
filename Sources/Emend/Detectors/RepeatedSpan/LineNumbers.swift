/// Which line of the text an offset is on, for messages. Reads the text once, at the first question; then a question
/// costs a binary search.
struct LineNumbers {
  private let bytes: UnsafeBufferPointer<UInt8>
  private lazy var ends: [Int] = {
    let bytes = bytes
    var ends: [Int] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == 0x0A { ends.append(offset) }
      offset &+= 1
    }
    return ends
  }()

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
