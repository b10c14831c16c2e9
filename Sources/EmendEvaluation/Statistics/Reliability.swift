public import Emend

/// How true confidences are: of the edits held to be 0.95 right, how many are.
public struct Reliability: Hashable, Sendable {
  /// Edits whose confidence lies in one tenth of the range from 0.5, below which nothing is reported, to 1.
  public struct Bin: Hashable, Sendable {
    public let low: Double
    public let high: Double
    public var count = 0
    public var right = 0
    public var confidenceSum = 0.0

    mutating func add(confidence: Double, isRight: Bool, times: Int) {
      count += times
      confidenceSum += Double(times) * confidence
      if isRight { right += times }
    }

    public var meanConfidence: Double? { count > 0 ? confidenceSum / Double(count) : nil }
    public var accuracy: Double? { count > 0 ? Double(right) / Double(count) : nil }
  }

  /// The same edits by the tier that their confidence gives them. The last bin holds two tiers, and the step between them
  /// is what cleaning depends on.
  public private(set) var tiers: [Tier: Bin] = Dictionary(
    uniqueKeysWithValues: Tier.allCases.map { tier in
      let above = Tier.allCases.filter { $0 > tier }.map(\.threshold).min() ?? 1
      return (tier, Bin(low: tier.threshold, high: above))
    })

  public private(set) var bins: [Bin] = (0..<10).map { number in
    Bin(low: 0.5 + 0.05 * Double(number), high: 0.5 + 0.05 * Double(number + 1))
  }

  public init() {}

  public mutating func add(confidence: Double, isRight: Bool, times: Int = 1) {
    let number = min(max(Int((confidence - 0.5) / 0.05), 0), bins.count - 1)
    bins[number].add(confidence: confidence, isRight: isRight, times: times)
    let tier = Tier.allCases.last { confidence >= $0.threshold } ?? .suggest
    tiers[tier]?.add(confidence: confidence, isRight: isRight, times: times)
  }

  public var count: Int { bins.reduce(0) { $0 + $1.count } }

  /// Expected calibration error: the mean distance between confidence and share of right edits, bins weighted by edits.
  public var expectedCalibrationError: Double? {
    guard count > 0 else { return nil }
    let sum = bins.reduce(0.0) { sum, bin in sum + abs(bin.confidenceSum - Double(bin.right)) }
    return sum / Double(count)
  }
}
