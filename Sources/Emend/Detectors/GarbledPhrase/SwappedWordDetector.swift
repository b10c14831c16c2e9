/// Swapped words that no listed expression shows: on a text that a machine made, every sentence is decoded as a lattice of
/// what its words may stand for.
///
/// How many of its words the machine swapped, and which for which, is learned from the text itself, by
/// expectation–maximization from what the dictionaries say: a page keeps to its own swaps. "Requested" that surely stands
/// for asked in two places does so in the third; where it fits as it is, it stays.
struct SwappedWordDetector: Sendable {
  /// On a text that a person wrote: what is left are accidents of the lattice.
  static let cleanSwapRate = 0.02
  /// Share of the words with other readings that spinners swap as a rule.
  static let usualSwapRate = 0.7
  /// What each word with other readings gains where nothing tells whether a person wrote the text or it is spun, in natural
  /// logarithms. Texts that persons wrote gain -0.11 in the mean, the most of 200 pieces of speeches 0.19; spun pages 0.2
  /// to 0.43. So it lies above nearly all of the former and well below the latter, nearer to what persons write than
  /// halfway: a long text of theirs rarely comes near it, and ``gainByLuck`` guards the short ones.
  static let gainBetween = 0.08
  /// What a sentence or two gain by luck.
  static let gainByLuck = 2.0
  /// How much of what is gained beyond that is believed, of a short text.
  static let trust = 0.8
  /// From about so many words with other readings on, a text says no more: styles differ, however long the text is.
  static let wordsOfStyle = 75.0
  /// No text speaks more clearly than this for either side, as a natural logarithm.
  static let mostTestimony = 12.0
  /// Share of the readings that the model is sure of in which an editor agrees.
  static let agreement = 0.96
  /// Longer sentences are decoded piece by piece.
  private static let longest = 100
  /// Of 24 bytes, kept in memory for one document.
  private static let mostTransitions = 1_000_000

  /// What the sentences say.
  struct Reading {
    var candidates: [Candidate]
    /// For a machine (above 0) or a person (below), as a natural logarithm of a likelihood ratio.
    var testimony: Double
  }

  func reading(of document: Document, lexicon: Lexicon) -> Reading {
    let lattices = lattices(of: document, lexicon)
    let usual = SwapRates(Self.usualSwapRate, of: lattices)
    let trellises = trellises(of: lattices, usual, lexicon.languageModel)
    func decode(_ rates: SwapRates) -> [LatticeTrellis.Result] {
      lattices.indices.map { number in
        let trellis =
          number < trellises.count
          ? trellises[number] : LatticeTrellis(lattices[number], lexicon.languageModel, rates: usual.rates[number])
        return trellis.result(lattices[number], rates: rates.rates[number])
      }
    }
    let clean = decode(SwapRates(Self.cleanSwapRate, of: lattices))
    let spun = decode(usual)
    let once = usual.learned(from: lattices, spun.map(\.posteriors))
    let learned = decode(once.learned(from: lattices, decode(once).map(\.posteriors)))
    let gain = zip(clean, spun).reduce(0) { $0 + $1.1.likelihood - $1.0.likelihood }
    let open = Double(lattices.reduce(0) { $0 + $1.openTokens })
    let testimony = (gain - Self.gainBetween * open - Self.gainByLuck) * Self.trust / (1 + open / Self.wordsOfStyle)
    return Reading(
      candidates: zip(lattices, learned).flatMap { candidates($0, $1.posteriors, document, lexicon) },
      testimony: min(max(testimony, -Self.mostTestimony), Self.mostTestimony))
  }

  /// The trellises of the first lattices. Those of a long document would take more memory than its text is worth: they
  /// are made anew each time.
  private func trellises(
    of lattices: [WordLattice], _ rates: SwapRates, _ model: LanguageModel
  ) -> [LatticeTrellis] {
    var trellises: [LatticeTrellis] = []
    var transitions = 0
    for (lattice, rates) in zip(lattices, rates.rates) where transitions < Self.mostTransitions {
      trellises.append(LatticeTrellis(lattice, model, rates: rates))
      transitions += trellises[trellises.count - 1].transitionCount
    }
    return trellises
  }

