/// How often a machine put each wrong word where it stands: as the dictionaries say, or as one document shows.
struct SwapRates: Sendable {
  /// Share of the words with other readings that are swapped.
  let overall: Double
  /// Of each edge of each lattice.
  let rates: [[Double]]

  /// What the dictionaries say.
  init(_ overall: Double, of lattices: [WordLattice]) {
    self.overall = overall
    rates = lattices.map { $0.edges.map { overall * $0.share } }
  }

  private init(_ overall: Double, _ rates: [[Double]]) {
    self.overall = overall
    self.rates = rates
  }

  /// How many words of a document, and how many places of one entry, outweigh what was believed before.
  private static let inertia = 30.0
  private static let inertiaOfEntry = 3.0

  /// The rates under which a document's readings are likelier: a step of expectation–maximization, with the dictionaries'
  /// rates as the prior (Dempster, Laird and Rubin 1977). An entry's forms are learned together. For each place the others
  /// alone count: no reading is its own witness.
  /// - Parameter posteriors: of the lattices' edges, under these rates.
  func learned(from lattices: [WordLattice], _ posteriors: [[Double]]) -> SwapRates {
    var swaps = overall * Self.inertia
    var words = Self.inertia
    var evidence: [UInt32: (swaps: Double, places: Double)] = [:]
    for (lattice, probabilities) in zip(lattices, posteriors) {
      words += Double(lattice.openTokens)
      for (edge, probability) in zip(lattice.edges, probabilities) where edge.form >= 0 {
        swaps += probability
        let known = evidence[edge.entry] ?? (0, 0)
        evidence[edge.entry] = (known.swaps + probability, known.places + 1)
      }
    }
    let overall = swaps / words
    let rates = zip(lattices, posteriors).map { lattice, probabilities in
      zip(lattice.edges, probabilities).map { edge, probability in
        guard edge.form >= 0, let seen = evidence[edge.entry] else { return 0.0 }
        let prior = overall * edge.share * Self.inertiaOfEntry
        return (prior + seen.swaps - probability) / (Self.inertiaOfEntry + seen.places - 1)
      }
    }
    return SwapRates(overall, rates)
  }
}
