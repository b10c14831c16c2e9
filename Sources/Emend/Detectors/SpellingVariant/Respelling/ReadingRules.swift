/// How a language reads its letters, as rules: `ault$>o`, `VsV>z`.
///
/// Left of the sign stand letters, with what must stand beside them: `^` the start, `$` the end, `V` a vowel, `K` a
/// consonant (on the right also the end), `F` e, i or y. Right of it stand codes of ``SoundCode``, `-` for nothing, and a
/// bar between several ways. Of the rules that fit at a place the one with the most letters is taken, then the one with the
/// most conditions. Letters without a rule stand for themselves.
struct ReadingRules: Sendable {
  private struct Rule: Sendable {
    var letters: [UInt16] = []
    var before: UInt8?
    var after: UInt8?
    var ways: [[UInt8]] = []

    /// More letters first, then more conditions.
    var weight: Int { letters.count * 4 + (before == nil ? 0 : 1) + (after == nil ? 0 : 1) }
  }

  /// By first letter, as far as it is ASCII; the others together.
  private let rules: [[Rule]]
  /// Letters with marks that the language has.
  private let marks: Set<UInt16>

  /// A name has at most so many readings in one language; the first ways are the usual ones.
  private static let most = 8

  /// - Parameters:
  ///   - marks: the letters beyond ASCII that names of this language have.
  ///   - rules: as above, parted by blanks and line ends.
  init(marks: String, _ text: String) {
    var rules = [[Rule]](repeating: [], count: 129)
    for line in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let rule = Self.rule(line)
      rules[Self.slot(rule.letters[0])].append(rule)
    }
    self.rules = rules.map { $0.sorted { $0.weight > $1.weight } }
    self.marks = Set(marks.utf16)
  }

  private static func rule(_ line: Substring) -> Rule {
    let parts = line.split(separator: ">")
    precondition(parts.count == 2, "a rule of reading needs one sign: \(line)")
    var rule = Rule()
    for unit in parts[0].utf16 {
      guard let byte = UInt8(exactly: unit), "^$VKF".utf8.contains(byte) else {
        rule.letters.append(unit)
        continue
      }
      if rule.letters.isEmpty { rule.before = byte } else { rule.after = byte }
    }
    rule.ways = parts[1].split(separator: "|").map { $0 == "-" ? [] : Array($0.utf8) }
    return rule
  }

  private static func slot(_ letter: UInt16) -> Int { letter < 128 ? Int(letter) : 128 }

  /// The sounds that a name may have; none where it has letters that the language does not.
  /// - Parameter name: small letters, with their marks.
  func readings(of name: [UInt16]) -> [SoundCode] {
    guard name.allSatisfy({ $0 < 128 || marks.contains($0) }) else { return [] }
    var readings: [[UInt8]] = [[]]
    var place = 0
    while place < name.count {
      let rule = rules[Self.slot(name[place])].first { stands($0, in: name, at: place) }
      let ways = rule?.ways ?? [Self.plain(name[place])]
      place += rule?.letters.count ?? 1
      if ways.count == 1 || readings.count * ways.count > Self.most {
        for number in readings.indices { readings[number] += ways[0] }
      } else {
        readings = readings.flatMap { reading in ways.map { reading + $0 } }
      }
    }
    return readings.map { SoundCode($0) }
  }

  private func stands(_ rule: Rule, in name: [UInt16], at place: Int) -> Bool {
    let end = place + rule.letters.count
    guard end <= name.count, name[place..<end].elementsEqual(rule.letters) else { return false }
    switch rule.before {
    case UInt8(ascii: "^"): guard place == 0 else { return false }
    case UInt8(ascii: "V"): guard place > 0, Self.isVowel(name[place - 1]) else { return false }
    case UInt8(ascii: "K"): guard place > 0, !Self.isVowel(name[place - 1]) else { return false }
    default: break
    }
    switch rule.after {
    case UInt8(ascii: "$"): return end == name.count
    case UInt8(ascii: "V"): return end < name.count && Self.isVowel(name[end])
    case UInt8(ascii: "K"): return end == name.count || !Self.isVowel(name[end])
    case UInt8(ascii: "F"): return end < name.count && Self.front.contains(name[end])
    default: return true
    }
  }

  private static func isVowel(_ letter: UInt16) -> Bool { vowels.contains(letter) }
  private static let vowels = Set("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿąęěőűůœıāēīūėăō".utf16)
  private static let front = Set("eiyèéêëìíîïęě".utf16)

  /// A letter that stands for itself, without its marks.
  private static func plain(_ letter: UInt16) -> [UInt8] {
    guard letter < 128 else {
      return Unicode.Scalar(letter).map { Array(NameKey.unmarkedLetters(of: CollectionOfOne($0)).prefix(1)) } ?? []
    }
    switch UInt8(letter) {
    case UInt8(ascii: "h"): return [UInt8(ascii: "H")]
    case UInt8(ascii: "c"), UInt8(ascii: "q"): return [UInt8(ascii: "k")]
    case UInt8(ascii: "j"), UInt8(ascii: "y"): return [UInt8(ascii: "i")]
    case UInt8(ascii: "w"): return [UInt8(ascii: "v")]
    case UInt8(ascii: "x"): return Array("ks".utf8)
    case let letter: return [letter]
    }
  }
}
