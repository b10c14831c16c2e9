/// All ways through a lattice that are worth a look, with what the language model says of each step: made once, asked
/// under several rates of swaps.
///
/// The probability of every edge, summed over all ways, is that of forward–backward (Baum and others 1970) over the
/// histories of the model. Probabilities are relative to those of the words as they stand, so that no sentence is too long
/// for them.
struct LatticeTrellis {
  /// Ways that are kept at each word, and the least share of the best one's probability that they need.
  private static let beam = 8
  private static let leastShare = 1e-4
  /// How far the model is believed: its figures count to this power. Its English is not that of every field, and
  /// neighbouring words repeat each other's testimony.
  private static let modelScale = 0.7
  /// What a difference of costs says when it is believed so far.
  private static let ratios = LanguageModel.Ratios(mostCost: 25 * LanguageModel.decade, power: modelScale)
  /// No word is swapped everywhere.
  private static let leastStanding = 0.05

  private struct Transition: BitwiseCopyable {
    var edge: Int32
    var from: Int32
    var to: Int32
    /// What the model and the place say of the step, relative to the words as they stand.
    var evidence: Double
  }

  /// What decoding one lattice gives.
  struct Result {
    /// The probability of each edge, in the lattice's order.
    var posteriors: [Double]
    /// Natural logarithm of the probability of all ways together, relative to the words as they stand without a swap.
    var likelihood: Double
  }

  /// In order of the place they leave: what leads to a state comes before what leaves it.
  private var transitions: [Transition] = []
  private var states = 1
  /// The states at the end.
  private var ends: [Int32] = []

  /// How much it keeps in memory.
  var transitionCount: Int { transitions.count }

  /// Cost: some microseconds a word with other readings.
  /// - Parameter rates: how probable each edge's swap is before its company is asked; which ways are kept hangs on them.
  init(_ lattice: WordLattice, _ model: LanguageModel, rates: [Double]) {
    let count = lattice.tokens.count
    let ratios = Self.ratios
    let literal = Self.literalCosts(lattice, model)
    var histories: [LanguageModel.History] = [.sentenceStart]
    var forward = [1.0]
    // States of all places, those of one place together; a place's states are complete when the way comes to it.
    var places = [[Int32]](repeating: [], count: count + 1)
    var table = StateTable()
    var pairs = PairMemory()
    places[0] = [0]
    for place in 0..<count {
      let edges = lattice.starts[place]..<lattice.starts[place + 1]
      let standing = Self.standing(edges, rates)
      let literalSpans = edges.map { literal[place..<place + lattice.edges[$0].length].reduce(0, +) }
      pairs.forget(edges.count)
      for from in Self.kept(places[place], forward) {
        let start = histories[Int(from)]
        let row = pairs.row(of: start.word)
        for index in edges {
          let edge = lattice.edges[index]
          var history = start
          var cost = -literalSpans[index - edges.lowerBound]
          for number in edge.words {
            let word = lattice.words[number]
            let isFirst = number == edge.words.lowerBound
            let pair =
              isFirst
              ? pairs.pair(row, index - edges.lowerBound) { model.pair(start.word, word) }
              : model.pair(history.word, word)
            let step = model.cost(of: word, after: history, pair: pair)
            cost += step.cost
            history = step.next
          }
          let ratio = ratios[cost]
          let evidence = edge.form < 0 ? ratio : edge.favour * ratio
          let to = place + edge.length
          let state = table.state(of: history, at: to, next: Int32(truncatingIfNeeded: forward.count))
          if Int(state) == forward.count {
            histories.append(history)
            forward.append(0)
            places[to].append(state)
          }
          forward[Int(state)] += forward[Int(from)] * evidence * (edge.form < 0 ? standing : rates[index])
          transitions.append(
            Transition(edge: Int32(truncatingIfNeeded: index), from: from, to: state, evidence: evidence))
        }
      }
    }
    states = forward.count
    ends = places[count]
  }

