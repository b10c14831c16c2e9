/// Makes confidences keep their promise: a straight line for each detector in the logarithm of the odds (Platt 1999), fitted
/// on annotated text.
///
/// The order of a detector's findings stays as it is. Two things stay too, because the annotated text is too small to
/// settle them: a finding that is not `safe` by itself does not become so, nor does one that is safe cease to be; and what
/// is worth a suggestion remains one.
package struct Calibration: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var intercept: Double
    package var slope: Double

    package init(intercept: Double, slope: Double) {
      self.intercept = intercept
      self.slope = slope
    }

    package static let identity = Line(intercept: 0, slope: 1)
  }

  private let lines: [DetectorID: Line]

  /// Detectors without a line keep their confidences.
  package init(_ lines: [DetectorID: Line]) { self.lines = lines }

  package func line(_ detector: DetectorID) -> Line { lines[detector] ?? .identity }

  /// - Parameter confidence: from 0.5 to 1, as the detector and the document give it.
  package func calibrated(_ confidence: Double, of detector: DetectorID) -> Double {
    let line = line(detector)
    guard line != .identity, confidence < Tier.safe.threshold else { return confidence }
    let logOdds = line.intercept + line.slope * NaturalLogarithm.of(confidence / (1 - confidence))
    let fitted = 1 / (1 + NaturalLogarithm.exponential(-logOdds))
    return min(max(fitted, Tier.suggest.threshold), Self.belowSafe)
  }

  /// The greatest confidence of a finding that is not safe.
  private static let belowSafe = 0.9949
}
