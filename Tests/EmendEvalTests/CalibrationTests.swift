import Emend
import Testing

@testable import EmendEvaluation

struct CalibrationTests {
  @Test func withoutALineNothingChanges() {
    let calibration = Calibration([:])
    for confidence in [0.5, 0.73, 0.95, 0.994, 0.999] {
      #expect(calibration.calibrated(confidence, of: .debris) == confidence)
    }
  }

  @Test func keepsOrderAndTheEdgesOfWhatIsReported() {
    let calibration = Calibration([
      .debris: .init(intercept: 1, slope: 2), .garbledPhrase: .init(intercept: -2, slope: 0.5),
    ])
    for detector in [DetectorID.debris, .garbledPhrase] {
      let values = stride(from: 0.5, to: 0.995, by: 0.005).map { calibration.calibrated($0, of: detector) }
      #expect(values == values.sorted())
      #expect(values.allSatisfy { $0 >= 0.5 && $0 < Tier.safe.threshold })
      #expect(calibration.calibrated(0.996, of: detector) == 0.996)
    }
  }

  @Test func findsTheLineThatSamplesWereMadeBy() {
    // Held to be 0.6 and 0.9 right, in truth 0.5 and 0.75 are.
    func samples(_ confidence: Double, right: Int, of count: Int) -> [CalibrationFit.Sample] {
      (0..<count).map { CalibrationFit.Sample(confidence: confidence, isRight: $0 < right, fold: $0 % 2) }
    }
    let all = samples(0.6, right: 200, of: 400) + samples(0.9, right: 300, of: 400)
    let line = CalibrationFit.line(all, strength: 1e-6)
    let calibration = Calibration([.debris: line])
    #expect(abs(calibration.calibrated(0.6, of: .debris) - 0.5) < 1e-3)
    #expect(abs(calibration.calibrated(0.9, of: .debris) - 0.75) < 1e-3)
    #expect(CalibrationFit.line(all, strength: .infinity) == .identity)
    #expect(CalibrationFit.line([], strength: 1) == .identity)
  }

  @Test func changesNothingWhereThatDoesNotHelp() {
    // True as they are: half of the folds disagree with the other half only by chance.
    let samples = (0..<40).map { CalibrationFit.Sample(confidence: 0.8, isRight: $0 % 5 != 0, fold: $0 / 5 % 4) }
    let fit = CalibrationFit(samples, folds: 4)
    #expect(fit.lossAfter <= fit.lossBefore)
    #expect(abs(Calibration([.debris: fit.line]).calibrated(0.8, of: .debris) - 0.8) < 1e-6)
  }
}
