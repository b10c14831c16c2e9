/// Matches the patterns of `en/phrases/`. A pattern is tried only where its rarest word stands.
struct PhraseMatcher {
  struct Match {
    var phrase: PhraseRecord
    var tokens: Range<Int>
    /// Tokens of the numbered elements; empty where an optional one is missing.
    var captures: [Range<Int>]
  }

  let document: Document
  let lexicon: Lexicon

  init(_ document: Document, _ lexicon: Lexicon) {
    self.document = document
    self.lexicon = lexicon
  }

  /// All matches, in order of start.
  func matches() -> [Match] {
    var matches: [Match] = []
    // Whether a word of a `document` guard stands in the text: one scan a set, however many matches ask.
    var standing: [UInt32: Bool] = [:]
    DetectorInput.with(document, lexicon) { input in
      var walk = PhraseWalk(input)
      let anchoring = WordTraits.phraseAnchor.rawValue
      for index in 0..<input.tokens.count where input.tokens[index].traits.rawValue & anchoring != 0 {
        for anchor in lexicon.phraseAnchors(at: input.tokens[index].word) {
          let first = index - Int(anchor.maxBefore)
          let last = index - Int(anchor.minBefore)
          guard last >= 0 else { continue }
          let elements = lexicon.phraseElements(Int(anchor.phrase))
          // The longest start first: an optional element belongs to the match where it can.
          for start in max(0, first)...last {
            guard let end = walk.end(of: elements, from: start), end > index else { continue }
            let match = Match(
              phrase: lexicon.phrase(Int(anchor.phrase)), tokens: start..<end, captures: walk.captures(of: elements))
            guard passes(match), stands(match.phrase.document, &standing) else { continue }
            matches.append(match)
            break
          }
        }
      }
    }
    return matches.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Of matches that overlap the one that holds the others ("hides the ends in the water" knows more than "the ends in
  /// the water"), else the one with the best tier, then the longest, then the first; in order of start.
  func chosenMatches() -> [Match] {
    var chosen: [Match] = []
    for match in matches() {
      guard let last = chosen.last, last.tokens.overlaps(match.tokens) else {
        chosen.append(match)
        continue
      }
      if Self.isBetter(match, than: last) { chosen[chosen.count - 1] = match }
    }
    return chosen
  }

  private static func isBetter(_ match: Match, than other: Match) -> Bool {
    let (new, old) = (match.tokens, other.tokens)
    if new != old {
      if new.lowerBound <= old.lowerBound, new.upperBound >= old.upperBound { return true }
      if old.lowerBound <= new.lowerBound, old.upperBound >= new.upperBound { return false }
    }
    return (match.phrase.tier, new.count) > (other.phrase.tier, old.count)
  }

  // MARK: - Guards

  private func passes(_ match: Match) -> Bool {
    let tokens = document.tokens
    let phrase = match.phrase
    // "a lot of face-to-face contact" is no "lot of face".
    if tokens[match.tokens.lowerBound].gap == .hyphen { return false }
    if match.tokens.upperBound < tokens.count, tokens[match.tokens.upperBound].gap == .hyphen { return false }
    if phrase.notAfter != noSet, match.tokens.upperBound < tokens.count {
      let next = tokens[match.tokens.upperBound]
      if next.gap == .blank || next.gap == .hyphen, lexicon.member(next.word, of: phrase.notAfter) != nil {
        return false
      }
    }
    if phrase.notBefore != noSet, match.tokens.lowerBound > 0 {
      let gap = tokens[match.tokens.lowerBound].gap
      let previous = tokens[match.tokens.lowerBound - 1]
      if gap == .blank || gap == .hyphen, lexicon.member(previous.word, of: phrase.notBefore) != nil { return false }
    }
    if phrase.near != noSet || phrase.unless != noSet {
      let sentence = document.sentence(around: match.tokens.lowerBound)
      let others = sentence.filter { !match.tokens.contains($0) }
      if phrase.unless != noSet,
        (others + wildcards(of: match)).contains(where: { lexicon.member(tokens[$0].word, of: phrase.unless) != nil })
      {
        return false
      }
      if phrase.near != noSet, !others.contains(where: { lexicon.member(tokens[$0].word, of: phrase.near) != nil }) {
        return false
      }
    }
    return true
  }

  /// The tokens that the pattern does not name.
  private func wildcards(of match: Match) -> [Int] {
    lexicon.elements(of: match.phrase).flatMap { element -> Range<Int> in
      guard element.capture > 0, [.anyWord, .anyWords, .name].contains(element.kind) else { return 0..<0 }
      return match.captures[Int(element.capture) - 1]
    }
  }

  /// Whether a word of the set stands anywhere in the document.
  private func stands(_ set: UInt32, _ known: inout [UInt32: Bool]) -> Bool {
    guard set != noSet else { return true }
    if let answer = known[set] { return answer }
    let answer = document.tokens.contains { lexicon.member($0.word, of: set) != nil }
    known[set] = answer
    return answer
  }

  // MARK: - Repairs

  /// The repairs of a match, the likeliest first, with capitals; and whether a verb's form had to be guessed.
  func repairs(of match: Match) -> (texts: [String], isGuessed: Bool) {
    let templates = lexicon.string(match.phrase.repairs)
    guard !templates.isEmpty else { return ([], false) }
    var isGuessed = false
    let first = document.tokens[match.tokens.lowerBound]
    let texts = templates.split(separator: "\u{1E}").map { template -> String in
      let text = fill(template, match, &isGuessed)
      let isAtStart = !first.flags.isDisjoint(with: [.sentenceStart, .clauseStart])
      return first.flags.contains(.capitalized) && isAtStart ? text.capitalizedFirst : text
    }
    return (texts, isGuessed)
  }

  private func fill(_ template: Substring, _ match: Match, _ isGuessed: inout Bool) -> String {
    var result = ""
    var rest = template
    while let first = rest.first {
      if first == "\u{1}", let end = rest.firstIndex(of: "\u{2}") {
        let fields = rest[rest.index(after: rest.startIndex)..<end].split(separator: "|").map(String.init)
        rest = rest[rest.index(after: end)...]
        let form = form(of: Int(fields[0]) ?? 0, in: match, fields: fields, &isGuessed)
        result += fields.indices.contains(form + 1) ? fields[form + 1] : fields[1]
      } else if first == "$" {
        rest.removeFirst()
        let digits = rest.prefix { $0.isNumber }
        rest = rest.dropFirst(digits.count)
        let capture = match.captures[(Int(digits) ?? 1) - 1]
        if capture.isEmpty {
          // A missing optional element takes its blank with it.
          if result.hasSuffix(" ") || result.isEmpty, rest.first == " " { rest.removeFirst() }
          if result.hasSuffix(" "), rest.isEmpty { result.removeLast() }
        } else {
          result += document.text(document.span(ofTokens: capture))
        }
      } else {
        result.append(first)
        rest.removeFirst()
      }
    }
    return result
  }

  /// Which form of its base the verb of a numbered element stands in. "put" may be present or past: past is the
  /// likelier in prose, but it stays a guess.
  private func form(of number: Int, in match: Match, fields: [String], _ isGuessed: inout Bool) -> Int {
    guard match.captures.indices.contains(number - 1), !match.captures[number - 1].isEmpty else { return 0 }
    let elements = lexicon.elements(of: match.phrase)
    guard let element = elements.first(where: { Int($0.capture) == number }),
      let forms = lexicon.member(document.tokens[match.captures[number - 1].lowerBound].word, of: element.value)
    else { return 0 }
    let candidates = (0..<6).filter { forms & (1 << UInt32($0)) != 0 }
    let texts = Set(candidates.compactMap { fields.indices.contains($0 + 1) ? fields[$0 + 1] : nil })
    if texts.count > 1 { isGuessed = true }
    if candidates.contains(0), candidates.contains(2) {
      let previous = match.tokens.lowerBound > 0 ? document.folded(document.tokens[match.tokens.lowerBound - 1]) : ""
      let isBase = Self.beforeBase.contains(previous)
      isGuessed = isGuessed && !isBase
      return isBase ? 0 : 2
    }
    if candidates.contains(2), candidates.contains(3), match.tokens.lowerBound > 0 {
      let isParticiple = Self.beforeParticiple.contains(document.folded(document.tokens[match.tokens.lowerBound - 1]))
      isGuessed = isGuessed && !isParticiple
      return isParticiple ? 3 : 2
    }
    return candidates.first ?? 0
  }

  private static let beforeParticiple: Set<String> = [
    "be", "been", "being", "is", "are", "was", "were", "am", "has", "have", "had", "having", "get", "gets", "got",
  ]

  private static let beforeBase: Set<String> = [
    "to", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "not", "did", "do", "does",
    "don't", "didn't", "doesn't", "can't", "couldn't", "won't", "wouldn't", "let",
  ]
}
