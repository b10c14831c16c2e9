/// Finds expressions of good English under swapped words: expressions × substitutions.
///
/// From every word that may begin an expression, the matcher walks the trie of expressions, taking at each step the
/// word as it stands or any word that it may stand for. A way that ends in an expression with at least one swap is a
/// match. A step that leads nowhere costs one probe of a bit filter, so that the number of expressions does not count.
struct ExpressionMatcher {
  /// One step: the words of the text, and what they stand for.
  struct Piece: Hashable {
    var tokens: Range<Int>
    /// Index of the ``SubstitutionForm``; nil where the word stands as it is.
    var substitution: SubstitutionForm?
    var words: [WordID]

    static func == (left: Piece, right: Piece) -> Bool {
      left.tokens == right.tokens && left.words == right.words
    }
    func hash(into hasher: inout Hasher) {
      hasher.combine(tokens)
      hasher.combine(words)
    }
  }

  struct Match: Hashable {
    var pieces: [Piece]
    /// Index of the ``ExpressionForm``.
    var form: Int
    /// "field of murder": the pieces stand in another order than in the text.
    var isReordered = false

    var tokens: Range<Int> {
      let lower = pieces.map(\.tokens.lowerBound).min() ?? 0
      let upper = pieces.map(\.tokens.upperBound).max() ?? 0
      return lower..<upper
    }
    var swaps: [Piece] { pieces.filter { $0.substitution != nil } }
  }

  let document: Document
  let lexicon: Lexicon
  private let of: WordID?
  private let the: WordID?
  /// No expression is longer.
  private let maximumDepth = 6

  init(_ document: Document, _ lexicon: Lexicon) {
    self.document = document
    self.lexicon = lexicon
    of = lexicon.words.slot(of: "of")?.id
    the = lexicon.words.slot(of: "the")?.id
  }

  private static let starting: WordTraits = [.startsExpression, .substitute, .startsSubstitute]
  private static let swapping: WordTraits = [.substitute, .startsSubstitute]

  /// All matches, in order of start.
  func matches() -> [Match] {
    var matches: [Match] = []
    document.tokens.withUnsafeBufferPointer { tokens in
      var walk = Walk(tokens: tokens, lexicon: lexicon, maximumDepth: maximumDepth)
      for index in tokens.indices {
        let token = tokens[index]
        guard !token.traits.isDisjoint(with: Self.starting), !token.flags.contains(.protected) else { continue }
        walk.start(at: index, &matches)
        if token.word == of { reordered(at: index, tokens, &matches) }
      }
    }
    return matches
  }

  /// "field of murder" → "killing field": both nouns may be swapped.
  private func reordered(at index: Int, _ tokens: UnsafeBufferPointer<Token>, _ matches: inout [Match]) {
    guard index > 0, index + 1 < tokens.count else { return }
    var last = index + 1
    if tokens[last].word == the { last += 1 }
    guard last < tokens.count, tokens[(index)...last].allSatisfy({ $0.gap == .blank }) else { return }
    let head = tokens[index - 1]
    let modifier = tokens[last]
    guard head.flags.isDisjoint(with: [.possessive, .protected, .number]),
      modifier.flags.isDisjoint(with: [.protected, .number])
    else { return }
    for first in options(of: modifier, at: index..<last + 1) {
      guard first.words.count == 1 else { continue }
      let key = SequenceTable.step(SequenceTable.root, first.words[0])
      for second in options(of: head, at: index - 1..<index) {
        var state = key
        for word in second.words { state = SequenceTable.step(state, word) }
        guard let node = lexicon.expressions.node(state), node.value > 0 else { continue }
        // Without a swap "the law of nature" would be taken for "nature law".
        guard first.substitution != nil || second.substitution != nil else { continue }
        matches.append(Match(pieces: [first, second], form: Int(node.value) - 1, isReordered: true))
      }
    }
  }

  private func options(of token: Token, at range: Range<Int>) -> [Piece] {
    guard token.word.isKnown else { return [] }
    var options = [Piece(tokens: range, substitution: nil, words: [token.word])]
    if token.traits.contains(.substitute) {
      for form in lexicon.substitutions(Int(token.word)) {
        options.append(Piece(tokens: range, substitution: form, words: Array(lexicon.targets(of: form))))
      }
    }
    return options
  }

  /// Whether these words stand in the lexicon as an expression, and what it is.
  func expression(_ words: [WordID]) -> Int? { lexicon.expressions.value(words) }

