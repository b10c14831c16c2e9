/// Which form of a word.
package enum Inflection: Int, CaseIterable, Sendable {
  case base, thirdPerson, past, participle, gerund, plural
}

/// English inflection: the irregular forms of `en/inflections/`, and rules for the rest.
package struct Inflector: Sendable {
  private var verbs: [String: [String]] = [:]
  private var nouns: [String: String] = [:]

  /// - Parameter entries: of `en/inflections/`.
  package init(_ entries: [SourceEntry], problems: inout [DictionaryProblem]) {
    let hasOwn = entries.contains(where: \.isOwn)
    for entry in entries {
      let words = entry.text.split(separator: " ").map(String.init)
      switch (words.first, words.count) {
      // The first one counts: own entries come before the others.
      case ("v", 6) where verbs[words[1]] == nil: verbs[words[1]] = Array(words[1...])
      case ("n", 3) where nouns[words[1]] == nil: nouns[words[1]] = words[2]
      case ("v", 6), ("n", 3):
        guard !hasOwn || entry.isOwn else { continue }
        problems.append(
          DictionaryProblem(
            file: entry.file, line: entry.line, message: "the forms of \(words[1]) stand in the dictionaries already"))
      default:
        problems.append(
          DictionaryProblem(
            file: entry.file, line: entry.line,
            message: "expected `v BASE -s PAST PARTICIPLE -ing` or `n SINGULAR PLURAL`"))
      }
    }
  }

  /// base, -s, past, participle, -ing; in the order of ``Inflection``. Of several words the first inflects.
  package func verbForms(_ phrase: String) -> [String] {
    let (head, rest) = phrase.headAndRest
    let forms = verbs[head] ?? regularVerb(head)
    return forms.map { $0 + rest }
  }

  /// Singular and plural; only the singular where there is no other plural. Of several words the head inflects: the
  /// last one, or the one before a preposition ("head of state").
  package func nounForms(_ phrase: String) -> [String] {
    var words = phrase.split(separator: " ").map(String.init)
    let preposition = words.indices.dropFirst().first { Self.prepositions.contains(words[$0]) }
    let head = (preposition ?? words.count) - 1
    let plural = self.plural(words[head])
    guard plural != words[head] else { return [phrase] }
    words[head] = plural
    return [phrase, words.joined(separator: " ")]
  }

  static let prepositions: Set<String> = [
    "of", "in", "on", "at", "by", "for", "to", "from", "with", "without", "under", "against", "beyond", "between",
    "over", "after", "before", "per", "into", "as", "about", "through", "upon", "within", "behind", "around", "off",
  ]

  package func plural(_ noun: String) -> String {
    if let irregular = nouns[noun] { return irregular }
    let lower = noun.lowercased()
    if lower.hasSuffix("s"), !["ss", "us", "is"].contains(where: { lower.hasSuffix($0) }) { return noun }
    if lower.hasSuffix("is"), lower.count > 4 { return String(noun.dropLast(2)) + "es" }
    if lower.hasSuffix("y"), let before = lower.dropLast().last, !Self.vowels.contains(before) {
      return noun.dropLast() + "ies"
    }
    return noun + sibilantEnding(lower)
  }

  private func sibilantEnding(_ lower: String) -> String {
    ["s", "x", "z", "ch", "sh"].contains { lower.hasSuffix($0) } ? "es" : "s"
  }

  private func regularVerb(_ verb: String) -> [String] {
    let letters = Array(verb.lowercased())
    guard let last = letters.last else { return [verb, verb, verb, verb, verb] }
    let stem = String(verb.dropLast())
    let isConsonantY = last == "y" && letters.count > 1 && !Self.vowels.contains(letters[letters.count - 2])
    let third =
      isConsonantY
      ? stem + "ies" : verb + (last == "o" ? "es" : sibilantEnding(verb.lowercased()))
    let past: String
    if last == "e" {
      past = verb + "d"
    } else if isConsonantY {
      past = stem + "ied"
    } else if doubles(letters) {
      past = verb + String(last) + "ed"
    } else {
      past = verb + "ed"
    }
    let gerund: String
    if verb.hasSuffix("ie") {
      gerund = String(verb.dropLast(2)) + "ying"
    } else if last == "e", !["ee", "oe", "ye"].contains(where: { verb.hasSuffix($0) }), verb != "be" {
      gerund = stem + "ing"
    } else if doubles(letters) {
      gerund = verb + String(last) + "ing"
    } else {
      gerund = verb + "ing"
    }
    return [verb, third, past, past, gerund]
  }

  /// One syllable, one vowel letter, one final consonant: stop → stopped. Longer verbs that double are listed.
  private func doubles(_ letters: [Character]) -> Bool {
    guard letters.count >= 3, let last = letters.last, !Self.vowels.contains(last), !["w", "x", "y"].contains(last)
    else { return false }
    let vowelAt = letters.indices.filter { Self.vowels.contains(letters[$0]) }
    guard vowelAt == [letters.count - 2] else {
      return vowelAt.count == 2 && vowelAt.last == letters.count - 2 && letters.starts(with: ["q", "u"])
    }
    return true
  }

  private static let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
}

extension String {
  /// The first word, and the rest with its leading blank.
  fileprivate var headAndRest: (String, String) {
    guard let blank = firstIndex(of: " ") else { return (self, "") }
    return (String(self[..<blank]), String(self[blank...]))
  }
}
