import Emend
import TestSupport

extension SeededGenerator {
  /// What texts are made of: every length of UTF-8, all line ends, and characters that trip tools up.
  private static let pieces = [
    "a", "b", "Z", "7", " ", " ", ".", ",", "war", "The ", "\n", "\r\n", "\r", "\t", "\"", "\\", "é", "e\u{301}", "ß",
    "Київ", "’", "—", "中", "🇺🇦", "👩‍👩‍👧", "\u{FEFF}", "\u{1A}", "\u{2028}", "\u{85}", "\u{7F}", "\u{10FFFF}",
  ]

  mutating func text(pieces limit: Int, from pieces: [String] = Self.pieces) -> String {
    let count = oneIn(20) ? 0 : Int.random(in: 0...limit, using: &self)
    return (0..<count).map { _ in pick(pieces) }.joined()
  }

  /// Findings anywhere on the text's characters, overlapping, empty, and with repairs that change nothing.
  mutating func findings(in bytes: [UInt8], limit: Int, replacements: [String] = Self.pieces) -> [Finding] {
    let boundaries = scalarBoundaries(of: bytes)
    return (0..<Int.random(in: 0...limit, using: &self)).map { _ in
      let first = Int.random(in: boundaries.indices, using: &self)
      let last = min(first + Int.random(in: 0...5, using: &self), boundaries.count - 1)
      let span = TextSpan(boundaries[first], boundaries[last])
      return finding(span, in: bytes, replacements: replacements)
    }
  }

  private mutating func finding(_ span: TextSpan, in bytes: [UInt8], replacements: [String]) -> Finding {
    let text = String(decoding: bytes[span.range], as: UTF8.self)
    let replacement: String? =
      switch Int.random(in: 0..<8, using: &self) {
      case 0: nil
      case 1: ""
      case 2: text
      default: self.text(pieces: 3, from: replacements)
      }
    let rule = pick(["debris/space", "garbled-phrase/killing-field", "spelling-variant/kyiv"])
    let confidence = pick([0.5, 0.9, 0.995, 0.998, 1.0 / 3.0])
    var finding = Finding(
      span: span, rule: rule, text: text, replacement: replacement, alternatives: oneIn(3) ? ["other"] : [],
      message: "look \"here\"", evidence: ["seen\tonce"],
      strength: Strength(onCleanText: confidence, onMachineText: confidence, testimony: 0))
    finding.tier = pick(Tier.allCases)
    return finding
  }

  /// What a person decided about some of the findings.
  mutating func decisions(about findings: [Finding]) -> [Int: Decision] {
    var decisions: [Int: Decision] = [:]
    for index in findings.indices where oneIn(3) {
      decisions[index] = pick([.auto, .accepted, .edited(text(pieces: 2)), .rejected, .skipped])
    }
    return decisions
  }
}

/// Offsets at which a character (scalar) begins, and the end.
func scalarBoundaries(of bytes: [UInt8]) -> [Int] {
  bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
}
