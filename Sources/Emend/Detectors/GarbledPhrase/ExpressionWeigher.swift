/// What a match of an expression under swapped words is worth as a finding: the noisy channel's odds, and the vetoes.
struct ExpressionWeigher {
  let document: Document
  let lexicon: Lexicon
  let matcher: ExpressionMatcher

  /// A human makes a machine's swap by a slip, this much more rarely.
  static let humanSlip = 0.002
  /// Rates are rough: no single match says more than this, as a natural logarithm.
  static let mostTestimony = 2.0

  init(_ document: Document, _ lexicon: Lexicon, _ matcher: ExpressionMatcher) {
    self.document = document
    self.lexicon = lexicon
    self.matcher = matcher
  }

  /// What the match says, or nil where something speaks against it altogether.
  func strength(of match: ExpressionMatcher.Match) -> Strength? {
    guard !isGoodEnglish(match), fitsCapitals(match) else { return nil }
    let cleanOdds = match.odds * Self.humanSlip
    return Strength(
      onCleanText: min(cleanOdds / (1 + cleanOdds), 0.5), onMachineText: min(match.odds / (1 + match.odds), 0.994),
      testimony: min(NaturalLogarithm.of(1 + match.odds), Self.mostTestimony))
  }

  /// Whether the words belong to an expression of good English as they stand.
  private func isGoodEnglish(_ match: ExpressionMatcher.Match) -> Bool {
    let range = match.tokens
    if matcher.isExpression(document.tokens[range].lazy.map(\.word)) { return true }
    for swap in match.swaps {
      for index in Int(swap.start)..<Int(swap.end) {
        guard let literal = matcher.literalExpression(around: index) else { continue }
        let isInside = range.contains(literal.lowerBound) && range.contains(literal.upperBound - 1)
        if literal.count >= range.count || !isInside { return true }
      }
    }
    return false
  }

  /// A name is not swapped into a common expression, nor a common word into a name; an acronym is nobody's word for
  /// another.
  private func fitsCapitals(_ match: ExpressionMatcher.Match) -> Bool {
    let tokens = document.tokens
    if match.swaps.contains(where: { document.areLoneCapitals(Int($0.start)..<Int($0.end)) }) { return false }
    if lexicon.expressionForm(match.form).flags.contains(.proper) {
      return match.swaps.allSatisfy { tokens[Int($0.start)].flags.contains(.capitalized) }
    }
    return !match.swaps.contains { swap in
      let token = tokens[Int(swap.start)]
      return token.flags.contains(.capitalized) && token.flags.isDisjoint(with: [.sentenceStart, .clauseStart])
        && !token.traits.isDisjoint(with: [.givenName, .nameWord])
    }
  }

  /// For the choice between matches that overlap: better odds, then more words explained.
  func rank(_ match: ExpressionMatcher.Match) -> Double {
    match.odds * (1 + Double(match.steps.count) * 0.5) * (1 + Double(match.swaps.count))
  }

  func evidence(for match: ExpressionMatcher.Match) -> [String] {
    var lines = match.swaps.map { swap in
      let old = document.text(document.span(ofTokens: Int(swap.start)..<Int(swap.end)))
      let new = matcher.words(of: swap).map { lexicon.words.string($0) }.joined(separator: " ")
      return "machines write \u{201C}\(old)\u{201D} for \u{201C}\(new)\u{201D}"
    }
    if match.isReordered { lines.append("the order of the words is that of another language") }
    return lines
  }
}
