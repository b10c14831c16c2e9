internal import Emend

/// Turns parsed dictionaries into the sections of a compiled lexicon. One pass a kind; every problem is collected, so
/// that an author sees all of them at once.
struct LexiconBuilder {
  var problems: [DictionaryProblem] = []
  /// Whether users' own entries are compiled over dictionaries that were found in order.
  let isOver: Bool
  /// Own entries, by index.
  var ownEntries: Set<UInt32> = []
  var vocabulary = Vocabulary()
  var strings = StringPool()
  var sets = WordSets()
  var entries: [EntryRecord] = []
  var rules: [String: Int] = [:]
  /// The entries' own examples, in order; over other dictionaries those of the own entries.
  var examples: [Example] = []
  /// What the ``CycleFinder`` looks at.
  var phraseProbes: [PhraseProbe] = []
  var phraseRules: Set<String> = []
  var inflector: Inflector
  var classes: [String: [String]] = [:]
  /// Where patterns and doublings stand, to tell duplicates.
  var patterns: [PatternKey: SourceEntry] = [:]
  var doublings: [[WordID]: SourceEntry] = [:]
  /// The forms of listed names but the right ones, to tell those that a `keep` covers.
  var variants: [(text: String, words: [WordID], entry: SourceEntry)] = []

  struct PatternKey: Hashable {
    var items: [PhrasePattern.Item]
    /// Entries with one pattern and different guards are two.
    var guards: [String]
  }

  var expressions = SequenceBuilder()
  var expressionForms: [ExpressionForm] = []
  var swapPairs = SwapPairBuilder()
  var substitutes = SequenceBuilder()
  /// By wrong word, then for wrong sequences, in the order in which they came.
  var substitutions: [[WordID]: [PendingSubstitution]] = [:]
  var names = SequenceBuilder()
  var nameForms: [NameForm] = []
  var exemptions = SequenceBuilder()
  var spellings = SequenceBuilder()
  /// By the British one, of single words.
  var americanSpellings: [WordID: WordID] = [:]
  var spellingForms: [SpellingForm] = []
  var phrases: [PhraseRecord] = []
  var phraseElements: [PhraseElement] = []
  var anchors: [WordID: [PhraseAnchor]] = [:]
  var pairs: [UInt64] = []
  let languageModel: LanguageModelFile?
  /// The base's, whose words have the same numbers here.
  var baseModel: [(section: LexiconImage.Section, words: [UInt32])] = []
  /// The pairs that are in every text, with their occurrences.
  var commonPairs: [(pair: UInt64, occurrences: Double)] = []

  struct PendingSubstitution {
    var entry: UInt32
    var target: [WordID]
    var weight: Double
    var flags: SubstitutionForm.Flags
    var display: StringRef
  }

  /// - Parameters:
  ///   - own: users' own dictionaries; their entries count before those of the files, which are in order.
  ///   - base: a lexicon whose words and figures are taken over; nil reads the frequencies from the files.
  init(
    _ files: [DictionaryFile], languageModel: LanguageModelFile? = nil, own: [DictionaryFile] = [], base: Lexicon? = nil
  ) {
    self.languageModel = languageModel
    var problems: [DictionaryProblem] = []
    var byKind: [DictionaryKind: [SourceEntry]] = [:]
    func read(_ files: [DictionaryFile], isOwn: Bool) {
      for file in files.sorted(by: { $0.path < $1.path }) where file.kind != .frequency {
        for var entry in file.entries(problems: &problems) {
          entry.isOwn = isOwn
          byKind[entry.kind, default: []].append(entry)
        }
      }
    }
    read(own, isOwn: true)
    read(files, isOwn: false)
    for file in own where file.kind == .frequency {
      problems.append(
        DictionaryProblem(file: file.path, line: 0, message: "figures can't be added to a compiled lexicon"))
    }
    isOver = base != nil
    inflector = Inflector(byKind[.inflection] ?? [], problems: &problems)
    self.problems = problems

    if let base {
      takeWords(from: base)
    } else {
      for file in files.sorted(by: { $0.path < $1.path }) where file.kind == .frequency { addFrequencies(file) }
    }
    for entry in byKind[.grammar] ?? [] { addGrammar(entry) }
    for entry in byKind[.wordClass] ?? [] { addClassMember(entry) }
    for entry in byKind[.expression] ?? [] { addExpression(entry) }
    for entry in byKind[.substitution] ?? [] { addSubstitution(entry) }
    for entry in byKind[.phrase] ?? [] { addPhrase(entry) }
    for entry in byKind[.name] ?? [] { addName(entry) }
    for entry in byKind[.spelling] ?? [] { addSpelling(entry) }
    for entry in byKind[.repeatException] ?? [] { addRepeatException(entry) }
    for entry in (byKind[.inflection] ?? []) + (byKind[.grammar] ?? []) + (byKind[.wordClass] ?? []) {
      check(entry, keys: [])
    }
    findKeptVariants()
  }

  mutating func problem(_ entry: SourceEntry, _ message: String) {
    problem(entry.file, entry.line, message, isOwn: entry.isOwn)
  }

  /// Below own entries the others give way in silence: they were in order before.
  mutating func problem(_ file: String, _ line: Int, _ message: String, isOwn: Bool) {
    guard isOwn || !isOver else { return }
    problems.append(DictionaryProblem(file: file, line: line, message: message))
  }

  /// How many entries the compiled dictionaries have, without those that own ones stand over.
  var countOfEntries: Int { isOver ? ownEntries.count : entries.count }

  func place(of entry: UInt32) -> String {
    let record = entries[Int(entry)]
    return "\(strings.text(record.file)):\(record.line)"
  }

  // MARK: - Entries

  /// Records an entry under its rule id, made unique by a number.
  mutating func addEntry(_ entry: SourceEntry, rule: String) -> UInt32 {
    // Own entries are counted apart, so that they change no rule's id.
    let counter = entry.isOwn ? "own " + rule : rule
    rules[counter, default: 0] += 1
    let count = rules[counter]!
    let rule = count == 1 ? rule : "\(rule)-\(count)"
    if entry.isOwn || !isOver {
      examples += entry.attributes.compactMap { Example($0, file: entry.file, rule: rule) }
    }
    if entry.isOwn { ownEntries.insert(UInt32(entries.count)) }
    entries.append(
      EntryRecord(
        rule: strings.add(rule), file: strings.add(entry.file),
        line: UInt32(entry.line), text: strings.add(entry.text),
        attributes: strings.add(entry.attributes.map { "\($0.key): \($0.value)" }.joined(separator: "\n")),
        kind: entry.kind.rawValue))
    return UInt32(entries.count - 1)
  }

  mutating func check(_ entry: SourceEntry, keys: Set<String>) {
    let examples: Set<String> = Self.kindsWithFindings.contains(entry.kind) ? ["yes", "no"] : []
    for attribute in entry.attributes where !keys.union(examples).contains(attribute.key) {
      problem(entry.file, attribute.line, "unknown attribute `\(attribute.key)`", isOwn: entry.isOwn)
    }
  }

  /// The kinds whose entries make findings by themselves, so that examples can be run.
  static let kindsWithFindings: Set<DictionaryKind> = [.name, .expression, .substitution, .phrase, .spelling]
}

extension StringProtocol {
  /// Lower-case words joined by hyphens, for rule ids.
  var slug: String {
    wordSegments(of: String(self)).map { $0.text.lowercased() }.joined(separator: "-")
  }
}
