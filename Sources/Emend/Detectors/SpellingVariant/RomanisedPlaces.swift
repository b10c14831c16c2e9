/// Places that stand in another language's romanisation which no dictionary lists: "Wowtschansk" for Vovchansk.
///
/// An unknown word that no English romanisation would spell so is looked up among the lexicon's places by its key and
/// its skeletons, in an index that the compiler makes.
package struct RomanisedPlaces {
  private let document: Document
  private let lexicon: Lexicon
  private let candidates: NameCandidates

  /// Letters that a name needs: shorter ones are easily alike.
  private static let minimumLength = 6

  init(document: Document, lexicon: Lexicon, candidates: NameCandidates) {
    self.document = document
    self.lexicon = lexicon
    self.candidates = candidates
  }

  /// Linear in the candidates.
  func findings() -> [Finding] {
    guard candidates.hasUnknown else { return [] }
    var letters: [UInt8] = []
    let foreign = candidates.names.filter { name in
      guard !name.isKnown, name.standsInside else { return false }
      letters.removeAll(keepingCapacity: true)
      let token = document.tokens[Int(candidates.occurrences[Int(name.first)].token)]
      return Self.read(document.bytes[token.baseSpan(in: document.bytes).range], into: &letters)
        && letters.count >= Self.minimumLength && Self.isForeign(letters[...])
    }
    guard !foreign.isEmpty else { return [] }
    let surroundings = NameSurroundings(document: document, lexicon: lexicon)
    let isOnPrograms = surroundings.speaksOfPrograms
    return foreign.flatMap { name in findings(of: name, surroundings, isOnPrograms: isOnPrograms) }
  }

  /// - Parameter isOnPrograms: whether the text speaks of programs, which bear the names of places.
  private func findings(
    of name: NameCandidates.Name, _ surroundings: NameSurroundings, isOnPrograms: Bool
  ) -> [Finding] {
    let places = candidates.tokens(of: name)
    guard let first = places.first, first.count == 1,
      let (form, likeness) = place(like: document.bytes[document.baseSpan(ofTokens: first).range])
    else { return [] }
    let right = lexicon.string(form.form.right)
    let isPlace =
      !isOnPrograms
      || places.prefix(NameUsage.limit).contains { surroundings.isPlace(NameMatch(tokens: $0, form: form.index)) }
    return places.compactMap { place in
      let span = document.baseSpan(ofTokens: place)
      let text = document.text(span)
      let match = NameMatch(tokens: place, form: form.index)
      guard let standing = surroundings.standing(of: match, form.form), !standing.contains(.inName), text != right
      else { return nil }
      let token = document.tokens[place.lowerBound]
      let isSure = likeness == .key && standing.isPlain && isPlace
      return Finding(
        span: span, rule: lexicon.rule(of: form.form.entry), text: text,
        replacement: token.flags.contains(.allCaps) ? right.uppercased() : right,
        message: "“\(text)” is how another language writes “\(right)”",
        evidence: ["both are romanisations of one name"] + standing.reasons,
        strength: isSure ? VariantStrength.foreignLikely : VariantStrength.foreignInName,
        cluster: "name:\(ListedNames.cluster(of: right, isPerson: false))")
    }
  }

  /// The one listed place that a word is a romanisation of; nil where there is none or more than one.
  private func place(
    like bytes: ArraySlice<UInt8>
  ) -> (form: (index: Int, form: NameForm), likeness: NameLikeness)? {
    var letters: [UInt8] = []
    guard Self.read(bytes, into: &letters) else { return nil }
    var key: [UInt8] = []
    NameKey.appendKey(of: letters[...], to: &key)
    let index = lexicon.romanisedPlaces
    var found: (form: Int, likeness: NameLikeness)?
    for hash in Self.hashes(letters, key) {
      var low = 0
      var high = index.count
      while low < high {
        let middle = (low + high) / 2
        if index[middle].hash < hash { low = middle + 1 } else { high = middle }
      }
      while low < index.count, index[low].hash == hash {
        let form = Int(index[low].form)
        low += 1
        if form == found?.form { continue }
        guard let likeness = likeness(of: form, letters, key), likeness.isRomanisation, likeness != .marks else {
          continue
        }
        if let other = found {
          if other.likeness == likeness { return nil }
          if other.likeness == .key { continue }
        }
        found = (form, likeness)
      }
    }
    guard let found, lexicon.hasAttribute("kind: place", lexicon.nameForm(found.form).entry) else { return nil }
    return ((found.form, lexicon.nameForm(found.form)), found.likeness)
  }

  private func likeness(of form: Int, _ letters: [UInt8], _ key: [UInt8]) -> NameLikeness? {
    var other: [UInt8] = []
    guard Self.read(Array(lexicon.string(lexicon.nameForm(form).right).utf8)[...], into: &other) else { return nil }
    var otherKey: [UInt8] = []
    NameKey.appendKey(of: other[...], to: &otherKey)
    return NameLikeness(letters: (letters[...], other[...]), keys: (key[...], otherKey[...]))
  }

  /// The hashes under which the index has a listed name, by its right form; none where it can't be found so.
  package static func hashes(ofListed name: [UInt8]) -> [UInt64] {
    var letters: [UInt8] = []
    guard name.count >= 5, !name.contains(UInt8(ascii: " ")), read(name[...], into: &letters),
      !isForeign(letters[...])
    else { return [] }
    var key: [UInt8] = []
    NameKey.appendKey(of: letters[...], to: &key)
    return hashes(letters, key)
  }

  /// Whether letters have something that another language writes for what English writes otherwise. More than
  /// ``NameKey/isForeign(_:)`` says, since a listed name without it must have the same sound.
  private static func isForeign(_ letters: ArraySlice<UInt8>) -> Bool {
    if NameKey.isForeign(letters) || letters.contains(UInt8(ascii: "w")) { return true }
    return zip(letters, letters.dropFirst()).contains { $0 == UInt8(ascii: "o") && $1 == UInt8(ascii: "u") }
  }

  private static func hashes(_ letters: [UInt8], _ key: [UInt8]) -> [UInt64] {
    var hashes = [key.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) }]
    NameSkeleton.forEach(of: letters[...]) { hashes.append($0) }
    return hashes
  }

  private static func read(_ bytes: ArraySlice<UInt8>, into letters: inout [UInt8]) -> Bool {
    bytes.allSatisfy { $0 < 0x80 }
      ? NameKey.appendLetters(of: bytes.lazy.map { Unicode.Scalar($0) }, to: &letters)
      : NameKey.appendLetters(of: String(decoding: bytes, as: UTF8.self).unicodeScalars, to: &letters)
  }
}
