internal import Emend

/// The calibration that one half of the corpus asks for.
public struct CalibrationReport: Sendable {
  struct Row {
    let detector: DetectorID
    let edits: Int
    let fit: CalibrationFit
  }

  private let half: CorpusHalf
  private let documents: Int
  private let rows: [Row]
  private let lexicon: String
  private let errorBefore: Double?
  private let errorAfter: Double?

  static let folds = 10
  /// A detector with fewer edits keeps its confidences: they say more about themselves than about it.
  static let leastEdits = 50

  /// Fits on the edits that are not safe: of those that are there are too few to tell 0.995 from 0.98.
  public init(_ evaluation: Evaluation, lexicon: String) {
    let readings = evaluation.readings.filter(\.document.header.isAnnotated)
    // Families are dealt out in order of their names, so that the parts are the same every time.
    let families = Set(readings.map(\.document.family)).sorted()
    let fold = Dictionary(uniqueKeysWithValues: families.enumerated().map { ($1, $0 % Self.folds) })
    var samples: [DetectorID: [CalibrationFit.Sample]] = [:]
    var edits: [(confidence: Double, detector: DetectorID, isRight: Bool)] = []
    for reading in readings {
      let (detections, matching) = reading.matchings[.suggest]!
      for (detection, verdict) in zip(detections, matching.verdicts) where detection.replacement != nil {
        guard let detector = detection.detector else { continue }
        edits.append((detection.rawConfidence, detector, verdict.isRight))
        guard detection.rawConfidence < Tier.safe.threshold else { continue }
        samples[detector, default: []].append(
          CalibrationFit.Sample(
            confidence: detection.rawConfidence, isRight: verdict.isRight, fold: fold[reading.document.family]!))
      }
    }
    rows = DetectorID.allCases.map { detector in
      let samples = samples[detector] ?? []
      let strengths = samples.count < Self.leastEdits ? [.infinity] : CalibrationFit.strengths
      let fit = CalibrationFit(samples, folds: Self.folds, strengths: strengths)
      return Row(detector: detector, edits: samples.count, fit: fit)
    }
    half = evaluation.half
    documents = readings.count
    self.lexicon = lexicon
    let calibration = Calibration(Dictionary(uniqueKeysWithValues: rows.map { ($0.detector, $0.fit.line) }))
    var before = Reliability()
    var after = Reliability()
    for edit in edits {
      before.add(confidence: edit.confidence, isRight: edit.isRight)
      after.add(confidence: calibration.calibrated(edit.confidence, of: edit.detector), isRight: edit.isRight)
    }
    errorBefore = before.expectedCalibrationError
    errorAfter = after.expectedCalibrationError
  }

  /// What was fitted, as a table.
  public var text: String {
    let table =
      [["detector", "edits", "log loss", "with a line", "strength", "intercept", "slope"]]
      + rows.map { row in
        [
          row.detector.rawValue, String(row.edits), Format.fixed(row.fit.lossBefore, 4),
          Format.fixed(row.fit.lossAfter, 4), row.fit.strength.isFinite ? Format.short(row.fit.strength) : "∞",
          Format.fixed(row.fit.line.intercept, 4), Format.fixed(row.fit.line.slope, 4),
        ]
      }
    return """
      \(provenance)
      Log losses are those of \(Self.folds)-fold cross-validation over families; strength ∞ leaves confidences as they are,
      as it does for a detector with fewer than \(Self.leastEdits) edits.
      \(Format.aligned(table))
      """
  }

  /// The source file that holds the figures.
  public var source: String {
    let lines = rows.map { row in
      let line = row.fit.line
      let written =
        line == .identity
        ? ".identity"
        : "Line(intercept: \(Format.fixed(line.intercept, 4)), slope: \(Format.fixed(line.slope, 4)))"
      return "    .\(row.detector): \(written),\n"
    }
    let comment = text.split(separator: "\n", omittingEmptySubsequences: false).map { "// \($0)" }
    return """
      // Written by `make calibrate`; see docs/decisions/evaluation.md.
      //
      \(comment.joined(separator: "\n"))

      extension Calibration {
        package static let fitted = Calibration([
      \(lines.joined())  ])
      }

      """
  }

  private var provenance: String {
    func error(_ value: Double?) -> String { value.map { Format.fixed($0, 3) } ?? "–" }
    return """
      Fitted on the \(half.rawValue) half of Corpus/: \(documents) annotated documents, lexicon \(lexicon.prefix(19)).
      Expected calibration error there \(error(errorBefore)) before, \(error(errorAfter)) after.
      """
  }
}
