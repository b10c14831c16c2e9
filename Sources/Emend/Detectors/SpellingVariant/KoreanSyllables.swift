/// Korean names in Revised Romanization, in McCune-Reischauer without its marks, and as their bearers spell them:
/// Geun-hye, Kŭn-hye, Keun-hye; Jeong, Chong, Jung, Chung.
///
/// A syllable has spellings in three styles. Two given names may be one where some style of either spells the same
/// syllables; they are two where both are Revised Romanization, which spells each syllable in one way.
enum KoreanSyllables {
  /// Whether two Korean given names, which have two syllables, may be one in different styles; nil where one of them is no
  /// Korean name. Names that are not one are two, however alike they look.
  /// - Parameters:
  ///   - one: letters as ``NameKey/appendLetters(of:to:)`` gives them, and of the same kind `other`.
  ///   - isHyphenated: whether a hyphen parts the syllables of one of them; else their letters must look Korean.
  static func areOne(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, isHyphenated: Bool) -> Bool? {
    guard table.succession.allows(one), table.succession.allows(other),
      isHyphenated || isTelling(one) || isTelling(other), isGivenName(one),
      isGivenName(other)
    else { return nil }
    func readings(_ letters: ArraySlice<UInt8>) -> [[[UInt16]]] { table.styles.map { $0.pairs(in: letters) } }
    let (left, right) = (readings(one), readings(other))
    let revised = Style.revised.rawValue
    guard left[revised].isEmpty || right[revised].isEmpty, !one.elementsEqual(other) else { return false }
    return left.joined().contains { reading in right.contains { $0.contains(reading) } }
  }

  /// Whether letters are one syllable of a given name in some style.
  static func isSyllable(_ letters: ArraySlice<UInt8>) -> Bool { table.styles.contains { $0.contains(letters) } }

  /// Whether letters are a Korean given name in some style.
  static func isGivenName(_ letters: ArraySlice<UInt8>) -> Bool {
    table.succession.allows(letters) && table.styles.contains { !$0.pairs(in: letters).isEmpty }
  }

  // MARK: - Reading

  private enum Style: Int, CaseIterable { case revised, scholarly, common }

  /// Whether the letters have what few other languages do: Talan and Taran are no Koreans.
  private static func isTelling(_ letters: ArraySlice<UInt8>) -> Bool {
    zip(letters, letters.dropFirst()).contains { pair in
      switch pair {
      case (UInt8(ascii: "e"), UInt8(ascii: "o")), (UInt8(ascii: "e"), UInt8(ascii: "u")),
        (UInt8(ascii: "n"), UInt8(ascii: "g")), (UInt8(ascii: "h"), UInt8(ascii: "y")),
        (UInt8(ascii: "k"), UInt8(ascii: "y")), (UInt8(ascii: "g"), UInt8(ascii: "y")):
        return true
      default: return false
      }
    }
  }

  // MARK: - The syllables

  private struct Table {
    /// By style, the syllables that a spelling may stand for.
    var styles: [SyllableSpellings]
    var succession: LetterSuccession
  }

  private static let table: Table = {
    var styles = Style.allCases.map { _ in SyllableSpellings() }
    var spellings: [String] = []
    func add(_ spelling: String, _ number: Int, _ style: Style) {
      styles[style.rawValue].add(spelling, UInt16(number))
      spellings.append(spelling)
    }
    let revised = members.split { $0 == " " || $0 == "\n" }.map(String.init)
    let all = Set(revised)
    for (number, syllable) in revised.enumerated() {
      let parts = Parts(syllable)
      add(syllable, number, .revised)
      for spelling in parts.scholarly { add(spelling, number, .scholarly) }
      for spelling in parts.common(among: all) { add(spelling, number, .common) }
    }
    return Table(styles: styles, succession: LetterSuccession(spellings))
  }()

  /// A syllable of Revised Romanization: what it begins with, its vowel, what it ends in.
  private struct Parts {
    var onset: Substring
    var vowel: Substring
    var coda: Substring

