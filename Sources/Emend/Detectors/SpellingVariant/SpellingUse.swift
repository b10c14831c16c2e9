/// A place where a word with several accepted spellings stands, in one of them.
struct SpellingUse {
  let tokens: Range<Int>
  /// Whether somebody else is quoted there.
  let isQuoted: Bool
  /// Index of the lexicon's `SpellingForm`.
  let form: Int

  /// The longest listed spelling that starts at a word, unless it stands in a name: there its spelling is nobody's
  /// choice.
  static func longest(
    at index: Int, _ tokens: UnsafeBufferPointer<Token>, _ lexicon: Lexicon
  ) -> SpellingUse? {
    guard let (end, form) = match(at: index, tokens, lexicon), !isName(index..<end, tokens) else { return nil }
    return SpellingUse(tokens: index..<end, isQuoted: tokens[index].flags.contains(.inQuotes), form: form)
  }

  private static func match(
    at index: Int, _ tokens: UnsafeBufferPointer<Token>, _ lexicon: Lexicon
  ) -> (Int, Int)? {
    var state = SequenceTable.root
    var best: (Int, Int)?
    var cursor = index
    while cursor < tokens.count {
      let token = tokens[cursor]
      if token.flags.contains(.protected) { break }
      if cursor > index, !token.gap.isJoint || tokens[cursor - 1].flags.contains(.possessive) { break }
      state = SequenceTable.step(state, token.word)
      guard let node = lexicon.spellings.node(state) else { break }
      cursor += 1
      if node.value > 0 {
        let form = Int(node.value) - 1
        if cursor == index + 1
          || hyphens(of: lexicon.spellingForm(form), in: lexicon) == hyphens(index..<cursor, tokens)
        {
          best = (cursor, form)
        }
      }
      if node.continues == 0 { break }
    }
    return best
  }

  /// How many hyphens a listed spelling has: "air strike" is not "air-strike".
  private static func hyphens(of form: SpellingForm, in lexicon: Lexicon) -> Int {
    lexicon.string(form.text).utf8.count { $0 == UInt8(ascii: "-") }
  }

  private static func hyphens(_ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>) -> Int {
    range.dropFirst().count { tokens[$0].gap == .hyphen }
  }

  /// Whether capitals make it a part of a name: "Ministry of Defence", "Labour Party".
  private static func isName(_ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    let first = tokens[range.lowerBound]
    if range.dropFirst().contains(where: { tokens[$0].flags.contains(.capitalized) }) { return true }
    guard first.flags.contains(.capitalized) else { return false }
    if first.flags.contains(.allCaps) || !first.flags.contains(.sentenceStart) { return true }
    let next = range.upperBound
    return next < tokens.count && tokens[next].gap.isJoint && tokens[next].flags.contains(.capitalized)
  }
}
