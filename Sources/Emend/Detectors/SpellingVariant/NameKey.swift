/// The spelling key of a name: letters that different romanisations write for one sound are made one.
///
/// Kolesnikov, Kolesnikow and Kolessnikoff have one key. It serves to find pairs; ``NameLikeness`` says what a pair
/// has in common.
enum NameKey {
  /// Appends the small Latin letters of a name without marks, apostrophes and hyphens.
  /// - Returns: false, with nothing appended, where the name has a digit or a letter of another script.
  static func appendLetters(of name: some Sequence<Unicode.Scalar>, to letters: inout [UInt8]) -> Bool {
    let start = letters.count
    for scalar in name {
      switch scalar.value {
      case 0x41...0x5A: letters.append(UInt8(scalar.value) | 0x20)
      case 0x61...0x7A: letters.append(UInt8(scalar.value))
      // Uzbek oʻ is near u: Yoʻldoshev, Yuldashev.
      case 0x2BB where letters.count > start && letters[letters.count - 1] == o: letters[letters.count - 1] = u
      case 0x27, 0x2018, 0x2019:
        // As ASCII writes it: Yo'ldoshev; but O'Brien.
        if letters.count > start + 1, letters[letters.count - 1] == o { letters[letters.count - 1] = u }
      case 0x2D, 0x2BC, 0x2BB, 0x2BF: break
      case 0xC0...0x17F: letters.append(contentsOf: plainLetters[Int(scalar.value) - 0xC0])
      case 0x218, 0x219: letters.append(contentsOf: [s, h])
      case 0x21A, 0x21B: letters.append(contentsOf: [t, z])
      case 0x300...0x36F: break
      case 0x180...0x24F, 0x259, 0x1E00...0x1EFF:
        guard let letter = marked(scalar.value) else {
          letters.removeLast(letters.count - start)
          return false
        }
        letters.append(letter)
      default:
        letters.removeLast(letters.count - start)
        return false
      }
    }
    return true
  }

  /// The letters of a name with its marks dropped, as a keyboard without them writes it: č is c here, not ch.
  static func unmarkedLetters(of name: some Sequence<Unicode.Scalar>) -> [UInt8] {
    var letters: [UInt8] = []
    for scalar in name {
      switch scalar.value {
      case 0xC0...0x17F:
        let plain = plainLetters[Int(scalar.value) - 0xC0]
        letters += plain.last == h || plain.last == j ? plain.prefix(plain.first == t ? 2 : 1) : plain[...]
      case 0x218, 0x219: letters.append(s)
      case 0x21A, 0x21B: letters.append(t)
      default: _ = appendLetters(of: CollectionOfOne(scalar), to: &letters)
      }
    }
    return letters
  }

  /// Appends the key of plain letters, at most as many codes as letters and one more for each x.
  static func appendKey(of letters: ArraySlice<UInt8>, to key: inout [UInt8]) {
    let start = key.count
    var rest = letters
    while !rest.isEmpty {
      let (code, second, length) = code(rest, isFirst: rest.startIndex == letters.startIndex)
      rest = rest.dropFirst(length)
      for code in [code, second] where code != 0 && (key.count == start || key[key.count - 1] != code) {
        key.append(code)
      }
    }
    // Final v, f and ff are one.
    if key.count > start, key[key.count - 1] == f { key[key.count - 1] = v }
  }

  /// Whether letters are spelled as other languages romanise and English does not: sch, tsch, w before a consonant or at
  /// the end, ij, cz.
  static func isForeign(_ letters: ArraySlice<UInt8>) -> Bool {
    var previous: (UInt8, UInt8) = (0, 0)
    for (offset, letter) in letters.enumerated() {
      let next = offset + 1 < letters.count ? letters[letters.startIndex + offset + 1] : 0
      switch letter {
      case w where offset > 0 && !isVowel(next) && isVowel(previous.1): return true
      case h where previous == (s, c): return true
      case j where offset > 0: return true
      case z where previous.1 == c || previous.1 == s: return true
      default: break
      }
      previous = (previous.1, letter)
    }
    return false
  }

  /// ш, щ's hiss: sh, sch, sz.
  static let hiss = UInt8(ascii: "S")
  /// ч: ch, tsch, tch, cz.
  static let church = UInt8(ascii: "C")
  /// дж: dzh, dsch.
  static let judge = UInt8(ascii: "J")

