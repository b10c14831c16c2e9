internal import Emend

/// The sections of the image that no table writes itself.
extension LexiconBuilder {
  /// The image. Call when ``problems`` is empty.
  mutating func image(sources: [UInt8]) throws(LexiconError) -> [UInt8] {
    var writer = ImageWriter()
    try writeSubstitutions(to: &writer)
    var phraseOffsets: [UInt32] = []
    var anchorList: [PhraseAnchor] = []
    for word in vocabulary.words.indices {
      phraseOffsets.append(UInt32(anchorList.count))
      anchorList.append(contentsOf: anchors[WordID(word)] ?? [])
    }
    phraseOffsets.append(UInt32(anchorList.count))
    writer.set(.phraseOffsets, phraseOffsets)
    writer.set(.phraseAnchors, anchorList)
    writer.set(.phrases, phrases)
    writer.set(.phraseElements, phraseElements)
    sets.write(to: &writer)
    try expressions.write(to: &writer, .expressions, filter: .expressionFilter)
    writer.set(.expressionForms, expressionForms)
    let builder = swapPairs
    let frequency = { [vocabulary] (word: WordID) in vocabulary.traits[Int(word)].frequency }
    let swapPairs = builder.pairs(pairFigure, frequency: frequency)
    let reorderedPairs = builder.reorderedPairs(pairFigure, frequency: frequency)
    for pair in swapPairs.keys {
      let (first, second) = (WordID(truncatingIfNeeded: pair >> 32), WordID(truncatingIfNeeded: pair))
      vocabulary.add(.swaps(before: vocabulary.traits[Int(second)].commonness), to: first)
      vocabulary.add(.swaps(behind: vocabulary.traits[Int(first)].commonness), to: second)
    }
    writer.set(.swapPairFilter, SwapPairBuilder.filter(Set(swapPairs.keys), common: commonPairs))
    writer.set(.swapPairStarts, SwapPairBuilder.table(swapPairs))
    writer.set(.reorderedPairFilter, SwapPairBuilder.filter(reorderedPairs, common: []))
    try names.write(to: &writer, .names, filter: .nameFilter)
    writer.set(.nameForms, nameForms)
    writer.set(.romanisedPlaces, romanisedPlaces())
    try exemptions.write(to: &writer, .exemptions, filter: .exemptionFilter)
    try spellings.write(to: &writer, .spellings, filter: .spellingFilter)
    writer.set(.spellingForms, spellingForms)
    writer.set(.pairs, pairs.isEmpty ? [0, 0] : pairs)
    for (section, words) in baseModel { writer.set(section, words) }
    languageModel?.write(to: &writer, vocabulary: vocabulary, american: americanSpellings)
    writer.set(.entries, entries)
    writer.set(.strings, strings.bytes)
    writer.set(.sources, sources)
    try vocabulary.write(to: &writer)
    return writer.image()
  }

  private func romanisedPlaces() -> [RomanisedPlace] {
    nameForms.enumerated().flatMap { number, form in
      guard form.flags.contains(.right), !form.flags.contains(.person) else { return [RomanisedPlace]() }
      return RomanisedPlaces.hashes(ofListed: Array(strings.text(form.right).utf8)).map {
        RomanisedPlace(hash: $0, form: UInt32(number))
      }
    }.sorted { ($0.hash, $0.form) < ($1.hash, $1.form) }
  }

  /// How common a pair of words is; 0 where the published list does not have it.
  func pairFigure(_ first: WordID, _ second: WordID) -> Int {
    guard !pairs.isEmpty else { return 0 }
    let key = Lexicon.pairKey(first, second)
    var index = SequenceTable.index(key, mask: pairs.count - 1)
    while pairs[index] != 0 {
      if pairs[index] & ~0xFF == key { return Int(pairs[index] & 0xFF) }
      index = (index + 1) & (pairs.count - 1)
    }
    return 0
  }

  mutating func writeSubstitutions(to writer: inout ImageWriter) throws(LexiconError) {
    var offsets: [UInt32] = []
    var forms: [SubstitutionForm] = []
    var targets: [WordID] = []
    func append(_ pending: [PendingSubstitution]) {
      for item in pending.sorted(by: { ($1.weight, $0.entry) < ($0.weight, $1.entry) }) {
        let starts = vocabulary.traits[Int(item.target[0])].contains(.startsExpression)
        forms.append(
          SubstitutionForm(
            target: item.target.count == 1 ? item.target[0] : UInt32(targets.count), entry: item.entry,
            targetCount: UInt8(item.target.count),
            flags: item.flags.union(starts ? .startsExpression : []), weight: UInt16(item.weight * 1000),
            display: item.display))
        if item.target.count > 1 { targets.append(contentsOf: item.target) }
      }
    }
    for word in vocabulary.words.indices {
      offsets.append(UInt32(forms.count))
      append(substitutions[[WordID(word)]] ?? [])
    }
    let sequences = substitutions.keys.filter { $0.count > 1 }.sorted { $0.lexicographicallyPrecedes($1) }
    for sequence in sequences {
      _ = substitutes.add(sequence, value: UInt32(offsets.count))
      offsets.append(UInt32(forms.count))
      append(substitutions[sequence] ?? [])
    }
    offsets.append(UInt32(forms.count))
    writer.set(.substitutionOffsets, offsets)
    writer.set(.substitutions, forms)
    writer.set(.substitutionTargets, targets)
    try substitutes.write(to: &writer, .substituteSequences, filter: .substituteFilter)
  }
}
