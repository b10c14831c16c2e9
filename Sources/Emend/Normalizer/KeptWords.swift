/// Words and names that a user wants left alone.
struct KeptWords {
  /// The words of each entry, without case.
  private let entries: [[String]]

  init(_ keep: [String]) {
    entries = keep.map { entry in
      entry.split { $0.isWhitespace || $0 == "-" }.map { String(decoding: WordKey.folded(String($0)), as: UTF8.self) }
    }.filter { !$0.isEmpty }
  }

  /// Whether an edit of this span would touch one of the entries as it stands in the text.
  func touch(_ span: TextSpan, in document: Document) -> Bool {
    guard !entries.isEmpty else { return false }
    let longest = entries.reduce(0) { max($0, $1.count) }
    let tokens = document.tokens
    // The first token that ends behind the span's start.
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].end) <= span.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < tokens.count, Int(tokens[end].start) < span.end { end += 1 }
    let around = max(0, low - longest + 1)..<min(tokens.count, end + longest - 1)
    let words = tokens[around].map(document.folded)
    for entry in entries {
      for start in words.indices where words[start...].starts(with: entry) {
        let first = around.lowerBound + start
        if first < end, first + entry.count > low { return true }
      }
    }
    return false
  }
}
