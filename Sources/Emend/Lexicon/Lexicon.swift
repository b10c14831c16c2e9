/// The compiled dictionaries: read-only, shared by any number of threads. Opening one reads a header and no more.
public struct Lexicon: Sendable {
  let image: LexiconImage
  package let words: WordTable
  let expressions: SequenceTable
  let substitutes: SequenceTable
  /// Neighbours.
  let swapPairs: PairFilter
  let swapPairStarts: PairTable
  /// Words around "of" that an expression may have in the other order.
  let reorderedPairs: PairFilter
  let names: SequenceTable
  let exemptions: SequenceTable
  let spellings: SequenceTable
  /// Empty in a lexicon without one.
  package let languageModel: LanguageModel
  let wordSets: WordSetTable
  private let hot: HotSections

  /// The sections that the hot path reads, found once.
  private struct HotSections: @unchecked Sendable {
    let substitutionOffsets: UnsafePointer<UInt32>
    let substitutions: UnsafePointer<SubstitutionForm>
    let targets: UnsafePointer<WordID>
    let forms: UnsafePointer<ExpressionForm>
    let phraseOffsets: UnsafePointer<UInt32>
    let phraseAnchors: UnsafePointer<PhraseAnchor>
    let phrases: UnsafePointer<PhraseRecord>
    let phraseElements: UnsafePointer<PhraseElement>
    let pairs: UnsafePointer<UInt64>
    let pairMask: Int

    init(_ image: LexiconImage) {
      substitutionOffsets = image.array(.substitutionOffsets, of: UInt32.self).baseAddress!
      substitutions = image.array(.substitutions, of: SubstitutionForm.self).baseAddress!
      targets = image.array(.substitutionTargets, of: WordID.self).baseAddress!
      forms = image.array(.expressionForms, of: ExpressionForm.self).baseAddress!
      phraseOffsets = image.array(.phraseOffsets, of: UInt32.self).baseAddress!
      phraseAnchors = image.array(.phraseAnchors, of: PhraseAnchor.self).baseAddress!
      phrases = image.array(.phrases, of: PhraseRecord.self).baseAddress!
      phraseElements = image.array(.phraseElements, of: PhraseElement.self).baseAddress!
      let table = image.array(.pairs, of: UInt64.self)
      pairs = table.baseAddress!
      pairMask = table.count - 1
    }
  }

  package init(_ image: LexiconImage) {
    self.image = image
    words = WordTable(image)
    expressions = SequenceTable(image, .expressions, filter: .expressionFilter)
    substitutes = SequenceTable(image, .substituteSequences, filter: .substituteFilter)
    swapPairs = PairFilter(image, .swapPairFilter)
    swapPairStarts = PairTable(image, .swapPairStarts)
    reorderedPairs = PairFilter(image, .reorderedPairFilter)
    names = SequenceTable(image, .names, filter: .nameFilter)
    exemptions = SequenceTable(image, .exemptions, filter: .exemptionFilter)
    spellings = SequenceTable(image, .spellings, filter: .spellingFilter)
    languageModel = LanguageModel(image)
    wordSets = WordSetTable(image)
    hot = HotSections(image)
  }

  /// `sha256:…` of the compiled lexicon: two lexicons with one hash find the same. Costs nothing: it stands in the header.
  public var hash: String { "sha256:" + SHA256.hexadecimal(image.digest) }

  // MARK: - Records

  @inline(__always)
  func expressionForm(_ index: Int) -> ExpressionForm { hot.forms[index] }
  func nameForm(_ index: Int) -> NameForm { image.array(.nameForms, of: NameForm.self)[index] }
  var romanisedPlaces: UnsafeBufferPointer<RomanisedPlace> { image.array(.romanisedPlaces, of: RomanisedPlace.self) }
  func spellingForm(_ index: Int) -> SpellingForm { image.array(.spellingForms, of: SpellingForm.self)[index] }

  /// The spellings of one word in one inflection, which stand together from the group's number on.
  func spellings(inGroup group: UInt32) -> Slice<UnsafeBufferPointer<SpellingForm>> {
    let rest = image.array(.spellingForms, of: SpellingForm.self)[Int(group)...]
    return rest.prefix { $0.group == group }
  }

  @inline(__always)
  func phrase(_ index: Int) -> PhraseRecord { hot.phrases[index] }

  func elements(of phrase: PhraseRecord) -> UnsafeBufferPointer<PhraseElement> {
    UnsafeBufferPointer(start: hot.phraseElements + Int(phrase.element), count: Int(phrase.elementCount))
  }

  /// The elements of a phrase by its number.
  @inline(__always)
  func phraseElements(_ index: Int) -> UnsafeBufferPointer<PhraseElement> { elements(of: hot.phrases[index]) }

  /// Which ``SubstitutionForm``s say what a wrong word may stand for. `group` is the word's number, or for several
  /// words the value that ``substitutes`` gives them.
  @inline(__always)
  func substitutions(_ group: Int) -> Range<Int> {
    Int(hot.substitutionOffsets[group])..<Int(hot.substitutionOffsets[group + 1])
  }

