internal import Emend

/// Turns parsed dictionaries into the sections of a compiled lexicon. One pass a kind; every problem is collected, so
/// that an author sees all of them at once.
struct LexiconBuilder {
  private(set) var problems: [DictionaryProblem] = []
  /// Whether users' own entries are compiled over dictionaries that were found in order.
  private let isOver: Bool
  /// Own entries, by index.
  private var ownEntries: Set<UInt32> = []
  var vocabulary = Vocabulary()
  var strings = StringPool()
  var sets = WordSets()
  private var entries: [EntryRecord] = []
  private var rules: [String: Int] = [:]
  /// The entries' own examples, in order; over other dictionaries those of the own entries.
  private(set) var examples: [Example] = []
  /// What the ``CycleFinder`` looks at.
  private(set) var phraseProbes: [PhraseProbe] = []
  private(set) var phraseRules: Set<String> = []
  private(set) var inflector: Inflector
  private var classes: [String: [String]] = [:]
  /// Where patterns and doublings stand, to tell duplicates.
  private var patterns: [PatternKey: SourceEntry] = [:]
  private var doublings: [[WordID]: SourceEntry] = [:]
  /// The forms of listed names but the right ones, to tell those that a `keep` covers.
  private var variants: [(text: String, words: [WordID], entry: SourceEntry)] = []

  private struct PatternKey: Hashable {
    var items: [PhrasePattern.Item]
    /// Entries with one pattern and different guards are two.
    var guards: [String]
  }

  private var expressions = SequenceBuilder()
  private var expressionForms: [ExpressionForm] = []
  private var swapPairs = SwapPairBuilder()
  private var substitutes = SequenceBuilder()
  /// By wrong word, then for wrong sequences, in the order in which they came.
  private var substitutions: [[WordID]: [PendingSubstitution]] = [:]
  private var names = SequenceBuilder()
  private var nameForms: [NameForm] = []
  private var exemptions = SequenceBuilder()
  private var spellings = SequenceBuilder()
  private var spellingForms: [SpellingForm] = []
  private var phrases: [PhraseRecord] = []
  private var phraseElements: [PhraseElement] = []
  private var anchors: [WordID: [PhraseAnchor]] = [:]
  private var pairs: [UInt64] = []
  private let languageModel: LanguageModelFile?
  /// The base's, whose words have the same numbers here.
  private var baseModel: [(section: LexiconImage.Section, words: [UInt32])] = []
  /// The pairs that are in every text, with their occurrences.
  private var commonPairs: [(pair: UInt64, occurrences: Double)] = []

  private struct PendingSubstitution {
    var entry: UInt32
    var target: [WordID]
    var weight: Double
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
  private mutating func problem(_ file: String, _ line: Int, _ message: String, isOwn: Bool) {
    guard isOwn || !isOver else { return }
    problems.append(DictionaryProblem(file: file, line: line, message: message))
  }

  /// How many entries the compiled dictionaries have, without those that own ones stand over.
  var countOfEntries: Int { isOver ? ownEntries.count : entries.count }

  private func place(of entry: UInt32) -> String {
    let record = entries[Int(entry)]
    return "\(strings.text(record.file)):\(record.line)"
  }

  // MARK: - Words

  private mutating func takeWords(from lexicon: Lexicon) {
    for (word, traits) in lexicon.vocabulary {
      let number = vocabulary.add(word, traits.intersection(.english))
      vocabulary.set(frequency: traits.frequency, of: number)
    }
    pairs = lexicon.pairTable
    baseModel = lexicon.languageModelSections
  }

  private mutating func addFrequencies(_ file: DictionaryFile) {
    var figures: [([WordID], Int)] = []
    for line in file.text.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 2, let figure = Int(Substring(fields[1])) else { continue }
      let words = Substring(fields[0]).split(separator: " ").map { vocabulary.add(String($0)) }
      figures.append((words, figure))
    }
    for (words, figure) in figures where words.count == 1 {
      vocabulary.add(.english, to: words[0])
      vocabulary.set(frequency: figure, of: words[0])
    }
    let pairFigures = figures.filter { $0.0.count == 2 }
    guard !pairFigures.isEmpty else { return }
    commonPairs = pairFigures.filter { $0.1 >= 50 }.map {
      (UInt64($0.0[0]) << 32 | UInt64($0.0[1]), Self.occurrences($0.1))
    }
    var capacity = 64
    while capacity < pairFigures.count * 2 { capacity *= 2 }
    pairs = [UInt64](repeating: 0, count: capacity)
    for (words, figure) in pairFigures {
      let key = Lexicon.pairKey(words[0], words[1])
      var index = SequenceTable.index(key, mask: capacity - 1)
      while pairs[index] != 0 { index = (index + 1) & (capacity - 1) }
      pairs[index] = key | UInt64(min(max(figure, 1), 255))
    }
  }

