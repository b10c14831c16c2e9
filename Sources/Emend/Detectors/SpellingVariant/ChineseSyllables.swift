/// Chinese names in pinyin, in Wade-Giles and by way of Russian: Deng Xiaoping, Teng Hsiao-p’ing, Den Syaopin.
///
/// Papers print Wade-Giles without its apostrophes and dots, so that one spelling stands for several syllables of pinyin
/// (`chu` for zhu, chu, ju and qu); Russian does not tell -n from -ng once its soft sign is gone (``PalladiusSpelling``).
/// Two names may be one where one of them parses wholly as pinyin, the other one wholly in another system, and some
/// reading of the syllables agrees. Two spellings in one system are two names.
enum ChineseSyllables {
  /// Whether one spelling is the other one in another system; nil where one of them is hardly a Chinese name of two
  /// syllables. Names that are not one are two, however alike they look.
  /// - Parameters:
  ///   - one: letters as ``NameKey/appendLetters(of:to:)`` gives them, and of the same kind `other`.
  ///   - hyphens: whether hyphens part the syllables of each: nobody writes pinyin so.
  static func areOne(
    _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, hyphens: (Bool, Bool) = (false, false)
  ) -> Bool? {
    if isByWayOfRussian(one, other) || isByWayOfRussian(other, one) { return true }
    guard table.succession.allows(one), table.succession.allows(other) else { return nil }
    let left = readings(one)
    guard !left.pinyin.isEmpty || !left.wade.isEmpty else { return nil }
    let right = readings(other)
    guard !right.pinyin.isEmpty || !right.wade.isEmpty else { return nil }
    func matches(_ pinyin: Readings, _ wade: Readings, _ isHyphenated: (pinyin: Bool, wade: Bool)) -> Bool {
      guard !pinyin.pinyin.isEmpty, !wade.wade.isEmpty, !isHyphenated.pinyin else { return false }
      // What is pinyin as well is another name, unless its hyphen says that it is none.
      guard wade.pinyin.isEmpty || isHyphenated.wade else { return false }
      return pinyin.pinyin.contains { wade.wade.contains($0) }
    }
    if matches(left, right, (hyphens.0, hyphens.1)) || matches(right, left, (hyphens.1, hyphens.0)) { return true }
    return isTelling(one) || isTelling(other) ? false : nil
  }

  /// Whether one spelling is another one's by way of Russian; never where it may be pinyin or Wade-Giles itself.
  static func isByWayOfRussian(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let russian = russianReadings(one)
    guard !russian.isEmpty, table.succession.allows(other) else { return false }
    let own = readings(other)
    return russian.contains { own.pinyin.contains($0) }
      || (own.pinyin.isEmpty && russian.contains { own.wade.contains($0) })
  }

  /// The Wade-Giles spellings of a syllable or two of pinyin, without apostrophes and dots; empty where it is none.
  static func wadeGiles(of pinyin: ArraySlice<UInt8>) -> [String] {
    parts(of: pinyin).map { wade($0, $1) } ?? []
  }

  /// Whether letters are one syllable in some system.
  static func isSyllable(_ letters: ArraySlice<UInt8>) -> Bool {
    table.pinyin.contains(letters) || table.wade.contains(letters)
      || PalladiusSpelling.codes(of: letters).contains { table.palladius.contains($0[...]) }
  }

  /// Whether letters are one syllable of pinyin.
  static func isPinyin(_ letters: ArraySlice<UInt8>) -> Bool { table.pinyin.contains(letters) }

  /// Whether letters may be two syllables in some system; many names of other languages may.
  static func areTwoSyllables(_ letters: ArraySlice<UInt8>) -> Bool {
    if table.succession.allows(letters) {
      let readings = readings(letters)
      if !readings.pinyin.isEmpty || !readings.wade.isEmpty { return true }
    }
    return !russianReadings(letters).isEmpty
  }

  /// Whether letters are surely a Chinese given name of two syllables.
  static func isGivenName(_ letters: ArraySlice<UInt8>) -> Bool {
    (isTelling(letters) || letters.starts(with: "hs".utf8) || letters.starts(with: "ts".utf8))
      && areTwoSyllables(letters)
  }

