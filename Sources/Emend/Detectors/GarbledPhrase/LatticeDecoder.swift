/// The probability of every edge of a lattice, summed over all ways through the sentence: forward–backward (Baum and
/// others 1970) over the histories of the language model.
///
/// Probabilities are taken relative to those of the words as they stand, so that no sentence is too long for them.
struct LatticeDecoder {
  let model: LanguageModel

  /// Ways that are kept at each word, and the least share of the best one's probability that they need.
  private static let beam = 24
  private static let leastShare = 1e-7
  /// How far the model is believed: its figures count to this power. Its English is not that of every field, and
  /// neighbouring words repeat each other's testimony.
  private static let modelScale = 0.7
  /// No word is swapped everywhere.
  private static let leastStanding = 0.05

  private struct State {
    var history: LanguageModel.History
    var forward: Double
    var backward = 0.0
  }

  private struct Transition {
    var edge: Int
    var from: Int
    var to: Int
    var weight: Double
  }

  /// What decoding one lattice gives.
  struct Result {
    /// The probability of each edge, in the lattice's order.
    var posteriors: [Double]
    /// Natural logarithm of the probability of all ways together, relative to the words as they stand without a swap.
    var likelihood: Double
  }

  /// Cost: some microseconds a word with other readings.
  /// - Parameter rates: how probable each edge's swap is before its company is asked; 0 for words as they stand.
  func decode(_ lattice: WordLattice, rates: [Double]) -> Result {
    let count = lattice.tokens.count
    let literal = literalCosts(lattice)
    // States of all places, those of one place together; a place's states are complete when the way comes to it.
    var places = [[Int]](repeating: [], count: count + 1)
    var states = [State(history: .sentenceStart, forward: 1)]
    var transitions: [Transition] = []
    places[0] = [0]
    for place in 0..<count {
      let edges = lattice.starts[place]..<lattice.starts[place + 1]
      let standing = max(1 - rates[edges].reduce(0, +), Self.leastStanding)
      for from in kept(places[place], states) {
        for index in edges {
          let edge = lattice.edges[index]
          var history = states[from].history
          var cost = -literal[place..<place + edge.length].reduce(0, +)
          for word in lattice.words[edge.words] {
            let step = model.cost(of: word, after: history)
            cost += step.cost
            history = step.next
          }
          let prior = edge.form < 0 ? standing : rates[index] * edge.favour
          let weight = prior * LanguageModel.ratio(ofCost: Int((Double(cost) * Self.modelScale).rounded()))
          let to = place + edge.length
          let state: Int
          if let known = places[to].first(where: { states[$0].history == history }) {
            state = known
          } else {
            state = states.count
            states.append(State(history: history, forward: 0))
            places[to].append(state)
          }
          states[state].forward += states[from].forward * weight
          transitions.append(Transition(edge: index, from: from, to: state, weight: weight))
        }
      }
    }
    var total = 0.0
    for state in places[count] {
      states[state].backward = 1
      total += states[state].forward
    }
    var posteriors = [Double](repeating: 0, count: lattice.edges.count)
    guard total > 0 else { return Result(posteriors: posteriors, likelihood: 0) }
    for transition in transitions.reversed() {
      let rest = transition.weight * states[transition.to].backward
      states[transition.from].backward += rest
      posteriors[transition.edge] += states[transition.from].forward * rest / total
    }
    return Result(posteriors: posteriors, likelihood: NaturalLogarithm.of(total))
  }

  /// What each word costs where all words stand as they are.
  private func literalCosts(_ lattice: WordLattice) -> [Int] {
    var history = LanguageModel.History.sentenceStart
    return lattice.tokens.indices.map { lattice.starts[$0 - lattice.tokens.lowerBound] }.map { start in
      let step = model.cost(of: lattice.words[lattice.edges[start].words.lowerBound], after: history)
      history = step.next
      return step.cost
    }
  }

  /// The states worth going on from.
  private func kept(_ place: [Int], _ states: [State]) -> [Int] {
    let best = place.reduce(0) { max($0, states[$1].forward) }
    let worth = place.filter { states[$0].forward > best * Self.leastShare }
    guard worth.count > Self.beam else { return worth }
    return worth.sorted { left, right in
      states[left].forward != states[right].forward ? states[left].forward > states[right].forward : left < right
    }.prefix(Self.beam).sorted()
  }
}
