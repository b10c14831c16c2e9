/// How much a match of an expression under swapped words is worth.
///
/// Evidence for: the words as they stand are never seen side by side in published counts, the right ones often; more
/// than one word is swapped; the swapped word rarely means anything else. Evidence against: the words belong to
/// another expression of good English as they stand.
struct ExpressionWeigher {
  let document: Document
  let lexicon: Lexicon
  let matcher: ExpressionMatcher

  init(_ document: Document, _ lexicon: Lexicon, _ matcher: ExpressionMatcher) {
    self.document = document
    self.lexicon = lexicon
    self.matcher = matcher
  }

  /// What the match says, or nil where it says nothing.
  func strength(of match: ExpressionMatcher.Match) -> Strength? {
    let form = lexicon.expressionForm(match.form)
    let tokens = document.tokens
    let range = match.tokens
    let swaps = match.swaps
    // The words as they stand are good English themselves.
    if !match.isReordered, matcher.expression(tokens[range].map(\.word)) != nil { return nil }
    for swap in swaps {
      for index in swap.tokens {
        guard let literal = matcher.literalExpression(around: index) else { continue }
        if literal.count >= range.count || !range.contains(literal.lowerBound) || !range.contains(literal.upperBound - 1)
        {
          return nil
        }
      }
    }
    // A name is not swapped into a common expression, nor a common word into a name.
    let capitals = range.filter { tokens[$0].flags.contains(.capitalized) }
    if form.flags.contains(.proper) {
      guard swaps.allSatisfy({ tokens[$0.tokens.lowerBound].flags.contains(.capitalized) }) else { return nil }
    } else if swaps.contains(where: { swap in
      let token = tokens[swap.tokens.lowerBound]
      return token.flags.contains(.capitalized) && token.flags.isDisjoint(with: [.sentenceStart, .clauseStart])
        && (token.traits.contains(.givenName) || token.traits.contains(.nameWord))
    }) {
      return nil
    }
    let surface = surfaceRate(match)
    if form.flags.contains(.frame), surface >= Self.listedRate { return nil }
    let chance = swaps.reduce(1) { $0 * Self.swapRate * Double($1.substitution?.weight ?? 0) / 1000 }
    let odds = meantRate(match, form.flags) * chance / max(surface, 1e-3)
    guard odds > 0.02 else { return nil }
    let isStray = !form.flags.contains(.proper) && !capitals.isEmpty && capitals.count < range.count
    let onMachine = odds / (1 + odds) * (isStray ? 0.99 : 1)
    let cleanOdds = odds * Self.humanSlip
    return Strength(
      onCleanText: cleanOdds / (1 + cleanOdds), onMachineText: min(onMachine, 0.9985),
      testimony: min(Self.logarithm(1 + odds), 3))
  }

  // MARK: - The noisy channel
  //
  // A machine that writes text makes the words of the match either because they were meant (rate S in good English) or
  // because it swapped words of the expression (rate R of the expression, times the chance s of these swaps). The odds
  // of the second are R·s/S. A human makes the same swap by a slip, a thousand times more rarely.

  /// Share of its occurrences in which a spinner puts one certain other word for a word.
  static let swapRate = 0.2
  static let humanSlip = 0.002
  /// How much more often than by chance two words of a sentence follow each other when the pair is too rare for the
  /// published list.
  static let association = 5.0
  /// The rarest pairs of the list, in a billion words.
  static let listedRate = 6_000.0
  /// Expressions that the list does not know, in a billion words.
  static let termRate = 300.0
  static let collocationRate = 150.0

  /// How often the words as they stand follow each other in a billion words of good English.
  private func surfaceRate(_ match: ExpressionMatcher.Match) -> Double {
    let words = match.tokens.map { document.tokens[$0].word }
    let swapped = Set(match.swaps.flatMap { Array($0.tokens) })
    var rate = wordRate(match.tokens.lowerBound) * 1e9
    for (offset, index) in match.tokens.dropFirst().enumerated() {
      let listed = lexicon.pairFrequency(words[offset], words[offset + 1])
      let isSwapped = swapped.contains(index) || swapped.contains(index - 1)
      if listed > 0 {
        rate *= Self.rate(listed) / max(wordRate(index - 1) * 1e9, 1)
      } else {
        // Beside a word of the same expression, the next one is as probable as in the expression that was meant.
        rate *= isSwapped ? min(wordRate(index) * Self.association, 1) : 0.02
      }
    }
    return rate
  }

