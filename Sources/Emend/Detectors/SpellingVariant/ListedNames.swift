/// Listed names in a form that is not the right one: "Kief" for Kyiv, "Iraque" for Iraq.
///
/// The lexicon says what is a variant; ``NameSurroundings`` says whether this place means the listed name at all; the
/// rest of the document says how sure that is.
struct ListedNames {
  let document: Document
  let lexicon: Lexicon
  let style: CleanerOptions.NameStyle?
  let matches: [NameMatch]

  /// - Parameter hasVariant: whether any match is not the right form; documents without one cost nothing more.
  /// - Complexity: linear in the matches, and one pass over the words where a variant needs its context.
  func findings(hasVariant: Bool) -> [Finding] {
    guard hasVariant || (style == .traditional && !matches.isEmpty) else { return [] }
    let surroundings = NameSurroundings(document: document, lexicon: lexicon)
    let witnesses = NameWitnesses(document: document, lexicon: lexicon, matches: matches)
    let isThing = self.isThing(surroundings, witnesses)
    return matches.indices.compactMap { finding(at: $0, surroundings, witnesses, isThing: isThing) }
  }

  /// Whether the text's one listed name may be a thing's: programs are called Tokio, Byzanz and Catmandu. So it is where
  /// nothing says that it is a place and the text speaks of programs. One pass over the words where there is one name.
  private func isThing(_ surroundings: NameSurroundings, _ witnesses: NameWitnesses) -> Bool {
    let forms = matches.lazy.map { lexicon.nameForm($0.form) }
    guard let first = forms.first, forms.allSatisfy({ $0.entry == first.entry }),
      !matches.contains(where: { $0.tokens.count > 1 }), !witnesses.hasRightForm(of: first)
    else { return false }
    return surroundings.speaksOfPrograms && !matches.prefix(64).contains(where: surroundings.isPlace)
  }

  /// - Parameter isThing: whether the listed name may be a program's.
  private func finding(
    at number: Int, _ surroundings: NameSurroundings, _ witnesses: NameWitnesses, isThing: Bool
  ) -> Finding? {
    let match = matches[number]
    let form = lexicon.nameForm(match.form)
    guard let target = replacement(for: form) ?? preferred(match, form, witnesses) else { return nil }
    let span = document.baseSpan(ofTokens: match.tokens)
    let text = document.text(span)
    let first = document.tokens[match.tokens.lowerBound]
    let replacement = fitted(witnesses.marked(target, of: form), to: first, match)
    guard replacement != text, !surroundings.isAcronym(match) || Self.isAcronym(target), !isJuxtaposed(number),
      !Self.hasOtherCapitals(text, replacement),
      var standing = surroundings.standing(of: match, form)
    else { return nil }
    if Self.isAcronym(target) { standing.remove(.loneCapitals) }
    if form.flags.contains(.person), let other = surroundings.givenName(before: match) {
      // Somebody else's surname, unless the lexicon knows the given name with the right form.
      guard witnesses.isFullName(other, target) else { return nil }
      standing.remove(.inName)
    }
    guard var (strength, reasons) = judged(match, form, standing, witnesses, surroundings) else { return nil }
    if isThing, strength.onCleanText > VariantStrength.thing.onCleanText {
      strength = VariantStrength.thing
      reasons.append("the text speaks of programs, and one may be called so")
    }
    let article = NameArticle(
      of: match, replacement: replacement, isPerson: form.flags.contains(.person), in: document)
    let place = document.baseSpan(ofTokens: article.tokens)
    return Finding(
      span: place, rule: lexicon.rule(of: form.entry), text: document.text(place), replacement: article.replacement,
      message: message(text, replacement, form), evidence: reasons + standing.reasons,
      strength: article.isDoubtful ? VariantStrength.foreignInName : strength,
      cluster: "name:\(Self.cluster(of: lexicon.string(form.right), isPerson: form.flags.contains(.person)))")
  }

  // MARK: - The repair

