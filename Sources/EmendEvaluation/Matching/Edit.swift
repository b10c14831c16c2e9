internal import Emend

/// A span and what goes in its place.
struct Edit: Hashable {
  var span: TextSpan
  var replacement: [UInt8]

  init(_ span: TextSpan, _ replacement: some Sequence<UInt8>) {
    self.span = span
    self.replacement = Array(replacement)
  }

  init?(_ detection: Detection) {
    guard let replacement = detection.replacement else { return nil }
    self.init(detection.span, replacement.utf8)
  }

  /// The edit without what it leaves as it is at its two ends.
  func trimmed(in text: [UInt8]) -> Edit {
    var old = text[span.range]
    var new = replacement[...]
    while let first = old.first, first == new.first {
      old.removeFirst()
      new.removeFirst()
    }
    while let last = old.last, last == new.last {
      old.removeLast()
      new.removeLast()
    }
    return Edit(TextSpan(old.startIndex, old.endIndex), new)
  }

  /// From the first to the last place at which this edit would give the same text: one of two equal words can be
  /// deleted as well as the other.
  func slack(in text: [UInt8]) -> TextSpan {
    let edit = trimmed(in: text)
    let moved = edit.span.isEmpty ? edit.replacement : edit.replacement.isEmpty ? Array(text[edit.span.range]) : []
    guard !moved.isEmpty else { return span }
    var start = edit.span.start
    var back = 0
    while start > 0, text[start - 1] == moved[moved.count - 1 - back % moved.count] {
      start -= 1
      back += 1
    }
    var end = edit.span.end
    var ahead = 0
    while end < text.count, text[end] == moved[ahead % moved.count] {
      end += 1
      ahead += 1
    }
    return TextSpan(min(start, span.start), max(end, span.end))
  }

  /// The text of `window` after disjoint edits inside it, in order of start.
  static func apply(_ edits: [Edit], to text: [UInt8], in window: TextSpan) -> [UInt8] {
    var result: [UInt8] = []
    var copied = window.start
    for edit in edits {
      result += text[copied..<edit.span.start]
      result += edit.replacement
      copied = edit.span.end
    }
    return result + text[copied..<window.end]
  }
}

extension TextSpan {
  func union(_ other: TextSpan) -> TextSpan { TextSpan(Swift.min(start, other.start), Swift.max(end, other.end)) }
}

/// Bytes with every kind of apostrophe and quotation mark made straight, so that ’ and ' are the same repair.
func withStraightQuotes(_ text: [UInt8]) -> [UInt8] {
  // All of them are E2 80 98 to E2 80 9F.
  guard text.contains(0xE2) else { return text }
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  var index = 0
  while index < text.count {
    if text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, 0x98...0x9F ~= text[index + 2] {
      result.append(UInt8(ascii: text[index + 2] < 0x9C ? "'" : "\""))
      index += 3
    } else {
      result.append(text[index])
      index += 1
    }
  }
  return result
}
