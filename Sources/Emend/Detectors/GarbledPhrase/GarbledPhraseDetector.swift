/// Expressions under swapped words, listed garbled phrases, and several words put in place of one.
struct GarbledPhraseDetector: Sendable {
  func candidates(in document: Document, lexicon: Lexicon) -> [Candidate] {
    let phrases = PhraseMatcher(document, lexicon).chosenMatches()
    let writer = RepairWriter(document, lexicon)
    return expressions(document, lexicon, writer, apartFrom: phrases.map(\.tokens))
      + candidates(phrases, document, lexicon, writer)
  }

  // MARK: - Expressions × substitutions

  /// A match that nothing speaks against.
  private struct Reading {
    var match: ExpressionMatcher.Match
    var tokens: Range<Int>
    var strength: Strength
    var rank: Double
  }

  /// - Parameter listed: tokens of listed phrases, in order: their authors knew the whole.
  private func expressions(
    _ document: Document, _ lexicon: Lexicon, _ writer: RepairWriter, apartFrom listed: [Range<Int>]
  ) -> [Candidate] {
    let matcher = ExpressionMatcher(document, lexicon)
    let weigher = ExpressionWeigher(document, lexicon, matcher)
    var candidates: [Candidate] = []
    var group: [Reading] = []
    var reach = 0
    var nextListed = 0
    for match in matcher.matches() {
      let tokens = match.tokens
      // Matches come nearly in order: a start lies at most a few words before the newest one.
      while nextListed < listed.count, listed[nextListed].upperBound + 8 < tokens.lowerBound { nextListed += 1 }
      if listed[nextListed...].prefix(4).contains(where: { $0.overlaps(tokens) }) { continue }
      guard let strength = weigher.strength(of: match) else { continue }
      if tokens.lowerBound >= reach {
        candidates.append(contentsOf: Self.chosen(group, document, lexicon, writer))
        group.removeAll(keepingCapacity: true)
      }
      reach = max(reach, tokens.upperBound)
      group.append(Reading(match: match, tokens: tokens, strength: strength, rank: weigher.rank(match)))
    }
    return candidates + Self.chosen(group, document, lexicon, writer)
  }

  /// Of readings that overlap the best ones that don't; those of the same words become alternatives.
  private static func chosen(
    _ group: [Reading], _ document: Document, _ lexicon: Lexicon, _ writer: RepairWriter
  ) -> [Candidate] {
    guard !group.isEmpty else { return [] }
    let ranked =
      group.count == 1
      ? group
      : group.sorted { left, right in
        if left.rank != right.rank { return left.rank > right.rank }
        if left.tokens.lowerBound != right.tokens.lowerBound { return left.tokens.lowerBound < right.tokens.lowerBound }
        return left.match.form < right.match.form
      }
    var taken: [(best: Reading, rivals: [Reading])] = []
    for reading in ranked {
      if let index = taken.firstIndex(where: { $0.best.tokens.overlaps(reading.tokens) }) {
        taken[index].rivals.append(reading)
      } else {
        taken.append((reading, []))
      }
    }
    return taken.map { best, rivals in
      let same = rivals.filter { rival in
        rival.match.swaps.lazy.map(\.start).elementsEqual(best.match.swaps.lazy.map(\.start))
          && !rival.match.swaps.elementsEqual(best.match.swaps)
      }
      let strength = same.reduce(best.strength) { $0.rivalled(by: $1.strength) }
      return Candidate(strength: strength, key: UInt64(UInt32(bitPattern: best.match.swaps.first!.form)) << 32) {
        finding(best.match, rivals: same.map(\.match), strength, document, lexicon, writer)
      }
    }
  }

  private static func finding(
    _ match: ExpressionMatcher.Match, rivals: [ExpressionMatcher.Match], _ strength: Strength, _ document: Document,
    _ lexicon: Lexicon, _ writer: RepairWriter
  ) -> Finding? {
    let matcher = ExpressionMatcher(document, lexicon)
    let edit = writer.edit(for: match)
    let old = document.text(edit.span)
    guard edit.replacement != old else { return nil }
    var alternatives: [String] = []
    for rival in rivals {
      let other = writer.edit(for: rival)
      if other.span == edit.span, other.replacement != edit.replacement, !alternatives.contains(other.replacement) {
        alternatives.append(other.replacement)
      }
    }
    let phrase = document.text(document.span(ofTokens: match.tokens))
    return Finding(
      span: edit.span, rule: lexicon.rule(lexicon.expressionForm(match.form).entry), text: old,
      replacement: edit.replacement, alternatives: alternatives,
      message: "\u{201C}\(phrase)\u{201D} stands for \u{201C}\(writer.expression(of: match))\u{201D}",
      evidence: ExpressionWeigher(document, lexicon, matcher).evidence(for: match), strength: strength,
      sources: match.swaps.map { lexicon.rule(lexicon.substitution(Int($0.form)).entry) })
  }

  // MARK: - Listed phrases

  private func candidates(
    _ matches: [PhraseMatcher.Match], _ document: Document, _ lexicon: Lexicon, _ writer: RepairWriter
  ) -> [Candidate] {
    let matcher = PhraseMatcher(document, lexicon)
    return matches.map { match in
      let (repairs, isGuessed) = matcher.repairs(of: match)
      let strength = Self.strength(tier: match.phrase.tier, isGuessed: isGuessed)
      return Candidate(strength: strength, key: UInt64(match.phrase.entry) << 1 | 1) {
        Self.finding(match, repairs, strength, document, lexicon, writer)
      }
    }
  }

  private static func finding(
    _ match: PhraseMatcher.Match, _ repairs: [String], _ strength: Strength, _ document: Document, _ lexicon: Lexicon,
    _ writer: RepairWriter
  ) -> Finding {
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
      span: span, rule: lexicon.rule(match.phrase.entry), text: document.text(span), replacement: edit?.replacement,
      alternatives: repairs.dropFirst().map { writer.withArticle(match.tokens, $0).replacement }, message: message,
      evidence: ["a listed phrase"], strength: strength)
  }

  /// The entry's author has judged the phrase; a guessed verb form takes from it.
  private static func strength(tier: UInt32, isGuessed: Bool) -> Strength {
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
