internal import Emend

/// `en/phrases`: patterns, their guards and repairs.
extension LexiconBuilder {
  mutating func addPhrase(_ entry: SourceEntry) {
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
  mutating func duplicate(of pattern: PhrasePattern, _ entry: SourceEntry) -> SourceEntry? {
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
  func instance(of pattern: PhrasePattern) -> String? {
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

  mutating func compiled(_ pattern: PhrasePattern, _ entry: SourceEntry) -> [PhraseElement]? {
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
  mutating func forms(of word: String) -> [WordSetMember] {
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
  func compiledRepair(_ repair: String, _ pattern: PhrasePattern) -> String {
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

  mutating func guardSet(_ key: String, _ entry: SourceEntry) -> UInt32 {
    let words = entry.items(key)
    return words.isEmpty ? noSet : wordSet(words, entry)
  }

  mutating func wordSet(_ words: [String], _ entry: SourceEntry) -> UInt32 {
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

  func words(of element: PhraseElement) -> [WordID] {
    switch element.kind {
    case .word: [element.value]
    case .set: sets.members(element.value).map(\.word)
    default: []
    }
  }

  /// The element whose words are the rarest: the pattern is tried only where one of them stands.
  func anchorIndex(_ elements: [PhraseElement]) -> Int? {
    func cost(_ element: PhraseElement) -> Double {
      words(of: element).reduce(0) { sum, word in
        sum + Self.occurrences(vocabulary.traits[Int(word)].frequency)
      }
    }
    return elements.indices
      .filter { !elements[$0].flags.contains(.optional) && [.word, .set].contains(elements[$0].kind) }
      .min { cost(elements[$0]) < cost(elements[$1]) }
  }

  static func occurrences(_ frequency: Int) -> Double {
    var value = 1.0
    for _ in 0..<(frequency / 10) { value *= 10 }
    return value * (1 + Double(frequency % 10))
  }
}