  /// Calls for every hash under which the name meets its other spellings.
  static func forEachHash(of letters: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
    var seen: [UInt64] = []
    func add(_ reading: [UInt16]) {
      // What Wade-Giles or Russian writes alike has one hash.
      let hash =
        reading.reduce(UInt64(0xC1)) { ($0 ^ UInt64(table.classes[Int($1)])) &* 0x9E37_79B9_7F4A_7C15 } | 1 << 62
      if !seen.contains(hash) {
        seen.append(hash)
        body(hash)
      }
    }
    if table.succession.allows(letters) {
      let readings = readings(letters)
      readings.pinyin.forEach(add)
      readings.wade.forEach(add)
    }
    russianReadings(letters).forEach(add)
  }

  /// The spellings by way of Russian of a syllable or two of pinyin; empty where it is none.
  static func palladius(of pinyin: ArraySlice<UInt8>) -> [String] {
    parts(of: pinyin).map { PalladiusSpelling.romanised(PalladiusSpelling.code($0, $1)) } ?? []
  }

  /// A syllable of pinyin as what it begins with and the rest.
  private static func parts(of pinyin: ArraySlice<UInt8>) -> (initial: String, final: String)? {
    guard table.pinyin.contains(pinyin) else { return nil }
    for length in 0..<min(pinyin.count, 3) {
      let initial = String(decoding: pinyin.prefix(length), as: UTF8.self)
      let final = String(decoding: pinyin.dropFirst(length), as: UTF8.self)
      if finalsByInitial[initial]?.contains(final) ?? false { return (initial, final) }
    }
    return nil
  }

  // MARK: - Reading

  /// Numbers of syllables, one list for each way to part a name into syllables.
  private struct Readings {
    var pinyin: [[UInt16]] = []
    var wade: [[UInt16]] = []
  }

  private static func readings(_ letters: ArraySlice<UInt8>) -> Readings {
    Readings(pinyin: table.pinyin.pairs(in: letters), wade: table.wade.pairs(in: letters))
  }

  /// The syllables of a name by way of Russian; empty where it may be pinyin or Wade-Giles.
  private static func russianReadings(_ letters: ArraySlice<UInt8>) -> [[UInt16]] {
    let found = PalladiusSpelling.codes(of: letters).flatMap { table.palladius.pairs(in: $0[...]) }
    guard !found.isEmpty, table.succession.allows(letters) else { return found }
    let own = readings(letters)
    return own.pinyin.isEmpty && own.wade.isEmpty ? found : []
  }

  /// Whether the letters have what few other languages do.
  private static func isTelling(_ letters: ArraySlice<UInt8>) -> Bool {
    zip(letters, letters.dropFirst()).contains { pair in
      switch pair {
      case (UInt8(ascii: "x"), _), (UInt8(ascii: "q"), _), (UInt8(ascii: "n"), UInt8(ascii: "g")),
        (UInt8(ascii: "z"), UInt8(ascii: "h")), (UInt8(ascii: "a"), UInt8(ascii: "o")),
        (UInt8(ascii: "i"), UInt8(ascii: "u")), (UInt8(ascii: "u"), UInt8(ascii: "i")),
        (UInt8(ascii: "i"), UInt8(ascii: "a")), (UInt8(ascii: "u"), UInt8(ascii: "a")),
        (UInt8(ascii: "u"), UInt8(ascii: "o")), (UInt8(ascii: "u"), UInt8(ascii: "e")):
        return true
      default: return false
      }
    }
  }

  // MARK: - The syllables

  private struct Table {
    /// Each with the numbers of the syllables; Wade-Giles without marks, Russian as ``PalladiusSpelling`` codes it.
    var pinyin = SyllableSpellings()
    var wade = SyllableSpellings()
    var palladius = SyllableSpellings()
    /// By number, one class for what Wade-Giles or Russian writes alike.
    var classes: [UInt16] = []
    var succession: LetterSuccession
  }

