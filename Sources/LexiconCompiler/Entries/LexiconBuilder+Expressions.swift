internal import Emend

/// `en/expressions`: fixed expressions in all their forms.
extension LexiconBuilder {
  mutating func addExpression(_ entry: SourceEntry) {
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
  static func takesPlural(_ words: [WordSegment], _ vocabulary: Vocabulary) -> Bool {
    func isFunction(_ word: String) -> Bool {
      vocabulary.number(of: word).map { vocabulary.traits[Int($0)].contains(.functionWord) } ?? false
    }
    return !words.contains { ["a", "an", "the"].contains($0.text.lowercased()) }
      && !isFunction(words[0].text) && !isFunction(words[words.count - 1].text)
      && !words[words.count - 1].text.hasSuffix("ly")
  }

  /// Whether the words of an inflected form exist.
  func isPlausible(_ form: String) -> Bool {
    wordSegments(of: form).allSatisfy { vocabulary.isEnglish($0.text) || $0.text.first?.isUppercase == true }
  }

  mutating func addForms(_ forms: [String], of entry: SourceEntry, isVerb: Bool) {
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
}
