/// Finds sentences that stand again, word for word or nearly, and the rules about what one sentence says twice.
enum SentenceScan {
  /// - Parameter deleted: passages that are reported as a whole; their sentences are not reported again.
  static func findings(in input: DetectorInput, apartFrom deleted: [TextSpan]) -> [Finding] {
    let sentences = SentenceTable.sentences(of: input.tokens)
    var findings: [Finding] = []
    var kin = SentenceKin(count: sentences.count)
    var nextDeleted = 0
    for (index, sentence) in sentences.enumerated() {
      let span = input.document.span(ofTokens: sentence.tokens)
      while nextDeleted < deleted.count, deleted[nextDeleted].end <= span.start { nextDeleted += 1 }
      let isCovered = nextDeleted < deleted.count && deleted[nextDeleted].overlaps(span)
      let candidates = kin.candidates(for: index, in: sentences)
      guard !isCovered else { continue }
      if let twin = candidates.twin {
        let other = sentences[twin].tokens
        if let finding = RepeatedSentence.finding(sentence.tokens, sameAs: other, in: input) { findings.append(finding) }
        continue
      }
      for other in candidates.similar {
        if let finding = NearRepeat.finding(sentence.tokens, like: sentences[other].tokens, in: input) {
          findings.append(finding)
          break
        }
      }
    }
    findings += RepeatedFigures.findings(in: input)
    return findings
  }
}

/// Which earlier sentences are worth a comparison: those with the same hash, or with a part of the sketch in common.
/// Keeps the first and the newest sentence for every key, so that a text of equal sentences costs no more than another.
struct SentenceKin {
  private var keys: [UInt64]
  private var firsts: [UInt32]
  private var newest: [UInt32]
  private let mask: Int

  init(count: Int) {
    var capacity = 64
    // Five keys a sentence.
    while capacity < count * 8 { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    firsts = [UInt32](repeating: 0, count: capacity)
    newest = [UInt32](repeating: 0, count: capacity)
    mask = capacity - 1
  }

  /// Earlier sentences that are this one again (`twin`), or may be like it; enters this one.
  mutating func candidates(
    for index: Int, in sentences: [SentenceTable.Sentence]
  ) -> (twin: Int?, similar: [Int]) {
    let sentence = sentences[index]
    var twin: Int?
    if let (first, _) = enter(sentence.hash | 1, index) { twin = Int(first) }
    var similar: [Int] = []
    for bin in 0..<4 where sentence.sketch[bin] != .max {
      let key = (UInt64(sentence.sketch[bin]) << 3 | UInt64(bin) << 1) &* 0x9E37_79B9_7F4A_7C15 | 1
      guard let (first, last) = enter(key, index) else { continue }
      for other in [Int(first), Int(last)] where !similar.contains(other) { similar.append(other) }
    }
    return (twin, similar)
  }

  private mutating func enter(_ key: UInt64, _ index: Int) -> (first: UInt32, newest: UInt32)? {
    var slot = Int(truncatingIfNeeded: key >> 17) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    if keys[slot] == key {
      let known = (firsts[slot], newest[slot])
      newest[slot] = UInt32(index)
      return known
    }
    keys[slot] = key
    firsts[slot] = UInt32(index)
    newest[slot] = UInt32(index)
    return nil
  }
}
