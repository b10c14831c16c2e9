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
      evidence: ["its bytes are valid UTF-8"], strength: Strength(onCleanText: 0.997, onMachineText: 0.998, testimony: 0.2))
  }

  /// The run of broken characters from `offset` on and what it decodes to.
  private static func decodedRun(at offset: Int, in input: DetectorInput) -> (String, Int)? {
    var scalars: [(scalar: Unicode.Scalar, end: Int)] = []
    var index = offset
    while scalars.count < longest, let (scalar, length) = scalar(at: index, in: input), Windows1252.byte(of: scalar) != nil {
      index += length
      scalars.append((scalar, index))
    }
    var result = ""
    var used = 0
    while let (character, count) = character(scalars[used...].map(\.scalar)) {
      guard isPlausible(character, scalars[used].scalar, isFirst: used == 0, used, scalars.map(\.end), offset, input) else { break }
      result.unicodeScalars.append(character)
      used += count
      if used == scalars.count { break }
    }
    guard used > 0 else { return nil }
    return (result, scalars[used - 1].end)
  }

  private static func isPlausible(
    _ character: Unicode.Scalar, _ lead: Unicode.Scalar, isFirst: Bool, _ used: Int, _ ends: [Int], _ offset: Int,
    _ input: DetectorInput
  ) -> Bool {
    switch lead {
    case "Â": return (0xA0...0xBF).contains(character.value)
    case "Ã":
      // A capital word before a closing mark ("IRMÃ»") is whole.
      let before = input.byte(offset - 1)
      return (0xC0...0xFF).contains(character.value)
        && !(isFirst && before.isASCIIUppercase && (character.value == 0xFB || character.value == 0xBB))
    case "â", "ã", "ð", "ï", "ä", "å", "æ", "è", "é", "ê", "ë", "ì", "í", "ñ", "á", "à": return character.value >= 0x800
    case "Ä", "Å":
      // "Å¡" inside a word is š; "Ä“" may be a quoted letter.
      let before = used == 0 ? offset : ends[used - 1]
      let end = ends[min(used + 1, ends.count - 1)]
      return character.properties.isAlphabetic && input.byte(before - 1).isASCIILetter && input.byte(end).isASCIILetter
    default:
      // Greek and Cyrillic come in runs.
      return (0x370...0x52F).contains(character.value) && ends.count >= 6
    }
  }

  /// The first character that these characters' bytes make, and how many it took.
  private static func character(_ scalars: [Unicode.Scalar]) -> (Unicode.Scalar, Int)? {
    guard let lead = scalars.first.flatMap(Windows1252.byte(of:)) else { return nil }
    let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, scalars.count >= count else { return nil }
    let bytes = scalars.prefix(count).compactMap(Windows1252.byte(of:))
    guard bytes.count == count, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    return text.unicodeScalars.first.map { ($0, count) }
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
      input.byte(offset - 1).isASCIIDigit || ".,;:!?".utf8.contains(input.byte(offset - 1)) || input.byte(offset - 1) == 0x20
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
      TextSpan(offset, offset + 3), rule, replacement: "’", message: "A lost character stands where an apostrophe belongs.",
      strength: Strength(onCleanText: 0.97, onMachineText: 0.97, testimony: 0.2))
  }

  private static func blank(around span: TextSpan, in input: DetectorInput) -> String {
    let before = span.start == 0 ? 0x20 : input.byte(span.start - 1)
    return before <= 0x20 || input.byte(span.end) <= 0x20 ? "" : " "
  }
}
