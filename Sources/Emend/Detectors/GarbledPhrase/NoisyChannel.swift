/// How much more probable it is that a machine swapped words of an expression than that somebody meant the words as
/// they stand.
///
/// The words of a match stand there either because they were meant, at the rate S of good English, or because a machine
/// swapped words of the expression, at the rate R of the expression times the chance s of these swaps. The odds of
/// the second are R·s/S. Rates are occurrences in a billion words, from the lexicon's published counts; where the counts
/// end, from the words' own frequencies.
package struct NoisyChannel {
  let tokens: UnsafeBufferPointer<Token>
  let lexicon: Lexicon
  private let rates = Self.powers

  init(_ tokens: UnsafeBufferPointer<Token>, _ lexicon: Lexicon) {
    self.tokens = tokens
    self.lexicon = lexicon
  }

  /// Share of its occurrences in which a spinner puts one certain other word for a word: it swaps about half of the
  /// words that it knows, and has some eight to choose from.
  package static let swapRate = 0.06
  /// Rarer readings (weights of substitutions, in 1/1000) are left to the decoded sentences: in expressions they would
  /// find little, and cost as much as all others together on clean text.
  package static let leastWeight: UInt16 = 60
  /// How much more often than by chance two words that fit follow each other, when the pair is too rare for the
  /// published list.
  static let association = 30.0
  /// A rare word spends no more than this share of its occurrences in one pair too rare for the list.
  static let shareOfRareWord = 0.01
  /// Below this the published list ends.
  static let listedRate = 6_000.0
  /// Words that the list does not know.
  static let unlistedWordRate = 200.0
  /// Expressions that the list does not know.
  static let termRate = 300.0
  static let collocationRate = 150.0
  /// How probable the rest of an expression is behind two of its words.
  static let continuation = 0.03

  /// R/S of a match in the expression's order: how much commoner the expression is than the words as they stand.
  func ratio(_ steps: UnsafeBufferPointer<MatchStep>, _ flags: ExpressionForm.Flags) -> Double {
    let surface = surfaceRate(steps)
    if flags.contains(.frame), surface >= Self.listedRate { return 0 }
    return meantRate(steps, flags) / max(surface, 0.05)
  }

  /// R·s/S of a match.
  func odds(_ steps: UnsafeBufferPointer<MatchStep>, _ flags: ExpressionForm.Flags, isReordered: Bool = false) -> Double
  {
    var chance = 1.0
    for step in steps where step.form >= 0 {
      chance *= Self.swapRate * Double(lexicon.substitution(Int(step.form)).weight) / 1000
    }
    let surface = isReordered ? reorderedRate(steps) : surfaceRate(steps)
    if flags.contains(.frame), surface >= Self.listedRate { return 0 }
    return meantRate(steps, flags) * chance / max(surface, 0.05)
  }

  /// Whether an expression with swapped words can have the odds of a match, or half of them. What the compiler asks, so
  /// that ``PairFilter`` holds no pair around which a walk finds nothing.
  /// - Parameters:
  ///   - frequencies: how common the words as they stand are, as ``WordTraits/frequency``.
  ///   - pairs: the list's figure of every pair of neighbours as they stand, 0 where it has none.
  ///   - swapped: which words are swapped.
  ///   - meant: the list's figure of an expression of two words, 0 where it has none or there are more.
  ///   - chance: of the swaps.
  package static func mayBeWorth(
    _ frequencies: [Int], pairs: [Int], swapped: ClosedRange<Int>, meant: Int, chance: Double
  ) -> Bool {
    var surface = wordRate(frequencies[0])
    var context = 0.0
    for (number, listed) in pairs.enumerated() {
      let before = wordRate(frequencies[number])
      let isSwapped = swapped.contains(number) || swapped.contains(number + 1)
      if !isSwapped, listed > 0 { context = max(context, powers[listed]) }
      if listed > 0 {
        surface *= min(powers[listed] / before, 1)
      } else {
        surface *=
          isSwapped ? min(unlistedRate(before, wordRate(frequencies[number + 1])) / before, 1) : continuation
      }
    }
    let floor = max(termRate, collocationRate)
    let rate = meant > 0 ? powers[meant] : pairs.count > 1 ? max(floor, context * continuation) : floor
    return rate * chance / max(surface, 0.05) >= ExpressionMatcher.leastOdds / 2
  }

  /// The same for an expression of two words in another order, around "of".
  package static func mayBeWorthReordered(_ head: Int, _ modifier: Int, meant: Int, chance: Double) -> Bool {
    let surface = unlistedRate(wordRate(head), wordRate(modifier)) / 2
    let rate = meant > 0 ? powers[meant] : max(termRate, collocationRate)
    return rate * chance / max(surface, 0.05) >= ExpressionMatcher.leastOdds / 2
  }

  /// A word that the list does not know is rarer than its rarest.
  private static func wordRate(_ frequency: Int) -> Double { frequency > 0 ? powers[frequency] : unlistedWordRate }

  /// How often the words as they stand follow each other.
  private func surfaceRate(_ steps: UnsafeBufferPointer<MatchStep>) -> Double {
    var rate = wordRate(Int(steps[0].start))
    var previousSwapped = steps[0].form >= 0
    for step in steps {
      let isSwapped = step.form >= 0
      for index in Int(step.start)..<Int(step.end) where index > Int(steps[0].start) {
        let before = wordRate(index - 1)
        let listed = lexicon.pairFrequency(tokens[index - 1].word, tokens[index].word)
        if listed > 0 {
          rate *= min(rates[listed] / before, 1)
        } else if isSwapped || previousSwapped {
          rate *= min(Self.unlistedRate(before, wordRate(index)) / before, 1)
        } else {
          rate *= Self.continuation
        }
        previousSwapped = isSwapped
      }
      previousSwapped = isSwapped
    }
    return rate
  }

  /// "field of murder": two words around "of" or "of the".
  private func reorderedRate(_ steps: UnsafeBufferPointer<MatchStep>) -> Double {
    let head = Int(steps[1].start)
    let modifier = Int(steps[0].end) - 1
    return Self.unlistedRate(wordRate(head), wordRate(modifier)) / 2
  }

  /// What a pair of words of these rates may still have that the list does not hold.
  private static func unlistedRate(_ left: Double, _ right: Double) -> Double {
    min(left * right / 1e9 * association, listedRate / 2, min(left, right) * shareOfRareWord)
  }

  /// How often the expression that was meant stands in good English.
  private func meantRate(_ steps: UnsafeBufferPointer<MatchStep>, _ flags: ExpressionForm.Flags) -> Double {
    var words: (WordID, WordID) = (0, 0)
    var count = 0
    var context = 0.0
    var previousKept = false
    for step in steps {
      let isKept = step.form < 0
      if isKept {
        // Of a reordered step ("of the forest") the last word counts.
        let index = Int(step.end) - 1
        if previousKept {
          context = max(context, rates[lexicon.pairFrequency(tokens[index - 1].word, tokens[index].word)])
        }
        add(tokens[index].word, to: &words, &count)
      } else {
        for word in lexicon.targets(ofSubstitution: Int(step.form)) { add(word, to: &words, &count) }
      }
      previousKept = isKept
    }
    let floor = flags.contains(.collocation) ? Self.collocationRate : Self.termRate
    if count > 2 { return max(floor, context * Self.continuation) }
    let listed = lexicon.pairFrequency(words.0, words.1)
    return listed > 0 ? rates[listed] : floor
  }

  private func add(_ word: WordID, to words: inout (WordID, WordID), _ count: inout Int) {
    if count == 0 { words.0 = word } else if count == 1 { words.1 = word }
    count += 1
  }

  private func wordRate(_ index: Int) -> Double {
    let frequency = tokens[index].traits.frequency
    return frequency > 0 ? rates[frequency] : Self.unlistedWordRate
  }

  /// 10^(figure/10), what a figure of the lists stands for.
  private static let powers: [Double] = (0..<256).map { figure in
    (0..<figure / 10).reduce([1, 1.2589, 1.5849, 1.9953, 2.5119, 3.1623, 3.9811, 5.0119, 6.3096, 7.9433][figure % 10]) {
      value, _ in value * 10
    }
  }
}

/// One step of a match: the words of the text, and what they stand for.
struct MatchStep: BitwiseCopyable, Hashable {
  /// Tokens, half-open.
  var start: Int32
  var end: Int32
  /// Index of the substitution; below 0 where the word stands as it is.
  var form: Int32
}
