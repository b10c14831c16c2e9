/// What the rest of a document says about its listed names.
struct NameWitnesses {
  let document: Document
  let lexicon: Lexicon
  /// How often a name stands in its right form, in any other, and in which traditional ones.
  private struct Count {
    var right = 0
    var other = 0
    /// The form of the first of the others, and whether they all are of that form.
    var form = -1
    var isOneForm = true
    var traditional: [String: Int] = [:]
  }
  /// By ``subject(_:)``.
  private let counts: [String: Count]
  /// The surnames of right forms of persons, and where they are testified: by the right form or a full name.
  private let persons: [String: [Range<Int>]]
  /// The words directly before right forms of one word, by surname: given names, where the lexicon lists none.
  private let givens: [String: Set<WordID>]
  /// The words of the text that weak forms need.
  private let context: Set<WordID>
  /// Where the text mentions a year or a time gone by, in order, and whether that was before ``modernFrom``.
  private let times: [(token: Int, isOld: Bool)]
  /// Whether the text speaks mostly of times before ``modernFrom``.
  private let isOldText: Bool
  /// Words with marks that are no listed form, by their letters without them: Gdańsk, Diyarbakır. With how often they stand.
  private let markedWords: [[UInt8]: (text: String, count: Int)]

  /// The first year in which the modern names of eastern Europe stand in English papers.
  static let modernFrom = 1992

  /// Cost: one pass over the matches and one over the words.
  init(document: Document, lexicon: Lexicon, matches: [NameMatch]) {
    self.document = document
    self.lexicon = lexicon
    var counts: [String: Count] = [:]
    var persons: [String: [Range<Int>]] = [:]
    var givens: [String: Set<WordID>] = [:]
    var needed = WordNumbers()
    var hasOlder = false
    for match in matches {
      let form = lexicon.nameForm(match.form)
      let isRight = form.flags.contains(.right)
      let subject = Self.subject(form, lexicon)
      counts[subject, default: Count()].right += isRight ? 1 : 0
      if !isRight {
        let count = counts[subject, default: Count()]
        counts[subject]?.other += 1
        counts[subject]?.form = match.form
        counts[subject]?.isOneForm = count.isOneForm && (count.other == 0 || count.form == match.form)
      }
      if form.flags.contains(.traditional) {
        let surname = document.text(document.tokens[match.tokens.upperBound - 1].baseSpan(in: document.bytes))
        counts[subject]?.traditional[surname, default: 0] += 1
      }
      if !form.flags.isDisjoint(with: [.weak, .located]) {
        for set in [form.context, form.unless] { for member in lexicon.wordSet(set) { needed.insert(member.word) } }
      }
      if !form.flags.isDisjoint(with: [.traditional, .also]) { hasOlder = true }
      if form.flags.contains(.person), isRight || match.tokens.count > 1 {
        let surname = ListedNames.cluster(of: lexicon.string(form.right), isPerson: true)
        if persons[surname, default: []].count < 2 { persons[surname, default: []].append(match.tokens) }
        if isRight, match.tokens.count == 1, match.tokens.lowerBound > 0 {
          givens[surname, default: []].insert(document.tokens[match.tokens.lowerBound - 1].word)
        }
      }
    }
    self.counts = counts
    self.persons = persons
    self.givens = givens
    context = needed.isEmpty ? [] : Self.present(needed, in: document)
    markedWords = Self.markedWords(in: document, besides: matches)
    // Only older and other forms ask for the time.
    times = hasOlder ? Self.times(in: document) : []
    let old = times.count { $0.isOld }
    isOldText = old > 2 * (times.count - old)
  }

  /// Which of some words stand in the text; names only with a capital ("China", not "china").
  private static func present(_ words: WordNumbers, in document: Document) -> Set<WordID> {
    Set(
      document.tokens.lazy.filter {
        words.contains($0.word) && ($0.flags.contains(.capitalized) || !$0.traits.contains(.nameWord))
      }.map(\.word))
  }

  private static func times(in document: Document) -> [(token: Int, isOld: Bool)] {
    var times: [(token: Int, isOld: Bool)] = []
    for (index, token) in document.tokens.enumerated() {
      if token.flags.contains(.number) {
        if let year = year(token, in: document) { times.append((index, year < modernFrom)) }
      } else if token.flags.contains(.capitalized), NameWords.mayBePast(token, in: document),
        NameWords.classes(of: token, in: document).contains(.past)
      {
        times.append((index, true))
      }
    }
    return times
  }

  /// What forms are counted together under: the entry, or a person's surname, with the given name or without.
  private static func subject(_ form: NameForm, _ lexicon: Lexicon) -> String {
    form.flags.contains(.person)
      ? ListedNames.cluster(of: lexicon.string(form.right), isPerson: true) : "\(form.entry)"
  }

  func hasRightForm(of form: NameForm) -> Bool {
    hasPlainRightForm(of: form) || marked(lexicon.string(form.right)) != nil
  }

  private func hasPlainRightForm(of form: NameForm) -> Bool {
    counts[Self.subject(form, lexicon)].map { $0.right > 0 } ?? false
  }

