/// The area under the ROC curve of a score: the probability that a positive chosen at random scores higher than a negative
/// chosen at random, ties counting half.
public struct AreaUnderCurve: Sendable {
  public struct Sample: Hashable, Sendable {
    public let score: Double
    public let isPositive: Bool
    /// Which unit of the bootstrap it belongs to.
    public let unit: Int

    public init(score: Double, isPositive: Bool, unit: Int) {
      self.score = score
      self.isPositive = isPositive
      self.unit = unit
    }
  }

  /// In order of score.
  private let samples: [Sample]

  public init(_ samples: [Sample]) { self.samples = samples.sorted { $0.score < $1.score } }

  /// Nil without positives or without negatives.
  /// - Parameter weights: how often each unit counts; nil for once each.
  public func value(weights: [Int]? = nil) -> Double? {
    var positives = 0.0
    var negatives = 0.0
    var won = 0.0
    var index = 0
    while index < samples.count {
      let score = samples[index].score
      var tiedPositives = 0.0
      var tiedNegatives = 0.0
      while index < samples.count, samples[index].score == score {
        let weight = Double(weights?[samples[index].unit] ?? 1)
        if samples[index].isPositive { tiedPositives += weight } else { tiedNegatives += weight }
        index += 1
      }
      won += tiedPositives * (negatives + tiedNegatives / 2)
      positives += tiedPositives
      negatives += tiedNegatives
    }
    return positives > 0 && negatives > 0 ? won / (positives * negatives) : nil
  }
}
