public import Emend

/// What some tool says of one place of a text: a finding without the words around it.
public struct Detection: Hashable, Sendable {
  public let span: TextSpan
  /// Nil where the tool knows no repair.
  public let replacement: String?
  /// Nil for tools that know no detectors.
  public let detector: DetectorID?
  public let rule: String
  public let confidence: Double
  /// The confidence before calibration.
  public let rawConfidence: Double
  public let tier: Tier

  public init(
    span: TextSpan, replacement: String?, detector: DetectorID?, rule: String, confidence: Double = 1,
    rawConfidence: Double? = nil, tier: Tier = .suggest
  ) {
    self.span = span
    self.replacement = replacement
    self.detector = detector
    self.rule = rule
    self.confidence = confidence
    self.rawConfidence = rawConfidence ?? confidence
    self.tier = tier
  }

  /// - Parameter score: of the document.
  public init(_ finding: Finding, score: Double) {
    self.init(
      span: finding.span, replacement: finding.replacement, detector: finding.detector, rule: finding.rule,
      confidence: finding.confidence,
      rawConfidence: finding.strength.confidence(probabilityOfMachine: score), tier: finding.tier)
  }
}

extension Detection {
  /// The findings of a report that are left when overlaps are settled as the normalizer settles them: those that would
  /// be applied at the lowest tier, and where there are none, those without a repair. In order of start, disjoint.
  ///
  /// Since the normalizer prefers confidence, the ones of a higher tier among them are those that would be applied at
  /// that tier.
  public static func settled(_ report: Report, in document: Document) -> [Detection] {
    let revision = Normalizer.revision(of: document, findings: report.findings, applying: .suggest)
    var settled = revision.changes.map { Detection($0.finding, score: report.score) }
    let others = report.findings.filter { $0.replacement == nil }.sorted { left, right in
      left.confidence != right.confidence ? left.confidence > right.confidence : left.span < right.span
    }
    for finding in others where !settled.contains(where: { $0.span.overlaps(finding.span) }) {
      settled.append(Detection(finding, score: report.score))
    }
    return settled.sorted { $0.span < $1.span }
  }

  /// Leaves the first of detections that overlap, in order of start: for tools that do not settle them.
  public static func disjoint(_ detections: [Detection]) -> [Detection] {
    var kept: [Detection] = []
    for detection in detections.sorted(by: { $0.span < $1.span })
    where kept.last.map({ !$0.span.overlaps(detection.span) && $0.span != detection.span }) ?? true {
      kept.append(detection)
    }
    return kept
  }
}