  /// The expression of good English, two words of it at least with content, that holds this token as it stands; the
  /// longest one.
  func literalExpression(around index: Int) -> Range<Int>? {
    let tokens = document.tokens
    var best: Range<Int>?
    for start in max(0, index - maximumDepth + 1)...index {
      guard tokens[start].traits.contains(.startsExpression) else { continue }
      var key = SequenceTable.root
      var end = start
      while end < tokens.count, end - start < maximumDepth {
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

/// The walk through the trie of expressions from one word of the text.
private struct Walk {
  let tokens: UnsafeBufferPointer<Token>
  let lexicon: Lexicon
  let maximumDepth: Int
  private var path: [ExpressionMatcher.Piece] = []

  init(tokens: UnsafeBufferPointer<Token>, lexicon: Lexicon, maximumDepth: Int) {
    self.tokens = tokens
    self.lexicon = lexicon
    self.maximumDepth = maximumDepth
  }

  /// Words of an expression are parted by blanks or a hyphen.
  @inline(__always)
  static func isJoined(_ gap: Token.Gap) -> Bool { gap == .blank || gap == .hyphen }

  @inline(__always)
  mutating func start(at index: Int, _ matches: inout [ExpressionMatcher.Match]) {
    step(SequenceTable.root, at: index, swaps: 0, depth: 0, &matches)
  }

  /// Takes the word at `index` in every sense.
  private mutating func step(
    _ state: UInt64, at index: Int, swaps: Int, depth: Int, _ matches: inout [ExpressionMatcher.Match]
  ) {
    let token = tokens[index]
    if token.word.isKnown, depth > 0 || token.traits.contains(.startsExpression) {
      let key = SequenceTable.step(state, token.word)
      // The first word's node is there: its trait says so.
      if depth == 0 {
        if canGoOn(from: index, index + 1) {
          path.append(.init(tokens: index..<index + 1, substitution: nil, words: []))
          goOn(key, to: index + 1, swaps: swaps, depth: depth + 1, &matches)
          path.removeLast()
        }
      } else if let node = lexicon.expressions.node(key) {
        path.append(.init(tokens: index..<index + 1, substitution: nil, words: []))
        arrive(node, key, next: index + 1, swaps: swaps, depth: depth + 1, &matches)
        path.removeLast()
      }
    }
    guard !token.flags.contains(.number) else { return }
    if token.traits.contains(.substitute) {
      swap(group: Int(token.word), index..<index + 1, state, swaps: swaps, depth: depth, &matches)
    }
    if token.traits.contains(.startsSubstitute) {
      swapSequence(at: index, state, swaps: swaps, depth: depth, &matches)
    }
  }

  /// What several words stand for together: "time beyond regulation" → overtime.
  private mutating func swapSequence(
    at index: Int, _ state: UInt64, swaps: Int, depth: Int, _ matches: inout [ExpressionMatcher.Match]
  ) {
    var key = SequenceTable.root
    var end = index
    while end < tokens.count, end - index < 6, end == index || canGoOn(from: end - 1, end), tokens[end].word.isKnown {
      key = SequenceTable.step(key, tokens[end].word)
      guard let node = lexicon.substitutes.node(key) else { return }
      end += 1
      if node.value > 0 {
        swap(group: Int(node.value) - 1, index..<end, state, swaps: swaps, depth: depth, &matches)
      }
      if node.continues == 0 { return }
    }
  }

  private mutating func swap(
    group: Int, _ range: Range<Int>, _ state: UInt64, swaps: Int, depth: Int,
    _ matches: inout [ExpressionMatcher.Match]
  ) {
    for form in lexicon.substitutions(group) {
      var key = state
      var node: SequenceTable.Node?
      for word in lexicon.targets(of: form) {
        key = SequenceTable.step(key, word)
        node = lexicon.expressions.node(key)
        if node == nil { break }
      }
      guard let node else { continue }
      path.append(.init(tokens: range, substitution: form, words: Array(lexicon.targets(of: form))))
      arrive(
        node, key, next: range.upperBound, swaps: swaps + 1, depth: depth + Int(form.targetCount), &matches)
      path.removeLast()
    }
  }

  private mutating func arrive(
    _ node: SequenceTable.Node, _ key: UInt64, next: Int, swaps: Int, depth: Int,
    _ matches: inout [ExpressionMatcher.Match]
  ) {
    // A single word without company proves nothing: "when" is not a garbled "as soon as".
    if node.value > 0, swaps > 0, next - path[0].tokens.lowerBound > 1 {
      let pieces = path.map { piece in
        piece.substitution == nil
          ? ExpressionMatcher.Piece(
            tokens: piece.tokens, substitution: nil, words: piece.tokens.map { tokens[$0].word })
          : piece
      }
      matches.append(ExpressionMatcher.Match(pieces: pieces, form: Int(node.value) - 1))
    }
    if node.continues > 0, depth < maximumDepth, canGoOn(from: next - 1, next) {
      goOn(key, to: next, swaps: swaps, depth: depth, &matches)
    }
  }

  @inline(__always)
  private mutating func goOn(
    _ key: UInt64, to index: Int, swaps: Int, depth: Int, _ matches: inout [ExpressionMatcher.Match]
  ) {
    guard depth < maximumDepth else { return }
    step(key, at: index, swaps: swaps, depth: depth, &matches)
  }

  @inline(__always)
  private func canGoOn(from last: Int, _ next: Int) -> Bool {
    next < tokens.count && Self.isJoined(tokens[next].gap)
      && tokens[next].flags.isDisjoint(with: .protected) && !tokens[last].flags.contains(.possessive)
  }
}