    init(_ syllable: String) {
      let isVowel = { (letter: Character) in "aeiouwy".contains(letter) }
      onset = syllable.prefix { !isVowel($0) }
      vowel = syllable.dropFirst(onset.count).prefix(while: isVowel)
      coda = syllable.dropFirst(onset.count + vowel.count)
    }

    /// What McCune-Reischauer without marks writes, and the north, which writes j, g, d and b everywhere.
    var scholarly: [String] {
      // Sung is nearly always Seong, and Seung another name.
      let isSeung = onset == "s" && vowel == "eu"
      let spelled = (isSeung ? String(vowel) : Self.plainVowels[vowel] ?? String(vowel)) + coda
      return (Self.scholarlyOnsets[onset] ?? [String(onset)]).map { $0 + spelled }
    }

    private static let scholarlyOnsets: [Substring: [String]] = [
      "g": ["k", "g"], "d": ["t", "d"], "b": ["p", "b"], "j": ["ch", "j"], "r": ["r", "n", "y"],
    ]
    private static let plainVowels: [Substring: String] = ["eo": "o", "yeo": "yo", "eu": "u"]
    private static let commonOnsets: [Substring: [String]] = [
      "g": ["g", "k"], "d": ["d", "t"], "b": ["b", "p"], "j": ["j", "ch"], "r": ["r", "l"],
    ]
    private static let commonCodas: [Substring: [String]] = ["k": ["k", "g", "ck"], "p": ["p", "b"]]

    /// What people write in English letters.
    func common(among all: Set<String>) -> [String] {
      var onsets = Self.commonOnsets[onset] ?? [String(onset)]
      if onset == "s", vowel.hasPrefix("i") { onsets.append("sh") }
      var vowels: [String]
      switch vowel {
      case "eo": vowels = ["eo", "u"]
      case "yeo": vowels = ["yeo", "you", "yu"]
      case "u": vowels = onset.isEmpty ? ["u", "woo", "wu", "oo"] : ["u", "oo"]
      // Seung, unless Sung is Seong.
      case "eu": vowels = all.contains(onset + "eo" + coda) ? ["eu"] : ["eu", "u"]
      case "ui": vowels = ["ui", "ee", "eui", "i"]
      case "i": vowels = ["i", "ee"]
      case "yu": vowels = ["yu", "yoo", "you"]
      case "ae": vowels = ["ae", "ai"]
      case "wo": vowels = ["wo", "weo"]
      case "oe": vowels = ["oe", "oi"]
      default: vowels = [String(vowel)]
      }
      if coda.isEmpty, vowel == "a" || vowel == "o" { vowels.append(vowel + "h") }
      if coda.isEmpty, vowel == "eo" { vowels.append("uh") }
      let codas = Self.commonCodas[coda] ?? [String(coda)]
      var spellings = onsets.flatMap { onset in vowels.flatMap { vowel in codas.map { onset + vowel + $0 } } }
      if onset == "h", vowel.hasPrefix("w") { spellings.append("wh" + vowel.dropFirst() + coda) }
      return spellings
    }
  }

  /// Syllables of given names, in Revised Romanization.
  private static let members = """
    bak gan gap gu da dan dang myo neung pan pyeong rin ri ryu sa tan ul ya yang chi yeo hu rak ryun
    a ae an bae baek beom bin bo bok bong bu byeong chae chan chang cheol cheon cheong cho chun chung dae dal deok do
    dong du eok eon eun ga gang geon geum geun gi gil go gon guk gwan gwang gwi gwon gyeom gyeong gyo gyu gyun ha hae
    hak han hang heon heum heung hong hui hun hwa hwan hwang hwi hye hyeok hyeon hyeong hyo i ik il in ja jae jang je jeom
    jeon jeong ji jik jin jo jong ju jun jung maeng man mi min mo mok mu muk mun myeong na nam no ok on pil po
    pyo ra rae ran rang rim ro rok ryang ryeol ryeong ryong sam san sang se seo seok seol seom seon seong seop seung si
    sik sil sim sin so sol song su suk sun tae taek tak u uk un ung ui wan wol won wi ye yeol yeon yeong yo yong yu yul
    yun yeop ho
    """
}
