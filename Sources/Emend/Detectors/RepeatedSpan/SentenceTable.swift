/// The sentences of a text with what is needed to find those that are alike.
struct SentenceTable {
  struct Sentence {
    /// Places in the document's tokens.
    var start: UInt32
    var end: UInt32
    /// Over the numbers of all words.
    var hash: UInt64
    /// The least hash of three words in a row, in each of four classes: two sentences that are much alike share some.
    var sketch: SIMD4<UInt32>

    var tokens: Range<Int> { Int(start)..<Int(end) }
  }

  /// Shorter sentences repeat by right.
  static let minimumWords = 8

  /// Sentences of at least ``minimumWords``, in order. Two looks at each word, a nanosecond together: one for the end of
  /// the sentence, one for its number.
  static func sentences(of tokens: UnsafeBufferPointer<Token>) -> [Sentence] {
    var sentences: [Sentence] = []
    sentences.reserveCapacity(tokens.count / 24 + 1)
    let start = Token.Flags.sentenceStart.rawValue
    // In memory, because the class of a hash says which of the four it may lower.
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4) { sketch in
      var index = 0
      while index < tokens.count {
        var end = index &+ 1
        while end < tokens.count, tokens[end].flags.rawValue & start == 0 { end &+= 1 }
        if end - index >= minimumWords {
          let hash = hash(UnsafeBufferPointer(rebasing: tokens[index..<end]), sketch)
          sentences.append(
            Sentence(
              start: UInt32(truncatingIfNeeded: index), end: UInt32(truncatingIfNeeded: end), hash: hash,
              sketch: SIMD4(sketch[0], sketch[1], sketch[2], sketch[3])))
        }
        index = end
      }
    }
    return sentences
  }

  /// The hash of a sentence of at least two words; puts its sketch in place.
  @inline(__always)
  private static func hash(
    _ tokens: UnsafeBufferPointer<Token>, _ sketch: UnsafeMutableBufferPointer<UInt32>
  ) -> UInt64 {
    for bin in 0..<4 { sketch[bin] = .max }
    var before = UInt64(tokens[0].word)
    var last = UInt64(tokens[1].word)
    var hash = before &* 0x9E37_79B9_7F4A_7C15 &+ last
    var index = 2
    while index < tokens.count {
      let word = UInt64(tokens[index].word)
      hash = hash &* 0x9E37_79B9_7F4A_7C15 &+ word
      let shingle = ((before &* 0x9E37_79B9) ^ (last &* 0x85EB_CA6B) ^ word) &* 0xE703_7ED1_A0B4_28DB
      let bin = Int(truncatingIfNeeded: shingle >> 62)
      sketch[bin] = min(sketch[bin], UInt32(truncatingIfNeeded: shingle >> 28))
      before = last
      last = word
      index &+= 1
    }
    return (hash ^ hash >> 29) &* 0xA076_1D64_78BD_642F
  }
}
