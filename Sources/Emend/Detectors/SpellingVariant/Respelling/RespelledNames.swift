/// Names that came back from a phonetic script: "Luc Thibault … Tibo said".
///
/// Sound alone joins far too much, so the two sides differ: one has to stand with a given name and is read as its language
/// reads it, the other one is in no list of words and stands for its sounds letter by letter. Two native spellings
/// (Renaud, Renault) never meet.
enum RespelledNames {
  /// Pairs of names, as numbers of candidates; the respelled one is wrong. A few µs for a name that stands after another
  /// word with a capital, where the document has a word in no list at all.
  /// - Parameter letters: of a name, as ``NameKey/appendLetters(of:to:)`` gives them.
  static func pairs(
    among candidates: NameCandidates, in document: Document, letters: (Int) -> ArraySlice<UInt8>
  ) -> [(wrong: Int, right: Int)] {
    guard candidates.hasUnknown else { return [] }
    var bySound: [UInt64: [(name: Int, code: SoundCode)]] = [:]
    for (number, name) in candidates.names.enumerated()
    where !name.isKnown && isWord(name, candidates) && letters(number).count >= shortest {
      for code in SoundCode.literal(letters(number)) where code.sounds.count >= fewestSounds {
        bySound[code.hash, default: []].append((number, code))
      }
    }
    guard !bySound.isEmpty else { return [] }
    let sounds = SoundFilter(bySound.values.lazy.joined().map(\.code))
    var found: [(wrong: Int, right: Int)] = []
    for (number, name) in candidates.names.enumerated() where isIntroduced(name, candidates, document) {
      let spelling = spelling(of: name, candidates, document)
      guard sounds.mayHave(spelling) else { continue }
      let literal = SoundCode.literal(letters(number))
      for reading in LanguageReadings.readings(of: spelling)
      where !literal.contains(reading) {
        for other in bySound[reading.hash] ?? []
        where other.name != number && other.code.matches(reading)
          && !found.contains(where: { $0 == (other.name, number) })
        {
          found.append((other.name, number))
        }
      }
    }
    // Where each may be made of the other one, nothing tells which is.
    return found.filter { pair in !found.contains { $0 == (pair.right, pair.wrong) } }
  }

  /// Letters of the shortest respelled name, and its sounds.
  private static let shortest = 4
  private static let fewestSounds = 3

  private static func isWord(_ name: NameCandidates.Name, _ candidates: NameCandidates) -> Bool {
    candidates.occurrences[Int(name.first)].length == 1
  }

  /// Whether the name stands somewhere right after a word with a capital that may be its given name.
  private static func isIntroduced(
    _ name: NameCandidates.Name, _ candidates: NameCandidates, _ document: Document
  ) -> Bool {
    guard isWord(name, candidates) else { return false }
    return candidates.tokens(of: name, limit: 4).contains { place in
      let index = place.lowerBound
      return index > 0 && document.tokens[index].gap == .blank
        && document.tokens[index].flags.isDisjoint(with: [.sentenceStart, .allCaps])
        && document.tokens[index - 1].flags.contains(.capitalized)
        && (document.tokens[index - 1].traits.contains(.givenName)
          || document.tokens[index - 1].traits.isDisjoint(with: .functionWord)
            && document.tokens[index - 1].traits.frequency < NameCandidates.commonFrequency)
    }
  }

  private static func spelling(
    of name: NameCandidates.Name, _ candidates: NameCandidates, _ document: Document
  ) -> NativeSpelling {
    let token = document.tokens[Int(candidates.occurrences[Int(name.first)].token)]
    let span = token.baseSpan(in: document.bytes)
    return token.flags.contains(.beyondASCII)
      ? NativeSpelling(document.text(span).lowercased().unicodeScalars)
      : NativeSpelling(ascii: document.bytes[span.range])
  }
}