  /// The probability of every edge under these rates. Cost: two additions and multiplications a transition.
  /// - Parameter rates: how probable each edge's swap is before its company is asked; 0 for words as they stand.
  func result(_ lattice: WordLattice, rates: [Double]) -> Result {
    var priors = rates
    for place in lattice.tokens.indices {
      let offset = place - lattice.tokens.lowerBound
      let edges = lattice.starts[offset]..<lattice.starts[offset + 1]
      priors[edges.lowerBound] = Self.standing(edges, rates)
    }
    var forward = [Double](repeating: 0, count: states)
    var backward = [Double](repeating: 0, count: states)
    var posteriors = [Double](repeating: 0, count: lattice.edges.count)
    forward[0] = 1
    for step in transitions {
      forward[Int(step.to)] += forward[Int(step.from)] * step.evidence * priors[Int(step.edge)]
    }
    var total = 0.0
    for end in ends {
      backward[Int(end)] = 1
      total += forward[Int(end)]
    }
    guard total > 0 else { return Result(posteriors: posteriors, likelihood: 0) }
    for step in transitions.reversed() {
      let rest = step.evidence * priors[Int(step.edge)] * backward[Int(step.to)]
      backward[Int(step.from)] += rest
      posteriors[Int(step.edge)] += forward[Int(step.from)] * rest / total
    }
    return Result(posteriors: posteriors, likelihood: NaturalLogarithm.of(total))
  }

  /// How probable it is that the word of these edges stands as it was meant. It is the first of them.
  private static func standing(_ edges: Range<Int>, _ rates: [Double]) -> Double {
    max(1 - rates[edges].reduce(0, +), leastStanding)
  }

  /// What each word costs where all words stand as they are.
  private static func literalCosts(_ lattice: WordLattice, _ model: LanguageModel) -> [Int] {
    var history = LanguageModel.History.sentenceStart
    return lattice.tokens.indices.map { lattice.starts[$0 - lattice.tokens.lowerBound] }.map { start in
      let step = model.cost(of: lattice.words[lattice.edges[start].words.lowerBound], after: history)
      history = step.next
      return step.cost
    }
  }

  /// The states worth going on from, in order.
  private static func kept(_ place: [Int32], _ forward: [Double]) -> [Int32] {
    let best = place.reduce(0) { max($0, forward[Int($1)]) }
    let worth = place.filter { forward[Int($0)] > best * leastShare }
    guard worth.count > beam else { return worth }
    return worth.sorted { left, right in
      let (first, second) = (forward[Int(left)], forward[Int(right)])
      return first != second ? first > second : left < right
    }.prefix(beam).sorted()
  }
}

/// Which state stands for a history at a place: an open-addressed table.
private struct StateTable {
  private var keys = [UInt64](repeating: 0, count: 256)
  private var states = [Int32](repeating: 0, count: 256)
  private var taken = 0

  /// The history's state, which is `next` where it is new.
  mutating func state(of history: LanguageModel.History, at place: Int, next: Int32) -> Int32 {
    if taken * 2 >= keys.count { grow() }
    // A place is at most 100 words from the start; the model has far fewer than 2²⁴ words, and its pairs are below 2³²
    // less one. Not 0, because places start at 1.
    let key = UInt64(place) << 56 | UInt64(history.word & 0xFF_FFFF) << 32 | UInt64(history.pair)
    var slot = Self.slot(key, keys.count)
    while keys[slot] != 0 {
      if keys[slot] == key { return states[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    states[slot] = next
    taken += 1
    return next
  }

  private mutating func grow() {
    let (oldKeys, oldStates) = (keys, states)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    states = [Int32](repeating: 0, count: oldKeys.count * 2)
    for (key, state) in zip(oldKeys, oldStates) where key != 0 {
      var slot = Self.slot(key, keys.count)
      while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = key
      states[slot] = state
    }
  }

  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
  }
}

/// The pairs of the words before a place with the first words of its edges: many ways come by the same word.
private struct PairMemory {
  private var words: [LanguageModel.Word] = []
  /// For each word before, one for each edge; nil where it was not asked yet.
  private var pairs: [UInt32??] = []
  private var edges = 0

  mutating func forget(_ edges: Int) {
    self.edges = edges
    words.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
  }

  mutating func row(of word: LanguageModel.Word) -> Int {
    if let known = words.firstIndex(of: word) { return known }
    words.append(word)
    pairs.append(contentsOf: repeatElement(nil, count: edges))
    return words.count - 1
  }

  mutating func pair(_ row: Int, _ edge: Int, find: () -> UInt32?) -> UInt32? {
    let index = row * edges + edge
    if let known = pairs[index] { return known }
    let found = find()
    pairs[index] = .some(found)
    return found
  }
}
