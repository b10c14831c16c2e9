/// Chinese names in pinyin and in Wade-Giles: Deng Xiaoping, Teng Hsiao-p’ing.
///
/// Papers print Wade-Giles without its apostrophes and dots, so that one spelling stands for several syllables of pinyin
/// (`chu` for zhu, chu, ju and qu). A syllable of either system has a class: its plain Wade-Giles spelling. Two names may
/// be one where one of them parses wholly as pinyin, the other one wholly as Wade-Giles, and the classes agree. Two
/// spellings in one system are two names.
enum ChineseSyllables {
  /// Whether one spelling is pinyin and the other one its Wade-Giles; nil where one of them is hardly a Chinese name of two
  /// syllables. Names that are not one are two, however alike they look.
  /// - Parameters:
  ///   - one: letters as ``NameKey/appendLetters(of:to:)`` gives them, and of the same kind `other`.
  ///   - hyphens: whether hyphens part the syllables of each: nobody writes pinyin so.
  static func areOne(
    _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, hyphens: (Bool, Bool) = (false, false)
  ) -> Bool? {
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

  /// The Wade-Giles spellings of a syllable or two of pinyin, without apostrophes and dots; empty where it is none.
  static func wadeGiles(of pinyin: ArraySlice<UInt8>) -> [String] {
    for length in 0..<min(pinyin.count, 3) {
      let (initial, final) = (pinyin.prefix(length), pinyin.dropFirst(length))
      guard table.pinyin[pinyin] != nil,
        finalsByInitial[String(decoding: initial, as: UTF8.self)]?
          .contains(String(decoding: final, as: UTF8.self)) ?? false
      else { continue }
      return wade(String(decoding: initial, as: UTF8.self), String(decoding: final, as: UTF8.self))
    }
    return []
  }

  /// Whether letters are one syllable in either system.
  static func isSyllable(_ letters: ArraySlice<UInt8>) -> Bool {
    table.pinyin[letters] != nil || table.wade[letters] != nil
  }

  /// Whether letters are one syllable of pinyin.
  static func isPinyin(_ letters: ArraySlice<UInt8>) -> Bool { table.pinyin[letters] != nil }

  /// Whether letters may be two syllables in either system; many names of other languages may.
  static func areTwoSyllables(_ letters: ArraySlice<UInt8>) -> Bool {
    guard table.succession.allows(letters) else { return false }
    let readings = readings(letters)
    return !readings.pinyin.isEmpty || !readings.wade.isEmpty
  }

  /// Whether letters are surely a Chinese given name of two syllables.
  static func isGivenName(_ letters: ArraySlice<UInt8>) -> Bool {
    (isTelling(letters) || letters.starts(with: "hs".utf8) || letters.starts(with: "ts".utf8))
      && areTwoSyllables(letters)
  }

  /// Calls for every hash under which the name meets its other spellings.
  static func forEachHash(of letters: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
    guard table.succession.allows(letters) else { return }
    let readings = readings(letters)
    var seen: [UInt64] = []
    for reading in readings.pinyin + readings.wade {
      let hash = reading.reduce(UInt64(0xC1)) { ($0 ^ UInt64($1)) &* 0x9E37_79B9_7F4A_7C15 } | 1 << 62
      if !seen.contains(hash) {
        seen.append(hash)
        body(hash)
      }
    }
  }

  // MARK: - Reading

  /// Classes of syllables, one list for each way to part a name into syllables.
  private struct Readings {
    var pinyin: [[UInt16]] = []
    var wade: [[UInt16]] = []
  }

  private static func readings(_ letters: ArraySlice<UInt8>) -> Readings {
    Readings(pinyin: table.pinyin.pairs(in: letters), wade: table.wade.pairs(in: letters))
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
    /// Both with the classes of the syllables; Wade-Giles without marks.
    var pinyin = SyllableSpellings()
    var wade = SyllableSpellings()
    var succession: LetterSuccession
  }

  private static let table: Table = {
    var (pinyin, wadeGiles) = (SyllableSpellings(), SyllableSpellings())
    var all: [String] = []
    var classes: [String: UInt16] = [:]
    for (initial, finals) in finalsByInitial.sorted(by: { $0.key < $1.key }) {
      for final in finals {
        let spellings = wade(initial, final)
        let number = classes[spellings[0], default: UInt16(classes.count)]
        classes[spellings[0]] = number
        pinyin.add(initial + final, number)
        for spelling in spellings { wadeGiles.add(spelling, number) }
        all += spellings + [initial + final]
      }
    }
    return Table(pinyin: pinyin, wade: wadeGiles, succession: LetterSuccession(all))
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
    let initials = [
      "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "z": "ts", "c": "ts", "r": "j",
    ]
    let finals = [
      "ian": "ien", "ie": "ieh", "ue": "ueh", "ong": "ung", "iong": "iung", "uo": "o",
    ]
    return [(initials[initial] ?? initial) + (finals[final] ?? final)]
  }

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