  /// What should stand in place of a form; nil where it is right as it is.
  private func replacement(for form: NameForm) -> String? {
    guard style == .traditional else {
      return form.flags.contains(.right) ? nil : lexicon.string(form.right)
    }
    if form.flags.contains(.traditional) { return nil }
    let traditional = lexicon.string(form.traditional)
    if !traditional.isEmpty { return traditional }
    return form.flags.contains(.right) ? nil : lexicon.string(form.right)
  }

  /// The older form of a person's surname that the text keeps to nearly everywhere, in place of the right one.
  private func preferred(_ match: NameMatch, _ form: NameForm, _ witnesses: NameWitnesses) -> String? {
    guard style == nil, form.flags.contains(.right), match.tokens.count == 1 else { return nil }
    return witnesses.commonTraditionalForm(of: form)
  }

  private func fitted(_ target: String, to first: Token, _ match: NameMatch) -> String {
    if match.tokens.allSatisfy({ document.tokens[$0].flags.contains(.allCaps) }) { return target.uppercased() }
    return first.flags.contains(.sentenceStart) ? Capitals.capitalized(target) : target
  }

  /// Whether a name is all capitals by itself: NATO.
  private static func isAcronym(_ name: String) -> Bool { name.unicodeScalars.allSatisfy { $0.properties.isUppercase } }

  /// Capitals inside a word are a program's or a firm's name: DABlin is not Dublin, though TamilNadu is Tamil Nadu. Where
  /// all are capitals nothing shows.
  private static func hasOtherCapitals(_ text: String, _ replacement: String) -> Bool {
    func inside(_ text: String) -> Int {
      zip(text.utf8, text.utf8.dropFirst()).count { $0.isASCIILetter && $1.isASCIIUppercase }
    }
    return text.utf8.contains(where: \.isASCIILowercase) && inside(text) > inside(replacement.filter { $0 != " " })
  }

  /// People share a cluster by surname, whether the given name stands with it or not.
  static func cluster(of right: String, isPerson: Bool) -> String {
    let words = right.split(separator: " ").map { $0.lowercased() }
    return isPerson ? words.last ?? "" : words.joined(separator: "-")
  }

  private func message(_ text: String, _ replacement: String, _ form: NameForm) -> String {
    if style == nil, form.flags.contains(.right) {
      return "“\(text)” stands for “\(replacement)” elsewhere in the text"
    }
    if form.flags.contains(.right) { return "the style asks for “\(replacement)” instead of “\(text)”" }
    if !form.flags.isDisjoint(with: [.traditional, .also]) {
      return "“\(text)” is another form of the name “\(replacement)”"
    }
    return form.flags.contains(.weak)
      ? "“\(text)” seems to stand for “\(replacement)”" : "“\(text)” is not an English form of “\(replacement)”"
  }

  // MARK: - Vetoes

  /// Another accepted form of the same name right beside it: the text names both on purpose ("Kyiv (formerly Kiev)").
  private func isJuxtaposed(_ number: Int) -> Bool {
    let reach = 6
    func isOther(_ index: Int) -> Bool {
      guard matches.indices.contains(index), matches[index].form != matches[number].form,
        lexicon.nameForm(matches[index].form).entry == lexicon.nameForm(matches[number].form).entry,
        !lexicon.nameForm(matches[index].form).flags.isDisjoint(with: [.right, .traditional])
      else { return false }
      let (left, right) = index < number ? (index, number) : (number, index)
      let start = matches[left].tokens.upperBound
      let end = matches[right].tokens.lowerBound
      return end - start < reach && !(start...end).contains { document.tokens[$0].flags.contains(.sentenceStart) }
    }
    return isOther(number - 1) || isOther(number + 1)
  }

