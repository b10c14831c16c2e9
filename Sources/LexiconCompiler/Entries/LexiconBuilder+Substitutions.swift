internal import Emend

/// `en/substitutions`: what machines put in place of a word, and the company of the right one.
extension LexiconBuilder {
  mutating func addSubstitution(_ entry: SourceEntry) {
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
          entry: index, target: target, weight: line.weight, flags: line.isOfTerms ? .onlyInExpressions : [],
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
  static func isPrintedAsWritten(_ text: String) -> Bool {
    text.contains("-") || text.unicodeScalars.contains { $0.properties.isUppercase }
  }

  func inflected(_ text: String, _ wordClass: SubstitutionLine.WordClass) -> [String] {
    switch wordClass {
    case .noun:
      let forms = inflector.nounForms(text)
      return forms.count == 2 ? forms : [text, text]
    case .verb: return inflector.verbForms(text)
    case .adjective, .adverb, .fixed: return [text]
    }
  }

  /// The company of the right word, as a weak expression, with the forms of both that are English.
  mutating func addCollocation(
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

  func companyForms(_ word: String, of wordClass: SubstitutionLine.WordClass) -> [String] {
    guard word.first?.isLowercase == true, let number = vocabulary.number(of: word),
      !vocabulary.traits[Int(number)].contains(.functionWord)
    else { return [word] }
    let verbs = inflector.verbForms(word)
    let forms = wordClass == .noun ? verbs + [inflector.plural(word)] : [word, verbs[1], inflector.plural(word)]
    return Set(forms.filter { $0 == word || vocabulary.isEnglish($0) }).sorted()
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
  /// Believed only inside an expression.
  var isOfTerms = false

  init?(_ line: String) {
    let sides = line.components(parting: " -> ")
    guard sides.count == 2 else { return nil }
    var words = sides[1].split(separator: " ").map(String.init)
    // From the end: dialects, the weight, the class.
    while let last = words.last, Double(last) == nil, words.count > 2 {
      guard ["news", "seo", "thesaurus", "roundtrip", "terms"].contains(last) else { return nil }
      isOfTerms = isOfTerms || last == "terms"
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
