/// A bracketed name with a possessive ending: "one of (Russia)’s most outrageous" -> "Russia’s".
///
/// A hint: editors put a name in brackets where the speaker said "its". Changed: the brackets go.
enum StrayBracket {
  static let rule = "debris/stray-bracket"

  static func finding(at offset: Int, in input: DetectorInput) -> Finding? {
    var index = offset + 1
    guard input.byte(index).isASCIIUppercase else { return nil }
    let limit = min(input.bytes.count, offset + 40)
    while index < limit, input.bytes[index].isASCIILetter || input.bytes[index] >= 0x80 || input.bytes[index] == 0x20 {
      index += 1
    }
    guard input.byte(index) == 0x29 else { return nil }
    let name = TextSpan(offset + 1, index)
    guard input.starts(at: index + 1, with: "’s") || input.starts(at: index + 1, with: "'s"),
      input.text(name).last != " "
    else { return nil }
    let tail = index + 1 + (input.byte(index + 1) == 0x27 ? 2 : 4)
    guard !input.byte(tail).isASCIILetter else { return nil }
    return input.finding(
      TextSpan(offset, index + 1), rule, replacement: input.text(name),
      message: "\(input.quoted(TextSpan(offset, tail))) owns something; brackets around the owner alone are wrong.",
      evidence: ["the possessive ending stands outside the brackets"],
      strength: Strength(onCleanText: 0.6, onMachineText: 0.9, testimony: 0.7))
  }
}
