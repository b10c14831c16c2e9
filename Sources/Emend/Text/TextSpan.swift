/// A half-open range of UTF-8 byte offsets in a document's original text.
public struct TextSpan: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let start: Int
  public let end: Int

  /// - Precondition: `0 <= start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a span runs forward")
    self.start = start
    self.end = end
  }

  /// Length in bytes.
  public var count: Int { end - start }
  public var isEmpty: Bool { start == end }
  public var range: Range<Int> { start..<end }

  /// Whether the two share a byte. An insertion point overlaps a span that has it strictly inside.
  public func overlaps(_ other: TextSpan) -> Bool {
    if isEmpty || other.isEmpty { return other.start < end && start < other.end }
    return start < other.end && other.start < end
  }

  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  /// By start, then by end.
  public static func < (left: TextSpan, right: TextSpan) -> Bool {
    left.start != right.start ? left.start < right.start : left.end < right.end
  }

  public var description: String { "\(start)..<\(end)" }
}