  private static let table: Table = {
    var (pinyin, wadeGiles, palladius) = (SyllableSpellings(), SyllableSpellings(), SyllableSpellings())
    var all: [String] = []
    var classes: [String: UInt16] = [:]
    var classOf: [UInt16] = []
    for (initial, finals) in finalsByInitial.sorted(by: { $0.key < $1.key }) {
      for final in finals {
        let number = UInt16(classOf.count)
        let spellings = wade(initial, final)
        let name = spellings[0].hasSuffix("ng") ? String(spellings[0].dropLast()) : spellings[0]
        classOf.append(classes[name, default: UInt16(classes.count)])
        classes[name] = classOf[classOf.count - 1]
        pinyin.add(initial + final, number)
        for spelling in spellings { wadeGiles.add(spelling, number) }
        palladius.add(PalladiusSpelling.code(initial, final), number)
        all += spellings + [initial + final]
      }
    }
    return Table(
      pinyin: pinyin, wade: wadeGiles, palladius: palladius, classes: classOf, succession: LetterSuccession(all))
  }()

  private static let finalsByInitial: [String: [String]] = Dictionary(
    uniqueKeysWithValues: finals.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return (words[0] == "-" ? "" : words[0], Array(words.dropFirst()))
    })

  /// The Wade-Giles spellings of a pinyin syllable, without apostrophes and dots; the usual one first.
  private static func wade(_ initial: String, _ final: String) -> [String] {
    switch initial + final {
    case "zhi", "chi": return ["chih"]
    case "shi": return ["shih"]
    case "ri": return ["jih"]
    case "zi", "ci": return ["tzu", "tze"]
    case "ze", "ce": return ["tse", "tze"]
    case "si": return ["ssu", "szu", "sze"]
    case "ge", "ke": return ["ko"]
    case "he": return ["ho"]
    case "guo", "kuo": return ["kuo"]
    case "gui", "kui": return ["kuei", "kwei"]
    case "huo": return ["huo"]
    case "shuo": return ["shuo"]
    case "de", "te": return ["te", "teh"]
    case "e": return ["o", "e"]
    case "er": return ["erh"]
    case "yi": return ["i", "yi"]
    case "ye": return ["yeh"]
    case "yan": return ["yen"]
    case "you": return ["yu"]
    case "yong": return ["yung"]
    case "yue": return ["yueh"]
    default: break
    }
    return [(wadeInitials[initial] ?? initial) + (wadeFinals[final] ?? final)]
  }

  private static let wadeInitials = [
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "z": "ts", "c": "ts", "r": "j",
  ]
  private static let wadeFinals = ["ian": "ien", "ie": "ieh", "ue": "ueh", "ong": "ung", "iong": "iung", "uo": "o"]

  /// Each initial of pinyin with the finals that it takes.
  private static let finals = """
    - a ai an ang ao e en er ou yi ya yao ye you yan yang yin ying yong yu yue yuan yun wu wa wo wai wei wan wang wen weng
    b a ai an ang ao ei en eng i ian iao ie in ing o u
    p a ai an ang ao ei en eng i ian iao ie in ing o ou u
    m a ai an ang ao ei en eng i ian iao ie in ing iu o ou u
    f a an ang ei en eng o ou u
    d a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo
    t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
    n a ai an ang ao ei en eng i ian iang iao ie in ing iu ong u uan uo
    l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo
    g a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo
    k a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo
    h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
    j i ia ian iang iao ie in ing iong iu u uan ue un
    q i ia ian iang iao ie in ing iong iu u uan ue un
    x i ia ian iang iao ie in ing iong iu u uan ue un
    zh a ai an ang ao e en eng i ong ou u uan uang ui un uo
    ch a ai an ang ao e en eng i ong ou u uan uang ui un
    sh a ai an ang ao e en eng i ou u ua uai uan uang ui un uo
    r an ang ao e en eng i ong ou u uan ui un uo
    z a ai an ang ao e en eng i ong ou u uan ui un uo
    c a ai an ang ao e en eng i ong ou u uan ui un uo
    s a ai an ang ao e en eng i ong ou u uan ui un uo
    """
}
