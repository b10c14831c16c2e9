/// Names that a document spells otherwise than the corpus that it belongs to: Bilozir in forty articles, Bilozier in
/// this one.
struct AgreedNames {
  let document: Document
  let lexicon: Lexicon
  let candidates: NameCandidates
  let agreement: CorpusAgreement

  static let rule = "spelling-variant/corpus-name"

  /// A form with what it should be.
  private struct Correction {
    var name: NameCandidates.Name
    var right: NameRecord
    var verdict: NameVerdict
    var isAmbiguous: Bool
  }

  /// Costs some look-ups for each word that no list has; a reading of its surroundings where one meets a name of the
  /// corpus.
  /// - Parameter varying: what the document finds by itself. Of two forms that the document has, its own findings say
  ///   whether they are one name; which of the two is right the corpus knows better, so findings the other way round go.
  func findings(beside varying: inout [Finding]) -> [Finding] {
    guard candidates.hasUnknown, !agreement.rightNames.isEmpty else { return [] }
    // Made once there is something to read.
    var reader: NameUseReader?
    var forms: Set<[UInt8]>?
    var corrections: [Correction] = []
    for name in candidates.names where !name.isKnown {
      guard let form = form(of: name), let spelling = NameSpelling(form) else { continue }
      let near = agreement.index.forms(near: spelling).filter { agreement.rightNames[$0].form != form }
      guard !near.isEmpty else { continue }
      if reader == nil { reader = NameUseReader(document, candidates) }
      guard let use = reader?.use(of: name, reach: .wide) else { continue }
      if forms == nil { forms = Set(candidates.names.compactMap { self.form(of: $0).map(WordKey.folded) }) }
      var best: Correction?
      for number in near {
        let right = agreement.rightNames[number]
        guard
          let verdict = verdict(
            on: name, use, spelling, right, hasRight: forms?.contains(WordKey.folded(right.form)) ?? false, varying)
        else { continue }
        let isBetter = best.map { verdict.probability > $0.verdict.probability } ?? true
        let isAmbiguous = best != nil
        if isBetter { best = Correction(name: name, right: right, verdict: verdict, isAmbiguous: isAmbiguous) }
        best?.isAmbiguous = isAmbiguous
      }
      if let best { corrections.append(best) }
    }
    guard !corrections.isEmpty else { return [] }
    let findings = corrections.flatMap(findings(of:))
    let wrong = Set(findings.map { WordKey.folded($0.text) })
    varying.removeAll { wrong.contains(WordKey.folded($0.replacement ?? "")) }
    return findings
  }

  private func verdict(
    on name: NameCandidates.Name, _ use: NameUse, _ spelling: NameSpelling, _ right: NameRecord, hasRight: Bool,
    _ varying: [Finding]
  ) -> NameVerdict? {
    guard let other = NameSpelling(right.form), let likeness = spelling.likeness(to: other) else { return nil }
    if hasRight {
      let (one, two) = (WordKey.folded(use.form), WordKey.folded(right.form))
      let areOne = varying.contains { finding in
        let (text, replacement) = (WordKey.folded(finding.text), WordKey.folded(finding.replacement ?? ""))
        return (text == one && replacement == two) || (text == two && replacement == one)
      }
      guard areOne else { return nil }
    }
    return NameVerdict(
      use: use, right: right, likeness: likeness, length: min(spelling.letters.count, other.letters.count),
      areCommonSurnames: isCommonSurname(use.form) && isCommonSurname(right.form), in: agreement)
  }

  private func isCommonSurname(_ form: String) -> Bool {
    lexicon.words.slot(of: form).map { WordTraits(rawValue: $0.traits).contains(.commonSurname) } ?? false
  }

  private func form(of name: NameCandidates.Name) -> String? {
    candidates.tokens(of: name, limit: NameUsage.limit).first {
      !document.tokens[$0.lowerBound].flags.contains(.allCaps)
    }
    .map { document.text(document.baseSpan(ofTokens: $0)) }
  }

  private func findings(of correction: Correction) -> [Finding] {
    let right = correction.right.form
    // Where two names of the corpus are equally near, neither is certain.
    let probability =
      correction.isAmbiguous ? min(correction.verdict.probability, 0.75) : correction.verdict.probability
    let folded = form(of: correction.name).map(WordKey.folded)
    return candidates.tokens(of: correction.name).compactMap { place in
      let span = document.baseSpan(ofTokens: place)
      let text = document.text(span)
      // Two unknown words may share a number.
      guard WordKey.folded(text) == folded else { return nil }
      let replacement = document.tokens[place.lowerBound].flags.contains(.allCaps) ? right.uppercased() : right
      return Finding(
        span: span, rule: Self.rule, text: text, replacement: replacement,
        message: "“\(text)” seems to be “\(replacement)”, as other documents of this corpus spell it",
        evidence: correction.verdict.reasons, strength: VariantStrength.agreed(probability),
        cluster: "name:" + right.lowercased())
    }
  }
}

extension VariantStrength {
  /// A name that varies within a corpus. It says nothing of where the document comes from.
  static func agreed(_ probability: Double) -> Strength {
    Strength(onCleanText: probability, onMachineText: probability, testimony: 0)
  }
}
