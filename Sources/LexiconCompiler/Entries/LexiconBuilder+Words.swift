internal import Emend

/// Words, their figures, grammar and classes.
extension LexiconBuilder {
  mutating func takeWords(from lexicon: Lexicon) {
    for (word, traits) in lexicon.vocabulary {
      let number = vocabulary.add(word, traits.intersection(.english))
      vocabulary.set(frequency: traits.frequency, of: number)
    }
    pairs = lexicon.pairTable
    baseModel = lexicon.languageModelSections
  }

  mutating func addFrequencies(_ file: DictionaryFile) {
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

  mutating func addGrammar(_ entry: SourceEntry) {
    let trait: WordTraits
    switch entry.file.split(separator: "/").last {
    case "abbreviations.txt": trait = .abbreviation
    case "common-surnames.txt": trait = .commonSurname
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

  mutating func addClassMember(_ entry: SourceEntry) {
    let name = entry.file.split(separator: "/").last.map { String($0.dropLast(4)) } ?? ""
    let words = wordSegments(of: entry.text)
    guard words.count == 1 else { return problem(entry, "a class holds single words: \(entry.text)") }
    if classes[name]?.contains(words[0].text) == true {
      return problem(entry, "\(entry.text) is in the class {\(name)} already")
    }
    classes[name, default: []].append(words[0].text)
  }

  mutating func ids(_ text: String) -> [WordID] {
    wordSegments(of: text).map { vocabulary.add($0.text) }
  }
}
