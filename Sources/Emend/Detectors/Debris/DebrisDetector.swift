/// Finds what scraping and translation engines leave in a text: glue, stray marks, broken characters.
///
/// A pure function of document and lexicon. One pass over the bytes for what shows in them (a table says which bytes
/// tell anything; most of a text has none) and one over the words that are unknown, capitalised, or figures.
struct DebrisDetector: Sendable {
  func findings(in document: Document, lexicon: Lexicon) -> [Finding] {
    DetectorInput.with(document, lexicon) { input in
      var context = DebrisContext(input)
      var findings = ByteScan.findings(in: input, &context)
      findings += WordScan.findings(in: input, &context)
      return findings.sorted { ($0.span, $0.rule) < ($1.span, $1.rule) }
    }
  }
}
