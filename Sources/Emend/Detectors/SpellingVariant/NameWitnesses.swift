/// What the rest of a document says about its listed names.
struct NameWitnesses {
  let document: Document
  let lexicon: Lexicon
  /// Entries whose right form stands in the text.
  private let rightEntries: Set<UInt32>
  /// The surnames of right forms of persons, and where they are testified: by the right form or a full name.
  private let persons: [String: [Range<Int>]]
  /// The words with a capital that the lexicon knows.
  private let capitalized: Set<WordID>
  /// Whether the text speaks of times before 1992 and of none after.
  let isOldText: Bool

  /// The first year in which the modern names of eastern Europe stand in English papers.
  static let modernFrom = 1992

  /// Cost: one pass over the matches and one over the words.
  init(document: Document, lexicon: Lexicon, matches: [NameMatch], words: NameWords) {
    self.document = document
    self.lexicon = lexicon
    var rightEntries: Set<UInt32> = []
    var persons: [String: [Range<Int>]] = [:]
    for match in matches {
      let form = lexicon.nameForm(match.form)
      if form.flags.contains(.right) { rightEntries.insert(form.entry) }
      if form.flags.contains(.person), form.flags.contains(.right) || match.tokens.count > 1 {
        let surname = ListedNames.cluster(of: lexicon.string(form.right), isPerson: true)
        if persons[surname, default: []].count < 2 { persons[surname, default: []].append(match.tokens) }
      }
    }
    self.rightEntries = rightEntries
    self.persons = persons
    var capitalized: Set<WordID> = []
    var hasOld = false
    var hasModern = false
    for token in document.tokens {
      if token.flags.contains(.capitalized), token.word.isKnown { capitalized.insert(token.word) }
      if token.flags.contains(.number), let year = Self.year(token, in: document) {
        if year < Self.modernFrom { hasOld = true } else { hasModern = true }
      } else if !hasOld, token.flags.contains(.capitalized), words.classes(of: token.word).contains(.past) {
        hasOld = true
      }
    }
    self.capitalized = capitalized
    isOldText = hasOld && !hasModern
  }

  func hasRightForm(of entry: UInt32) -> Bool { rightEntries.contains(entry) }

  func isPlace(_ entry: UInt32) -> Bool { lexicon.entry(entry).attributes.contains("kind: place") }

  /// Whether another place of the text has this person's right form or full name.
  func hasPerson(_ right: String, besides match: NameMatch) -> Bool {
    persons[ListedNames.cluster(of: right, isPerson: true), default: []].contains { $0 != match.tokens }
  }

  /// Whether the lexicon lists a given name and a surname as one person.
  func isFullName(_ given: Token, _ surname: String) -> Bool {
    guard let word = lexicon.words.slot(of: surname)?.id, let form = lexicon.names.value([given.word, word]) else {
      return false
    }
    return lexicon.nameForm(form).flags.contains(.person)
  }

  /// The context words of a weak form that stand in the text, in order of their numbers.
  func context(of form: NameForm) -> [String] {
    lexicon.wordSet(form.context).filter { capitalized.contains($0.word) }.map {
      Capitals.capitalized(lexicon.words.string($0.word))
    }
  }

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
