/// A word of a dictionary line, cut as texts are cut.
package struct WordSegment: Hashable, Sendable {
  package var text: String
  /// What stands before it.
  package var gap: String
}

/// The words of a short text, by the same tokenizer that reads documents.
package func wordSegments(of text: String) -> [WordSegment] {
  var segments: [WordSegment] = []
  let bytes = Array(text.utf8)
  bytes.withUnsafeBufferPointer { bytes in
    WordBreakClasses.shared.table.withUnsafeBufferPointer { classes in
      var tokenizer = Tokenizer(bytes, classes: classes.baseAddress!)
      var start = 0
      var gapStart = 0
      while let kind = tokenizer.next() {
        if kind == .word {
          segments.append(
            WordSegment(
              text: String(decoding: bytes[start..<tokenizer.position], as: UTF8.self),
              gap: String(decoding: bytes[gapStart..<start], as: UTF8.self)))
          gapStart = tokenizer.position
        }
        start = tokenizer.position
      }
    }
  }
  return segments
}
