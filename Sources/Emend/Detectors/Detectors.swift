/// The detectors, and which of them are wanted.
enum Detectors {
  /// The findings of the wanted detectors, in order of start.
  static func findings(in document: Document, lexicon: Lexicon, detectors: Set<DetectorID>) -> [Finding] {
    var findings: [Finding] = []
    if detectors.contains(.repeatedSpan) {
      findings += RepeatedSpanDetector().findings(in: document, lexicon: lexicon)
    }
    if detectors.contains(.debris) {
      findings += DebrisDetector().findings(in: document, lexicon: lexicon)
    }
    return findings.sorted { ($0.span, $0.rule) < ($1.span, $1.rule) }
  }
}
