/// Chinese as Russian writes it (Чжан, Сяопин), romanised again in the English, German, French or scholarly way: Chzhan,
/// Czhan, Tschschan; Syaopin, Siaopin, Sjaopin.
///
/// A name and a syllable of pinyin both have a code: a letter for each sound that Russian writes. Where the codes are
/// equal, the name may be that syllable. Without its soft sign -n is -ng, so that one code may be two syllables.
///
///     Q чж   C ч   S ш   Z ж   J цз   c ц   h х   Y ы   y what softens the next vowel; else as in Latin letters
enum PalladiusSpelling {
  /// The code of a syllable of pinyin.
  static func code(_ initial: String, _ final: String) -> String {
    switch initial + final {
    case "zi", "ci", "si": return (initials[initial] ?? initial) + "Y"
    case "hui": return "huei"
    case "er": return "er"
    case "yi": return "i"
    case "yu": return "yui"
    case "you": return "yu"
    case "yong": return "yun"
    case "ye": return "e"
    case "yin", "ying": return "in"
    case "wu": return "u"
    default: break
    }
    // The u of ju, qu, xu and yu is another vowel.
    if hasRoundedVowel(initial, final), let rounded = rounded[vowels(initial, final)] {
      return (initials[initial] ?? "") + rounded
    }
    let head = initials[initial] ?? initial
    if initial.isEmpty, final.hasPrefix("w") { return "v" + withoutG(final.dropFirst()) }
    return head + (finals[final] ?? withoutG(final[...]))
  }

  private static func hasRoundedVowel(_ initial: String, _ final: String) -> Bool {
    initial.isEmpty ? final.hasPrefix("y") : initial == "j" || initial == "q" || initial == "x"
  }

  private static func vowels(_ initial: String, _ final: String) -> String {
    initial.isEmpty ? String(final.dropFirst()) : final
  }

  private static func withoutG(_ final: Substring) -> String {
    String(final.hasSuffix("ng") ? final.dropLast() : final)
  }

  private static let initials = [
    "zh": "Q", "ch": "C", "sh": "S", "r": "Z", "j": "J", "z": "J", "q": "c", "c": "c", "x": "s",
  ]

  private static let rounded = ["u": "yui", "uan": "yuan", "ue": "yue", "un": "yun"]

  private static let finals = [
    "ia": "ya", "ian": "yan", "iang": "yan", "iao": "yao", "ie": "e", "iong": "yun", "iu": "yu", "ong": "un", "uo": "o",
  ]

  /// How a code is romanised, in the usual systems.
  static func romanised(_ code: String) -> [String] {
    code.reduce([""]) { spellings, letter in
      let ways = ways[letter] ?? [String(letter)]
      return spellings.flatMap { spelling in ways.map { spelling + $0 } }
    }
  }

  private static let ways: [Character: [String]] = [
    "Q": ["chzh", "czh", "tschsch", "tchj"], "C": ["ch", "tsch"], "S": ["sh", "sch"], "Z": ["zh", "sch"],
    "J": ["tsz", "cz"], "c": ["ts"], "h": ["kh"], "v": ["v", "w"], "Y": ["y"], "y": ["y", "i", "j"],
  ]

  // MARK: - Reading

  /// The codes that a name may have: as English or scholarly romanisation writes it, and as German does; none for what is
  /// too short or long, or ends otherwise than Chinese does.
  static func codes(of letters: ArraySlice<UInt8>) -> [[UInt8]] {
    guard letters.count > 1, letters.count <= longest, let last = letters.last, ends & 1 << UInt32(last & 31) != 0,
      let code = code(of: letters, isGerman: false)
    else { return [] }
    guard let german = self.code(of: letters, isGerman: true), german != code else { return [code] }
    return [code, german]
  }

  /// Letters of the longest name of two syllables: Tschschuantschschuan.
  private static let longest = 20

  /// The letters that names may end in, as bits.
  private static let ends: UInt32 = "aeiouyjnr".utf8.reduce(0) { $0 | 1 << UInt32($1 & 31) }

  /// Nil where a letter is none of the system's.
  private static func code(of letters: ArraySlice<UInt8>, isGerman: Bool) -> [UInt8]? {
    var code: [UInt8] = []
    var rest = letters
    func starts(_ text: StaticString) -> Bool {
      rest.count >= text.utf8CodeUnitCount
        && text.withUTF8Buffer { pattern in pattern.indices.allSatisfy { rest[rest.startIndex + $0] == pattern[$0] } }
    }
    /// The code of what is next, and how many letters it takes.
    func next(_ letter: UInt8) -> (Unicode.Scalar, Int)? {
      switch letter {
      case UInt8(ascii: "t"):
        if starts("tschsch") { return ("Q", 7) }
        if starts("tchzh") { return ("Q", 5) }
        if starts("tchj") || starts("tchz") { return ("Q", 4) }
        if starts("tsch") { return ("C", 4) }
        if starts("tsz") || starts("tch") { return (starts("tsz") ? "J" : "C", 3) }
        return starts("ts") ? ("c", 2) : ("t", 1)
      case UInt8(ascii: "c"):
        if starts("chzh") || starts("czh") { return ("Q", starts("chzh") ? 4 : 3) }
        if starts("cz") { return ("J", 2) }
        if starts("ch") { return (isGerman ? "h" : "C", 2) }
        return ("c", 1)
      case UInt8(ascii: "s"):
        if starts("sch") { return (isGerman ? "Z" : "S", 3) }
        return starts("sh") ? ("S", 2) : ("s", 1)
      case UInt8(ascii: "z"):
        if starts("zh") { return ("Z", 2) }
        return starts("zs") ? ("J", 2) : isGerman ? ("c", 1) : nil
      case UInt8(ascii: "d"): return starts("dz") ? ("J", 2) : ("d", 1)
      case UInt8(ascii: "k"): return starts("kh") ? ("h", 2) : ("k", 1)
      case UInt8(ascii: "w"): return ("v", 1)
      case UInt8(ascii: "i"), UInt8(ascii: "y"), UInt8(ascii: "j"):
        let after = rest.dropFirst().first ?? 0
        if "aeou".utf8.contains(after) { return ("y", 1) }
        return letter == UInt8(ascii: "y") && !(code.last.map(NameKey.isVowel) ?? true) ? ("Y", 1) : ("i", 1)
      case UInt8(ascii: "x"), UInt8(ascii: "q"): return nil
      default: return (Unicode.Scalar(letter), 1)
      }
    }
    while let letter = rest.first {
      guard let (sound, length) = next(letter) else { return nil }
      rest = rest.dropFirst(length)
      // Е is soft by itself.
      if sound == "y", rest.first == UInt8(ascii: "e") { continue }
      code.append(UInt8(ascii: sound))
    }
    return code
  }
}
