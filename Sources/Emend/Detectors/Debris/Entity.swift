/// A leftover HTML entity: `&amp;`, `&#8217;`, `&amp;quot;`.
///
/// Changed: the entity becomes its character; doubly escaped ones at once, so that a second cleaning finds nothing. Code,
/// URLs, markup and texts about markup stay.
enum Entity {
  static let rule = "debris/entity"
  private static let longest = 40

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ", "thinsp": " ",
    "rsquo": "’", "lsquo": "‘", "rdquo": "”", "ldquo": "“", "sbquo": "‚", "bdquo": "„", "ndash": "–", "mdash": "—",
    "hellip": "…", "bull": "•", "middot": "·", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "pound": "£",
    "euro": "€", "yen": "¥", "cent": "¢", "sect": "§", "para": "¶", "times": "×", "divide": "÷", "frac12": "½",
    "frac14": "¼", "frac34": "¾", "laquo": "«", "raquo": "»", "shy": "", "zwnj": "", "eacute": "é", "egrave": "è",
    "ecirc": "ê", "euml": "ë", "aacute": "á", "agrave": "à", "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å",
    "ccedil": "ç", "iacute": "í", "icirc": "î", "iuml": "ï", "ntilde": "ñ", "oacute": "ó", "ograve": "ò", "ocirc": "ô",
    "otilde": "õ", "ouml": "ö", "oslash": "ø", "uacute": "ú", "ugrave": "ù", "ucirc": "û", "uuml": "ü", "szlig": "ß",
    "Eacute": "É", "Ouml": "Ö", "Uuml": "Ü", "Auml": "Ä", "Ccedil": "Ç", "scaron": "š", "Scaron": "Š", "yacute": "ý",
  ]

  static func finding(at offset: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    guard let (value, end) = decoded(at: offset, in: input) else { return nil }
    let span = TextSpan(offset, end)
    // A number's code looks like a tag (#8217); what is protected around it is something else.
    guard !input.isProtected(TextSpan(offset, offset + 1)), !input.isProtected(TextSpan(end - 1, end)),
      !context.isAboutMarkup
    else { return nil }
    let replacement = value == " " ? blank(around: span, in: input) : value
    // A bare < or > may have been escaped on purpose.
    let isBracket = value == "<" || value == ">"
    return input.finding(
      span, rule, replacement: replacement,
      message: "\(input.quoted(span)) is the HTML code of \(value == " " ? "a blank" : "“\(value)”").",
      evidence: ["the text is no HTML"],
      strength: isBracket
        ? Strength(onCleanText: 0.8, onMachineText: 0.9, testimony: 0)
        : Strength(onCleanText: 0.997, onMachineText: 0.998, testimony: 0.3))
  }

  /// The character, and the end of the code; looks through `&amp;` before another code.
  private static func decoded(at offset: Int, in input: DetectorInput) -> (value: String, end: Int)? {
    var start = offset + 1
    var depth = 0
    while input.starts(at: start, with: "amp;"), depth < 3, isCode(at: start + 4, in: input) {
      start += 4
      depth += 1
    }
    guard let (value, end) = character(at: start, in: input) else { return nil }
    return (value, end)
  }

  private static func isCode(at offset: Int, in input: DetectorInput) -> Bool {
    character(at: offset, in: input) != nil
  }

  /// What stands between `&` and `;`.
  private static func character(at start: Int, in input: DetectorInput) -> (value: String, end: Int)? {
    var end = start
    while end - start < longest, isCodeByte(input.byte(end)) { end += 1 }
    guard end > start, input.byte(end) == 0x3B else { return nil }
    let code = input.text(TextSpan(start, end))
    if code.first == "#" {
      let digits = code.dropFirst()
      let number =
        digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      guard let number, number >= 0x20, let scalar = Unicode.Scalar(windows1252(number)) else { return nil }
      if scalar == "\u{A0}" { return (" ", end + 1) }
      if scalar.properties.generalCategory == .control { return nil }
      return (String(Character(scalar)), end + 1)
    }
    guard let value = named[code] else { return nil }
    return (value, end + 1)
  }

  private static func isCodeByte(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte == 0x23 }

  /// `&#146;` means what Windows-1252 has there; browsers read it so.
  private static func windows1252(_ number: UInt32) -> UInt32 {
    guard (0x80...0x9F).contains(number), let scalar = Windows1252.scalar(of: UInt8(number)) else { return number }
    return scalar.value
  }

  /// One blank, and none beside another.
  private static func blank(around span: TextSpan, in input: DetectorInput) -> String {
    let before = span.start == 0 ? 0x20 : input.byte(span.start - 1)
    let after = span.end == input.bytes.count ? 0x20 : input.byte(span.end)
    return before <= 0x20 || after <= 0x20 ? "" : " "
  }
}
