internal import Emend

/// Fits the line that makes a detector's confidences true.
struct CalibrationFit {
  /// An edit: the logarithm of the odds at which it was held to be right, and whether it is.
  struct Sample: Hashable {
    let logOdds: Double
    let isRight: Bool
    /// Which part of the cross-validation it belongs to.
    let fold: Int

    init(confidence: Double, isRight: Bool, fold: Int) {
      logOdds = CalibrationFit.logOdds(confidence)
      self.isRight = isRight
      self.fold = fold
    }
  }

  /// How much a line that changes nothing is preferred, in edits; the greatest means that nothing is changed.
  static let strengths = [Double.infinity, 100, 30, 10, 3]

  let line: Calibration.Line
  /// The strength that did best on edits that the line was not fitted on.
  let strength: Double
  /// Mean log loss on such edits, without a line and with one.
  let lossBefore: Double
  let lossAfter: Double

  /// - Parameters:
  ///   - folds: how many parts cross-validation makes.
  ///   - strengths: those to choose among, the greatest first.
  init(_ samples: [Sample], folds: Int, strengths: [Double] = Self.strengths) {
    func loss(_ strength: Double) -> Double {
      var sum = 0.0
      for fold in 0..<folds {
        let line = Self.line(samples.filter { $0.fold != fold }, strength: strength)
        for sample in samples where sample.fold == fold { sum += Self.loss(sample, line) }
      }
      return sum / Double(max(samples.count, 1))
    }
    let losses = strengths.map { ($0, loss($0)) }
    // Of equals the one that changes less.
    let best = losses.min { $0.1 < $1.1 } ?? (.infinity, 0)
    strength = best.0
    lossBefore = losses[0].1
    lossAfter = best.1
    line = Self.line(samples, strength: strength)
  }

  /// The line that minimises the log loss and `strength` / 2 times its squared distance from the one that changes nothing, by
  /// Newton's method.
  static func line(_ samples: [Sample], strength: Double) -> Calibration.Line {
    var line = Calibration.Line.identity
    guard strength.isFinite else { return line }
    for _ in 0..<50 {
      var gradient = (strength * line.intercept, strength * (line.slope - 1))
      var curvature = (strength, 0.0, strength)
      for sample in samples {
        let p = probability(sample.logOdds, line)
        let error = p - (sample.isRight ? 1 : 0)
        let weight = max(p * (1 - p), 1e-9)
        gradient.0 += error
        gradient.1 += error * sample.logOdds
        curvature.0 += weight
        curvature.1 += weight * sample.logOdds
        curvature.2 += weight * sample.logOdds * sample.logOdds
      }
      let determinant = curvature.0 * curvature.2 - curvature.1 * curvature.1
      let step = (
        (curvature.2 * gradient.0 - curvature.1 * gradient.1) / determinant,
        (curvature.0 * gradient.1 - curvature.1 * gradient.0) / determinant
      )
      line.intercept -= step.0
      // Surer findings must not become less sure than others.
      line.slope = max(line.slope - step.1, 0.05)
      if abs(step.0) + abs(step.1) < 1e-10 { break }
    }
    return line
  }

  static func logOdds(_ confidence: Double) -> Double {
    let bounded = min(max(confidence, 0.5), 0.9999)
    return NaturalLogarithm.of(bounded / (1 - bounded))
  }

  private static func probability(_ logOdds: Double, _ line: Calibration.Line) -> Double {
    1 / (1 + NaturalLogarithm.exponential(-min(max(line.intercept + line.slope * logOdds, -30), 30)))
  }

  private static func loss(_ sample: Sample, _ line: Calibration.Line) -> Double {
    let p = probability(sample.logOdds, line)
    return NaturalLogarithm.of(1 / max(sample.isRight ? p : 1 - p, 1e-12))
  }
}