  private mutating func addGrammar(_ entry: SourceEntry) {
    let trait: WordTraits
    switch entry.file.split(separator: "/").last {
    case "abbreviations.txt": trait = .abbreviation
    case "given-names.txt": trait = .givenName
    case "function-words.txt": trait = [.functionWord, .english]
    case "number-words.txt": trait = .numberWord
    default:
      problem(entry, "no such list of words: \(entry.file)")
      return
    }
    let words = wordSegments(of: entry.text)
    // An abbreviation of several words ("et al.") is recognised by its last.
    guard let word = words.last else { return problem(entry, "not a word: \(entry.text)") }
    if words.count > 1, trait != .abbreviation { return }
    _ = vocabulary.add(word.text, trait)
  }

  private mutating func addClassMember(_ entry: SourceEntry) {
    let name = entry.file.split(separator: "/").last.map { String($0.dropLast(4)) } ?? ""
    let words = wordSegments(of: entry.text)
    guard words.count == 1 else { return problem(entry, "a class holds single words: \(entry.text)") }
    if classes[name]?.contains(words[0].text) == true {
      return problem(entry, "\(entry.text) is in the class {\(name)} already")
    }
    classes[name, default: []].append(words[0].text)
  }

  private mutating func ids(_ text: String) -> [WordID] {
    wordSegments(of: text).map { vocabulary.add($0.text) }
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

  private mutating func check(_ entry: SourceEntry, keys: Set<String>) {
    let examples: Set<String> = Self.kindsWithFindings.contains(entry.kind) ? ["yes", "no"] : []
    for attribute in entry.attributes where !keys.union(examples).contains(attribute.key) {
      problem(entry.file, attribute.line, "unknown attribute `\(attribute.key)`", isOwn: entry.isOwn)
    }
  }

  /// The kinds whose entries make findings by themselves, so that examples can be run.
  private static let kindsWithFindings: Set<DictionaryKind> = [.name, .expression, .substitution, .phrase, .spelling]

  // MARK: - Expressions

  private mutating func addExpression(_ entry: SourceEntry) {
    check(entry, keys: [])
    var text = entry.text
    let isFixed = text.hasSuffix("[fixed]")
    if isFixed { text = text.dropLast("[fixed]".count).trimmed }
    let isVerb = text.hasPrefix("to ") && !isFixed
    if isVerb { text = String(text.dropFirst(3)) }
    let words = wordSegments(of: text)
    guard (2...6).contains(words.count) || text.contains("-") else {
      return problem(entry, "an expression has two to five words: \(text)")
    }
    guard !isFixed, !isVerb || words.count >= 2 else { return addForms([text], of: entry, isVerb: isVerb) }
    if isVerb {
      addForms(inflector.verbForms(text), of: entry, isVerb: true)
    } else if Self.takesPlural(words, vocabulary) {
      let forms = inflector.nounForms(text)
      addForms(forms.filter { $0 == text || isPlausible($0) }, of: entry, isVerb: false)
    } else {
      addForms([text], of: entry, isVerb: false)
    }
  }

  /// Whether the expression ends in a noun that may stand in the plural. Frames that begin or end with a function word
  /// ("in the wake of", "said in a statement") stay as they are.
  private static func takesPlural(_ words: [WordSegment], _ vocabulary: Vocabulary) -> Bool {
    func isFunction(_ word: String) -> Bool {
      vocabulary.number(of: word).map { vocabulary.traits[Int($0)].contains(.functionWord) } ?? false
    }
    return !words.contains { ["a", "an", "the"].contains($0.text.lowercased()) }
      && !isFunction(words[0].text) && !isFunction(words[words.count - 1].text)
      && !words[words.count - 1].text.hasSuffix("ly")
  }

  /// Whether the words of an inflected form exist.
  private func isPlausible(_ form: String) -> Bool {
    wordSegments(of: form).allSatisfy { vocabulary.isEnglish($0.text) || $0.text.first?.isUppercase == true }
  }

  private mutating func addForms(_ forms: [String], of entry: SourceEntry, isVerb: Bool) {
    let isProper = forms[0].unicodeScalars.contains { $0.properties.isUppercase }
    let entryIndex = addEntry(entry, rule: "garbled-phrase/\(forms[0].slug)")
    var isNew = false
    var taken: UInt32?
    for form in forms {
      let words = wordSegments(of: form)
      let numbers = words.map { vocabulary.add($0.text) }
      let content = numbers.filter { !vocabulary.traits[Int($0)].contains(.functionWord) }
      var flags: ExpressionForm.Flags = isProper ? .proper : []
      if content.count < 2 { flags.insert(.frame) }
      let record = ExpressionForm(entry: entryIndex, display: isProper ? strings.add(form) : 0, flags: flags)
      swapPairs.addExpression(numbers)
      let other = expressions.add(numbers, value: UInt32(expressionForms.count))
      if other == nil {
        expressionForms.append(record)
        isNew = true
      } else if let other {
        taken = taken ?? expressionForms[Int(other)].entry
      }
      vocabulary.add(.startsExpression, to: numbers[0])
    }
    if !isNew, let taken { problem(entry, "this expression stands at \(place(of: taken)) already: \(entry.text)") }
  }

  // MARK: - Substitutions

  private mutating func addSubstitution(_ entry: SourceEntry) {
    check(entry, keys: ["near"])
    guard let line = SubstitutionLine(entry.text) else {
      return problem(entry, "expected `wrong -> right  CLASS WEIGHT [DIALECT…]`: \(entry.text)")
    }
    let wrong = inflected(line.wrong, line.wordClass)
    let right = inflected(line.right, line.wordClass)
    let index = addEntry(entry, rule: "garbled-phrase/\(line.wrong.slug)-to-\(line.right.slug)")
    // Rarer readings serve the decoded sentences alone, and so does their company.
    let isMatched = line.weight * 1000 >= Double(NoisyChannel.leastWeight)
    var seen: Set<[String]> = []
    var isNew = false
    var taken: UInt32?
    for (wrongForm, rightForm) in zip(wrong, right) where seen.insert([wrongForm, rightForm]).inserted {
      let source = ids(wrongForm)
      let target = ids(rightForm)
      guard source != target, !source.isEmpty, !target.isEmpty, target.count <= 6, source.count <= 6 else { continue }
      if let other = substitutions[source]?.first(where: { $0.target == target }) {
        taken = taken ?? other.entry
        continue
      }
      isNew = true
      substitutions[source, default: []].append(
        PendingSubstitution(
          entry: index, target: target, weight: line.weight,
          display: Self.isPrintedAsWritten(rightForm) ? strings.add(rightForm) : 0))
      if isMatched {
        swapPairs.addSubstitution(source, target, weight: line.weight)
        vocabulary.add(source.count == 1 ? .substitute : .startsSubstitute, to: source[0])
      }
    }
    if !isNew {
      problem(
        entry,
        taken.map { "this pair stands at \(place(of: $0)) already: \(entry.text)" }
          ?? "the pair changes nothing: \(entry.text)")
    }
    for near in entry.items("near") {
      addCollocation(near, of: line, entry: entry, index: index, isMatched: isMatched)
    }
  }

  /// Whether the words alone do not tell how the text is printed: it has capitals or hyphens of its own.
  private static func isPrintedAsWritten(_ text: String) -> Bool {
    text.contains("-") || text.unicodeScalars.contains { $0.properties.isUppercase }
  }

  private func inflected(_ text: String, _ wordClass: SubstitutionLine.WordClass) -> [String] {
    switch wordClass {
    case .noun:
      let forms = inflector.nounForms(text)
      return forms.count == 2 ? forms : [text, text]
    case .verb: return inflector.verbForms(text)
    case .adjective, .adverb, .fixed: return [text]
    }
  }

  /// The company of the right word, as a weak expression, with the forms of both that are English.
  private mutating func addCollocation(
    _ near: String, of line: SubstitutionLine, entry: SourceEntry, index: UInt32, isMatched: Bool
  ) {
    let words = near.split(separator: " ").map(String.init)
    guard words.filter({ $0 == "_" }).count == 1, words.count >= 2 else {
      return problem(entry, "a neighbour has one `_` and a word: \(near)")
    }
    guard isMatched else { return }
    let place = words.firstIndex(of: "_")!
    let company = place > 0 ? place - 1 : place + 1
    for rightForm in Set(inflected(line.right, line.wordClass)).sorted() {
      for companyForm in companyForms(words[company], of: line.wordClass) {
        var form = words
        form[place] = rightForm
        form[company] = companyForm
        let text = form.joined(separator: " ")
        let numbers = ids(text)
        // A function word alone is no company: "of the" says nothing about "of".
        let content = numbers.filter { !vocabulary.traits[Int($0)].contains(.functionWord) }
        guard numbers.count >= 2, content.count >= 2 else { continue }
        swapPairs.addExpression(numbers)
        if expressions.add(numbers, value: UInt32(expressionForms.count)) == nil {
          // Capitals of the company stand in the text already, and the right word takes them over.
          let isProper = rightForm.unicodeScalars.contains { $0.properties.isUppercase }
          expressionForms.append(
            ExpressionForm(entry: index, display: isProper ? strings.add(text) : 0, flags: .collocation))
        }
        vocabulary.add(.startsExpression, to: numbers[0])
      }
    }
  }

  private func companyForms(_ word: String, of wordClass: SubstitutionLine.WordClass) -> [String] {
    guard word.first?.isLowercase == true, let number = vocabulary.number(of: word),
      !vocabulary.traits[Int(number)].contains(.functionWord)
    else { return [word] }
    let verbs = inflector.verbForms(word)
    let forms = wordClass == .noun ? verbs + [inflector.plural(word)] : [word, verbs[1], inflector.plural(word)]
    return Set(forms.filter { $0 == word || vocabulary.isEnglish($0) }).sorted()
  }

  // MARK: - Names

  private mutating func addName(_ entry: SourceEntry) {
    check(entry, keys: ["kind", "traditional", "weak", "context", "keep"])
    let sides = entry.text.components(parting: "=")
    // `Kyiv += Kiova` adds to an entry of another file.
    let isMore = sides.count > 1 && sides[0].hasSuffix("+")
    let right = isMore ? sides[0].dropLast().trimmed : sides[0]
    let variants =
      sides.count > 1 ? sides[1].split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty } : []
    let index = addEntry(entry, rule: "spelling-variant/\(right.slug)")
    let traditional = entry.items("traditional")
    let weak = Set(entry.items("weak"))
    let isPerson = entry.values("kind").contains("person")
    let context = entry.items("context")
    if !weak.isEmpty, context.isEmpty { problem(entry, "`weak` variants need `context`") }
    let contextSet = context.isEmpty ? noSet : wordSet(context, entry)
    let shared: NameForm.Flags = isPerson ? .person : []
    var form = NameForm(
      entry: index, right: strings.add(right), traditional: strings.add(traditional.first ?? ""), context: noSet,
      flags: shared)
    if isMore {
      guard let other = names.value(ids(right)), nameForms[Int(other)].flags.contains(.right) else {
        return problem(entry, "`+=` adds to an entry that stands before it, and \(right) has none")
      }
      form = nameForms[Int(other)]
      form.flags.remove(.right)
    }
    for twice in Self.twice(in: [right] + variants + traditional + entry.items("weak")) {
      problem(entry, "\(twice) stands here twice")
    }
    if let other = names.value(ids(right)), ownEntries.contains(nameForms[Int(other)].entry) {
      // What the own entry puts in place of this right form is right for its variants too.
      form.entry = nameForms[Int(other)].entry
      form.right = nameForms[Int(other)].right
    }
    if !isMore { add(right, form, .right, entry) }
    for variant in variants { add(variant, form, [], entry) }
    for variant in traditional { add(variant, form, .traditional, entry) }
    for variant in weak.sorted() {
      var form = form
      form.context = contextSet
      add(variant, form, .weak, entry)
    }
    for keep in entry.items("keep") {
      let words = ids(keep)
      guard words.count >= 2 else {
        problem(entry, "`keep` needs two words: \(keep)")
        continue
      }
      vocabulary.add(.startsExemption, to: words[0])
      exemptions.update(words) { ($0 ?? 0) | Exemption.name }
    }
  }

