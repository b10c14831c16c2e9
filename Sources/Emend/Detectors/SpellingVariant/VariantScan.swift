/// The one pass over a document's words: where listed names stand, which capitalised words may be names, and where
/// words with several accepted spellings stand.
struct VariantScan {
  /// Listed names in any of their forms, in order; they do not overlap.
  private(set) var matches: [NameMatch] = []
  /// Whether one of the matches is anything but the right form.
  private(set) var hasVariant = false
  private(set) var candidates = NameCandidates()
  private(set) var spellings: [SpellingUse] = []
  private(set) var conventions: [ConventionUse] = []

  /// Cost: two fields of each word; a few look-ups for a listed word, one for a capitalised one.
  init(_ document: Document, _ lexicon: Lexicon) {
    let listed = WordTraits([.startsNameVariant, .startsSpelling]).rawValue
    let capital = Token.Flags([.capitalized, .number]).rawValue
    document.tokens.withUnsafeBufferPointer { tokens in
      var index = 0
      while index < tokens.count {
        let token = tokens[index]
        if token.traits.rawValue & listed | UInt32(token.flags.rawValue & capital) == 0 {
          index += 1
        } else {
          index = read(at: index, tokens, document, lexicon)
        }
      }
    }
  }

  /// Reads what starts at a word that is listed or capitalised, or at a number; returns where to go on.
  private mutating func read(
    at index: Int, _ tokens: UnsafeBufferPointer<Token>, _ document: Document, _ lexicon: Lexicon
  ) -> Int {
    let token = tokens[index]
    let isCapital = token.flags.contains(.capitalized)
    if token.traits.contains(.startsNameVariant), isCapital || Self.mayStartLowerCase(index, tokens),
      let match = NameMatch(at: index, tokens, lexicon.names)
    {
      matches.append(match)
      let isRight = lexicon.nameForm(match.form).flags.contains(.right)
      if !isRight { hasVariant = true }
      // A right form may be what an unlisted misspelling stands for, and a weak one may be something else.
      let isWeak = !lexicon.nameForm(match.form).flags.isDisjoint(with: [.weak, .located])
      if isRight || isWeak { for member in match.tokens { addCandidates(at: member, tokens) } }
      return match.tokens.upperBound
    }
    if token.traits.contains(.startsSpelling), let use = SpellingUse.longest(at: index, tokens, lexicon) {
      spellings.append(use)
      return use.tokens.upperBound
    }
    if let use = ConventionUse.at(index, tokens, document) { conventions.append(use) }
    if isCapital { addCandidates(at: index, tokens) }
    return index + 1
  }

  /// A capitalised word, and the whole that hyphens make of it and what follows.
  private mutating func addCandidates(at index: Int, _ tokens: UnsafeBufferPointer<Token>) {
    candidates.add(tokens[index], at: index)
    guard index == 0 || tokens[index].gap != .hyphen else { return }
    var end = index + 1
    while end < tokens.count, end - index < 3, tokens[end].gap == .hyphen,
      tokens[end - 1].flags.isDisjoint(with: .possessive)
    { end += 1 }
    if end > index + 1, end == tokens.count || tokens[end].gap != .hyphen {
      candidates.addCompound(index..<end, tokens)
    }
  }

  /// "al-Kaida": a short particle before a capital.
  private static func mayStartLowerCase(_ index: Int, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    tokens[index].end - tokens[index].start <= 3 && index + 1 < tokens.count
      && tokens[index + 1].flags.contains(.capitalized)
  }
}

/// A listed name in one of its forms.
struct NameMatch {
  let tokens: Range<Int>
  /// Index of the lexicon's `NameForm`.
  let form: Int

  init(tokens: Range<Int>, form: Int) {
    self.tokens = tokens
    self.form = form
  }

  /// The longest listed form that starts at a word; nil where none does. Its words are parted by blanks or hyphens
  /// alone, and the first or the last one is capitalised.
  /// - Parameter names: the lexicon's; an initializer would get a copy of its own of the whole lexicon.
  @inline(__always)
  init?(at index: Int, _ tokens: UnsafeBufferPointer<Token>, _ names: SequenceTable) {
    var state = SequenceTable.root
    var best: (end: Int, form: Int)?
    var cursor = index
    while cursor < tokens.count {
      let token = tokens[cursor]
      if token.flags.contains(.protected) { break }
      if cursor > index, !token.gap.isJoint || tokens[cursor - 1].flags.contains(.possessive) { break }
      state = SequenceTable.step(state, token.word)
      guard let node = names.node(state) else { break }
      cursor += 1
      if node.value > 0,
        token.flags.contains(.capitalized) || (cursor > index + 1 && tokens[index].flags.contains(.capitalized))
      {
        best = (cursor, Int(node.value) - 1)
      }
      if node.continues == 0 { break }
    }
    guard let best else { return nil }
    self.tokens = index..<best.end
    form = best.form
  }
}

extension Token.Gap {
  /// Nothing but blanks, or nothing but a hyphen: the words on either side belong together.
  var isJoint: Bool { self == .blank || self == .hyphen }
}
