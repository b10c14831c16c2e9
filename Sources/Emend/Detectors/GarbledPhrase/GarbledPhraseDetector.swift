/// Expressions under swapped words, listed garbled phrases, and several words put in place of one.
struct GarbledPhraseDetector: Sendable {
  func findings(in document: Document, lexicon: Lexicon) -> [Finding] {
    expressionFindings(document, lexicon) + phraseFindings(document, lexicon)
  }

  // MARK: - Expressions × substitutions

  private func expressionFindings(_ document: Document, _ lexicon: Lexicon) -> [Finding] {
    let matcher = ExpressionMatcher(document, lexicon)
    let weigher = ExpressionWeigher(document, lexicon, matcher)
    let writer = RepairWriter(document: document, lexicon: lexicon)
    var findings: [Finding] = []
    var group: [(match: ExpressionMatcher.Match, strength: Strength)] = []
    var reach = 0
    func flush() {
      findings.append(contentsOf: Self.findings(of: group, document, lexicon, writer, weigher))
      group.removeAll(keepingCapacity: true)
    }
    for match in matcher.matches() {
      guard let strength = weigher.strength(of: match) else { continue }
      let tokens = match.tokens
      if tokens.lowerBound >= reach { flush() }
      reach = max(reach, tokens.upperBound)
      group.append((match, strength))
    }
    flush()
    return findings
  }

  /// Findings of matches that overlap: the strongest first, those that contradict it as its alternatives.
  private static func findings(
    of group: [(match: ExpressionMatcher.Match, strength: Strength)], _ document: Document, _ lexicon: Lexicon,
    _ writer: RepairWriter, _ weigher: ExpressionWeigher
  ) -> [Finding] {
    guard !group.isEmpty else { return [] }
    let ranked = group.sorted { left, right in
      let leftRank = weigher.rank(left.match, left.strength)
      let rightRank = weigher.rank(right.match, right.strength)
      if leftRank != rightRank { return leftRank > rightRank }
      if left.match.tokens.lowerBound != right.match.tokens.lowerBound {
        return left.match.tokens.lowerBound < right.match.tokens.lowerBound
      }
      return left.match.form < right.match.form
    }
    var findings: [Finding] = []
    for (match, strength) in ranked {
      let edit = writer.edit(for: match)
      let old = document.text(edit.span)
      guard edit.replacement != old else { continue }
      if let index = findings.firstIndex(where: { $0.span.overlaps(edit.span) }) {
        // Another reading of the same words. Of another stretch, it is simply the weaker one.
        if findings[index].span == edit.span, findings[index].replacement != edit.replacement,
          !findings[index].alternatives.contains(edit.replacement)
        {
          findings[index].alternatives.append(edit.replacement)
          findings[index].strength = findings[index].strength.rivalled(by: strength)
        }
        continue
      }
      let form = lexicon.expressionForm(match.form)
      let phrase = document.text(document.span(ofTokens: match.tokens))
      let meant = writer.expression(of: match)
      findings.append(
        Finding(
          span: edit.span, rule: lexicon.entry(form.entry).rule, text: old, replacement: edit.replacement,
          message: "\u{201C}\(phrase)\u{201D} stands for \u{201C}\(meant)\u{201D}",
          evidence: weigher.evidence(for: match), strength: strength,
          sources: match.swaps.compactMap { $0.substitution.map { lexicon.entry($0.entry).rule } }))
    }
    return findings
  }

  // MARK: - Listed phrases

  private func phraseFindings(_ document: Document, _ lexicon: Lexicon) -> [Finding] {
    let matcher = PhraseMatcher(document, lexicon)
    let writer = RepairWriter(document: document, lexicon: lexicon)
    return matcher.matches().map { match in
      let (repairs, isGuessed) = matcher.repairs(of: match)
      let text = document.text(document.span(ofTokens: match.tokens))
      let edit = repairs.first.map { writer.withArticle(match.tokens, $0) }
      let span = edit?.span ?? document.span(ofTokens: match.tokens)
      let said = lexicon.string(match.phrase.message)
      let message =
        !said.isEmpty
        ? said
        : repairs.first.map { "\u{201C}\(text)\u{201D} is a garbled form of \u{201C}\($0)\u{201D}" }
          ?? "\u{201C}\(text)\u{201D} is not English"
      return Finding(
        span: span, rule: lexicon.entry(match.phrase.entry).rule, text: document.text(span),
        replacement: edit?.replacement,
        alternatives: repairs.dropFirst().map { writer.withArticle(match.tokens, $0).replacement },
        message: message, evidence: ["a listed phrase"],
        strength: Self.strength(tier: match.phrase.tier, isGuessed: isGuessed, alternatives: repairs.count))
    }
  }

  /// The entry's author has judged the phrase; a guessed verb form or a rival repair takes from it.
  private static func strength(tier: UInt32, isGuessed: Bool, alternatives: Int) -> Strength {
    switch (tier, isGuessed) {
    case (2, false): Strength(onCleanText: 0.996, onMachineText: 0.998, testimony: 4)
    case (2, true), (1, false): Strength(onCleanText: 0.92, onMachineText: 0.97, testimony: 3)
    case (1, true): Strength(onCleanText: 0.7, onMachineText: 0.88, testimony: 3)
    default: Strength(onCleanText: 0.5, onMachineText: 0.8, testimony: 1.5)
    }
  }
}

extension Strength {
  /// With another reading of the same words beside it: the probability is shared.
  func rivalled(by rival: Strength) -> Strength {
    func share(_ own: Double, _ other: Double) -> Double { own * own / max(own + other * 0.5, own) }
    return Strength(
      onCleanText: share(onCleanText, rival.onCleanText), onMachineText: share(onMachineText, rival.onMachineText),
      testimony: testimony)
  }
}
