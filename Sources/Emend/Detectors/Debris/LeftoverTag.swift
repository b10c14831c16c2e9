/// An HTML tag in plain text: `<br>`, `</p>`.
///
/// Only a hint: a text may speak of tags. Changed: the tag goes; a break between words becomes a blank.
enum LeftoverTag {
  static let rule = "debris/tag"
  private static let names: Set<String> = [
    "br", "p", "b", "i", "u", "em", "strong", "span", "div", "a", "ul", "ol", "li", "h1", "h2", "h3", "h4",
    "blockquote",
    "figure", "figcaption", "img", "font", "center", "sup", "sub",
  ]
  private static let breaking: Set<String> = ["br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote"]

  static func finding(at offset: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    var index = offset + 1
    if input.byte(index) == 0x2F { index += 1 }
    let start = index
    while index - start < 12, input.byte(index).isASCIILetter || input.byte(index).isASCIIDigit { index += 1 }
    guard index > start else { return nil }
    let name = input.text(TextSpan(start, index)).lowercased()
    guard names.contains(name) else { return nil }
    let limit = min(input.bytes.count, offset + 300)
    while index < limit, input.bytes[index] != 0x3E, input.bytes[index] != 0x3C, input.bytes[index] != 0x0A {
      index += 1
    }
    guard index < limit, input.bytes[index] == 0x3E, !context.isAboutMarkup else { return nil }
    let span = TextSpan(offset, index + 1)
    let parts = offset > 0 && input.byte(offset - 1) > 0x20 && input.byte(span.end) > 0x20
    return input.finding(
      span, rule, replacement: breaking.contains(name) && parts ? " " : "",
      message: "\(input.quoted(span)) is a leftover HTML tag.",
      strength: Strength(onCleanText: 0.8, onMachineText: 0.85, testimony: 0.2))
  }
}
