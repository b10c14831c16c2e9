/// Braces left from a spinning template: `{hardware}`, `{big|large|huge}`.
///
/// Changed: one word loses its braces, a choice becomes its first alternative. Placeholders ("Dear {name}"), sets, code
/// and the usage lines of commands stay, so braces are believed only among running prose.
enum TemplateBraces {
  static let rule = "debris/template-braces"
  private static let longest = 160

  private static let placeholders: Set<String> = [
    "name", "names", "first", "firstname", "lastname", "username", "user", "email", "date", "time", "title", "id",
    "url",
    "link", "number", "value", "key", "type", "text", "company", "city", "state", "country", "address", "phone", "age",
    "keyword", "keywords", "path", "file", "filename", "string", "code", "order", "amount", "price", "product", "year",
  ]

  static func finding(at offset: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    let before = offset == 0 ? 0x20 : input.byte(offset - 1)
    guard before == 0x20 || before == 0x22 || before == 0x9C else { return nil }
    guard let end = closingBrace(from: offset, in: input) else { return nil }
    let after = input.byte(end)
    guard after <= 0x20 || ",.;:!?)\"'".utf8.contains(after) || after == 0xE2 else { return nil }
    // Among running prose: small letters enough, and no signs of code.
    let line = context.line(around: offset)
    guard !line.hasFormatSigns, line.smallLetters - (end - offset) >= 15 else { return nil }
    let choices = input.text(TextSpan(offset + 1, end - 1)).split(separator: "|", omittingEmptySubsequences: false)
      .map(String.init)
    guard choices.allSatisfy({ !$0.isEmpty && $0.first != " " && $0.last != " " }), let first = choices.first else {
      return nil
    }
    if choices.count == 1 {
      guard !placeholders.contains(first.lowercased()), first.utf8.allSatisfy({ $0.isASCIILetter || $0 == 0x2D }) else {
        return nil
      }
      let isWord = input.lexicon.words.slot(of: first) != nil
      return input.finding(
        TextSpan(offset, end), rule, replacement: first,
        message: "“{\(first)}” has kept the braces of a spinning template.",
        // Two of them say no more than one: in some texts braces mark links.
        strength: Strength(onCleanText: isWord ? 0.7 : 0.5, onMachineText: isWord ? 0.95 : 0.8, testimony: 0.5))
    }
    // "ALTER {ROLE|DATABASE}" shows how a command is written.
    guard first.utf8.contains(where: \.isASCIILowercase) else { return nil }
    return input.finding(
      TextSpan(offset, end), rule, replacement: first, alternatives: Array(choices.dropFirst()),
      message: "A spinning template left its choice of words: \(choices.joined(separator: ", ")).",
      evidence: ["braces with alternatives in running prose"],
      strength: Strength(onCleanText: 0.92, onMachineText: 0.99, testimony: 5))
  }

  /// Behind the closing brace; nil where the braces hold more than words and bars.
  private static func closingBrace(from offset: Int, in input: DetectorInput) -> Int? {
    let limit = min(input.bytes.count, offset + longest)
    for index in offset + 1..<max(limit, offset + 1) {
      let byte = input.bytes[index]
      if byte == 0x7D { return index > offset + 1 ? index + 1 : nil }
      guard byte.isASCIILetter || byte >= 0x80 || byte == 0x20 || byte == 0x7C || byte == 0x27 || byte == 0x2D else {
        return nil
      }
    }
    return nil
  }
}
