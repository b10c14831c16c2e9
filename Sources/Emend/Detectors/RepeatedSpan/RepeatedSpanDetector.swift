/// Finds what stands twice: words, spans, lines, sentences, figures.
///
/// A pure function of document and lexicon. One pass over the words, one over the line ends; what it keeps grows with
/// the number of sentences and lines. Linear also on text that is nothing but repetition: every comparison of two
/// passages is bounded, and a passage is compared with at most eight others.
struct RepeatedSpanDetector: Sendable {
  func findings(in document: Document, lexicon: Lexicon) -> [Finding] {
    DetectorInput.with(document, lexicon) { input in
      var numbers = LineNumbers(input)
      let passages = RepeatedPassages.findings(in: input, &numbers)
      let deleted = passages.map(\.span)
      var findings = passages
      findings += RepeatScan.findings(in: input)
      findings += RepeatedFigures.findings(in: input)
      findings += SentenceScan.findings(in: input, apartFrom: deleted, &numbers)
      return findings.sorted { ($0.span, $0.rule) < ($1.span, $1.rule) }
    }
  }
}
