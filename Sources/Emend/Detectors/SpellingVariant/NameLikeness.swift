/// What two spellings of a name have in common, from the closest on.
enum NameLikeness {
  /// The same letters but for marks: Erdoğan, Erdogan.
  case marks
  /// One key: what two romanisations of one name give.
  case key
  /// Keys that differ in a letter that romanisations treat differently.
  case nearKey
  /// A vowel, a doubled letter or an h more, inside the word.
  case vowel
  /// A vowel in place of another: Karimov, Kerimov.
  case otherVowel
  /// Two neighbouring letters changed places.
  case swap
  /// A consonant more or less, inside the word.
  case consonant
  /// A consonant in place of another: Karimov, Kasimov.
  case otherConsonant
  /// A difference in the last two letters: gender, number, case, or another name (Hansen, Hanson).
  case ending

  /// The likeness of two names; nil where they differ in more than one respect.
  /// - Parameters:
  ///   - letters: of both, as ``NameKey/appendLetters(of:to:)`` gives them.
  ///   - keys: of both.
  init?(letters: (ArraySlice<UInt8>, ArraySlice<UInt8>), keys: (ArraySlice<UInt8>, ArraySlice<UInt8>)) {
    guard letters.0.first != nil, keys.0.first == keys.1.first else { return nil }
    if letters.0.elementsEqual(letters.1) {
      self = .marks
      return
    }
    if keys.0.elementsEqual(keys.1) {
      self = .key
      return
    }
    if let edit = LetterEdit(letters.0, letters.1) {
      let isLast = edit.kind == .insertion && edit.place == max(letters.0.count, letters.1.count) - 1
      // A letter more at the end inflects: Petrov, Petrova; the Andersons. A silent h does not.
      guard !isLast || edit.first == UInt8(ascii: "h") else { return nil }
      self = isLast ? .nearKey : Self.likeness(of: edit, letters)
    } else if let edit = LetterEdit(keys.0, keys.1), edit.isRomanisation(keys), edit.place > 0 {
      self = .nearKey
    } else {
      return nil
    }
  }

  /// Whether the edit changes the ending: gender, number and case live in the last two letters. A vowel that joins
  /// another one there (-ir, -ier; -in, -iin) or a doubled letter does not.
  private static func isEnding(_ edit: LetterEdit, _ letters: (ArraySlice<UInt8>, ArraySlice<UInt8>)) -> Bool {
    let long = letters.0.count >= letters.1.count ? letters.0 : letters.1
    let last = edit.place + (edit.kind == .swap ? 1 : 0)
    guard last >= long.count - 2 else { return false }
    guard last == long.count - 2, edit.kind == .insertion else { return true }
    let before = long[long.startIndex + edit.place - 1]
    let after = long[long.startIndex + edit.place + 1]
    let joins = NameKey.isVowel(edit.first) && NameKey.isVowel(before) && !NameKey.isVowel(after)
    return !joins && !edit.isDoubling
  }

  private static func likeness(
    of edit: LetterEdit, _ letters: (ArraySlice<UInt8>, ArraySlice<UInt8>)
  ) -> NameLikeness {
    if isEnding(edit, letters) { return .ending }
    switch edit.kind {
    case .swap: return .swap
    case .substitution:
      return NameKey.isVowel(edit.first) && NameKey.isVowel(edit.second) ? .otherVowel : .otherConsonant
    case .insertion:
      let isSoft = NameKey.isVowel(edit.first) || edit.first == UInt8(ascii: "h") || edit.isDoubling
      return isSoft ? .vowel : .consonant
    }
  }
}

/// The one letter in which two words differ.
struct LetterEdit {
  enum Kind { case insertion, substitution, swap }
  let kind: Kind
  /// From 0, in the longer word.
  let place: Int
  /// The letter that is more, or the first word's.
  let first: UInt8
  /// The second word's letter; 0 for an insertion.
  let second: UInt8
  /// Whether the letter that is more repeats its neighbour.
  let isDoubling: Bool

  /// Nil where the words are equal or differ in more. Linear in their length.
  init?(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) {
    guard abs(left.count - right.count) <= 1 else { return nil }
    let (long, short) = left.count >= right.count ? (left, right) : (right, left)
    let prefix = zip(long, short).prefix { $0 == $1 }.count
    let longRest = long.dropFirst(prefix)
    let shortRest = short.dropFirst(prefix)
    guard let letter = longRest.first else { return nil }
    place = prefix
    if long.count > short.count {
      guard longRest.dropFirst().elementsEqual(shortRest) else { return nil }
      kind = .insertion
      first = letter
      second = 0
      isDoubling = prefix > 0 && long[long.startIndex + prefix - 1] == letter
      return
    }
    guard let other = shortRest.first else { return nil }
    isDoubling = false
    (first, second) = (letter, other)
    if longRest.dropFirst().elementsEqual(shortRest.dropFirst()) {
      kind = .substitution
    } else if longRest.count > 1, longRest.dropFirst().first == other, shortRest.dropFirst().first == letter,
      longRest.dropFirst(2).elementsEqual(shortRest.dropFirst(2))
    {
      kind = .swap
    } else {
      return nil
    }
  }

  /// Whether romanisations differ in just this: an h that one of them leaves out, or codes that one letter of another
  /// script becomes.
  func isRomanisation(_ keys: (ArraySlice<UInt8>, ArraySlice<UInt8>)) -> Bool {
    switch kind {
    case .insertion: return first == UInt8(ascii: "h")
    case .swap: return false
    case .substitution:
      let pair = first < second ? (first, second) : (second, first)
      return Self.romanised.contains { $0 == pair }
    }
  }

  private static let romanised: [(UInt8, UInt8)] = [
    "Ch", "CS", "Cc", "Ck", "Ss", "Sh", "ck", "cs", "iz", "Jz", "Ji", "sz", "cz", "gh", "hi", "uv",
  ].map { pair in
    let codes = Array(pair.utf8)
    return (min(codes[0], codes[1]), max(codes[0], codes[1]))
  }
}