  /// Right beside a foreign form of another name: who writes "Köln, Wien and Praha" may mean these forms.
  private func isInList(_ match: NameMatch) -> Bool {
    // Matches are in order.
    var low = 0
    var high = matches.count
    while low < high {
      let middle = (low + high) / 2
      if matches[middle].tokens.lowerBound < match.tokens.lowerBound { low = middle + 1 } else { high = middle }
    }
    let number = low
    func isForeign(_ index: Int) -> Bool {
      guard matches.indices.contains(index), matches[index].form != match.form else { return false }
      let form = lexicon.nameForm(matches[index].form)
      guard form.flags.isDisjoint(with: [.right, .traditional]),
        form.entry != lexicon.nameForm(match.form).entry
      else { return false }
      let (left, right) = index < number ? (matches[index], match) : (match, matches[index])
      return right.tokens.lowerBound - left.tokens.upperBound <= 1
    }
    return isForeign(number - 1) || isForeign(number + 1)
  }

  // MARK: - How sure

  private func judged(
    _ match: NameMatch, _ form: NameForm, _ standing: NameStanding, _ witnesses: NameWitnesses,
    _ surroundings: NameSurroundings
  ) -> (Strength, [String])? {
    if style == nil, form.flags.contains(.right) {
      return (VariantStrength.traditionalMajority, ["the text has the other form everywhere else"])
    }
    if style == nil, form.flags.contains(.traditional), witnesses.commonTraditionalForm(of: form) != nil { return nil }
    if form.flags.contains(.also) { return judgedAlso(match, form, standing, witnesses) }
    if form.flags.contains(.right) || (style == .traditional && form.flags.isDisjoint(with: [.weak, .located])) {
      return judgedByStyle(form, standing)
    }
    if !form.flags.isDisjoint(with: [.weak, .located]) {
      return judgedWeak(match, form, standing, witnesses, surroundings)
    }
    if form.flags.contains(.traditional) { return judgedTraditional(match, form, standing, witnesses) }
    return judgedForeign(match, form, standing, witnesses)
  }

  private func judgedByStyle(_ form: NameForm, _ standing: NameStanding) -> (Strength, [String]) {
    if !form.flags.contains(.right) {
      return (
        standing.isPlain ? VariantStrength.foreign : VariantStrength.foreignInName, ["English never used this form"]
      )
    }
    let isSure = standing.isDisjoint(with: [.inName, .headline])
    return (
      isSure ? VariantStrength.traditionalStyle : VariantStrength.traditionalDoubtful,
      ["the configuration asks for traditional names"]
    )
  }

  /// A form that is right as well: found only where the text has the right one too. A hint where the text prefers it, or
  /// speaks of times when it was the usual one.
  private func judgedAlso(
    _ match: NameMatch, _ form: NameForm, _ standing: NameStanding, _ witnesses: NameWitnesses
  ) -> (Strength, [String])? {
    guard standing.isDisjoint(with: [.inName, .headline, .past]), witnesses.hasRightForm(of: form) else { return nil }
    // Whoever writes of Breslau in 1931 may well go on to Wroclaw in 1947.
    let isMixed = witnesses.prefersRightForm(of: form) && !witnesses.isOldTime(at: match.tokens.lowerBound)
    return (
      isMixed ? VariantStrength.alsoMixed : VariantStrength.alsoPreferred,
      ["the text also has “\(witnesses.marked(lexicon.string(form.right), of: form))”"]
    )
  }

  private func judgedWeak(
    _ match: NameMatch, _ form: NameForm, _ standing: NameStanding, _ witnesses: NameWitnesses,
    _ surroundings: NameSurroundings
  ) -> (Strength, [String])? {
    guard standing.isDisjoint(with: [.inName, .headline]) else { return nil }
    let context = witnesses.context(of: form)
    let hasRight = witnesses.hasRightForm(of: form)
    let isLocated =
      form.flags.contains(.located) && surroundings.isLocated(match) && !witnesses.isOtherwise(form)
    guard isLocated || form.flags.contains(.weak) else { return nil }
    guard hasRight || !context.isEmpty else {
      return isLocated && standing.isPlain
        ? (VariantStrength.located, ["the sentence speaks of a place, and English never calls it so"]) : nil
    }
    var reasons = hasRight ? ["the text also has “\(lexicon.string(form.right))”"] : []
    if !context.isEmpty { reasons.append("the text speaks of \(context.joined(separator: ", "))") }
    // A variant that English text has often enough to be counted is an older form rather than a slip.
    let isCurrent = match.tokens.allSatisfy { document.tokens[$0].traits.contains(.english) }
    if standing.contains(.past) { return (VariantStrength.weakDoubtful, reasons) }
    let isAttested =
      (hasRight && !context.isEmpty) || (context.count > 1 && (!isCurrent || style == .modern))
    return (isAttested ? VariantStrength.weakAttested : VariantStrength.weak, reasons)
  }

