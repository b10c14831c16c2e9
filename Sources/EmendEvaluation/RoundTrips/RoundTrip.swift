public import Emend

/// A text that a machine made of another, paragraph by paragraph.
public struct RoundTrip: Hashable, Sendable {
  public let name: String
  /// What made it, such as `neural` or `spa`.
  public let engine: String
  /// The machine's text as a whole, UTF-8.
  public let text: [UInt8]
  /// Its paragraphs.
  public let paragraphs: [TextSpan]
  /// For every paragraph what it was made of.
  public let originals: [[UInt8]]
  /// Texts of one family are drawn together when chance is estimated.
  public let family: String

  /// Paragraphs with a blank line between them.
  /// - Parameter pairs: in order.
  public init(name: String, engine: String, pairs: [(original: String, text: String)]) {
    var text: [UInt8] = []
    var paragraphs: [TextSpan] = []
    for pair in pairs {
      if !text.isEmpty { text += [0x0A, 0x0A] }
      let start = text.count
      text += pair.text.utf8
      paragraphs.append(TextSpan(start, text.count))
    }
    self.name = name
    self.engine = engine
    self.text = text
    self.paragraphs = paragraphs
    originals = pairs.map { Array($0.original.utf8) }
    family = name
  }

  /// A document of the corpus with its original; nil where they have not the same number of paragraphs.
  public init?(_ document: GoldDocument, original: GoldDocument) {
    paragraphs = Paragraphs.of(document.text)
    let others = Paragraphs.of(original.text)
    guard paragraphs.count == others.count else { return nil }
    originals = others.map { Array(original.text[$0.range]) }
    name = document.path
    engine = document.header.origin.rawValue
    text = document.text
    family = document.family
  }
}

/// What one edit does to the distance between a machine's text and its original.
public enum EditEffect: String, CaseIterable, Sendable {
  case nearer
  case unchanged = "leaves"
  case away
}

/// What a cleaning does to the distance between a machine's text and its original.
public struct RoundTripCounts: Hashable, Sendable {
  public var nearer = 0
  public var unchanged = 0
  public var away = 0
  /// Words of the original that the machine's text lacks.
  public var missing = 0
  /// Words that edits introduce, and those of them that the original has there.
  public var introduced = 0
  public var restored = 0

  public var edits: Int { nearer + unchanged + away }

  public init() {}

  mutating func add(_ other: RoundTripCounts, times: Int = 1) {
    nearer += times * other.nearer
    unchanged += times * other.unchanged
    away += times * other.away
    missing += times * other.missing
    introduced += times * other.introduced
    restored += times * other.restored
  }
}

/// One edit that was judged, for whoever wants to see it.
public struct JudgedEdit: Hashable, Sendable {
  public let text: String
  public let replacement: String
  public let rule: String
  public let tier: Tier
  public let effect: EditEffect
  /// The words around it, of the machine's text and of the original.
  public let context: String
}

/// The effect of cleaning one text, edit by edit.
public struct RoundTripMeasure: Sendable {
  public private(set) var counts = RoundTripCounts()
  public private(set) var edits: [JudgedEdit] = []

  /// Every edit is judged by itself, as if it were the only one: by how many words the paragraph differs from its original
  /// before and after. An edit that reaches over several paragraphs is judged on all of them.
  public init(_ roundTrip: RoundTrip, changes: [Change]) {
    for (paragraph, original) in zip(roundTrip.paragraphs, roundTrip.originals) {
      let words = WordSequence(original).words
      counts.missing += words.units.count - words.common(with: WordSequence(roundTrip.text[paragraph.range]).words)
    }
    for change in changes { judge(change, in: roundTrip) }
  }

  private mutating func judge(_ change: Change, in roundTrip: RoundTrip) {
    let span = change.finding.span
    let touched = roundTrip.paragraphs.indices.filter { index in
      let paragraph = roundTrip.paragraphs[index]
      return paragraph.start <= span.end && span.start <= paragraph.end
        && (span.isEmpty || paragraph.overlaps(span))
    }
    let window = touched.reduce(span) { $0.union(roundTrip.paragraphs[$1]) }
    let original = WordSequence(Array(touched.map { roundTrip.originals[$0] }.joined(separator: [0x0A])))
    let edit = Edit(span, change.replacement.utf8)
    let before = WordSequence(roundTrip.text[window.range])
    let after = WordSequence(Edit.apply([edit], to: roundTrip.text, in: window))
    let gain = before.distance(to: original) - after.distance(to: original)
    let effect: EditEffect = gain > 0 ? .nearer : gain < 0 ? .away : .unchanged
    switch effect {
    case .nearer: counts.nearer += 1
    case .unchanged: counts.unchanged += 1
    case .away: counts.away += 1
    }
    let old = WordSequence(roundTrip.text[span.range]).words
    let new = WordSequence(edit.replacement).words
    let introduced = new.units.count - new.common(with: old)
    let restored = original.words.common(with: after.words) - original.words.common(with: before.words)
    counts.introduced += introduced
    counts.restored += min(max(restored, 0), introduced)
    let from = max(window.start, span.start - 40)
    let to = min(window.end, span.end + 40)
    edits.append(
      JudgedEdit(
        text: change.finding.text, replacement: change.replacement, rule: change.finding.rule,
        tier: change.finding.tier, effect: effect,
        context: String(decoding: roundTrip.text[from..<to], as: UTF8.self)))
  }
}

/// What cleaning at one tier does to all texts of one engine (or of all).
public struct RoundTripScores: Hashable, Sendable {
  public let engine: String
  public let tier: Tier
  public let texts: Int
  public let counts: RoundTripCounts
  /// Shares of the edits.
  public let nearer: Figure
  public let unchanged: Figure
  public let away: Figure
  /// Edits that bring the text nearer or leave the distance.
  public let harmless: Figure
  /// Of the original's words that the machine's text lacks, those that cleaning puts back.
  public let restored: Figure
  /// Of the words that cleaning introduces, those that the original has there.
  public let introducedRight: Figure

  init(engine: String, tier: Tier, texts: Int, units: [RoundTripCounts], _ bootstrap: Bootstrap) {
    self.engine = engine
    self.tier = tier
    self.texts = texts
    var total = RoundTripCounts()
    for unit in units { total.add(unit) }
    counts = total
    let shares: [@Sendable (RoundTripCounts) -> (Int, Int)] = [
      { ($0.nearer, $0.edits) }, { ($0.unchanged, $0.edits) }, { ($0.away, $0.edits) },
      { ($0.nearer + $0.unchanged, $0.edits) }, { ($0.restored, $0.missing) }, { ($0.restored, $0.introduced) },
    ]
    let intervals = bootstrap.intervals { weights in
      var sum = RoundTripCounts()
      for (unit, weight) in zip(units, weights) { sum.add(unit, times: weight) }
      return shares.map { share in
        let (count, total) = share(sum)
        return total > 0 ? Double(count) / Double(total) : nil
      }
    }
    let figures = zip(shares, intervals).map { share, interval in
      let (count, all) = share(total)
      return Figure.share(count, of: all, bootstrap: interval)
    }
    nearer = figures[0]
    unchanged = figures[1]
    away = figures[2]
    harmless = figures[3]
    restored = figures[4]
    introducedRight = figures[5]
  }
}