  private func lattices(of document: Document, _ lexicon: Lexicon) -> [WordLattice] {
    let matcher = ExpressionMatcher(document, lexicon)
    let support = Self.support(ExpressionWeigher(document, lexicon, matcher), matcher)
    return sentences(of: document).map {
      WordLattice($0, of: document, lexicon, matcher: matcher, support: support)
    }.filter { $0.openTokens > 0 }
  }

  private func sentences(of document: Document) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    for index in document.tokens.indices.dropFirst() {
      let token = document.tokens[index]
      if token.flags.contains(.sentenceStart) || token.gap.contains(.newline) || index - start == Self.longest {
        sentences.append(start..<index)
        start = index
      }
    }
    if start < document.tokens.count { sentences.append(start..<document.tokens.count) }
    return sentences
  }

  /// What the expressions say of each step that completes one.
  private static func support(_ weigher: ExpressionWeigher, _ matcher: ExpressionMatcher) -> [MatchStep: Double] {
    var support: [MatchStep: Double] = [:]
    for match in matcher.matches() where !match.isReordered && weigher.strength(of: match) != nil {
      for swap in match.swaps {
        support[swap] = max(support[swap] ?? 1, min(1 + match.odds, WordLattice.mostSupport))
      }
    }
    return support
  }

  /// The likeliest reading of each place that is likelier than not.
  private func candidates(
    _ lattice: WordLattice, _ posteriors: [Double], _ document: Document, _ lexicon: Lexicon
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    for place in lattice.tokens.indices {
      let offset = place - lattice.tokens.lowerBound
      let edges = lattice.starts[offset]..<lattice.starts[offset + 1]
      guard
        let best = edges.filter({ lattice.edges[$0].form >= 0 }).max(by: { posteriors[$0] < posteriors[$1] }),
        posteriors[best] * Self.agreement >= Tier.suggest.threshold
      else { continue }
      let length = lattice.edges[best].length
      let rivals = edges.filter {
        $0 != best && lattice.edges[$0].form >= 0 && lattice.edges[$0].length == length && posteriors[$0] >= 0.02
      }.sorted { posteriors[$0] != posteriors[$1] ? posteriors[$0] > posteriors[$1] : $0 < $1 }
      let steps = ([best] + rivals).map {
        MatchStep(start: Int32(place), end: Int32(place + length), form: lattice.edges[$0].form)
      }
      let strength = Strength(
        onCleanText: 0.01, onMachineText: posteriors[best] * Self.agreement, testimony: 0)
      candidates.append(
        Candidate(strength: strength, key: 0) { Self.finding(steps, strength, document, lexicon) })
    }
    return candidates
  }

  /// - Parameter steps: the likeliest reading, then others of the same words.
  private static func finding(
    _ steps: [MatchStep], _ strength: Strength, _ document: Document, _ lexicon: Lexicon
  ) -> Finding? {
    let writer = RepairWriter(document, lexicon)
    let edit = writer.edit(for: steps[0])
    let old = document.text(edit.span)
    guard edit.replacement != old else { return nil }
    let others = steps.dropFirst().map { writer.edit(for: $0) }.filter { $0.span == edit.span }.map(\.replacement)
    let words = document.text(document.span(ofTokens: Int(steps[0].start)..<Int(steps[0].end)))
    return Finding(
      span: edit.span, rule: lexicon.rule(lexicon.substitution(Int(steps[0].form)).entry), text: old,
      replacement: edit.replacement, alternatives: others.filter { $0 != edit.replacement },
      message: "\u{201C}\(words)\u{201D} stands for \u{201C}\(writer.words(of: steps[0]))\u{201D} here",
      evidence: ["the sentence reads as good English with it", "machines put the one word for the other"],
      strength: strength)
  }
}
