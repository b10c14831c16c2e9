internal import Emend

/// A figure that the project wants to reach on the test half.
public struct Goal: Sendable {
  public let name: String
  /// At least so much, or for errors at most.
  public let bound: Double
  public let isUpperBound: Bool
  public let figure: Figure

  /// Nil where there was nothing to measure.
  public var isReached: Bool? { figure.value.map { isUpperBound ? $0 <= bound : $0 >= bound } }

  /// Such as `≥ 0.995`.
  public var boundText: String { (isUpperBound ? "≤ " : "≥ ") + Format.short(bound) }

  /// The goals as a half reaches them.
  public static func all(of half: HalfReport) -> [Goal] {
    func edits(_ tier: Tier) -> Figure { half.row(nil, tier)?.scores.right ?? Figure(value: nil) }
    func area(_ origin: TextOrigin, _ negatives: HalfReport.Separation.Negatives) -> Figure {
      half.separations.first { $0.origin == origin && $0.against == negatives }?.chunks ?? Figure(value: nil)
    }
    let trips = half.roundTrips.first { $0.engine == RoundTripGroup.roundTrips.name && $0.tier == .likely }
    return [
      Goal(name: "right edits at tier safe", bound: 0.995, figure: edits(.safe)),
      Goal(name: "right edits at tier likely and above", bound: 0.9, figure: edits(.likely)),
      Goal(
        name: "expected calibration error", bound: 0.05, isUpperBound: true,
        figure: half.reliability.first?.error ?? Figure(value: nil)),
      Goal(
        name: "area under the curve, neural round trips against their originals, chunks of 100 words", bound: 0.97,
        figure: area(.neural, .originals)),
      Goal(
        name: "area under the curve, spun texts against all clean ones, chunks of 100 words", bound: 0.995,
        figure: area(.spun, .allClean)),
      Goal(
        name: "edits on round trips that bring the text nearer or leave the distance (tier likely)", bound: 0.9,
        figure: trips?.harmless ?? Figure(value: nil)),
      Goal(
        name: "edits on round trips that bring the text nearer (tier likely)", bound: 0.75,
        figure: trips?.nearer ?? Figure(value: nil)),
    ]
  }

  init(name: String, bound: Double, isUpperBound: Bool = false, figure: Figure) {
    self.name = name
    self.bound = bound
    self.isUpperBound = isUpperBound
    self.figure = figure
  }
}

/// Which texts of a round-trip evaluation are counted together.
public struct RoundTripGroup: Sendable {
  public let name: String
  let holds: @Sendable (RoundTrip) -> Bool

  /// Texts that went through an engine and back; those that were spun did not.
  static let roundTrips = RoundTripGroup(name: "round trips") { trip in
    [TextOrigin.neural, .apertium].map(\.rawValue).contains(trip.engine)
  }

  static let all = RoundTripGroup(name: "all") { _ in true }

  static func engine(_ name: String) -> RoundTripGroup { RoundTripGroup(name: name) { $0.engine == name } }
}
