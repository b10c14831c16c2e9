/// How a language reads its letters, as rules: `ault$>o`, `VsV>z`.
///
/// Left of the sign stand letters, with what must stand beside them: `^` the start, `$` the end, `V` a vowel, `K` a
/// consonant (on the right also the end), `F` e, i or y. Right of it stand codes of ``SoundCode``, `-` for nothing, and a
/// bar between several ways. Of the rules that fit at a place the one with the most letters is taken, then the one with the
/// most conditions. Letters without a rule stand for themselves.
struct ReadingRules: Sendable {
  private struct Rule {
    /// Up to eight letters as ``NativeSpelling`` has them, the first one in the lowest byte.
    var letters: UInt64 = 0
    var count = 0
    /// What must stand before and after; 0 where anything may.
    var before: UInt8 = 0
    var after: UInt8 = 0
    /// Places in ``ReadingRules/ways``.
    var ways = 0..<0

    /// More letters first, then more conditions.
    var weight: Int { count * 4 + (before == 0 ? 0 : 1) + (after == 0 ? 0 : 1) }
  }

  /// In order of their first letter; of one letter, the heaviest first.
  private let rules: [Rule]
  /// By letter, where its rules begin; one more at the end.
  private let starts: [Int16]
  private let ways: [[UInt8]]
  /// The letters beyond ASCII that the language has.
  private let marks: (UInt64, UInt64)

  /// A name has at most so many readings in one language; the first ways are the usual ones.
  private static let most = 8

  /// - Parameters:
  ///   - marks: the letters beyond ASCII that names of this language have.
  ///   - rules: as above, parted by blanks and line ends; none with more than eight letters.
  init(marks: String, _ text: String) {
    var rules: [Rule] = []
    var ways: [[UInt8]] = []
    for line in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) { rules.append(Self.rule(line, &ways)) }
    rules.sort { ($0.letters & 0xFF, -$0.weight) < ($1.letters & 0xFF, -$1.weight) }
    var starts = [Int16](repeating: 0, count: 257)
    for rule in rules { starts[Int(rule.letters & 0xFF) + 1] += 1 }
    for letter in 1...256 { starts[letter] += starts[letter - 1] }
    self.rules = rules
    self.starts = starts
    self.ways = ways
    self.marks = NativeSpelling.bits(of: NativeSpelling(marks.unicodeScalars).letters)
  }

  private static func rule(_ line: Substring, _ ways: inout [[UInt8]]) -> Rule {
    let parts = line.split(separator: ">")
    precondition(parts.count == 2, "a rule of reading needs one sign: \(line)")
    var rule = Rule()
    for scalar in parts[0].unicodeScalars {
      if "^$VKF".unicodeScalars.contains(scalar) {
        if rule.count == 0 { rule.before = UInt8(ascii: scalar) } else { rule.after = UInt8(ascii: scalar) }
      } else {
        rule.letters |= UInt64(NativeSpelling.letter(of: scalar)) << UInt64(8 * rule.count)
        rule.count += 1
      }
    }
    precondition(rule.count > 0 && rule.count <= 8, "a rule of reading has one to eight letters: \(line)")
    let first = ways.count
    for way in parts[1].split(separator: "|") { ways.append(way == "-" ? [] : Array(way.utf8)) }
    rule.ways = first..<ways.count
    return rule
  }

  /// The sounds that a name may have; none where it has letters that the language does not. Some hundred ns.
  func readings(of name: NativeSpelling) -> [SoundCode] {
    guard name.marks.0 & ~marks.0 == 0, name.marks.1 & ~marks.1 == 0 else { return [] }
    var readings: [[UInt8]] = [[]]
    var place = 0
    while place < name.letters.count {
      guard let rule = rule(for: name, at: place) else {
        if let sound = name.plainSound(at: place) {
          for number in readings.indices {
            readings[number].append(sound)
            // The only letter of two sounds.
            if name.letters[place] == UInt8(ascii: "x") { readings[number].append(UInt8(ascii: "s")) }
          }
        }
        place += 1
        continue
      }
      let ways = self.ways[rules[rule].ways]
      place += rules[rule].count
      if ways.count == 1 || readings.count * ways.count > Self.most {
        for number in readings.indices { readings[number] += ways[ways.startIndex] }
      } else {
        let before = readings
        readings.removeAll(keepingCapacity: true)
        for way in ways { for reading in before { readings.append(reading + way) } }
      }
    }
    return readings.map { SoundCode($0) }
  }

  /// The number of the rule that holds at a place of a name.
  private func rule(for name: NativeSpelling, at place: Int) -> Int? {
    let letter = Int(name.letters[place])
    let (first, end) = (Int(starts[letter]), Int(starts[letter + 1]))
    guard first < end else { return nil }
    let window = name.window(at: place)
    return (first..<end).first { number in
      let rule = rules[number]
      let mask = rule.count == 8 ? UInt64.max : 1 << UInt64(8 * rule.count) - 1
      return window & mask == rule.letters && name.holds(rule.before, before: place)
        && name.holds(rule.after, after: place + rule.count)
    }
  }
}
