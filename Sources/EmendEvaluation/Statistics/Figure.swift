/// A measured figure with the interval in which it lies with 95 % confidence.
public struct Figure: Hashable, Sendable {
  /// Nil where there was nothing to measure.
  public var value: Double?
  public var low: Double?
  public var high: Double?
  /// What the figure was counted from, where it is a share: so many of so many.
  public var count: Int?
  public var total: Int?

  public init(value: Double?, low: Double? = nil, high: Double? = nil, count: Int? = nil, total: Int? = nil) {
    self.value = value
    self.low = low
    self.high = high
    self.count = count
    self.total = total
  }
}

/// From the least to the greatest value that a figure may have.
public struct Interval: Hashable, Sendable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  var hasWidth: Bool { high > low }

  /// Wilson's interval (1927) for a share; nil for a share of nothing.
  ///
  /// Resampling what was seen cannot imagine what was not: of twenty edits, all right, every resample is all right. So
  /// where the bootstrap's interval has no width, this one stands in.
  public static func wilson(_ count: Int, of total: Int, z: Double = 1.959964) -> Interval? {
    guard total > 0 else { return nil }
    let n = Double(total)
    let share = Double(count) / n
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let reach = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return Interval(low: max(0, centre - reach), high: min(1, centre + reach))
  }
}

extension Figure {
  /// A share of units that were drawn together, with the bootstrap's interval or, where that has no width, Wilson's.
  static func share(_ count: Int, of total: Int, bootstrap: Interval?) -> Figure {
    let interval = bootstrap.flatMap { $0.hasWidth ? $0 : nil } ?? .wilson(count, of: total)
    return Figure(
      value: total > 0 ? Double(count) / Double(total) : nil, low: interval?.low, high: interval?.high, count: count,
      total: total)
  }
}

/// The harmonic mean of precision and recall in which precision counts more: F with β = 0.5.
public func fHalf(precision: Double?, recall: Double?) -> Double? {
  guard let recall else { return nil }
  guard let precision, precision + recall > 0 else { return 0 }
  return 1.25 * precision * recall / (0.25 * precision + recall)
}