  private func judgedTraditional(
    _ match: NameMatch, _ form: NameForm, _ standing: NameStanding, _ witnesses: NameWitnesses
  ) -> (Strength, [String]) {
    guard standing.isDisjoint(with: [.inName, .headline]), !standing.contains(.past) else {
      return (VariantStrength.traditionalDoubtful, ["an older form of the name"])
    }
    if style == .modern { return (VariantStrength.traditionalStyle, ["the configuration asks for modern names"]) }
    let isPlace = witnesses.isPlace(form.entry)
    let isOld = witnesses.isOldTime(at: match.tokens.lowerBound)
    if witnesses.hasRightForm(of: form) {
      let reasons = ["the text also has “\(lexicon.string(form.right))”"]
      if isOld { return (VariantStrength.traditionalDoubtful, reasons) }
      // Among other names the older form is another romanisation, and the text may prefer it.
      let isCommoner = isPlace || witnesses.prefersRightForm(of: form)
      return (isCommoner ? VariantStrength.traditionalMixed : VariantStrength.traditionalPreferred, reasons)
    }
    guard isPlace, !isOld else {
      return (VariantStrength.traditionalOther, ["an older or other form of the name; the text has no other one"])
    }
    return (VariantStrength.traditionalPlace, ["the older form of the name; the text has no other one"])
  }

  private func judgedForeign(
    _ match: NameMatch, _ form: NameForm, _ standing: NameStanding, _ witnesses: NameWitnesses
  ) -> (Strength, [String]) {
    let reasons = ["English never used this form"]
    if standing.contains(.inName) { return (VariantStrength.foreignInName, reasons) }
    let isCurrent =
      match.tokens.count == 1 && document.tokens[match.tokens.lowerBound].traits.contains(.english)
      && document.tokens[match.tokens.lowerBound].traits.frequency >= Self.currentFrequency
    guard standing.isPlain, !isCurrent else { return (VariantStrength.foreignLikely, reasons) }
    if differsInMarks(match, form), !witnesses.hasRightForm(of: form) {
      // Careful papers print a name's own marks.
      return (VariantStrength.foreignLikely, ["English papers seldom print these marks"])
    }
    if witnesses.keepsTo(form) {
      return (VariantStrength.foreignLikely, reasons + ["the text keeps to it, as its writer may want"])
    }
    if isInList(match) { return (VariantStrength.foreignLikely, reasons + ["forms of other names stand beside it"]) }
    if form.flags.contains(.person), match.tokens.count == 1, !standing.contains(.afterRole),
      !witnesses.hasPerson(lexicon.string(form.right), besides: match)
    {
      // A bare surname may be anybody's.
      return (VariantStrength.foreignLikely, reasons)
    }
    return (VariantStrength.foreign, reasons)
  }

  private func differsInMarks(_ match: NameMatch, _ form: NameForm) -> Bool {
    let text = document.text(document.baseSpan(ofTokens: match.tokens))
    return NameKey.unmarkedLetters(of: text.unicodeScalars)
      == NameKey.unmarkedLetters(of: lexicon.string(form.right).unicodeScalars)
  }

  /// Ten times the decimal logarithm of occurrences in a billion words, from which on a foreign form is at home in
  /// English text as something else ("Deutschland" in names of parties and ships).
  private static let currentFrequency = 25
}
