/// Sentences of one document, decoded under several rates of swaps.
struct SentenceDecoding {
  /// On a text that a person wrote: what is left are accidents of the lattice.
  private static let cleanSwapRate = 0.02
  /// Share of the words with other readings that spinners swap as a rule.
  private static let usualSwapRate = 0.7
  /// Of 24 bytes, kept in memory for one document.
  private static let mostTransitions = 1_000_000

  /// Those that have a word with other readings.
  private(set) var lattices: [WordLattice]
  /// How much better the sentences read with swaps than without.
  let gain: SwapGain
  private let model: LanguageModel
  /// As the dictionaries say.
  private var usual: SwapRates
  /// Of the first lattices. Those of a long document would take more memory than its text is worth: they are made anew
  /// each time.
  private var trellises: [LatticeTrellis]
  private var usualResults: [LatticeTrellis.Result]

  init(_ lattices: [WordLattice], _ model: LanguageModel) {
    let lattices = lattices.filter { $0.openTokens > 0 }
    let usual = SwapRates(Self.usualSwapRate, of: lattices)
    let trellises = Self.trellises(of: lattices, usual, model)
    let clean = SwapRates(Self.cleanSwapRate, of: lattices)
    usualResults = Self.results(lattices, trellises, usual, usual: usual, model)
    let cleanResults = Self.results(lattices, trellises, clean, usual: usual, model)
    gain = SwapGain(lattices, gains: zip(usualResults, cleanResults).map { $0.likelihood - $1.likelihood })
    (self.lattices, self.trellises, self.usual, self.model) = (lattices, trellises, usual, model)
  }

  /// The same with other lattices for some sentences; ``gain`` stays.
  /// - Parameter other: nil where a sentence's lattice stays as it is.
  mutating func replaceLattices(_ other: (WordLattice) -> WordLattice?) {
    let changed = lattices.indices.compactMap { number in other(lattices[number]).map { (number, $0) } }
    for (number, lattice) in changed { lattices[number] = lattice }
    usual = SwapRates(Self.usualSwapRate, of: lattices)
    for (number, lattice) in changed {
      let trellis = LatticeTrellis(lattice, model, rates: usual.rates[number])
      usualResults[number] = trellis.result(lattice, rates: usual.rates[number])
      if number < trellises.count { trellises[number] = trellis }
    }
  }

  /// The probability of each edge of each lattice under the rates that the document itself shows.
  func posteriorsOfDocument() -> [[Double]] {
    func posteriors(_ rates: SwapRates) -> [[Double]] {
      Self.results(lattices, trellises, rates, usual: usual, model).map(\.posteriors)
    }
    let once = usual.learned(from: lattices, usualResults.map(\.posteriors))
    return posteriors(once.learned(from: lattices, posteriors(once)))
  }

  private static func trellises(
    of lattices: [WordLattice], _ rates: SwapRates, _ model: LanguageModel
  ) -> [LatticeTrellis] {
    var trellises: [LatticeTrellis] = []
    var transitions = 0
    for (lattice, rates) in zip(lattices, rates.rates) where transitions < mostTransitions {
      trellises.append(LatticeTrellis(lattice, model, rates: rates))
      transitions += trellises[trellises.count - 1].transitionCount
    }
    return trellises
  }

  /// - Parameter usual: the rates under which it is found which ways are worth a look.
  private static func results(
    _ lattices: [WordLattice], _ trellises: [LatticeTrellis], _ rates: SwapRates, usual: SwapRates,
    _ model: LanguageModel
  ) -> [LatticeTrellis.Result] {
    lattices.indices.map { number in
      let trellis =
        number < trellises.count
        ? trellises[number] : LatticeTrellis(lattices[number], model, rates: usual.rates[number])
      return trellis.result(lattices[number], rates: rates.rates[number])
    }
  }
}
