/// The sentences of a text with what is needed to find those that are alike.
struct SentenceTable {
  struct Sentence {
    /// Places in the document's tokens.
    var tokens: Range<Int>
    /// Over the numbers of all words.
    var hash: UInt64
    /// The least hash of three words in a row, in each of four classes: two sentences that are much alike share some.
    var sketch: SIMD4<UInt32>
  }

  /// Shorter sentences repeat by right.
  static let minimumWords = 8

  /// Sentences of at least ``minimumWords``, in order. One pass over the words, a few nanoseconds each.
  static func sentences(of tokens: UnsafeBufferPointer<Token>) -> [Sentence] {
    var sentences: [Sentence] = []
    var index = 0
    while index < tokens.count {
      let start = index
      var hash: UInt64 = 0x243F_6A88_85A3_08D3
      var sketch = SIMD4<UInt32>(repeating: .max)
      var before: UInt64 = 0
      var last: UInt64 = 0
      repeat {
        let word = UInt64(tokens[index].word)
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        // Three words in a row, once there are as many.
        let shingle = ((before &* 0x9E37_79B9) ^ (last &* 0x85EB_CA6B) ^ word) &* 0xE703_7ED1_A0B4_28DB
        if index >= start + 2 {
          let bin = Int(truncatingIfNeeded: shingle >> 62)
          sketch[bin] = min(sketch[bin], UInt32(truncatingIfNeeded: shingle >> 28))
        }
        before = last
        last = word
        index += 1
      } while index < tokens.count && !tokens[index].flags.contains(.sentenceStart)
      if index - start >= minimumWords {
        sentences.append(Sentence(tokens: start..<index, hash: hash, sketch: sketch))
      }
    }
    return sentences
  }
}
