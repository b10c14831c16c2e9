/// Which of a known set of spans have been taken, and by whom.
///
/// The ends of all spans cut the text into pieces, and every piece has one owner at most. Taking and asking cost the
/// pieces of a span, never more than its bytes.
struct TakenSpans {
  /// All starts and ends, in order, each once.
  private let cuts: [Int]
  /// The owner of the piece from each cut to the next.
  private var owners: [Int?]
  /// The owner of the insertion at each cut.
  private var insertions: [Int?]

  /// - Parameter spans: every span that will be taken or asked for.
  init(_ spans: [TextSpan]) {
    var cuts: [Int] = []
    cuts.reserveCapacity(spans.count * 2)
    for cut in spans.flatMap({ [$0.start, $0.end] }).sorted() where cut != cuts.last { cuts.append(cut) }
    self.cuts = cuts
    owners = Array(repeating: nil, count: cuts.count)
    insertions = Array(repeating: nil, count: cuts.count)
  }

  /// The owner of the first taken span that overlaps this one. Spans that touch do not overlap, but two insertions at
  /// one place do.
  func owner(overlapping span: TextSpan) -> Int? {
    let start = index(of: span.start)
    if span.isEmpty {
      if let owner = insertions[start] { return owner }
      guard start > 0, let before = owners[start - 1], before == owners[start] else { return nil }
      return before
    }
    for piece in start..<index(of: span.end) {
      if piece > start, let owner = insertions[piece] { return owner }
      if let owner = owners[piece] { return owner }
    }
    return nil
  }

  /// - Precondition: overlaps nothing that was taken.
  mutating func take(_ span: TextSpan, owner: Int) {
    let start = index(of: span.start)
    if span.isEmpty {
      insertions[start] = owner
    } else {
      for piece in start..<index(of: span.end) { owners[piece] = owner }
    }
  }

  private func index(of cut: Int) -> Int {
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = low + (high - low) / 2
      if cuts[middle] < cut { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
