// `make calibrate` writes this file. What it fitted is not in use, for the reason in docs/decisions/evaluation.md.

extension Calibration {
  package static let fitted = Calibration([:])
}
