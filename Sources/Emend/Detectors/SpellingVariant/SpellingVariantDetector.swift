/// Finds names and words that a text spells in more than one way, or in a way that English does not.
///
/// Three ideas, one pass over the words: names that the lexicon lists (``ListedNames``, ``RomanisedPlaces``), names that
/// vary within the document (``VaryingNames``), and accepted spellings that should not be mixed (``Spellings``).
///
/// Cost: a test of two fields for a word that is neither capitalised nor listed; linear in the text.
struct SpellingVariantDetector: Sendable {
  /// In order of start. A pure function of its arguments.
  func findings(in document: Document, lexicon: Lexicon, options: CleanerOptions) -> [Finding] {
    let scan = VariantScan(document, lexicon)
    var findings = ListedNames(
      document: document, lexicon: lexicon, style: options.style, matches: scan.matches
    ).findings(hasVariant: scan.hasVariant)
    var varying = VaryingNames(document: document, lexicon: lexicon, candidates: scan.candidates).findings()
    if let agreement = options.agreement {
      findings += AgreedNames(document: document, lexicon: lexicon, candidates: scan.candidates, agreement: agreement)
        .findings(beside: &varying)
    }
    findings += varying
    if options.style != .traditional {
      findings += RomanisedPlaces(document: document, lexicon: lexicon, candidates: scan.candidates).findings()
    }
    findings += Spellings(document: document, lexicon: lexicon, uses: scan.spellings).findings()
    findings += Conventions(document: document, uses: scan.conventions).findings()
    if !options.keep.isEmpty, !findings.isEmpty { removeKept(options.keep, from: &findings) }
    return withoutOverlaps(findings)
  }

  /// In order, and of findings that overlap the surest; of equal ones the longest, then the first.
  private func withoutOverlaps(_ findings: [Finding]) -> [Finding] {
    guard findings.count > 1 else { return findings }
    let ordered = findings.sorted { left, right in
      left.span.start != right.span.start ? left.span.start < right.span.start : left.span.end > right.span.end
    }
    var kept: [Finding] = []
    for finding in ordered {
      guard let last = kept.last, last.span.overlaps(finding.span) else {
        kept.append(finding)
        continue
      }
      if finding.strength.onCleanText > last.strength.onCleanText { kept[kept.count - 1] = finding }
    }
    return kept
  }

  private func removeKept(_ keep: [String], from findings: inout [Finding]) {
    let kept = keep.map { WordKey.folded($0) }.filter { !$0.isEmpty }
    findings.removeAll { finding in
      let text = WordKey.folded(finding.text)
      return kept.contains { text.contains($0) }
    }
  }
}

extension Array where Element == UInt8 {
  /// Whether `part` stands somewhere in these bytes.
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard part.count <= count else { return false }
    return (0...(count - part.count)).contains { self[$0..<$0 + part.count].elementsEqual(part) }
  }
}
