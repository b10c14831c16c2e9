/// UTF-8 that was read as Windows-1252: "donâ€™t", "cafÃ©", "Â£5".
///
/// Reported: a run of characters whose code-page bytes are valid UTF-8, once or several times over. Changed: the run
/// becomes what those bytes say. Accented words of real text ("CAFÉ»") can look so by chance; two-byte sequences are
/// therefore believed only where they decode to what Western text holds.
enum Mojibake {
  static let rule = "debris/mojibake"
  private static let longest = 64

  static func finding(at offset: Int, in input: DetectorInput) -> Finding? {
    if input.starts(at: offset, with: "\u{FFFD}") { return replacementCharacter(at: offset, in: input) }
    guard let (text, end) = decodedRun(at: offset, in: input) else { return strayA(at: offset, in: input) }
    let span = TextSpan(offset, end)
    var result = text
    // Damaged twice over.
    while let again = decoded(result), again != result { result = again }
    // A no-break space that only parts words is a blank.
    if result == "\u{A0}" { result = blank(around: span, in: input) }
    return input.finding(
      span, rule, replacement: result,
      message: "\(input.quoted(span)) is “\(result)” in UTF-8, read as Windows-1252.",
      evidence: ["its bytes are valid UTF-8"],
      strength: Strength(onCleanText: 0.997, onMachineText: 0.998, testimony: 0.2))
  }

  /// The run of broken characters from `offset` on and what it decodes to.
  private static func decodedRun(at offset: Int, in input: DetectorInput) -> (String, Int)? {
    var result = ""
    var end = offset
    var foreign = 0
    while result.utf8.count < longest, let step = step(at: end, in: input) {
      guard isPlausible(step, at: end, isFirst: end == offset, in: input) else { break }
      if (0x370...0x52F).contains(step.character.value) { foreign += 1 }
      result.unicodeScalars.append(step.character)
      end = step.end
    }
    // Greek and Cyrillic come in runs.
    guard end > offset, foreign == 0 || foreign >= 3 else { return nil }
    return (result, end)
  }

  /// One character of the original, from the two to four that stand for it.
  private struct Step {
    var lead: Unicode.Scalar
    var character: Unicode.Scalar
    var end: Int
  }

  private static func step(at offset: Int, in input: DetectorInput) -> Step? {
    guard let (lead, length) = scalar(at: offset, in: input), let first = Windows1252.byte(of: lead), first >= 0xC2,
      first <= 0xF4
    else { return nil }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var bytes = [first]
    var end = offset + length
    while bytes.count < count {
      guard let (next, length) = scalar(at: end, in: input), let byte = Windows1252.byte(of: next), byte & 0xC0 == 0x80
      else { return nil }
      bytes.append(byte)
      end += length
    }
    guard let character = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return nil }
    return Step(lead: lead, character: character, end: end)
  }

  private static func isPlausible(_ step: Step, at offset: Int, isFirst: Bool, in input: DetectorInput) -> Bool {
    let value = step.character.value
    switch step.lead {
    case "Â": return (0xA0...0xBF).contains(value)
    case "Ã":
      // A capital word before a closing mark ("IRMÃ»") is whole.
      return (0xC0...0xFF).contains(value) && !(isFirst && input.byte(offset - 1).isASCIIUppercase && value == 0xFB)
    case "Ä", "Å":
      // "Å¡" inside a word is š; "Ä“" may be a quoted letter.
      return step.character.properties.isAlphabetic && input.byte(offset - 1).isASCIILetter
        && input.byte(step.end).isASCIILetter
    case "Î", "Ï", "Ð", "Ñ": return (0x370...0x52F).contains(value)
    default: return value >= 0x800
    }
  }

  /// A whole text read back once more; nil where any part of it is sound.
  private static func decoded(_ text: String) -> String? {
    let bytes = text.unicodeScalars.map(Windows1252.byte(of:))
    guard bytes.count > 1, bytes.allSatisfy({ $0 != nil }) else { return nil }
    return String(validating: bytes.compactMap { $0 }, as: UTF8.self)
  }

  private static func scalar(at offset: Int, in input: DetectorInput) -> (Unicode.Scalar, Int)? {
    let lead = input.byte(offset)
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, offset + length <= input.bytes.count else { return nil }
    var decoder = UTF8()
    var iterator = input.bytes[offset..<offset + length].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, length)
  }

  /// "Â " where the no-break space behind it became a blank: the letter goes.
  private static func strayA(at offset: Int, in input: DetectorInput) -> Finding? {
    guard input.starts(at: offset, with: "Â"), input.byte(offset + 2) == 0x20, offset > 0,
      input.byte(offset - 1).isASCIIDigit || ".,;:!?".utf8.contains(input.byte(offset - 1))
        || input.byte(offset - 1) == 0x20
    else { return nil }
    let isBlankBefore = input.byte(offset - 1) == 0x20
    let span = TextSpan(offset, offset + (isBlankBefore ? 3 : 2))
    return input.finding(
      span, rule, replacement: "", message: "“Â” is what is left of a no-break space.",
      strength: Strength(onCleanText: 0.95, onMachineText: 0.97, testimony: 0.2))
  }

  /// "don�t": a lost character between a letter and the end of a contraction.
  private static func replacementCharacter(at offset: Int, in input: DetectorInput) -> Finding? {
    guard input.byte(offset - 1).isASCIILetter else { return nil }
    let tails: [StaticString] = ["t ", "s ", "re ", "ve ", "ll ", "d ", "m "]
    guard tails.contains(where: { input.starts(at: offset + 3, with: $0) }) else { return nil }
    return input.finding(
      TextSpan(offset, offset + 3), rule, replacement: "’",
      message: "A lost character stands where an apostrophe belongs.",
      strength: Strength(onCleanText: 0.97, onMachineText: 0.97, testimony: 0.2))
  }

  private static func blank(around span: TextSpan, in input: DetectorInput) -> String {
    let before = span.start == 0 ? 0x20 : input.byte(span.start - 1)
    return before <= 0x20 || input.byte(span.end) <= 0x20 ? "" : " "
  }
}
