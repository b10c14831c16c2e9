/// Swapped words that no listed expression shows: on a text that a machine made, every sentence is decoded as a lattice of
/// what its words may stand for.
///
/// How many of its words the machine swapped, and which for which, is learned from the text itself, by
/// expectation–maximization from what the dictionaries say: a page keeps to its own swaps. "Requested" that surely stands
/// for asked in two places does so in the third; where it fits as it is, it stays.
struct SwappedWordDetector: Sendable {
  /// Share of the readings that the model is sure of in which an editor agrees.
  static let agreement = 0.96
  /// Readings from this probability on are worth a suggestion: of those up to 0.5 an editor agrees with half or more,
  /// because what takes the rest of the probability often means the same ("around" for about). docs/decisions/sentence-lattices.md.
  static let leastPosterior = 0.25
  /// What such a reading is worth: a suggestion only where the page is surely a machine's.
  static let leastConfidence = 0.51
  /// A term that a rare swap completes counts for it no more than this.
  private static let mostSupportOfTerms = 50.0
  /// Longer sentences are decoded piece by piece.
  private static let longest = 100
  /// Words of a text that are read first, of a longer one: as many as a person's style takes to show.
  private static let wordsOfSample = 110

  /// What the sentences say.
  struct Reading {
    var candidates: [Candidate]
    /// For a machine (above 0) or a person (below), as a natural logarithm of a likelihood ratio.
    var testimony: Double
  }

  /// Reads all sentences, or of a text that reads like a person's a sample of them.
  /// - Parameter isSuspect: whether a machine made the text for sure, so that all of it is read.
  func reading(of document: Document, lexicon: Lexicon, isSuspect: Bool) -> Reading {
    let sentences = sentences(of: document)
    let matcher = ExpressionMatcher(document, lexicon)
    let support = Self.support(ExpressionWeigher(document, lexicon, matcher), matcher)
    func lattice(_ sentence: Range<Int>, _ support: [MatchStep: Double]) -> WordLattice {
      WordLattice(sentence, of: document, lexicon, matcher: matcher, support: support)
    }
    func decoding(every step: Int) -> SentenceDecoding {
      let lattices = stride(from: 0, to: sentences.count, by: step).map { lattice(sentences[$0], support) }
      return SentenceDecoding(lattices, lexicon.languageModel)
    }
    // From all over the text, since only a part of it may be a machine's.
    let step = document.tokens.count / Self.wordsOfSample
    if !isSuspect, step > 1 {
      let gain = decoding(every: step).gain
      if gain.isSurelyOfPerson { return Reading(candidates: [], testimony: gain.testimony) }
    }
    var decoding = decoding(every: 1)
    if isSuspect || decoding.gain.isSurelyOfMachine {
      let more = Self.supportOfTerms(ExpressionWeigher(document, lexicon, matcher), matcher)
      let supported = Set(more.keys.lazy.map { Int($0.start) })
      let all = support.merging(more, uniquingKeysWith: *)
      decoding.replaceLattices { old in
        old.tokens.contains(where: supported.contains) ? lattice(old.tokens, all) : nil
      }
    }
    let writer = RepairWriter(document, lexicon)
    return Reading(
      candidates: zip(decoding.lattices, decoding.posteriorsOfDocument()).flatMap {
        candidates($0, $1, document, lexicon, writer)
      },
      testimony: decoding.gain.testimony)
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

  /// What terms say of each step that completes one, however rarely it is swapped: the root of how much commoner the term
  /// is than the words as they stand, because the language model counts some of that already. Collocations have rivals
  /// that are as good ("paid the bills" for paid the costs) and are left out. docs/decisions/sentence-lattices.md.
  private static func supportOfTerms(
    _ weigher: ExpressionWeigher, _ matcher: ExpressionMatcher
  ) -> [MatchStep: Double] {
    var support: [MatchStep: Double] = [:]
    for match in matcher.thoroughMatches() {
      guard match.odds > 1, !matcher.lexicon.expressionForm(match.form).flags.contains(.collocation),
        weigher.strength(of: match) != nil
      else { continue }
      let value = min(match.odds.squareRoot(), mostSupportOfTerms)
      for swap in match.swaps { support[swap] = max(support[swap] ?? 1, value) }
    }
    return support
  }

  /// The likeliest reading of each place that is likely enough.
  private func candidates(
    _ lattice: WordLattice, _ posteriors: [Double], _ document: Document, _ lexicon: Lexicon, _ writer: RepairWriter
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    for place in lattice.tokens.indices {
      let offset = place - lattice.tokens.lowerBound
      let edges = lattice.starts[offset]..<lattice.starts[offset + 1]
      guard
        let best = edges.filter({ lattice.edges[$0].form >= 0 }).max(by: { posteriors[$0] < posteriors[$1] }),
        posteriors[best] >= Self.leastPosterior
      else { continue }
      let length = lattice.edges[best].length
      let rivals = edges.filter {
        $0 != best && lattice.edges[$0].form >= 0 && lattice.edges[$0].length == length && posteriors[$0] >= 0.02
      }.sorted { posteriors[$0] != posteriors[$1] ? posteriors[$0] > posteriors[$1] : $0 < $1 }
      let steps = ([best] + rivals).map {
        MatchStep(start: Int32(place), end: Int32(place + length), form: lattice.edges[$0].form)
      }
      let strength = Strength(
        onCleanText: 0.01, onMachineText: max(posteriors[best] * Self.agreement, Self.leastConfidence), testimony: 0)
      candidates.append(
        Candidate(strength: strength, key: 0) { Self.finding(steps, strength, document, lexicon, writer) })
    }
    return candidates
  }

  /// - Parameter steps: the likeliest reading, then others of the same words.
  private static func finding(
    _ steps: [MatchStep], _ strength: Strength, _ document: Document, _ lexicon: Lexicon, _ writer: RepairWriter
  ) -> Finding? {
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
