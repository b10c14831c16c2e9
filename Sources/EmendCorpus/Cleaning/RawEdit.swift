/// A stretch of a piece and what goes in its place.
struct RawEdit: Hashable, Sendable {
  let range: Range<Int>
  let replacement: [UInt8]
}

extension [RawEdit] {
  /// Calls the closure with the stretches of the edited bytes, in order. The edits are in order and disjoint.
  func forEachPart(of bytes: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var copied = 0
      for edit in self {
        if edit.range.lowerBound > copied {
          body(UnsafeBufferPointer(rebasing: bytes[copied..<edit.range.lowerBound]))
        }
        edit.replacement.withUnsafeBufferPointer { if !$0.isEmpty { body($0) } }
        copied = edit.range.upperBound
      }
      if copied < bytes.count { body(UnsafeBufferPointer(rebasing: bytes[copied...])) }
    }
  }

  /// How many bytes longer they make what they edit.
  var growth: Int { reduce(0) { $0 + $1.replacement.count - $1.range.count } }
}

extension Packer {
  /// Packs edited bytes. The edits are in order and disjoint.
  func packed(_ bytes: [UInt8], with edits: [RawEdit]) -> [UInt8] {
    packed { edits.forEachPart(of: bytes, $0) }
  }
}
