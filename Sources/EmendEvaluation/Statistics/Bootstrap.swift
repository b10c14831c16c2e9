/// Percentile bootstrap (Efron 1979): the same units drawn again and again with replacement, by a seeded generator.
public struct Bootstrap: Sendable {
  /// For every draw, how often each unit is in it.
  public let draws: [[Int]]

  public static let defaultRounds = 1000

  public init(units: Int, rounds: Int = Self.defaultRounds, seed: UInt64 = 1) {
    var random = SplitMix64(seed: seed)
    draws = (0..<rounds).map { _ in
      var counts = [Int](repeating: 0, count: units)
      for _ in 0..<units { counts[Int.random(in: 0..<units, using: &random)] += 1 }
      return counts
    }
  }

  /// The middle 95 % of a statistic's values over the draws.
  /// - Parameter statistic: from how often each unit counts; nil where such a draw has nothing to measure.
  public func interval(_ statistic: (_ weights: [Int]) -> Double?) -> Interval? {
    intervals { [statistic($0)] }.first ?? nil
  }

  /// The same for several statistics that are computed together.
  public func intervals(_ statistics: (_ weights: [Int]) -> [Double?]) -> [Interval?] {
    let drawn = draws.map(statistics)
    return (0..<(drawn.first?.count ?? 0)).map { number in
      let values = drawn.compactMap { $0[number] }.sorted()
      guard !values.isEmpty else { return nil }
      return Interval(low: Self.quantile(0.025, of: values), high: Self.quantile(0.975, of: values))
    }
  }

  /// - Parameter values: in order, not empty.
  private static func quantile(_ share: Double, of values: [Double]) -> Double {
    let place = share * Double(values.count - 1)
    let below = Int(place)
    let above = min(below + 1, values.count - 1)
    return values[below] + (values[above] - values[below]) * (place - Double(below))
  }
}
