/// Finds expressions of good English under swapped words: expressions × substitutions.
///
/// From every word that may begin an expression, the matcher walks the trie of expressions, taking at each step the
/// word as it stands or any word that it may stand for. A way that ends in an expression with at least one swap is a
/// match, if the ``NoisyChannel`` finds it worth a look. A step that leads nowhere costs one probe of a bit filter, so
/// that the number of expressions does not count.
struct ExpressionMatcher {
  struct Match: Hashable {
    /// In the order of the expression.
    let steps: [MatchStep]
    /// Index of the ``ExpressionForm``.
    var form: Int
    /// R·s/S of the ``NoisyChannel``.
    var odds: Double
    /// "field of murder": the words stand in another order than in the expression.
    var isReordered: Bool
    /// From the first to the last word of all steps.
    let tokens: Range<Int>

    init(steps: [MatchStep], form: Int, odds: Double, isReordered: Bool = false) {
      self.steps = steps
      self.form = form
      self.odds = odds
      self.isReordered = isReordered
      let lower = steps.reduce(Int32.max) { min($0, $1.start) }
      let upper = steps.reduce(0) { max($0, $1.end) }
      tokens = Int(lower)..<Int(upper)
    }

    /// Cost: makes no array, so that vetoes can ask every match.
    var swaps: some Collection<MatchStep> { steps.lazy.filter { $0.form >= 0 } }
  }

  /// Matches with lower odds are not worth a finding on any document.
  static let leastOdds = 1.0

  let document: Document
  let lexicon: Lexicon

  init(_ document: Document, _ lexicon: Lexicon) {
    self.document = document
    self.lexicon = lexicon
  }

  /// Every way in which swaps of any weight make an expression, for a text that a machine may have made.
  ///
  /// ``Match/odds`` are the expression's rate over that of the words as they stand, R/S, without the chance of the swaps.
  /// Cost: some microseconds a word, because no filter helps.
  func thoroughMatches() -> [Match] {
    document.tokens.withUnsafeBufferPointer { tokens in
      withUnsafeTemporaryAllocation(of: MatchStep.self, capacity: Walk.maximumDepth + 1) { path in
        var walk = Walk(tokens: tokens, lexicon: lexicon, pairs: nil, path: path)
        for index in tokens.indices { walk.start(at: index) }
        return walk.matches
      }
    }
  }

  /// All matches worth a look, nearly in order of start.
  func matches() -> [Match] {
    document.tokens.withUnsafeBufferPointer { tokens in
      let size = TokenBits.size(tokens: tokens.count)
      return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * size) { bits in
        withUnsafeTemporaryAllocation(of: MatchStep.self, capacity: Walk.maximumDepth + 1) { path in
          let pairs = TokenBits(UnsafeMutableBufferPointer(rebasing: bits[..<size]))
          let starts = TokenBits(UnsafeMutableBufferPointer(rebasing: bits[size...]))
          let reordered = SwapPairScan(tokens, lexicon).mark(pairs: pairs, starts: starts)
          var walk = Walk(tokens: tokens, lexicon: lexicon, pairs: pairs, path: path)
          var nextReordered = reordered.startIndex
          var start = starts.next(from: 0)
          while let index = start {
            while nextReordered < reordered.endIndex, reordered[nextReordered].of < index {
              walk.reordered(reordered[nextReordered])
              nextReordered += 1
            }
            walk.start(at: index)
            start = starts.next(from: index + 1)
          }
          for pair in reordered[nextReordered...] { walk.reordered(pair) }
          return walk.matches
        }
      }
    }
  }

  /// The words of a step, as the expression has them.
  func words(of step: MatchStep) -> [WordID] {
    step.form < 0
      ? [document.tokens[Int(step.end) - 1].word] : Array(lexicon.targets(ofSubstitution: Int(step.form)))
  }

  /// Whether these words stand in the lexicon as an expression.
  func isExpression(_ words: some Sequence<WordID>) -> Bool { lexicon.expressions.value(words) != nil }

  /// The expression of good English, two words of it at least with content, that holds this token as it stands; the
  /// longest one.
  func literalExpression(around index: Int) -> Range<Int>? {
    let tokens = document.tokens
    var best: Range<Int>?
    for start in max(0, index - Walk.maximumDepth + 1)...index {
      guard tokens[start].traits.contains(.startsExpression) else { continue }
      var key = SequenceTable.root
      var end = start
      while end < tokens.count, end - start < Walk.maximumDepth {
        let token = tokens[end]
        guard end == start || Walk.isJoined(token.gap), token.word.isKnown else { break }
        key = SequenceTable.step(key, token.word)
        guard let node = lexicon.expressions.node(key) else { break }
        end += 1
        if node.value > 0, end > index, !lexicon.expressionForm(Int(node.value) - 1).flags.contains(.frame),
          end - start > best?.count ?? 0
        {
          best = start..<end
        }
        if node.continues == 0 { break }
      }
    }
    return best
  }
}

/// The walk through the trie of expressions from one word of the text. Allocates only for what it finds.
private struct Walk {
  /// No expression is longer.
  static let maximumDepth = 6
  static let starting: WordTraits = [.startsExpression, .substitute, .startsSubstitute]

