/// What two spellings of a name have in common, from the closest on.
enum NameLikeness {
  /// The same letters but for marks: Erdoğan, Erdogan.
  case marks
  /// One key: what two romanisations of one name give.
  case key
  /// Keys that differ in a letter that romanisations treat differently.
  case nearKey
  /// What two systems or languages give that spell hardly a letter alike: Hsiao-p’ing, Xiaoping; Keun-hye, Geun-hye;
  /// Garabedian, Karapetyan; Babaryka, Babariko.
  case otherSystem
  /// A doubled letter, an h, or a vowel beside another one more, inside the word: Bilozir, Bilozier.
  case vowel
  /// A vowel in place of another that writers exchange: Karimov, Kerimov.
  case otherVowel
  /// Short vowels that Arabic, Persian and Hebrew script leaves open, several of them: Khosravi, Khusrawi.
  case shortVowels
  /// Several looser steps between romanisations at once.
  case loose
  /// Two neighbouring letters changed places.
  case swap
  /// A consonant more or less, inside the word, that stands near by as well: a slip of the hand.
  case slip
  /// A letter more or less, inside the word, or a vowel in place of one that no romanisation exchanges for it.
  case consonant
  /// A consonant in place of another: Karimov, Kasimov.
  case otherConsonant
  /// A difference in the last two letters: gender, number, case, or another name (Hansen, Hanson).
  case ending

  /// The likeness of two names; nil where they differ in more than one respect.
  /// - Parameters:
  ///   - letters: of both, as ``NameKey/appendLetters(of:to:)`` gives them.
  ///   - keys: of both.
  ///   - unmarked: of both, as ``NameKey/unmarkedLetters(of:)`` gives them, where they differ from the letters.
  ///   - hyphens: whether hyphens part the syllables of each.
  init?(
    letters: (ArraySlice<UInt8>, ArraySlice<UInt8>), keys: (ArraySlice<UInt8>, ArraySlice<UInt8>),
    unmarked: (ArraySlice<UInt8>?, ArraySlice<UInt8>?) = (nil, nil), hyphens: (Bool, Bool) = (false, false)
  ) {
    guard !letters.0.isEmpty, !letters.1.isEmpty else { return nil }
    if letters.0.elementsEqual(letters.1)
      || (unmarked.0 != nil || unmarked.1 != nil)
        && (unmarked.0 ?? letters.0).elementsEqual(unmarked.1 ?? letters.1)
    {
      self = .marks
      return
    }
    let isOne =
      ChineseSyllables.areOne(letters.0, letters.1, hyphens: hyphens)
      ?? KoreanSyllables.areOne(letters.0, letters.1, isHyphenated: hyphens.0 || hyphens.1)
    if isOne ?? (WesternArmenian.areOne(letters.0, letters.1) || BelarusianSpelling.areOne(letters.0, letters.1)) {
      self = .otherSystem
      return
    }
    if isOne == false {
      // A slip of one letter is thinkable; more than that is another name.
      guard LetterEdit(letters.0, letters.1) != nil else { return nil }
      self = .otherConsonant
      return
    }
    if keys.0.elementsEqual(keys.1), keys.0.count > 2 {
      self = .key
      return
    }
    if let edit = LetterEdit(letters.0, letters.1), edit.place > 0 {
      let isLast = edit.kind == .insertion && edit.place == max(letters.0.count, letters.1.count) - 1
      // A letter more at the end inflects: Petrov, Petrova; the Andersons. A silent h does not.
      if isLast {
        guard edit.first == UInt8(ascii: "h") || edit.isDoubling || Self.isFrenchEnding(letters) else { return nil }
        self = .nearKey
        return
      }
      let likeness = Self.likeness(of: edit, letters)
      if edit.kind == .substitution, edit.place == letters.0.count - 1, NameKey.isVowel(edit.first),
        NameKey.isVowel(edit.second)
      {
        // Lukashenko and Lukashenka may be man and wife.
        self = likeness
        return
      }
      let romanised = Self.romanised(letters)
      if romanised != .key, [.vowel, .slip, .swap].contains(likeness) {
        self = likeness
        return
      }
      // One letter alone that no system leaves out or exchanges is no romanisation.
      let isLone = edit.kind == .insertion && romanised == .otherVowel
      self = isLone || romanised == .loose ? likeness : romanised ?? likeness
    } else if let likeness = Self.romanised(letters) {
      self = likeness
    } else {
      return nil
    }
  }

  /// Whether the two differ in nothing but e for i and o for u, as scripts without short vowels leave open, and not
  /// before a single last consonant: Salim and Salem are two names.
  static func differInOpenVowels(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    func open(_ letter: UInt8) -> UInt8 {
      letter == UInt8(ascii: "e") ? UInt8(ascii: "i") : letter == UInt8(ascii: "o") ? UInt8(ascii: "u") : letter
    }
    // ee and oo are long i and u.
    func opened(_ letters: ArraySlice<UInt8>) -> [UInt8] {
      letters.reduce(into: []) { read, letter in
        if letter != read.last || NameKey.isVowel(letter) == false || letter == UInt8(ascii: "a") {
          read.append(letter)
        }
      }
    }
    let (left, right) = (opened(one), opened(other))
    guard left.count == right.count else { return false }
    return zip(left, right).enumerated().allSatisfy { place, pair in
      pair.0 == pair.1 || (open(pair.0) == open(pair.1) && place != left.count - 2)
    }
  }

  /// How the systems of romanisation differ that may have given both; nil where none may.
  private static func romanised(_ letters: (ArraySlice<UInt8>, ArraySlice<UInt8>)) -> NameLikeness? {
    // In the measure of `Romanisation`; short names are easily alike.
    let limit = min(60, 7 * min(letters.0.count, letters.1.count))
    guard let romanisation = Romanisation(letters.0, letters.1, limit: limit) else { return nil }
    if romanisation.vowelShifts + romanisation.consonantShifts == 0 {
      return romanisation.crossings == 0 && romanisation.distance <= 26 ? .key : .nearKey
    }
    guard romanisation.consonantShifts == 0 else { return .loose }
    if romanisation.vowelShifts == 1, romanisation.distance < 26 { return .otherVowel }
    return romanisation.shortVowelShifts == romanisation.vowelShifts ? .shortVowels : .loose
  }

  /// Rasputin, Raspoutine: French writes a silent e after Russian -in.
  private static func isFrenchEnding(_ letters: (ArraySlice<UInt8>, ArraySlice<UInt8>)) -> Bool {
    min(letters.0.count, letters.1.count) > 4
      && [letters.0, letters.1].contains { $0.suffix(3).elementsEqual("ine".utf8) }
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
      return NameKey.isVowel(edit.first) && NameKey.isVowel(edit.second) ? .consonant : .otherConsonant
    case .insertion:
      if edit.isDoubling || edit.first == UInt8(ascii: "h") { return .vowel }
      let long = letters.0.count >= letters.1.count ? letters.0 : letters.1
      let place = long.startIndex + edit.place
      if NameKey.isVowel(edit.first) {
        return NameKey.isVowel(long[place - 1]) || NameKey.isVowel(long[place + 1]) ? .vowel : .consonant
      }
      return long[max(long.startIndex, place - 2)..<place].contains(edit.first)
        || long[place + 1..<min(long.endIndex, place + 3)].contains(edit.first) ? .slip : .consonant
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
}