  @inline(__always)
  func substitution(_ index: Int) -> SubstitutionForm { hot.substitutions[index] }

  /// The words of a substitution's right side.
  @inline(__always)
  func targets(ofSubstitution index: Int) -> UnsafeBufferPointer<WordID> {
    let form = hot.substitutions + index
    let count = Int(form.pointee.targetCount)
    if count == 1 {
      // The record's first field is the word.
      return UnsafeBufferPointer(start: UnsafeRawPointer(form).assumingMemoryBound(to: WordID.self), count: 1)
    }
    return UnsafeBufferPointer(start: hot.targets + Int(form.pointee.target), count: count)
  }

  func phraseAnchors(at word: WordID) -> UnsafeBufferPointer<PhraseAnchor> {
    let start = Int(hot.phraseOffsets[Int(word)])
    return UnsafeBufferPointer(
      start: hot.phraseAnchors + start, count: Int(hot.phraseOffsets[Int(word) + 1]) - start)
  }

  /// Members of a word set, by word.
  func wordSet(_ set: UInt32) -> UnsafeBufferPointer<WordSetMember> { wordSets.members(set) }

  /// Which forms of its base a word of the set is (bits of ``WordSetMember/forms``); nil when it is not in the set.
  func member(_ word: WordID, of set: UInt32) -> UInt32? { wordSets.member(word, of: set) }

  /// How often two words follow each other in published counts: ten times the decimal logarithm of occurrences in a
  /// billion pairs, 0 where the pair is not among the commonest 240,000.
  func pairFrequency(_ first: WordID, _ second: WordID) -> Int {
    let key = Self.pairKey(first, second)
    var index = SequenceTable.index(key, mask: hot.pairMask)
    while hot.pairs[index] != 0 {
      if hot.pairs[index] & ~0xFF == key { return Int(hot.pairs[index] & 0xFF) }
      index = (index + 1) & hot.pairMask
    }
    return 0
  }

  /// The key of a pair of words in the table of pairs; the low eight bits are free for the figure.
  package static func pairKey(_ first: WordID, _ second: WordID) -> UInt64 {
    SequenceTable.step(SequenceTable.step(SequenceTable.root, first), second) & ~0xFF
  }

  /// All words with their traits, by number; what a lexicon with users' entries is built upon.
  package var vocabulary: [(word: String, traits: WordTraits)] {
    (0..<words.count).map { number in
      let word = words.string(WordID(number))
      return (word, WordTraits(rawValue: words.slot(of: word)?.traits ?? 0))
    }
  }

  /// The table of pairs as it stands in the image.
  package var pairTable: [UInt64] { Array(image.array(.pairs, of: UInt64.self)) }

  /// The sections of the language model as they stand in the image.
  package var languageModelSections: [(section: LexiconImage.Section, words: [UInt32])] {
    let sections: [LexiconImage.Section] = [
      .modelNumbers, .modelWords, .modelPairStarts, .modelPairs, .modelTripleStarts, .modelTriples,
    ]
    return sections.map { ($0, Array(image.array($0, of: UInt32.self))) }
  }

  /// The dictionaries' text, as the compiler packed it.
  package var sources: [UInt8] { Array(image.array(.sources, of: UInt8.self)) }

  func string(_ reference: StringRef) -> String {
    let pool = image.array(.strings, of: UInt8.self)
    let start = Int(reference)
    let count = Int(UnsafeRawPointer(pool.baseAddress!).loadUnaligned(fromByteOffset: start, as: UInt32.self))
    return String(decoding: pool[start + 4..<start + 4 + count], as: UTF8.self)
  }

  /// The rule id of an entry.
  func rule(_ entry: UInt32) -> String { string(image.array(.entries, of: EntryRecord.self)[Int(entry)].rule) }

  /// A dictionary entry by its index.
  func entry(_ index: UInt32) -> DictionaryEntry {
    DictionaryEntry(image.array(.entries, of: EntryRecord.self)[Int(index)], in: self)
  }

  /// All entries, in the order of the dictionaries. Cost: builds every entry anew.
  public var entries: [DictionaryEntry] {
    image.array(.entries, of: EntryRecord.self).map { DictionaryEntry($0, in: self) }
  }
}

/// A dictionary entry as its author wrote it.
public struct DictionaryEntry: Hashable, Sendable {
  /// Id of the rule it makes, such as `garbled-phrase/news/search-for-the-rubble`.
  public let rule: String
  public let kind: DictionaryKind
  /// Path below the dictionaries' folder, and line from 1.
  public let file: String
  public let line: Int
  /// The entry's own line.
  public let text: String
  /// The indented lines below it, `key: value`.
  public let attributes: [String]

  fileprivate init(_ record: EntryRecord, in lexicon: Lexicon) {
    rule = lexicon.string(record.rule)
    kind = DictionaryKind(rawValue: record.kind) ?? .expression
    file = lexicon.string(record.file)
    line = Int(record.line)
    text = lexicon.string(record.text)
    attributes = lexicon.string(record.attributes).split(separator: "\n").map(String.init)
  }
}
