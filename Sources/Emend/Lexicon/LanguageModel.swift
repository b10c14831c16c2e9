/// How probable a word of good English is after the two words before it: a trigram model with back-off (Katz 1987),
/// its figures from a published model (see Dictionaries/SOURCES.md).
///
/// Words have numbers of the model's own. Figures are costs, 25 times the negative decimal logarithm of a probability, as
/// whole numbers, so that they add up to the same on every machine. Cost of a look-up: two binary searches.
package struct LanguageModel: @unchecked Sendable {
  /// Number of a word in the model.
  package typealias Word = UInt32
  /// A word that the model does not know.
  package static let unknown: Word = .max
  /// The start of a sentence.
  static let sentenceStart: Word = 0
  /// Costs of a factor of ten.
  static let decade = 25
  /// What a word costs that the model does not know: about as rare as its rarest.
  static let unknownCost = 7 * decade
  /// A back-off weight of one is stored as this.
  static let neutralWeight = 100
  /// So many entries of a history are searched by halving alone.
  private static let fewEntries = 16

  /// What the next word's probability depends on: the word before it, and the pair that it ends, where the model has it.
  struct History: Hashable {
    var word: Word
    var pair: UInt32

    static let sentenceStart = History(word: LanguageModel.sentenceStart, pair: .max)
    static let unknown = History(word: LanguageModel.unknown, pair: .max)
  }

  private let numbers: UnsafeBufferPointer<Word>
  private let words: UnsafeBufferPointer<UInt32>
  private let pairStarts: UnsafeBufferPointer<UInt32>
  private let pairs: UnsafeBufferPointer<UInt32>
  private let tripleStarts: UnsafeBufferPointer<UInt32>
  private let triples: UnsafeBufferPointer<UInt32>

  init(_ image: LexiconImage) {
    numbers = image.array(.modelNumbers, of: Word.self)
    words = image.array(.modelWords, of: UInt32.self)
    pairStarts = image.array(.modelPairStarts, of: UInt32.self)
    pairs = image.array(.modelPairs, of: UInt32.self)
    tripleStarts = image.array(.modelTripleStarts, of: UInt32.self)
    triples = image.array(.modelTriples, of: UInt32.self)
  }

  /// A lexicon need not have a model.
  var isEmpty: Bool { words.isEmpty }

  /// The model's number of a word of the lexicon.
  @inline(__always)
  func number(of word: WordID) -> Word { word < numbers.count ? numbers[Int(word)] : Self.unknown }

  /// The cost of a word by itself.
  func cost(of word: Word) -> Int {
    word == Self.unknown ? Self.unknownCost : Int(words[Int(word)] & 0xFF)
  }

  /// The number of a pair of words; nil where the model does not have it.
  func pair(_ first: Word, _ second: Word) -> UInt32? {
    guard first != Self.unknown, second != Self.unknown else { return nil }
    return find(second, in: pairs, at: first, of: pairStarts, shift: 15).map { UInt32(truncatingIfNeeded: $0) }
  }

  /// The cost of a word after a history, and the history that it leaves.
  func cost(of word: Word, after history: History) -> (cost: Int, next: History) {
    cost(of: word, after: history, pair: pair(history.word, word))
  }

  /// The same where the pair of the history's word and the word is known already: half of the search.
  func cost(of word: Word, after history: History, pair: UInt32?) -> (cost: Int, next: History) {
    guard word != Self.unknown else { return (Self.unknownCost, .unknown) }
    let next = History(word: word, pair: pair ?? .max)
    if history.pair != .max, let triple = find(word, in: triples, at: history.pair, of: tripleStarts, shift: 8) {
      return (Int(triples[triple] & 0xFF), next)
    }
    var cost = history.pair == .max ? 0 : Self.neutralWeight - Int(pairs[Int(history.pair)] & 0x7F)
    if let pair {
      cost += Int(pairs[Int(pair)] >> 7 & 0xFF)
    } else {
      if history.word != Self.unknown { cost += Self.neutralWeight - Int(words[Int(history.word)] >> 8 & 0x7F) }
      cost += Int(words[Int(word)] & 0xFF)
    }
    return (cost, next)
  }

  /// The entry of a word among those of one history.
  private func find(
    _ word: Word, in entries: UnsafeBufferPointer<UInt32>, at index: UInt32, of starts: UnsafeBufferPointer<UInt32>,
    shift: UInt32
  ) -> Int? {
    var low = Int(starts[Int(index)])
    let end = Int(starts[Int(index) + 1])
    var high = end
    // The words' numbers are spread evenly, so that a guess comes near. Of a common word's thousands of entries, halving
    // alone would touch a dozen cache lines.
    if high - low > Self.fewEntries {
      let guess = low + Int(word) * (high - low) / words.count
      var step = Self.fewEntries / 2
      if entries[guess] >> shift < word {
        low = guess + 1
        while low + step < high, entries[low + step] >> shift < word {
          low += step + 1
          step *= 2
        }
        high = min(high, low + step + 1)
      } else {
        high = guess
        while high - step > low, entries[high - step] >> shift >= word {
          high -= step
          step *= 2
        }
        low = max(low, high - step)
      }
    }
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] >> shift < word { low = middle + 1 } else { high = middle }
    }
    return low < end && entries[low] >> shift == word ? low : nil
  }

  /// The probability ratio of a difference of costs, from 10⁻²⁰ to 10²⁰. The same bits on every machine.
  static func ratio(ofCost cost: Int) -> Double { ratios[cost] }

  private static let ratios = Ratios(mostCost: 20 * decade, power: 1)

  /// The probability ratios of differences of costs, to a power: a look-up each, the same bits on every machine.
  struct Ratios: Sendable {
    private let mostCost: Int
    private let ratios: [Double]

    /// - Parameter mostCost: greater differences either way count as this one.
    init(mostCost: Int, power: Double) {
      self.mostCost = mostCost
      let step = NaturalLogarithm.exponential(-2.302585092994046 / Double(decade) * power)
      var down = [1.0]
      for _ in 0..<mostCost { down.append(down[down.count - 1] * step) }
      ratios = down.dropFirst().reversed().map { 1 / $0 } + down
    }

    @inline(__always)
    subscript(cost: Int) -> Double { ratios[min(max(cost, -mostCost), mostCost) + mostCost] }
  }
}