  /// The first code of what is left, a second one where the letter has two, and how many letters they take.
  private static func code(_ rest: ArraySlice<UInt8>, isFirst: Bool) -> (UInt8, UInt8, Int) {
    let letter = rest[rest.startIndex]
    func has(_ text: StaticString) -> Bool {
      rest.count >= text.utf8CodeUnitCount
        && text.withUTF8Buffer { pattern in pattern.indices.allSatisfy { rest[rest.startIndex + $0] == pattern[$0] } }
    }
    switch letter {
    case s:
      if has("schtsch") { return (hiss, church, 7) }
      if has("shch") { return (hiss, church, 4) }
      if has("sch") { return (hiss, 0, 3) }
      return has("sh") || has("sz") ? (hiss, 0, 2) : (s, 0, 1)
    case t:
      if has("tsch") { return (church, 0, 4) }
      if has("tch") || has("tsh") { return (church, 0, 3) }
      if has("tz") || has("ts") { return (c, 0, 2) }
      return (t, 0, has("th") ? 2 : 1)
    case c:
      if has("cz") || has("ch") { return (church, 0, 2) }
      if has("ck") { return (k, 0, 2) }
      return (has("ce") || has("ci") || has("cy") || rest.count == 1 ? c : k, 0, 1)
    case k: return has("kh") ? (h, 0, 2) : (k, 0, has("ck") ? 2 : 1)
    case q: return (k, 0, has("qu") ? 2 : 1)
    case g: return (g, 0, has("gh") ? 2 : 1)
    case z: return (z, 0, has("zh") ? 2 : 1)
    case d:
      if has("dsch") { return (judge, 0, 4) }
      if has("dzh") { return (judge, 0, 3) }
      return has("dj") ? (i, 0, 2) : (d, 0, 1)
    case p: return has("ph") ? (f, 0, 2) : (p, 0, 1)
    case w: return (v, 0, 1)
    case x: return (k, s, 1)
    case o: return has("ou") ? (u, 0, 2) : (o, 0, has("oe") ? 2 : 1)
    case u: return (u, 0, has("ue") ? 2 : 1)
    case a: return (a, 0, has("ae") ? 2 : 1)
    case i, j, y: return glide(rest)
    default: return (letter, 0, 1)
    }
  }

  /// A run of i, j and y is one sound; before e it is the e's own beginning (ie, ye, je).
  private static func glide(_ rest: ArraySlice<UInt8>) -> (UInt8, UInt8, Int) {
    var length = 0
    for letter in rest {
      guard letter == i || letter == j || letter == y else { break }
      length += 1
    }
    let next = rest.startIndex + length
    if next < rest.endIndex, rest[next] == e { return (e, 0, length + 1) }
    return (i, 0, length)
  }

  static func isVowel(_ letter: UInt8) -> Bool {
    [a, e, i, o, u, y].contains(letter)
  }

  private static let a = UInt8(ascii: "a"), c = UInt8(ascii: "c"), d = UInt8(ascii: "d"), e = UInt8(ascii: "e")
  private static let f = UInt8(ascii: "f"), g = UInt8(ascii: "g"), h = UInt8(ascii: "h"), i = UInt8(ascii: "i")
  private static let j = UInt8(ascii: "j"), k = UInt8(ascii: "k"), o = UInt8(ascii: "o"), p = UInt8(ascii: "p")
  private static let q = UInt8(ascii: "q"), s = UInt8(ascii: "s"), t = UInt8(ascii: "t"), u = UInt8(ascii: "u")
  private static let v = UInt8(ascii: "v"), w = UInt8(ascii: "w"), x = UInt8(ascii: "x"), y = UInt8(ascii: "y")
  private static let z = UInt8(ascii: "z")

  /// The letter under the marks of Vietnamese, of pinyin and of scholarly Arabic; the Azeri ə.
  private static func marked(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x18F, 0x259, 0x1CD...0x1CE, 0x1EA0...0x1EB7: return a
    case 0x1EB8...0x1EC7: return e
    case 0x1CF...0x1D0, 0x1EC8...0x1ECB: return i
    case 0x1A0...0x1A1, 0x1D1...0x1D2, 0x1ECC...0x1EE3: return o
    case 0x1AF...0x1B0, 0x1D3...0x1DC, 0x1EE4...0x1EF1: return u
    case 0x1EF2...0x1EF9: return y
    case 0x1E0A...0x1E13: return d
    case 0x1E6...0x1E7, 0x1E20...0x1E21: return g
    case 0x1E22...0x1E2B, 0x1E96: return h
    case 0x1E8...0x1E9, 0x1E30...0x1E35: return k
    case 0x1E60...0x1E69: return s
    case 0x1E6A...0x1E71: return t
    case 0x1E90...0x1E95: return z
    default: return nil
    }
  }

  /// U+00C0 to U+017F without their marks, in the spelling that English papers use for the sound.
  private static let plainLetters: [[UInt8]] = [
    // À to ß, and à to ÿ
    "a a a a a a ae ch e e e e i i i i d n o o o o o - o u u u u y th ss",
    "a a a a a a ae ch e e e e i i i i d n o o o o o - o u u u u y th y",
    // Ā to ſ
    "a a a a a a ch ch c c c c ch ch d d dj dj e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j",
    "k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s sh sh sh sh t t t t t t",
    "u u u u u u u u u u u u w w y y y z z zh zh zh zh s",
  ].flatMap { $0.split(separator: " ").map { $0 == "-" ? [] : Array($0.utf8) } }
}
