internal import Emend

/// `en/spellings` and `en/repeats`.
extension LexiconBuilder {
  mutating func addSpelling(_ entry: SourceEntry) {
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
    // Where the spellings are alike ("travel") there is nothing to tell.
    for inflection in order.map(\.rawValue) where Set(forms.map { $0.texts[inflection] }).count > 1 {
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
      let regional = [1, 2].compactMap { region in forms.first { $0.region == region }.map { ids($0.texts[inflection]) }
      }
      if regional.count == 2, regional.allSatisfy({ $0.count == 1 }) {
        americanSpellings[regional[0][0]] = regional[1][0]
      }
    }
  }

  mutating func addRepeatException(_ entry: SourceEntry) {
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
}
