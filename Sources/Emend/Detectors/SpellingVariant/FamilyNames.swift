/// Chinese and Korean surnames in several systems: Teng and Deng, Park and Pak.
///
/// They are so short, and so many people share them, that nothing but the same given name beside both says that one
/// person is meant.
struct FamilyNames {
  let document: Document
  let candidates: NameCandidates

  /// Whether two spellings are one Chinese or Korean surname.
  /// - Parameters:
  ///   - one: letters as ``NameKey/appendLetters(of:to:)`` gives them, and of the same kind `other`.
  static func areOne(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    KoreanSyllables.areOneSurname(one, other) || ChineseSyllables.areOneSurname(one, other)
  }

  /// A surname beside a given name.
  private struct Mention {
    let token: Int
    let letters: [UInt8]
    /// Whether the given name beside it is the right form.
    let isRight: Bool
  }

  /// The name before a Korean or Chinese given name, where the text has the same given name with another spelling of it.
  /// Linear in the names' places.
  /// - Parameter rightForms: for names that are other spellings of one in the text, the number of that one.
  func findings(_ rightForms: [Int: Int]) -> [Finding] {
    let targets = Set(rightForms.values)
    var mentions: [Int: [Mention]] = [:]
    for (number, name) in candidates.names.enumerated() {
      guard name.count > 1 || rightForms[number] != nil || targets.contains(number), isGivenName(name) else {
        continue
      }
      for place in candidates.tokens(of: name, limit: NameUsage.limit) {
        guard let (token, letters) = surname(before: place.lowerBound) ?? surname(after: place.upperBound) else {
          continue
        }
        mentions[rightForms[number] ?? number, default: []].append(
          Mention(token: token, letters: letters, isRight: rightForms[number] == nil))
      }
    }
    return mentions.values.flatMap { findings(among: $0.sorted { $0.token < $1.token }) }
      .sorted { $0.span.start < $1.span.start }
  }

  private func findings(among mentions: [Mention]) -> [Finding] {
    guard let first = mentions.first, mentions.contains(where: { $0.letters != first.letters }) else { return [] }
    var counts: [[UInt8]: Int] = [:]
    for mention in mentions { counts[mention.letters, default: 0] += 1 }
    return mentions.compactMap { mention in
      // The commonest of its spellings; the first one wins a draw.
      var right = mention
      for other in mentions where Self.areOne(other.letters[...], mention.letters[...]) {
        guard other.isRight == right.isRight else {
          if other.isRight { right = other }
          continue
        }
        let (count, best) = (counts[other.letters] ?? 0, counts[right.letters] ?? 0)
        if count > best || (count == best && other.token < right.token) { right = other }
      }
      guard right.letters != mention.letters else { return nil }
      return finding(mention.token, becomes: right.token)
    }
  }

  private func finding(_ token: Int, becomes right: Int) -> Finding {
    let span = document.baseSpan(ofTokens: token..<token + 1)
    let text = document.text(span)
    let replacement = document.text(document.baseSpan(ofTokens: right..<right + 1))
    return Finding(
      span: span, rule: VaryingNames.rule, text: text, replacement: replacement,
      message: "“\(text)” seems to be “\(replacement)”, spelled differently",
      evidence: ["the same given name stands beside both"], strength: VariantStrength.varying(0.93),
      cluster: "name:" + replacement.lowercased())
  }

  /// Whether a name is a given name of these languages and of no other.
  private func isGivenName(_ name: NameCandidates.Name) -> Bool {
    guard let range = candidates.tokens(of: name, limit: 1).first,
      document.tokens[range.lowerBound].flags.isDisjoint(with: .allCaps), name.traits.isDisjoint(with: .givenName)
    else { return false }
    return Self.isGivenName(range, in: document)
  }

  /// Whether words are a Chinese or Korean given name of several syllables.
  static func isGivenName(_ range: Range<Int>, in document: Document) -> Bool {
    let letters = letters(ofTokens: range, in: document)
    return KoreanSyllables.isGivenName(letters[...]) || ChineseSyllables.isGivenName(letters[...])
  }

  /// Whether a word is a Chinese or Korean surname.
  static func isSurname(_ token: Token, in document: Document) -> Bool {
    let span = token.baseSpan(in: document.bytes)
    guard span.count <= 8 else { return false }
    var letters: [UInt8] = []
    _ = NameKey.appendLetters(of: document.text(span).unicodeScalars, to: &letters)
    return KoreanSyllables.isSurname(letters[...]) || ChineseSyllables.isSurname(letters[...])
  }

  private func surname(before place: Int) -> (Int, [UInt8])? {
    guard place > 0, isAttached(place) else { return nil }
    return surname(at: place - 1)
  }

  private func surname(after end: Int) -> (Int, [UInt8])? {
    guard end < document.tokens.count, isAttached(end) else { return nil }
    return surname(at: end)
  }

  private func surname(at index: Int) -> (Int, [UInt8])? {
    let token = document.tokens[index]
    guard token.flags.contains(.capitalized), token.flags.isDisjoint(with: [.allCaps, .number]),
      token.traits.isDisjoint(with: .functionWord), token.span.count <= 8
    else { return nil }
    let letters = Self.letters(ofTokens: index..<index + 1, in: document)
    return KoreanSyllables.isSurname(letters[...]) || ChineseSyllables.isSurname(letters[...])
      ? (index, letters) : nil
  }

  private func isAttached(_ index: Int) -> Bool {
    document.tokens[index].gap == .blank && !document.tokens[index].flags.contains(.sentenceStart)
      && !document.tokens[index - 1].flags.contains(.possessive)
  }

  private static func letters(ofTokens range: Range<Int>, in document: Document) -> [UInt8] {
    var letters: [UInt8] = []
    _ = NameKey.appendLetters(of: document.text(document.baseSpan(ofTokens: range)).unicodeScalars, to: &letters)
    return letters
  }
}
