/// The lines of a text that are long enough to tell something when they stand again, and where each stood before.
///
/// One pass over the bytes; a line is compared with the first of its kind only.
struct LineTable {
  struct Line {
    /// The line without blanks at either end.
    var content: TextSpan
    /// With blanks and line end.
    var whole: TextSpan
    /// The index of the first line with the same content; its own index where it is the first.
    var first: Int
    /// Nothing but empty lines between this one and the line before it in the table.
    var followsDirectly: Bool
  }

  static let minimumBytes = 20

  private(set) var lines: [Line] = []
  /// How often a line stands in the text, by the index of its first; empty where none stands twice.
  private(set) var copies: [UInt32] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var followsDirectly = true
    while start < bytes.count {
      var end = bytes.lineEnd(from: start)
      let wholeEnd = min(end + 1, bytes.count)
      var first = start
      while first < end, bytes[first].isBlank { first += 1 }
      while end > first, bytes[end - 1].isBlank || bytes[end - 1] == 0x0D { end -= 1 }
      if end - first >= Self.minimumBytes {
        lines.append(
          Line(
            content: TextSpan(first, end), whole: TextSpan(start, wholeEnd), first: lines.count,
            followsDirectly: followsDirectly))
        followsDirectly = true
      } else if end > first {
        followsDirectly = false
      }
      start = wholeEnd
    }
    link(bytes)
  }

  /// Finds the first of each kind through a table of hashes. Lines whose hashes meet are told apart by their bytes.
  private mutating func link(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard lines.count > 1 else { return }
    var capacity = 16
    while capacity < lines.count * 2 { capacity *= 2 }
    var slots = [UInt32](repeating: .max, count: capacity)
    var hashes = [UInt32](repeating: 0, count: lines.count)
    for index in lines.indices {
      let span = lines[index].content
      let hash = Self.hash(bytes, span)
      hashes[index] = UInt32(truncatingIfNeeded: hash >> 8)
      var slot = Int(truncatingIfNeeded: hash >> 20) & (capacity - 1)
      while slots[slot] != .max {
        let other = Int(slots[slot])
        if hashes[other] == hashes[index], lines[other].content.count == span.count,
          bytes.isEqual(lines[other].content.start, span.start, count: span.count)
        {
          lines[index].first = other
          if copies.isEmpty { copies = [UInt32](repeating: 1, count: lines.count) }
          copies[other] += 1
          break
        }
        slot = (slot + 1) & (capacity - 1)
      }
      if lines[index].first == index { slots[slot] = UInt32(index) }
    }
  }

  /// Eight bytes at a time; a line has at least ``minimumBytes``.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ span: TextSpan) -> UInt64 {
    let base = UnsafeRawPointer(bytes.baseAddress!)
    var state = UInt64(span.count)
    var offset = span.start
    while offset + 8 <= span.end {
      state = WordKey.mixed(state, (base + offset).loadUnaligned(as: UInt64.self))
      offset += 8
    }
    return WordKey.mixed(state, (base + span.end - 8).loadUnaligned(as: UInt64.self))
  }
}
