public import Emend

/// Cleans round trips and measures by how much that brings them back.
public struct RoundTripEvaluation: Sendable {
  public struct Result: Sendable {
    public let trip: RoundTrip
    public let tier: Tier
    public let measure: RoundTripMeasure
  }

  /// By tier, what became of every text.
  public let results: [Result]
  /// The families, in order of appearance: the units of the bootstrap.
  private let families: [String]
  private let texts: [RoundTrip]
  private let checker: any TextChecker

  public static let tiers: [Tier] = [.safe, .likely]

  public init(_ texts: [RoundTrip], checker: any TextChecker) {
    self.texts = texts
    self.checker = checker
    var families: [String] = []
    for text in texts where !families.contains(text.family) { families.append(text.family) }
    self.families = families
    results = Self.tiers.flatMap { tier in
      texts.map { text in
        let revision = checker.clean(checker.document(text.text, name: text.name), applying: tier)
        return Result(trip: text, tier: tier, measure: RoundTripMeasure(text, changes: revision.changes))
      }
    }
  }

  /// By tier and engine, before them all engines together where there are several.
  public func scores(rounds: Int = Bootstrap.defaultRounds, seed: UInt64 = 1) -> [RoundTripScores] {
    let groups = engines.count > 1 ? [RoundTripGroup.all] : []
    return scores(of: groups, Bootstrap(units: families.count, rounds: rounds, seed: seed))
  }

  /// By tier: these groups, then every engine.
  /// - Parameter bootstrap: over the families of the texts, in order of appearance.
  func scores(of groups: [RoundTripGroup], _ bootstrap: Bootstrap) -> [RoundTripScores] {
    Self.tiers.flatMap { tier in
      (groups + engines.map { .engine($0) }).map { group in
        var units = [RoundTripCounts](repeating: RoundTripCounts(), count: families.count)
        let members = results.filter { $0.tier == tier && group.holds($0.trip) }
        for result in members { units[unit(of: result.trip)].add(result.measure.counts) }
        return RoundTripScores(engine: group.name, tier: tier, texts: members.count, units: units, bootstrap)
      }
    }
  }

  private var engines: [String] { Set(texts.map(\.engine)).sorted() }

  private func unit(of text: RoundTrip) -> Int { families.firstIndex(of: text.family)! }

  var unitCount: Int { families.count }

  /// By engine: how well the score tells a machine's text from its original, in chunks of enough words.
  public func separations(
    rounds: Int = Bootstrap.defaultRounds, seed: UInt64 = 1
  ) -> [(engine: String, area: Figure, positives: Int, negatives: Int)] {
    let bootstrap = Bootstrap(units: families.count, rounds: rounds, seed: seed)
    return engines.map { engine in
      var samples: [AreaUnderCurve.Sample] = []
      for text in texts where text.engine == engine {
        let unit = unit(of: text)
        let original = Array(text.originals.joined(separator: [0x0A, 0x0A]))
        for (bytes, isMachine) in [(text.text, true), (original, false)] {
          for chunk in TextChunks.of(bytes, words: Evaluation.chunkWords) {
            let report = checker.report(on: checker.document(Array(bytes[chunk.range]), name: text.name))
            samples.append(AreaUnderCurve.Sample(score: report.score, isPositive: isMachine, unit: unit))
          }
        }
      }
      let area = AreaUnderCurve(samples)
      let interval = bootstrap.interval { area.value(weights: $0) }
      return (
        engine, Figure(value: area.value(), low: interval?.low, high: interval?.high),
        samples.count { $0.isPositive }, samples.count { !$0.isPositive }
      )
    }
  }
}