  private mutating func add(_ variant: String, _ form: NameForm, _ flags: NameForm.Flags, _ entry: SourceEntry) {
    let words = ids(variant)
    guard !words.isEmpty else { return problem(entry, "not a name: \(variant)") }
    var form = form
    form.flags.formUnion(flags)
    if let other = names.add(words, value: UInt32(nameForms.count)) {
      let taken = nameForms[Int(other)]
      // In other capitals it is the same.
      if taken.entry == form.entry { return }
      let other = "\(strings.text(taken.right)) (\(place(of: taken.entry)))"
      if flags.contains(.right) != taken.flags.contains(.right) {
        return problem(entry, "\(variant) is a right form and a variant, here and of \(other): a cycle")
      }
      return problem(entry, "\(variant) already stands for \(other)")
    }
    if !flags.contains(.right) { variants.append((variant, words, entry)) }
    nameForms.append(form)
    vocabulary.add(flags.contains(.right) ? [.startsNameVariant, .nameWord] : .startsNameVariant, to: words[0])
    if flags.contains(.right) { for word in words { vocabulary.add(.nameWord, to: word) } }
  }

  private static func twice(in items: [String]) -> [String] {
    var seen: Set<String> = []
    return items.filter { !seen.insert($0).inserted }
  }

  /// A variant that begins with an expression of some `keep` is never found.
  private mutating func findKeptVariants() {
    for variant in variants {
      let isKept = (2...max(2, variant.words.count)).contains { count in
        exemptions.value(Array(variant.words.prefix(count))).map { $0 & Exemption.name != 0 } ?? false
      }
      if isKept { problem(variant.entry, "\(variant.text) is never found: a `keep` covers it") }
    }
  }

