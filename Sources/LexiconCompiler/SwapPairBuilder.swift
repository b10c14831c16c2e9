internal import Emend

/// Collects the pairs of neighbouring words under which an expression may hide; see ``PairFilter``.
///
/// A pair that is common in good English is left out: where every swapped word stands in common company, the noisy
/// channel finds nothing, and such pairs ("of the", "in our") are most of any text.
struct SwapPairBuilder {
  /// Neighbours in expressions of three words or more.
  private var neighbours: Set<UInt64> = []
  /// Expressions of two words.
  private var twoWords: Set<UInt64> = []
  /// What may stand for a word by itself, with the greatest weight: all that counts in an expression of two words.
  private var substitutes: [WordID: [WordID: Double]] = [:]
  /// What may stand for a word, by the word: one for one, or one for several by their first or last.
  private var openings: [WordID: Set<WordID>] = [:]
  private var endings: [WordID: Set<WordID>] = [:]
  /// Substitutes of several words.
  private var sequences: Set<[WordID]> = []

  /// Pairs from this figure on are in every text.
  private static let everyday = 55

  private static func pair(_ first: WordID, _ second: WordID) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  mutating func addExpression(_ words: [WordID]) {
    if words.count == 2 {
      twoWords.insert(Self.pair(words[0], words[1]))
      return
    }
    for (first, second) in zip(words, words.dropFirst()) { neighbours.insert(Self.pair(first, second)) }
  }

  mutating func addSubstitution(_ source: [WordID], _ target: [WordID], weight: Double) {
    guard source.count == 1 else {
      sequences.insert(source)
      return
    }
    if target.count == 1 {
      let known = substitutes[target[0]]?[source[0]] ?? 0
      substitutes[target[0], default: [:]][source[0]] = max(known, weight)
    }
    openings[target[0], default: []].insert(source[0])
    endings[target[target.count - 1], default: []].insert(source[0])
  }

  /// The filter as ``PairFilter`` reads it: a power of two of words, eight bits or more a pair.
  /// - Parameters:
  ///   - pairs: what ``pairs(_:)`` gives.
  ///   - common: the commonest pairs of English with their occurrences; the seed keeps them from passing by chance.
  static func filter(_ pairs: Set<UInt64>, common: [(pair: UInt64, occurrences: Double)]) -> [UInt64] {
    var count = 64
    while count * 64 < pairs.count * 8 { count *= 2 }
    var best: (mass: Double, filter: [UInt64])?
    for trial in 0..<seeds {
      let seed = (trial &+ 1) &* 0xA24B_AED4_963E_E407
      var filter = [UInt64](repeating: 0, count: count)
      for pair in pairs {
        let place = place(pair, seed, count)
        filter[place.index] |= place.pattern
      }
      let mass = common.reduce(0) { sum, item in
        let place = place(item.pair, seed, count)
        let passes = filter[place.index] & place.pattern == place.pattern && !pairs.contains(item.pair)
        return passes ? sum + item.occurrences : sum
      }
      if mass < best?.mass ?? .infinity {
        best = (mass, [seed] + [UInt64](repeating: 0, count: PairFilter.headerCount - 1) + filter)
      }
    }
    return best?.filter ?? []
  }

  private static let seeds: UInt64 = 12

  private static func place(_ pair: UInt64, _ seed: UInt64, _ count: Int) -> (index: Int, pattern: UInt64) {
    PairFilter.place(
      WordID(truncatingIfNeeded: pair >> 32), WordID(truncatingIfNeeded: pair), seed: seed, mask: UInt64(count - 1))
  }

  /// The rarest pair of every substitute of several words, which is enough to notice the whole.
  private func tellingPairs(_ figure: (WordID, WordID) -> Int) -> [(WordID, WordID)] {
    sequences.compactMap { sequence in
      zip(sequence, sequence.dropFirst()).min { figure($0.0, $0.1) < figure($1.0, $1.1) }
    }.filter { figure($0.0, $0.1) < Self.everyday }
  }

  /// All pairs under which an expression may hide, the first word in the high half.
  /// - Parameter figure: how common a pair is in published counts, 0 where it is not listed.
  /// - Parameter frequency: how common a word is, as ``WordTraits/frequency``.
  func pairs(_ figure: (WordID, WordID) -> Int, frequency: (WordID) -> Int) -> Set<UInt64> {
    var pairs = Set(tellingPairs(figure).map { Self.pair($0.0, $0.1) })
    func insert(_ first: WordID, _ second: WordID) {
      if figure(first, second) == 0 { pairs.insert(Self.pair(first, second)) }
    }
    for neighbour in neighbours {
      let first = WordID(truncatingIfNeeded: neighbour >> 32)
      let second = WordID(truncatingIfNeeded: neighbour)
      let right = openings[second] ?? []
      for word in endings[first] ?? [] {
        insert(word, second)
        for other in right { insert(word, other) }
      }
      for other in right { insert(first, other) }
    }
    for expression in twoWords where !neighbours.contains(expression) {
      let first = WordID(truncatingIfNeeded: expression >> 32)
      let second = WordID(truncatingIfNeeded: expression)
      let meant = figure(first, second)
      func insertIfWorth(_ left: WordID, _ right: WordID, chance: Double) {
        guard NoisyChannel.mayBeWorth(frequency(left), frequency(right), meant: meant, chance: chance) else { return }
        insert(left, right)
      }
      let rights = substitutes[second] ?? [:]
      for (left, weight) in substitutes[first] ?? [:] {
        insertIfWorth(left, second, chance: NoisyChannel.swapRate * weight)
        for (right, other) in rights {
          insertIfWorth(left, right, chance: NoisyChannel.swapRate * weight * NoisyChannel.swapRate * other)
        }
      }
      for (right, weight) in rights { insertIfWorth(first, right, chance: NoisyChannel.swapRate * weight) }
    }
    return pairs
  }
}