  let tokens: UnsafeBufferPointer<Token>
  let lexicon: Lexicon
  let channel: NoisyChannel
  /// Behind which words a pair stands that a swap explains; nil takes every swap of every weight.
  private let pairs: TokenBits?
  private let path: UnsafeMutableBufferPointer<MatchStep>
  private var length = 0
  private(set) var matches: [ExpressionMatcher.Match] = []

  init(
    tokens: UnsafeBufferPointer<Token>, lexicon: Lexicon, pairs: TokenBits?, path: UnsafeMutableBufferPointer<MatchStep>
  ) {
    self.tokens = tokens
    self.lexicon = lexicon
    self.pairs = pairs
    self.path = path
    channel = NoisyChannel(tokens, lexicon)
  }

  /// Words of an expression are parted by blanks or a hyphen.
  @inline(__always)
  static func isJoined(_ gap: Token.Gap) -> Bool { gap == .blank || gap == .hyphen }

  @inline(__always)
  mutating func start(at index: Int) {
    // The last word before a pause can only be an expression of several words put for one.
    let token = tokens[index]
    guard pairs == nil || !token.traits.isDisjoint(with: Self.starting), !token.flags.contains(.protected),
      canGoOn(to: index + 1)
    else { return }
    if token.traits.contains(.startsExpression), token.word.isKnown {
      // The first word's node is there: its trait says so.
      path[0] = MatchStep(start: Int32(index), end: Int32(index + 1), form: -1)
      length = 1
      step(SequenceTable.step(SequenceTable.root, token.word), at: index + 1, swaps: 0, depth: 1)
      length = 0
    }
    takeSwaps(SequenceTable.root, at: index, swaps: 0, depth: 0)
  }

  /// Takes the word at `index` in every sense.
  private mutating func step(_ state: UInt64, at index: Int, swaps: Int, depth: Int) {
    let token = tokens[index]
    if token.word.isKnown {
      let key = SequenceTable.step(state, token.word)
      if let node = lexicon.expressions.node(key) {
        path[length] = MatchStep(start: Int32(index), end: Int32(index + 1), form: -1)
        length += 1
        arrive(node, key, next: index + 1, swaps: swaps, depth: depth + 1)
        length -= 1
      }
    }
    takeSwaps(state, at: index, swaps: swaps, depth: depth)
  }

  @inline(__always)
  private mutating func takeSwaps(_ state: UInt64, at index: Int, swaps: Int, depth: Int) {
    let token = tokens[index]
    guard let pairs else {
      // The traits leave the rarer swaps out.
      guard token.word.isKnown, !token.flags.contains(.number) else { return }
      swap(group: Int(token.word), index, index + 1, state, swaps: swaps, depth: depth)
      return swapSequence(at: index, state, swaps: swaps, depth: depth)
    }
    guard !token.traits.isDisjoint(with: [.substitute, .startsSubstitute]), !token.flags.contains(.number) else {
      return
    }
    // A swapped word shows beside one of its neighbours, or the swap is too common a pair to prove anything.
    if token.traits.contains(.substitute), pairs.contains(index + 1) || (depth > 0 && pairs.contains(index)) {
      swap(group: Int(token.word), index, index + 1, state, swaps: swaps, depth: depth)
    }
    // One pair inside several words shows the whole.
    if token.traits.contains(.startsSubstitute), pairs.contains(anyOf: index + 1, Self.maximumDepth - 1) {
      swapSequence(at: index, state, swaps: swaps, depth: depth)
    }
  }

  /// What several words stand for together: "time beyond regulation" → overtime.
  private mutating func swapSequence(at index: Int, _ state: UInt64, swaps: Int, depth: Int) {
    guard tokens[index].word.isKnown else { return }
    var key = SequenceTable.step(SequenceTable.root, tokens[index].word)
    // The first word's node is there and leads on, as its trait says; without a look at the trait it is asked.
    if pairs == nil, lexicon.substitutes.node(key) == nil { return }
    var end = index + 1
    while end - index < Self.maximumDepth, canGoOn(to: end), tokens[end].word.isKnown {
      key = SequenceTable.step(key, tokens[end].word)
      guard let node = lexicon.substitutes.node(key) else { return }
      end += 1
      if node.value > 0, pairs?.contains(anyOf: index + 1, end - index - 1) ?? true {
        swap(group: Int(node.value) - 1, index, end, state, swaps: swaps, depth: depth)
      }
      if node.continues == 0 { return }
    }
  }

