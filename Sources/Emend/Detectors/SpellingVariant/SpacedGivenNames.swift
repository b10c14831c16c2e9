/// Given names in three ways to join their syllables: "Park Geun Hye", "Park Geun-hye", "Pak Kunhye".
///
/// Names that a hyphen joins or that are one word are names for ``NamePairs`` too; what a blank parts is found here.
struct SpacedGivenNames {
  let document: Document
  let mentions: [FamilyMentions.Mention]

  /// Linear in the mentions: names meet by their surname, and of each only so many are compared.
  /// - Returns: the findings, and for given names that are other spellings of one, the letters of that one.
  func reading() -> (findings: [Finding], rightForms: [[UInt8]: [UInt8]]) {
    let full = mentions.filter { $0.given != nil }
    guard full.contains(where: { $0.given?.isSpaced ?? false }) else { return ([], [:]) }
    var groups: [UInt16: [FamilyMentions.Mention]] = [:]
    for mention in full { for number in mention.surname.numbers { groups[number, default: []].append(mention) } }
    var found: [Int: Finding] = [:]
    var rightForms: [[UInt8]: [UInt8]] = [:]
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      for (wrong, right) in otherwise(spelled: group) {
        if wrong.given.letters != right.given.letters { rightForms[wrong.given.letters] = right.given.letters }
        for place in wrong.places {
          let finding = FamilyNames.finding(
            document.baseSpan(ofTokens: place.tokens), becomes: right.text, 0.92,
            "the same surname stands before both", in: document)
          found[finding.span.start] = finding
        }
      }
    }
    return (found.values.sorted { $0.span.start < $1.span.start }, rightForms)
  }

  /// More forms of given names than this beside one surname are a list.
  private static let crowd = 24

  private struct Form {
    let given: FamilyMentions.Given
    let text: String
    var places: [FamilyMentions.Given]
  }

  private func otherwise(spelled group: [FamilyMentions.Mention]) -> [(wrong: Form, right: Form)] {
    var forms: [Form] = []
    for case let given? in group.map(\.given) {
      let text = document.text(document.baseSpan(ofTokens: given.tokens))
      if let known = forms.firstIndex(where: { $0.text == text }) {
        forms[known].places.append(given)
      } else if forms.count < Self.crowd {
        forms.append(Form(given: given, text: text, places: [given]))
      } else {
        return []
      }
    }
    return forms.enumerated().compactMap { number, form in
      // The commonest form is right; the first one wins a draw.
      var best = number
      for (other, candidate) in forms.enumerated() where other != number && areOne(candidate.given, form.given) {
        let (count, most) = (candidate.places.count, forms[best].places.count)
        if count > most || (count == most && other < best) { best = other }
      }
      return best == number ? nil : (form, forms[best])
    }
  }

  /// Whether two given names, one of which a blank parts, are one in letters or in two styles.
  private func areOne(_ one: FamilyMentions.Given, _ other: FamilyMentions.Given) -> Bool {
    guard one.isSpaced || other.isSpaced, one.tokens.count > 1 || other.tokens.count > 1 else { return false }
    if one.letters == other.letters { return true }
    if one.isKorean, other.isKorean,
      KoreanSyllables.areOne(one.letters[...], other.letters[...], isHyphenated: true) ?? false
    {
      return true
    }
    return one.isChinese && other.isChinese
      && ChineseSyllables.areOne(
        one.letters[...], other.letters[...], hyphens: (one.tokens.count > 1, other.tokens.count > 1)) ?? false
  }
}
