/// What a line holds, as far as rules ask whether it is prose or code. Made once for a line that has a candidate.
struct LineFacts {
  /// Without the line end.
  let span: TextSpan
  /// Signs that prose has no use for.
  private(set) var hasCodeSigns = false
  /// Signs of templates, options, paths and formats.
  private(set) var hasFormatSigns = false
  /// A star behind a word, a lone one or a doubled one.
  private(set) var hasLooseStars = false
  private(set) var smallLetters = 0
  /// Offsets; beyond the line where there is none.
  private(set) var firstLetter: Int
  private(set) var firstOpenBracket: Int
  private(set) var lastClosingBracket = -1

  private static let codeSigns: [Bool] = (0..<256).map { "{}=;<>\\`_".utf8.contains(UInt8($0)) }
  private static let formatSigns: [Bool] = (0..<256).map { "=;<>\\$`[]_#%/".utf8.contains(UInt8($0)) }

  /// Cost: one pass over the line.
  init(around offset: Int, in input: DetectorInput) {
    var start = offset
    while start > 0, input.bytes[start - 1] != 0x0A { start -= 1 }
    var end = offset
    while end < input.bytes.count, input.bytes[end] != 0x0A { end += 1 }
    span = TextSpan(start, end)
    firstLetter = end
    firstOpenBracket = end
    for index in start..<end {
      let byte = input.bytes[index]
      if byte.isASCIILetter {
        if byte.isASCIILowercase { smallLetters += 1 }
        if firstLetter == end { firstLetter = index }
        continue
      }
      if Self.codeSigns[Int(byte)] { hasCodeSigns = true }
      if Self.formatSigns[Int(byte)] || (byte == 0x2D && input.byte(index + 1) == 0x2D) { hasFormatSigns = true }
      switch byte {
      case 0x28: if firstOpenBracket == end { firstOpenBracket = index }
      case 0x29: lastClosingBracket = index
      case 0x2A:
        let before = index == start ? 0x20 : input.byte(index - 1)
        let after = input.byte(index + 1)
        if before != 0x20 || !(after.isASCIILetter || after >= 0xC3) { hasLooseStars = true }
      default: break
      }
    }
  }
}