  // MARK: - Spellings and repeats

  private mutating func addSpelling(_ entry: SourceEntry) {
    check(entry, keys: [])
    let sides = entry.text.components(parting: "=")
    guard sides.count >= 2 else { return problem(entry, "expected `one = other`") }
    let index = addEntry(
      entry, rule: "spelling-variant/\(sides.map { $0.split(separator: "[")[0].slug }.joined(separator: "-"))")
    var forms: [(texts: [String], region: UInt32)] = []
    for side in sides {
      let region: UInt32 = side.hasSuffix("[GB]") ? 1 : side.hasSuffix("[US]") ? 2 : 0
      let text = region == 0 ? side : side.dropLast(4).trimmed
      // Which class it is does not matter: both sides inflect alike, and forms that are not English never occur.
      forms.append((inflector.verbForms(text) + [inflector.nounForms(text).last ?? text], region))
    }
    guard Set(forms.map { $0.texts[0] }).count == sides.count else {
      return problem(entry, "two of its spellings are the same")
    }
    // The plural before the verb's forms: "airstrikes" goes with "air strikes", not with "airs strike".
    let order = [Inflection.base, .plural] + Inflection.allCases.filter { $0 != .base && $0 != .plural }
    for inflection in order.map(\.rawValue) {
      let group = UInt32(spellingForms.count)
      var added: Set<String> = []
      for form in forms where added.insert(form.texts[inflection]).inserted {
        let words = ids(form.texts[inflection])
        let record = SpellingForm(
          entry: index, group: group, text: strings.add(form.texts[inflection]), region: form.region)
        if let other = spellings.add(words, value: UInt32(spellingForms.count)) {
          if spellingForms[Int(other)].entry != index, inflection == 0 {
            let place = place(of: spellingForms[Int(other)].entry)
            problem(entry, "\(form.texts[0]) stands at \(place) already")
          }
          continue
        }
        spellingForms.append(record)
        vocabulary.add(.startsSpelling, to: words[0])
      }
    }
  }

  private mutating func addRepeatException(_ entry: SourceEntry) {
    check(entry, keys: [])
    let words = ids(entry.text)
    guard words.count >= 2 else { return problem(entry, "a doubling has two words: \(entry.text)") }
    if let other = doublings.updateValue(entry, forKey: words) {
      problem(entry, "this doubling stands at \(other.file):\(other.line) already: \(entry.text)")
    }
    vocabulary.add(.startsExemption, to: words[0])
    if words.count == 2, words[0] == words[1] { vocabulary.add(.mayDouble, to: words[0]) }
    exemptions.update(words) { ($0 ?? 0) | Exemption.doubling }
  }

  // MARK: - Phrases

  private mutating func addPhrase(_ entry: SourceEntry) {
    check(entry, keys: ["tier", "after", "before", "near", "unless", "document", "say", "from"])
    let pattern: PhrasePattern
    do throws(PatternError) {
      pattern = try PhrasePattern(entry.text)
    } catch {
      return problem(entry, error.message)
    }
    if let other = duplicate(of: pattern, entry) {
      return problem(entry, "this pattern stands at \(other.file):\(other.line) already")
    }
    guard let elements = compiled(pattern, entry) else { return }
    let slug = pattern.items.compactMap { item -> String? in
      switch item.element {
      case .word(let word): word
      case .formsOf(let words), .oneOf(let words): words.first
      case .classOf(let name): name
      default: nil
      }
    }.joined(separator: " ").slug
    let index = addEntry(entry, rule: "garbled-phrase/\(slug)")
    let rule = strings.text(entries[Int(index)].rule)
    phraseRules.insert(rule)
    if let example = instance(of: pattern), entry.isOwn || !isOver {
      phraseProbes.append(PhraseProbe(rule: rule, entry: entry, instance: example))
    }
    let near = entry.items("near")
    if !near.isEmpty, Set(near).isSubset(of: entry.items("unless")) {
      problem(entry, "it is never found: every word of `near` stands in `unless` too")
    }
    let tier = entry.values("tier").first ?? "suggest"
    guard let tierNumber = ["suggest", "likely", "safe"].firstIndex(of: tier) else {
      return problem(entry, "unknown tier: \(tier)")
    }
    let record = PhraseRecord(
      entry: index, element: UInt32(phraseElements.count), elementCount: UInt32(elements.count),
      repairs: strings.add(pattern.repairs.map { compiledRepair($0, pattern) }.joined(separator: "\u{1E}")),
      message: strings.add(entry.values("say").first ?? ""), tier: UInt32(tierNumber),
      notAfter: guardSet("after", entry), notBefore: guardSet("before", entry), near: guardSet("near", entry),
      unless: guardSet("unless", entry), document: guardSet("document", entry))
    guard let anchor = anchorIndex(elements) else {
      return problem(entry, "the pattern has no word of its own to look for")
    }
    let before = elements[..<anchor]
    let minimum = before.count { !$0.flags.contains(.optional) }
    let maximum = before.reduce(0) { $0 + ($1.kind == .anyWords || $1.kind == .name ? 3 : 1) }
    let place = PhraseAnchor(
      phrase: UInt32(phrases.count), minBefore: UInt16(minimum), maxBefore: UInt16(maximum))
    for word in words(of: elements[anchor]) {
      anchors[word, default: []].append(place)
      vocabulary.add(.phraseAnchor, to: word)
    }
    phrases.append(record)
    phraseElements.append(contentsOf: elements)
  }

  /// An entry with this pattern and these guards. A user's own pattern takes the place of all built-in ones.
  private mutating func duplicate(of pattern: PhrasePattern, _ entry: SourceEntry) -> SourceEntry? {
    let guards = entry.attributes.filter { ["after", "before", "near", "unless", "document"].contains($0.key) }
      .map { "\($0.key):\($0.value)" }.sorted()
    let bare = PatternKey(items: pattern.items, guards: ["own"])
    if !entry.isOwn, let own = patterns[bare] { return own }
    if entry.isOwn { patterns[bare] = entry }
    let key = PatternKey(items: pattern.items, guards: guards)
    if let other = patterns[key] { return other }
    patterns[key] = entry
    return nil
  }

  /// A text that the pattern matches, as far as its guards let it; nil where a class is missing.
  private func instance(of pattern: PhrasePattern) -> String? {
    var text = ""
    for item in pattern.items {
      let word: String?
      switch item.element {
      case .word(let own): word = own
      case .oneOf(let words), .formsOf(let words): word = words.first
      case .classOf(let name): word = classes[name]?.first
      case .number: word = "five"
      case .name: word = "Smith"
      case .possessive: word = "his"
      case .adverb: word = "slowly"
      case .anyWord, .anyWords: word = "thing"
      }
      guard let word else { return nil }
      text += (text.isEmpty ? "" : item.hyphenBefore ? "-" : " ") + word
    }
    return text
  }

  private mutating func compiled(_ pattern: PhrasePattern, _ entry: SourceEntry) -> [PhraseElement]? {
    var elements: [PhraseElement] = []
    for item in pattern.items {
      var flags: PhraseElement.Flags = item.isOptional ? .optional : []
      if item.hyphenBefore { flags.insert(.hyphenBefore) }
      let kind: PhraseElement.Kind
      var value: UInt32 = noSet
      switch item.element {
      case .word(let word):
        kind = .word
        value = vocabulary.add(word)
      case .oneOf(let words):
        kind = .set
        value = sets.add(words.map { WordSetMember(word: vocabulary.add($0), forms: 1) })
      case .formsOf(let words):
        kind = .set
        value = sets.add(words.flatMap { forms(of: $0) })
      case .classOf(let name):
        guard let members = classes[name] else {
          problem(entry, "it is never found: the class {\(name)} of en/classes is missing or empty")
          return nil
        }
        kind = .set
        value = sets.add(
          members.flatMap { word -> [WordSetMember] in
            let plural = inflector.plural(word)
            return [
              WordSetMember(word: vocabulary.add(word), forms: 1),
              WordSetMember(word: vocabulary.add(plural), forms: 1 << UInt32(Inflection.plural.rawValue)),
            ]
          })
      case .number: kind = .number
      case .name: kind = .name
      case .possessive: kind = .possessive
      case .adverb:
        kind = .adverb
        if let members = classes["adverb"] {
          value = sets.add(members.map { WordSetMember(word: vocabulary.add($0), forms: 1) })
        }
      case .anyWord: kind = .anyWord
      case .anyWords: kind = .anyWords
      }
      elements.append(PhraseElement(kind: kind, flags: flags, capture: UInt16(item.capture), value: value))
    }
    return elements
  }

  /// All forms of a verb or noun, each marked with what it is.
  private mutating func forms(of word: String) -> [WordSetMember] {
    var members: [WordSetMember] = []
    for (index, form) in inflector.verbForms(word).enumerated() {
      members.append(WordSetMember(word: vocabulary.add(form), forms: 1 << UInt32(index)))
    }
    members.append(
      WordSetMember(word: vocabulary.add(inflector.plural(word)), forms: 1 << UInt32(Inflection.plural.rawValue)))
    if word == "be" {
      members.append(WordSetMember(word: vocabulary.add("am"), forms: 1))
      members.append(WordSetMember(word: vocabulary.add("are"), forms: 1))
      members.append(WordSetMember(word: vocabulary.add("were"), forms: 1 << UInt32(Inflection.past.rawValue)))
    }
    return members
  }

  /// `<verb:$1>` becomes U+0001, the number, and the verb's forms parted by `|`, U+0002.
  private func compiledRepair(_ repair: String, _ pattern: PhrasePattern) -> String {
    var result = ""
    var rest = repair[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let content = rest[rest.index(after: open)..<close]
      guard let colon = content.firstIndex(of: ":") else { break }
      result += rest[..<open]
      let verb = String(content[..<colon])
      let number = content[content.index(after: colon)...].drop { $0 == "$" }
      let forms = inflector.verbForms(verb) + [inflector.plural(verb)]
      result += "\u{1}\(number)|\(forms.joined(separator: "|"))\u{2}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private mutating func guardSet(_ key: String, _ entry: SourceEntry) -> UInt32 {
    let words = entry.items(key)
    return words.isEmpty ? noSet : wordSet(words, entry)
  }

  private mutating func wordSet(_ words: [String], _ entry: SourceEntry) -> UInt32 {
    var members: [WordSetMember] = []
    for word in words {
      let segments = wordSegments(of: word)
      guard segments.count == 1 else {
        problem(entry, "a guard is a list of single words, parted by commas: `\(word)`")
        continue
      }
      members.append(WordSetMember(word: vocabulary.add(segments[0].text), forms: 1))
    }
    return sets.add(members)
  }

  private func words(of element: PhraseElement) -> [WordID] {
    switch element.kind {
    case .word: [element.value]
    case .set: sets.members(element.value).map(\.word)
    default: []
    }
  }

  /// The element whose words are the rarest: the pattern is tried only where one of them stands.
  private func anchorIndex(_ elements: [PhraseElement]) -> Int? {
    func cost(_ element: PhraseElement) -> Double {
      words(of: element).reduce(0) { sum, word in
        sum + Self.occurrences(vocabulary.traits[Int(word)].frequency)
      }
    }
    return elements.indices
      .filter { !elements[$0].flags.contains(.optional) && [.word, .set].contains(elements[$0].kind) }
      .min { cost(elements[$0]) < cost(elements[$1]) }
  }

  private static func occurrences(_ frequency: Int) -> Double {
    var value = 1.0
    for _ in 0..<(frequency / 10) { value *= 10 }
    return value * (1 + Double(frequency % 10))
  }

  // MARK: - Writing

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
    let swapPairs = swapPairs.pairs(pairFigure) { vocabulary.traits[Int($0)].frequency }
    for pair in swapPairs {
      let (first, second) = (WordID(truncatingIfNeeded: pair >> 32), WordID(truncatingIfNeeded: pair))
      vocabulary.add(.swaps(before: vocabulary.traits[Int(second)].commonness), to: first)
      vocabulary.add(.swaps(behind: vocabulary.traits[Int(first)].commonness), to: second)
    }
    writer.set(.swapPairFilter, SwapPairBuilder.filter(swapPairs, common: commonPairs))
    try names.write(to: &writer, .names, filter: .nameFilter)
    writer.set(.nameForms, nameForms)
    try exemptions.write(to: &writer, .exemptions, filter: .exemptionFilter)
    try spellings.write(to: &writer, .spellings, filter: .spellingFilter)
    writer.set(.spellingForms, spellingForms)
    writer.set(.pairs, pairs.isEmpty ? [0, 0] : pairs)
    for (section, words) in baseModel { writer.set(section, words) }
    languageModel?.write(to: &writer, vocabulary: vocabulary)
    writer.set(.entries, entries)
    writer.set(.strings, strings.bytes)
    writer.set(.sources, sources)
    try vocabulary.write(to: &writer)
    return writer.image()
  }

  /// How common a pair of words is; 0 where the published list does not have it.
  private func pairFigure(_ first: WordID, _ second: WordID) -> Int {
    guard !pairs.isEmpty else { return 0 }
    let key = Lexicon.pairKey(first, second)
    var index = SequenceTable.index(key, mask: pairs.count - 1)
    while pairs[index] != 0 {
      if pairs[index] & ~0xFF == key { return Int(pairs[index] & 0xFF) }
      index = (index + 1) & (pairs.count - 1)
    }
    return 0
  }

  private mutating func writeSubstitutions(to writer: inout ImageWriter) throws(LexiconError) {
    var offsets: [UInt32] = []
    var forms: [SubstitutionForm] = []
    var targets: [WordID] = []
    func append(_ pending: [PendingSubstitution]) {
      for item in pending.sorted(by: { ($1.weight, $0.entry) < ($0.weight, $1.entry) }) {
        let starts = vocabulary.traits[Int(item.target[0])].contains(.startsExpression)
        forms.append(
          SubstitutionForm(
            target: UInt32(targets.count), entry: item.entry, targetCount: UInt8(item.target.count),
            flags: starts ? .startsExpression : [], weight: UInt16(item.weight * 1000), display: item.display))
        targets.append(contentsOf: item.target)
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

/// `wrong -> right  CLASS WEIGHT [DIALECT…]`
struct SubstitutionLine {
  enum WordClass: String {
    case noun = "n"
    case verb = "v"
    case adjective = "a"
    case adverb = "r"
    case fixed = "x"
  }
  var wrong: String
  var right: String
  var wordClass: WordClass
  var weight: Double

  init?(_ line: String) {
    let sides = line.components(parting: " -> ")
    guard sides.count == 2 else { return nil }
    var words = sides[1].split(separator: " ").map(String.init)
    // From the end: dialects, the weight, the class.
    while let last = words.last, Double(last) == nil, words.count > 2 {
      guard ["news", "seo", "thesaurus", "roundtrip"].contains(last) else { return nil }
      words.removeLast()
    }
    guard words.count >= 3, let weight = Double(words.removeLast()), (0...1).contains(weight),
      let wordClass = WordClass(rawValue: words.removeLast())
    else { return nil }
    wrong = sides[0]
    right = words.joined(separator: " ")
    self.wordClass = wordClass
    self.weight = weight
  }
}

/// Sets of words that patterns and guards use. Equal sets share a place.
struct WordSets {
  private var offsets: [UInt32] = [0]
  private var all: [WordSetMember] = []
  private var places: [[UInt64]: UInt32] = [:]

  mutating func add(_ members: [WordSetMember]) -> UInt32 {
    var forms: [WordID: UInt32] = [:]
    for member in members { forms[member.word, default: 0] |= member.forms }
    let sorted = forms.sorted { $0.key < $1.key }.map { WordSetMember(word: $0.key, forms: $0.value) }
    let key = sorted.map { UInt64($0.word) << 32 | UInt64($0.forms) }
    if let place = places[key] { return place }
    let place = UInt32(offsets.count - 1)
    all.append(contentsOf: sorted)
    offsets.append(UInt32(all.count))
    places[key] = place
    return place
  }

  func members(_ set: UInt32) -> ArraySlice<WordSetMember> {
    guard set != noSet else { return [] }
    return all[Int(offsets[Int(set)])..<Int(offsets[Int(set) + 1])]
  }

  func write(to writer: inout ImageWriter) {
    writer.set(.wordSetOffsets, offsets)
    writer.set(.wordSetMembers, all)
  }
}

extension StringProtocol {
  /// Lower-case words joined by hyphens, for rule ids.
  var slug: String {
    wordSegments(of: String(self)).map { $0.text.lowercased() }.joined(separator: "-")
  }
}