  private mutating func swap(group: Int, _ start: Int, _ end: Int, _ state: UInt64, swaps: Int, depth: Int) {
    for form in lexicon.substitutions(group) {
      let substitution = lexicon.substitution(form)
      // In order of weight.
      if pairs != nil, substitution.weight < NoisyChannel.leastWeight { break }
      let targets = lexicon.targets(ofSubstitution: form)
      if depth == 0 {
        guard substitution.flags.contains(.startsExpression) else { continue }
        if targets.count == 1, end - start == 1 {
          // Its node is there, and one word for one is no match yet.
          path[0] = MatchStep(start: Int32(start), end: Int32(end), form: Int32(form))
          length = 1
          if canGoOn(to: end) { step(SequenceTable.step(state, targets[0]), at: end, swaps: 1, depth: 1) }
          length = 0
          continue
        }
      }
      var key = state
      var node: SequenceTable.Node?
      for word in targets {
        key = SequenceTable.step(key, word)
        node = lexicon.expressions.node(key)
        if node == nil { break }
      }
      guard let node, depth + targets.count <= Self.maximumDepth else { continue }
      path[length] = MatchStep(start: Int32(start), end: Int32(end), form: Int32(form))
      length += 1
      arrive(node, key, next: end, swaps: swaps + 1, depth: depth + targets.count)
      length -= 1
    }
  }

  private mutating func arrive(_ node: SequenceTable.Node, _ key: UInt64, next: Int, swaps: Int, depth: Int) {
    // A single word without company proves nothing: "when" is not a garbled "as soon as".
    if node.value > 0, swaps > 0, next - Int(path[0].start) > 1 {
      emit(form: Int(node.value) - 1, isReordered: false)
    }
    if node.continues > 0, depth < Self.maximumDepth, length < Self.maximumDepth, canGoOn(to: next) {
      step(key, at: next, swaps: swaps, depth: depth)
    }
  }

  private mutating func emit(form: Int, isReordered: Bool) {
    let steps = UnsafeBufferPointer(rebasing: path[0..<length])
    let flags = lexicon.expressionForm(form).flags
    let odds =
      pairs == nil ? channel.ratio(steps, flags) : channel.odds(steps, flags, isReordered: isReordered)
    guard odds >= ExpressionMatcher.leastOdds else { return }
    matches.append(.init(steps: Array(steps), form: form, odds: odds, isReordered: isReordered))
  }

  @inline(__always)
  private func canGoOn(to next: Int) -> Bool {
    next < tokens.count && Self.isJoined(tokens[next].gap) && tokens[next].flags.isDisjoint(with: .protected)
      && !tokens[next - 1].flags.contains(.possessive)
  }

  // MARK: - The order of another language

  /// "field of murder" → "killing field": both nouns may be swapped, and one of them is. Without a swap "the law of
  /// nature" would be taken for "nature law".
  mutating func reordered(_ pair: ReorderedPair) {
    let (of, last) = (pair.of, pair.last)
    guard !tokens[of - 1].traits.union(tokens[last].traits).isDisjoint(with: .substitute),
      (of...last).allSatisfy({ tokens[$0].gap == .blank }),
      isPlain(of - 1), isPlain(last)
    else { return }
    // The word itself, and every single word that it may stand for.
    if tokens[last].traits.contains(.startsExpression) {
      takeHead(of, last, SequenceTable.step(SequenceTable.root, tokens[last].word), modifier: -1)
    }
    guard tokens[last].traits.contains(.substitute) else { return }
    for form in lexicon.substitutions(Int(tokens[last].word)) {
      let substitution = lexicon.substitution(form)
      if substitution.weight < NoisyChannel.leastWeight { break }
      guard substitution.targetCount == 1, substitution.flags.contains(.startsExpression) else { continue }
      let word = lexicon.targets(ofSubstitution: form)[0]
      takeHead(of, last, SequenceTable.step(SequenceTable.root, word), modifier: Int32(form))
    }
  }

  /// Takes the word before "of" in every sense.
  /// - Parameters:
  ///   - key: of the expressions that begin with what the last word stands for.
  ///   - modifier: the last word's substitution; below 0 where it stands as it is.
  private mutating func takeHead(_ of: Int, _ last: Int, _ key: UInt64, modifier: Int32) {
    if modifier >= 0 {
      arriveReordered(of, last, SequenceTable.step(key, tokens[of - 1].word), modifier: modifier, head: -1)
    }
    guard tokens[of - 1].traits.contains(.substitute) else { return }
    for head in lexicon.substitutions(Int(tokens[of - 1].word)) {
      let substitution = lexicon.substitution(head)
      if substitution.weight < NoisyChannel.leastWeight { break }
      let targets = lexicon.targets(ofSubstitution: head)
      let key = targets.reduce(key) { SequenceTable.step($0, $1) }
      arriveReordered(of, last, key, modifier: modifier, head: Int32(head))
    }
  }

  private mutating func arriveReordered(_ of: Int, _ last: Int, _ key: UInt64, modifier: Int32, head: Int32) {
    guard let node = lexicon.expressions.node(key), node.value > 0 else { return }
    path[0] = MatchStep(start: Int32(of), end: Int32(last + 1), form: modifier)
    path[1] = MatchStep(start: Int32(of - 1), end: Int32(of), form: head)
    length = 2
    emit(form: Int(node.value) - 1, isReordered: true)
    length = 0
  }

  private func isPlain(_ index: Int) -> Bool {
    tokens[index].word.isKnown && tokens[index].flags.isDisjoint(with: [.possessive, .protected, .number])
      && !tokens[index].traits.contains(.functionWord)
  }
}
