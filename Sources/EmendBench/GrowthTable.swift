import Emend

/// Times of a check on a short and on a ten times longer text: ten times as long is linear.
struct GrowthTable: Encodable {
  struct Row: Encodable {
    let text: String
    let shortBytes: Int
    let longBytes: Int
    let shortSeconds: Double
    /// Nil where the short text took so long that the long one was not tried.
    let longSeconds: Double?
    var ratio: Double? { longSeconds.map { $0 / shortSeconds } }
  }

  let rows: [Row]

  init(_ source: CorpusText, _ cleaner: Cleaner) {
    rows = source.samples.map { name, make in
      let short = make(1_000_000)
      let long = make(10_000_000)
      var shortTime = Double.infinity
      var longTime = Double.infinity
      for _ in 0..<3 {
        // In turns; the short text is warmed up by its own first round.
        shortTime = min(shortTime, Self.time(short, cleaner), Self.time(short, cleaner))
        if shortTime > Self.patience { break }
        longTime = min(longTime, Self.time(long, cleaner))
        if longTime > Self.patience { break }
      }
      return Row(
        text: name, shortBytes: short.count, longBytes: long.count, shortSeconds: shortTime,
        longSeconds: longTime.isFinite ? longTime : nil)
    }
  }

  /// A text that takes longer, in seconds, is not checked again, nor is one ten times as long.
  private static let patience = 6.0

  private static func time(_ text: [UInt8], _ cleaner: Cleaner) -> Double {
    seconds { _ = cleaner.report(on: cleaner.document(text, name: "")) }
  }
}
