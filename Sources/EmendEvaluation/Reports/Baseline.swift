public import Emend

/// What the figures must not fall below: a report that was committed.
public struct Baseline: Sendable {
  private struct Key: Hashable {
    let half: String
    let detector: String
    let figure: String
  }

  private let lows: [Key: (low: Double, value: Double)]
  /// How many faults and words each half had.
  private let sizes: [String: [Int]]

  /// - Parameter json: as ``EvaluationReport/json`` gives it.
  /// - Throws: ``JSONError``.
  public init(parsing json: [UInt8]) throws(JSONError) {
    self.init(try JSONValue(parsing: json))
  }

  public init(_ report: EvaluationReport) { self.init(.object(report.json)) }

  private init(_ json: JSONValue) {
    var lows: [Key: (low: Double, value: Double)] = [:]
    var sizes: [String: [Int]] = [:]
    for half in json["halves"]?.values ?? [] {
      guard let name = half["half"]?.text else { continue }
      sizes[name] = ["documents", "words", "faults"].map { half[$0]?.decimal.map { Int($0) } ?? 0 }
      for row in half["detectors"]?.values ?? [] {
        guard let detector = row["detector"]?.text else { continue }
        for (figure, path) in Self.guarded where row["tier"]?.text == figure.tier.rawValue {
          let value = path.reduce(row) { $0?[$1] }
          guard let low = value?["low"]?.decimal, let measured = value?["value"]?.decimal else { continue }
          lows[Key(half: name, detector: detector, figure: figure.name)] = (low, measured)
        }
      }
    }
    self.lows = lows
    self.sizes = sizes
  }

  /// The figures that are guarded: the tier, a name, and where they stand in a detector's row.
  private static let guarded: [(figure: (tier: Tier, name: String), path: [String])] = [
    ((.suggest, "F0.5 of finding the span"), ["span", "fHalf"]),
    ((.suggest, "F0.5 of the exact repair"), ["repair", "fHalf"]),
    ((.safe, "share of right edits at safe"), ["right"]),
  ]

  /// A line for every figure that lies below the interval that it had.
  public func regressions(of report: EvaluationReport) -> [String] {
    let now = Baseline(report).lows
    return now.compactMap { key, figure -> String? in
      guard let then = lows[key], figure.value < then.low else { return nil }
      return "\(key.half), \(key.detector): the \(key.figure) is \(Format.fixed(figure.value, 3)); it was "
        + "\(Format.fixed(then.value, 3)), at least \(Format.fixed(then.low, 3)) with 95 % confidence"
    }.sorted()
  }

  /// Halves whose texts or gold are no longer those that the baseline was measured on.
  public func changedHalves(in report: EvaluationReport) -> [String] {
    let now = Baseline(report).sizes
    return now.keys.sorted().filter { sizes[$0] != now[$0] }
  }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  fileprivate var values: [JSONValue] {
    if case .array(let values) = self { values } else { [] }
  }

  fileprivate var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  fileprivate var decimal: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
