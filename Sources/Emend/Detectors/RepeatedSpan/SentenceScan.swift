/// Finds sentences that stand again, word for word or nearly.
enum SentenceScan {
  /// More copies than this are the layout of the text, or a refrain.
  private static let mostCopies = 4

  /// - Parameter deleted: passages that are reported as a whole; their sentences are not reported again.
  static func findings(
    in input: DetectorInput, apartFrom deleted: [TextSpan], _ numbers: inout LineNumbers
  ) -> [Finding] {
    let sentences = SentenceTable.sentences(of: input.tokens)
    let kin = SentenceKin(sentences)
    var findings: [Finding] = []
    var nextDeleted = 0
    for relation in kin.relations {
      let tokens = sentences[Int(relation.sentence)].tokens
      let span = TextSpan(Int(input.tokens[tokens.lowerBound].start), Int(input.tokens[tokens.upperBound - 1].end))
      while nextDeleted < deleted.count, deleted[nextDeleted].end <= span.start { nextDeleted += 1 }
      if nextDeleted < deleted.count, deleted[nextDeleted].overlaps(span) { continue }
      if relation.isTwin {
        let twin = Int(relation.others[0])
        guard kin.copies[twin] <= mostCopies else { continue }
        if let finding = RepeatedSentence.finding(tokens, sameAs: sentences[twin].tokens, in: input, &numbers) {
          findings.append(finding)
        }
        continue
      }
      for number in 0..<relation.count {
        let other = sentences[Int(relation.others[number])].tokens
        if NearRepeat.mayBe(tokens, like: other),
          let finding = NearRepeat.finding(tokens, like: other, in: input, &numbers)
        {
          findings.append(finding)
          break
        }
      }
    }
    return findings
  }
}

/// Which sentences are worth a comparison with which earlier ones: those with the same hash, or with a part of the
/// sketch in common. Keeps the first and the newest sentence for every key, so that a text of equal sentences costs no
/// more than another.
struct SentenceKin {
  /// A sentence and those before it that it is like.
  struct Relation {
    let sentence: UInt32
    /// Whether it has the hash of the one other sentence listed, the first with that hash.
    let isTwin: Bool
    var count: Int
    /// Earlier sentences that may be much like this one, or the twin; `count` of them.
    var others: SIMD8<UInt32>

    @inline(__always)
    mutating func add(_ other: UInt32) {
      for number in 0..<count where others[number] == other { return }
      others[count] = other
      count += 1
    }
  }

  /// Of the sentences that have a twin or kin before them, in order.
  private(set) var relations: [Relation] = []
  /// How often a sentence stands in the text, by the first of its kind; empty where none stands twice.
  private(set) var copies: [UInt32] = []

  /// 12 bytes, because a long text has many and each is a visit to memory.
  private struct Slot {
    /// A half of the key; its other half says where the slot is. 0: free.
    var key: UInt32 = 0
    var first: UInt32 = 0
    var newest: UInt32 = 0
  }

  init(_ sentences: [SentenceTable.Sentence]) {
    var capacity = 64
    // Five keys a sentence.
    while capacity < sentences.count * 8 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    slots.withUnsafeMutableBufferPointer { slots in
      sentences.withUnsafeBufferPointer { sentences in
        for index in 0..<sentences.count { enter(sentences, index, slots) }
      }
    }
  }

  @inline(__always)
  private mutating func enter(
    _ sentences: UnsafeBufferPointer<SentenceTable.Sentence>, _ index: Int, _ slots: UnsafeMutableBufferPointer<Slot>
  ) {
    let sentence = sentences[index]
    let number = UInt32(truncatingIfNeeded: index)
    let place = Self.enter(sentence.hash, number, slots)
    // Half a key may be another sentence's.
    if slots[place].first != number, sentences[Int(slots[place].first)].hash == sentence.hash {
      // Its kin is its twin's.
      relations.append(
        Relation(
          sentence: number, isTwin: true, count: 1,
          others: SIMD8(slots[place].first, 0, 0, 0, 0, 0, 0, 0)))
      if copies.isEmpty { copies = [UInt32](repeating: 1, count: sentences.count) }
      copies[Int(slots[place].first)] += 1
      return
    }
    var relation = Relation(sentence: number, isTwin: false, count: 0, others: SIMD8(repeating: 0))
    for bin in 0..<4 where sentence.sketch[bin] != .max {
      let key = (UInt64(sentence.sketch[bin]) << 3 | UInt64(bin) << 1) &* 0x9E37_79B9_7F4A_7C15
      let place = Self.enter(key, number, slots)
      guard slots[place].first != number else { continue }
      relation.add(slots[place].first)
      relation.add(slots[place].newest)
      slots[place].newest = number
    }
    if relation.count > 0 { relations.append(relation) }
  }

  /// The slot of a key, which is the sentence's own where the key is new.
  @inline(__always)
  private static func enter(_ key: UInt64, _ sentence: UInt32, _ slots: UnsafeMutableBufferPointer<Slot>) -> Int {
    let mask = slots.count &- 1
    let half = UInt32(truncatingIfNeeded: key >> 32) | 1
    var place = Int(truncatingIfNeeded: key >> 8) & mask
    while slots[place].key != half {
      if slots[place].key == 0 {
        slots[place] = Slot(key: half, first: sentence, newest: sentence)
        return place
      }
      place = (place &+ 1) & mask
    }
    return place
  }
}
