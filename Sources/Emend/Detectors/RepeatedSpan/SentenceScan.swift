/// Finds sentences that stand again, word for word or nearly, and the rules about what one sentence says twice.
enum SentenceScan {
  /// More copies than this are the layout of the text, or a refrain.
  private static let mostCopies = 4

  /// - Parameter deleted: passages that are reported as a whole; their sentences are not reported again.
  static func findings(in input: DetectorInput, apartFrom deleted: [TextSpan]) -> [Finding] {
    let sentences = SentenceTable.sentences(of: input.tokens)
    let kin = SentenceKin(sentences)
    var findings: [Finding] = []
    var numbers = LineNumbers(input)
    var nextDeleted = 0
    for index in kin.related {
      let tokens = sentences[index].tokens
      let span = input.document.span(ofTokens: tokens)
      while nextDeleted < deleted.count, deleted[nextDeleted].end <= span.start { nextDeleted += 1 }
      if nextDeleted < deleted.count, deleted[nextDeleted].overlaps(span) { continue }
      if let twin = kin.twins[index] {
        guard kin.copies[twin, default: 2] <= mostCopies else { continue }
        if let finding = RepeatedSentence.finding(tokens, sameAs: sentences[twin].tokens, in: input, &numbers) {
          findings.append(finding)
        }
        continue
      }
      for other in kin.similar[index] ?? [] {
        if let finding = NearRepeat.finding(tokens, like: sentences[other].tokens, in: input, &numbers) {
          findings.append(finding)
          break
        }
      }
    }
    return findings + RepeatedFigures.findings(in: input)
  }
}

/// Which sentences are worth a comparison with which earlier ones: those with the same hash, or with a part of the
/// sketch in common. Keeps the first and the newest sentence for every key, so that a text of equal sentences costs no
/// more than another.
struct SentenceKin {
  /// Sentences that have a twin or kin before them, in order.
  private(set) var related: [Int] = []
  /// The first sentence with the same hash.
  private(set) var twins: [Int: Int] = [:]
  /// How often a sentence stands in the text, by the first of its kind.
  private(set) var copies: [Int: Int] = [:]
  /// Earlier sentences that may be much like this one; at most eight.
  private(set) var similar: [Int: [Int]] = [:]

  private struct Slot {
    var key: UInt64 = 0
    var first: UInt32 = 0
    var newest: UInt32 = 0
  }
  private var slots: [Slot]
  private let mask: Int

  init(_ sentences: [SentenceTable.Sentence]) {
    var capacity = 64
    // Five keys a sentence.
    while capacity < sentences.count * 8 { capacity *= 2 }
    slots = [Slot](repeating: Slot(), count: capacity)
    mask = capacity - 1
    for index in sentences.indices { enter(sentences[index], index) }
    slots = []
  }

  private mutating func enter(_ sentence: SentenceTable.Sentence, _ index: Int) {
    let twin = enter(sentence.hash | 1, index)
    if let twin {
      related.append(index)
      twins[index] = Int(twin.first)
      copies[Int(twin.first), default: 1] += 1
      // Its kin is its twin's.
      return
    }
    var kin: [Int] = []
    for bin in 0..<4 where sentence.sketch[bin] != .max {
      let key = (UInt64(sentence.sketch[bin]) << 3 | UInt64(bin) << 1) &* 0x9E37_79B9_7F4A_7C15 | 1
      guard let other = enter(key, index) else { continue }
      if !kin.contains(Int(other.first)) { kin.append(Int(other.first)) }
      if !kin.contains(Int(other.newest)) { kin.append(Int(other.newest)) }
    }
    guard !kin.isEmpty else { return }
    related.append(index)
    similar[index] = kin
  }

  private mutating func enter(_ key: UInt64, _ index: Int) -> (first: UInt32, newest: UInt32)? {
    var place = Int(truncatingIfNeeded: key >> 17) & mask
    while slots[place].key != 0, slots[place].key != key { place = (place + 1) & mask }
    if slots[place].key == key {
      let known = (slots[place].first, slots[place].newest)
      slots[place].newest = UInt32(index)
      return known
    }
    slots[place] = Slot(key: key, first: UInt32(index), newest: UInt32(index))
    return nil
  }
}