  /// A right form with the marks that the text gives it, where it never stands without them.
  func marked(_ right: String, of form: NameForm) -> String {
    hasPlainRightForm(of: form) ? right : marked(right)?.text ?? right
  }

  private func marked(_ right: String) -> (text: String, count: Int)? {
    markedWords.isEmpty ? nil : markedWords[NameKey.unmarkedLetters(of: right.unicodeScalars)]
  }

  private static func markedWords(
    in document: Document, besides matches: [NameMatch]
  ) -> [[UInt8]: (text: String, count: Int)] {
    var words: [[UInt8]: (text: String, count: Int)] = [:]
    let listed = Set(matches.lazy.flatMap(\.tokens))
    for (index, token) in document.tokens.enumerated()
    where token.flags.isSuperset(of: [.capitalized, .beyondASCII]) && token.flags.isDisjoint(with: .allCaps) {
      let span = token.baseSpan(in: document.bytes)
      // The apostrophe of a possessive may be what is beyond ASCII.
      guard document.bytes[span.range].contains(where: { $0 >= 0x80 }), !listed.contains(index) else { continue }
      let text = document.text(span)
      words[NameKey.unmarkedLetters(of: text.unicodeScalars), default: (text, 0)].count += 1
    }
    return words
  }

  /// Whether the right form is no rarer than all others.
  func prefersRightForm(of form: NameForm) -> Bool {
    let marked = marked(lexicon.string(form.right))?.count ?? 0
    return counts[Self.subject(form, lexicon)].map { $0.right + marked >= $0.other } ?? false
  }

  /// Whether the text calls the subject of a form that is not right by that form alone, often enough to mean it.
  func keepsTo(_ form: NameForm) -> Bool {
    guard !hasRightForm(of: form), let count = counts[Self.subject(form, lexicon)] else { return false }
    return count.isOneForm && count.other >= Self.oftenEnoughToMean
  }

  /// A machine that leaves a name in its source's language translates it somewhere else in a text this long.
  private static let oftenEnoughToMean = 10

  /// The surname of a person in the traditional form that the text has at least three times as often as the right one;
  /// nil where it has both more evenly, or only one of them.
  func commonTraditionalForm(of form: NameForm) -> String? {
    guard form.flags.contains(.person), let count = counts[Self.subject(form, lexicon)], count.right > 0,
      let best = count.traditional.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value >= 3 * count.right
    else { return nil }
    return best.key
  }

  /// Whether the text speaks of times before ``modernFrom`` around a place: the nearest years on either side are
  /// older, or most years of the text. Logarithmic in the number of years.
  func isOldTime(at token: Int) -> Bool {
    if isOldText { return true }
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle].token < token { low = middle + 1 } else { high = middle }
    }
    let before = low > 0 ? times[low - 1].isOld : nil
    let after = low < times.count ? times[low].isOld : nil
    return (before ?? after ?? false) && (after ?? before ?? false)
  }

  func isPlace(_ entry: UInt32) -> Bool { lexicon.hasAttribute("kind: place", entry) }

  /// Whether another place of the text has this person's right form or full name.
  func hasPerson(_ right: String, besides match: NameMatch) -> Bool {
    persons[ListedNames.cluster(of: right, isPerson: true), default: []].contains { $0 != match.tokens }
  }

  /// Whether a given name and a surname are one person: the lexicon lists them, or the text has both side by side.
  func isFullName(_ given: Token, _ surname: String) -> Bool {
    if givens[ListedNames.cluster(of: surname, isPerson: true)]?.contains(given.word) ?? false { return true }
    guard let word = lexicon.words.slot(of: surname)?.id, let form = lexicon.names.value([given.word, word]) else {
      return false
    }
    return lexicon.nameForm(form).flags.contains(.person)
  }

  /// The context words of a weak form that stand in the text, in order of their numbers.
  func context(of form: NameForm) -> [String] {
    lexicon.wordSet(form.context).filter { context.contains($0.word) }.map {
      Capitals.capitalized(lexicon.words.string($0.word))
    }
  }

  /// Whether a word of the text says that a form is something else here.
  func isOtherwise(_ form: NameForm) -> Bool { lexicon.wordSet(form.unless).contains { context.contains($0.word) } }

  /// The year that a word is: "1943", "1930s", "1943–45" is two words.
  static func year(_ token: Token, in document: Document) -> Int? {
    let count = token.span.count
    guard token.flags.contains(.number), count == 4 || count == 5 else { return nil }
    let digits = document.bytes[token.span.range].prefix(4)
    guard digits.allSatisfy({ $0 &- 0x30 < 10 }), count == 4 || document.bytes[Int(token.end) - 1] == 0x73 else {
      return nil
    }
    let year = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (1000...2100).contains(year) ? year : nil
  }
}

extension Lexicon {
  /// The rule id of an entry, without the rest of it.
  func rule(of entry: UInt32) -> String {
    string(image.array(.entries, of: EntryRecord.self)[Int(entry)].rule)
  }

  /// Whether an entry has this attribute line.
  func hasAttribute(_ line: StaticString, _ entry: UInt32) -> Bool {
    let attributes = string(image.array(.entries, of: EntryRecord.self)[Int(entry)].attributes)
    return line.withUTF8Buffer { line in
      attributes.utf8.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual(line) }
    }
  }
}