  /// How often the expression that was meant stands in a billion words.
  private func meantRate(_ match: ExpressionMatcher.Match, _ flags: ExpressionForm.Flags) -> Double {
    let words = match.pieces.flatMap(\.words)
    let floor = flags.contains(.collocation) ? Self.collocationRate : Self.termRate
    guard words.count == 2 else { return floor }
    let listed = lexicon.pairFrequency(words[0], words[1])
    return listed > 0 ? Self.rate(listed) : floor
  }

  /// The share of a word among all words. A word that the list does not know is rarer than its rarest.
  private func wordRate(_ index: Int) -> Double {
    let frequency = document.tokens[index].traits.frequency
    return (frequency > 0 ? Self.rate(frequency) : 200) / 1e9
  }

  /// What a figure of the lists stands for: 10^(figure/10).
  private static func rate(_ figure: Int) -> Double { rates[min(figure, rates.count - 1)] }
  private static let rates: [Double] = (0..<128).map { figure in
    (0..<figure / 10).reduce([1, 1.2589, 1.5849, 1.9953, 2.5119, 3.1623, 3.9811, 5.0119, 6.3096, 7.9433][figure % 10]) {
      value, _ in value * 10
    }
  }

  /// The natural logarithm of a number from 1, by halving and a series: the same bits on any machine.
  static func logarithm(_ value: Double) -> Double {
    var value = value
    var result = 0.0
    while value > 1.5 {
      value /= 2
      result += 0.693147180559945
    }
    let ratio = (value - 1) / (value + 1)
    var term = ratio
    var sum = 0.0
    for n in stride(from: 1, through: 15, by: 2) {
      sum += term / Double(n)
      term *= ratio * ratio
    }
    return result + 2 * sum
  }

  /// The commonest pair of neighbours among the words as they stand, of which one was swapped; as
  /// ``Lexicon/pairFrequency(_:_:)`` counts.
  private func seenFigure(_ match: ExpressionMatcher.Match) -> Int {
    let swapped = match.swaps.flatMap { Array($0.tokens) }
    let range = match.tokens
    return (range.lowerBound..<range.upperBound - 1)
      .filter { swapped.contains($0) || swapped.contains($0 + 1) }
      .map { lexicon.pairFrequency(document.tokens[$0].word, document.tokens[$0 + 1].word) }
      .max() ?? 0
  }

  /// The least pair figure of the expression that was meant.
  private func meantFigure(_ match: ExpressionMatcher.Match) -> Int {
    let words = match.pieces.flatMap(\.words)
    return zip(words, words.dropFirst()).map { lexicon.pairFrequency($0, $1) }.min() ?? 0
  }

  /// For the choice between matches that overlap: more swapped words explained, longer, stronger.
  func rank(_ match: ExpressionMatcher.Match, _ strength: Strength) -> Double {
    strength.onMachineText + 0.02 * Double(match.pieces.reduce(0) { $0 + $1.words.count })
      + 0.05 * Double(match.swaps.count) + 0.0005 * Double(meantFigure(match))
  }

  func evidence(for match: ExpressionMatcher.Match) -> [String] {
    var lines: [String] = []
    for swap in match.swaps {
      let old = document.text(document.span(ofTokens: swap.tokens))
      let new = swap.words.map { lexicon.words.string($0) }.joined(separator: " ")
      lines.append("machines write \u{201C}\(old)\u{201D} for \u{201C}\(new)\u{201D}")
    }
    if seenFigure(match) == 0 { lines.append("the words are not seen side by side in good English") }
    if match.isReordered { lines.append("the order of the words is that of another language") }
    return lines
  }
}
