public import Emend

/// What precision and recall are counted from.
public struct Counts: Hashable, Sendable {
  /// Detections, and those at which something is wrong.
  public var detections = 0
  public var found = 0
  /// Detections with a repair, those whose repair is right as far as it goes, and those that make the fault good.
  public var edits = 0
  public var right = 0
  public var exact = 0
  /// Faults, and those found.
  public var faults = 0
  public var foundFaults = 0
  /// Faults for which a repair is accepted, and those that got one.
  public var repairable = 0
  public var repaired = 0

  public init() {}

  /// - Parameter detector: count only detections and faults of this detector; nil for all.
  public init(_ matching: Matching, _ detections: [Detection], _ faults: [Fault], of detector: DetectorID? = nil) {
    for (detection, verdict) in zip(detections, matching.verdicts)
    where detector == nil || detection.detector == detector {
      self.detections += 1
      if verdict.isFound { found += 1 }
      guard detection.replacement != nil else { continue }
      edits += 1
      if verdict.isRight { right += 1 }
      if verdict == .repaired { exact += 1 }
    }
    for (fault, verdict) in zip(faults, matching.faults) where detector == nil || fault.detector == detector {
      self.faults += 1
      if verdict != nil { foundFaults += 1 }
      guard !fault.repairs.isEmpty else { continue }
      repairable += 1
      if verdict == .repaired { repaired += 1 }
    }
  }

  mutating func add(_ other: Counts, times: Int = 1) {
    detections += times * other.detections
    found += times * other.found
    edits += times * other.edits
    right += times * other.right
    exact += times * other.exact
    faults += times * other.faults
    foundFaults += times * other.foundFaults
    repairable += times * other.repairable
    repaired += times * other.repaired
  }

  static func sum(_ counts: [Counts], weights: [Int]? = nil) -> Counts {
    var sum = Counts()
    for (index, counts) in counts.enumerated() { sum.add(counts, times: weights?[index] ?? 1) }
    return sum
  }
}

/// Precision, recall and F0.5.
public struct Scores: Hashable, Sendable {
  public let precision: Figure
  public let recall: Figure
  public let fHalf: Figure
}

/// The scores of one detector (or all) at one tier.
public struct DetectorScores: Hashable, Sendable {
  public let counts: Counts
  /// For finding the span.
  public let span: Scores
  /// For the exact repair.
  public let repair: Scores
  /// The share of edits that a careful editor would accept: exact, or a part of an accepted repair.
  public let right: Figure

  /// - Parameter units: counts of each unit of the bootstrap.
  init(units: [Counts], _ bootstrap: Bootstrap) {
    counts = Counts.sum(units)
    let intervals = bootstrap.intervals { Self.statistics(Counts.sum(units, weights: $0)) }
    let values = Self.statistics(counts)
    func scores(_ first: Int, _ precision: (Int, Int), _ recall: (Int, Int)) -> Scores {
      let precision = Figure.share(precision.0, of: precision.1, bootstrap: intervals[first])
      let recall = Figure.share(recall.0, of: recall.1, bootstrap: intervals[first + 1])
      var f = Figure(value: values[first + 2], low: intervals[first + 2]?.low, high: intervals[first + 2]?.high)
      if f.low == f.high {
        f.low = EmendEvaluation.fHalf(precision: precision.low, recall: recall.low)
        f.high = EmendEvaluation.fHalf(precision: precision.high, recall: recall.high)
      }
      return Scores(precision: precision, recall: recall, fHalf: f)
    }
    span = scores(0, (counts.found, counts.detections), (counts.foundFaults, counts.faults))
    repair = scores(3, (counts.exact, counts.edits), (counts.repaired, counts.repairable))
    right = .share(counts.right, of: counts.edits, bootstrap: intervals[6])
  }

  private static func statistics(_ counts: Counts) -> [Double?] {
    func share(_ count: Int, _ total: Int) -> Double? { total > 0 ? Double(count) / Double(total) : nil }
    let found = share(counts.found, counts.detections)
    let foundFaults = share(counts.foundFaults, counts.faults)
    let exact = share(counts.exact, counts.edits)
    let repaired = share(counts.repaired, counts.repairable)
    return [
      found, foundFaults, EmendEvaluation.fHalf(precision: found, recall: foundFaults), exact, repaired,
      EmendEvaluation.fHalf(precision: exact, recall: repaired), share(counts.right, counts.edits),
    ]
  }
}
