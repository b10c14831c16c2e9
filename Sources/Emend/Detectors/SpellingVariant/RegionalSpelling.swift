/// Whether a text is spelt the British or the American way, so that repairs are spelt like it.
struct RegionalSpelling: Sendable {
  /// As in ``SpellingForm/region``; 0 where the text does not tell.
  let region: UInt32

  /// Cost: one pass over the words.
  init(of document: Document, _ lexicon: Lexicon) {
    var uses = [0, 0, 0]
    document.tokens.withUnsafeBufferPointer { tokens in
      for index in tokens.indices where tokens[index].traits.contains(.startsSpelling) {
        guard let use = SpellingUse.longest(at: index, tokens, lexicon) else { continue }
        uses[Int(lexicon.spellingForm(use.form).region)] += 1
      }
    }
    region = uses[1] == uses[2] ? 0 : uses[1] > uses[2] ? 1 : 2
  }

  /// A word as the text would spell it.
  func spelt(_ word: WordID, _ lexicon: Lexicon) -> String {
    guard region != 0, let node = lexicon.spellings.node(SequenceTable.step(SequenceTable.root, word)), node.value > 0
    else { return lexicon.words.string(word) }
    let form = lexicon.spellingForm(Int(node.value) - 1)
    let spellings = lexicon.spellings(inGroup: form.group)
    guard form.region != region,
      let own = spellings.first(where: { $0.region == region })
        ?? (form.region == 0 ? nil : spellings.first { $0.region == 0 })
    else { return lexicon.words.string(word) }
    return lexicon.string(own.text)
  }
}
