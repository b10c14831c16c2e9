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
  /// What a phonetic script makes of a name in Latin letters: Thibault, Tibo; Jäger, Yeger.
  case respelling
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
    // Faraj, Faraji; Khaled al-Haj, al-Haji: two names, though a final -ji is a glide elsewhere.
    if Self.isArabicEnding(letters) { return nil }
    if keys.0.elementsEqual(keys.1), keys.0.count > 2 {
      self = .key
      return
    }
    if let edit = LetterEdit(letters.0, letters.1), edit.place > 0 {
      let isLast = edit.kind == .insertion && edit.place == max(letters.0.count, letters.1.count) - 1
      // A letter more at the end inflects: Petrov, Petrova; the Andersons. A silent h does not.
      if isLast {
        guard
          edit.first == UInt8(ascii: "h") || edit.isDoubling || Self.isFrenchEnding(letters)
            || Self.isIndianEnding(letters)
        else { return nil }
        self = .nearKey
        return
      }
      let likeness = Self.likeness(of: edit, letters)
      if edit.kind == .substitution, edit.place == letters.0.count - 1, NameKey.isVowel(edit.first),
        NameKey.isVowel(edit.second)
      {
        // Lukashenko and Lukashenka may be man and wife; Siddiqui and Siddique, Rezaei and Rezaee are not.
        self = Self.isLongI(letters) ? .nearKey : likeness
        return
      }
      let romanised = Self.romanised(letters)
      // Gkikas, Gikas: what systems do is no slip.
      if romanised != .key, romanised != .nearKey || likeness != .slip, [.vowel, .slip, .swap].contains(likeness) {
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

  /// Whether the two differ, but for their systems, in nothing but e for i, o for u and, as the first vowel, e for a: what
  /// scripts without short vowels leave open. Not before a single last consonant: Salim and Salem are two names.
  static func differInOpenVowels(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    [UInt8(ascii: "a"), UInt8(ascii: "i")].contains { first in
      let (left, right) = (opened(one, first: first), opened(other, first: first))
      guard let path = Romanisation(left[...], right[...], limit: 40) else { return false }
      return path.vowelShifts + path.consonantShifts == 0
    }
  }

  /// Letters with i for e and u for o, ou and oo, but in diphthongs and before a single last consonant.
  /// - Parameter first: what stands for e as the first vowel.
  private static func opened(_ letters: ArraySlice<UInt8>, first: UInt8) -> [UInt8] {
    let (e, i, o, u) = (UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"))
    var opened: [UInt8] = []
    var hasVowel = false
    for place in letters.indices {
      let letter = letters[place]
      let next = place + 1 < letters.endIndex ? letters[place + 1] : 0
      let before = opened.last
      if letter == u || letter == o, before == u, letters[place - 1] == o { continue }
      if letter == e, before == i, letters[place - 1] == e { continue }
      let isGlide = next == UInt8(ascii: "w") || next == UInt8(ascii: "j")
      let afterNext = place + 2 < letters.endIndex ? letters[place + 2] : 0
      let isDiphthong = NameKey.isVowel(next) || (isGlide && !NameKey.isVowel(afterNext))
      let isLast = place + 1 == letters.endIndex || (place + 2 == letters.endIndex && !NameKey.isVowel(next))
      switch letter {
      case o where next == o || next == u: opened.append(u)
      case e where next == e: opened.append(i)
      case o where !isLast && !isDiphthong: opened.append(u)
      case e where !isLast && !isDiphthong: opened.append(hasVowel ? i : first)
      default: opened.append(letter)
      }
      hasVowel = hasVowel || NameKey.isVowel(letter)
    }
    return opened
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

  /// Mukhopadhyay, Mukhopadhyaya: a last a that Indian languages of today do not say.
  private static func isIndianEnding(_ letters: (ArraySlice<UInt8>, ArraySlice<UInt8>)) -> Bool {
    let long = letters.0.count > letters.1.count ? letters.0 : letters.1
    return long.suffix(6).elementsEqual("dhyaya".utf8) || long.suffix(6).elementsEqual("astava".utf8)
  }

  /// Whether one name is the other one's with an i behind its last j.
  private static func isArabicEnding(_ letters: (ArraySlice<UInt8>, ArraySlice<UInt8>)) -> Bool {
    let (short, long) =
      letters.0.count < letters.1.count ? (letters.0, letters.1) : (letters.1, letters.0)
    return short.last == UInt8(ascii: "j") && long.last == UInt8(ascii: "i") && long.dropLast().elementsEqual(short)
  }

  /// Siddiqui and Siddique, Rezaei and Rezaee: one long i.
  private static func isLongI(_ letters: (ArraySlice<UInt8>, ArraySlice<UInt8>)) -> Bool {
    let ends = Set([letters.0.suffix(3), letters.1.suffix(3)].map { String(decoding: $0, as: UTF8.self) })
    return ends == ["qui", "que"] || ends == ["aei", "aee"]
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
