/// What an edit of a text may not do.
struct EditLimits {
  private let bytes: [UInt8]
  private let protected: SpanSet
  private let untouchable: SpanSet
  private let text: DecodedText?

  init(bytes: [UInt8], protected: [TextSpan], text: DecodedText?) {
    self.bytes = bytes
    self.text = text
    self.protected = SpanSet(protected)
    untouchable = SpanSet(text?.untouchable ?? [])
  }

  /// Why the edit may not be made, or nil if it may.
  func objection(to finding: Finding, replacement: String) -> String? {
    let span = finding.span
    guard fits(finding) else { return "the finding does not fit the text" }
    if let hit = untouchable.first(touching: span) { return "next to bytes that are not valid UTF-8 (at \(hit))" }
    if let hit = protected.first(overlapping: span) { return "overlaps the protected text at \(hit)" }
    if let text, !text.canEncode(replacement) { return "\(text.encoding.name) lacks a character of the replacement" }
    return nil
  }

  /// Whether the span runs from character to character and holds the finding's text.
  private func fits(_ finding: Finding) -> Bool {
    let span = finding.span
    return span.end <= bytes.count && isBoundary(span.start) && isBoundary(span.end)
      && bytes[span.range].elementsEqual(finding.text.utf8)
  }

  private func isBoundary(_ offset: Int) -> Bool { offset == bytes.count || bytes[offset] & 0xC0 != 0x80 }
}

/// Spans in order, those that share a byte made one. A look-up takes a binary search.
struct SpanSet {
  private let spans: [TextSpan]

  init(_ spans: [TextSpan]) {
    var merged: [TextSpan] = []
    for span in spans.sorted() where !span.isEmpty {
      // Neighbours stay two: an insertion between them is inside neither.
      if let last = merged.last, span.start < last.end {
        merged[merged.count - 1] = TextSpan(last.start, max(last.end, span.end))
      } else {
        merged.append(span)
      }
    }
    self.spans = merged
  }

  /// The first that shares a byte with the span or, if that is empty, has it strictly inside.
  func first(overlapping span: TextSpan) -> TextSpan? {
    guard let found = first(endingAfter: span.start), found.overlaps(span) else { return nil }
    return found
  }

  /// The first that shares a byte or a border with the span.
  func first(touching span: TextSpan) -> TextSpan? {
    guard let found = first(endingAfter: span.start - 1), found.start <= span.end else { return nil }
    return found
  }

  private func first(endingAfter offset: Int) -> TextSpan? {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = low + (high - low) / 2
      if spans[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < spans.count ? spans[low] : nil
  }
}
