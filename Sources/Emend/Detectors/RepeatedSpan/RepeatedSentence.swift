/// A sentence that stands again word for word.
///
/// Reported: eight words or more, alike byte for byte, outside a line or paragraph that is reported as a whole. Changed:
/// the later copy goes, with its full stop and the blank behind it. Speakers repeat sentences on purpose, so that only
/// a long sentence that follows itself at once is more than a hint.
enum RepeatedSentence {
  static let rule = "repeated-span/repeated-sentence"

  static func finding(
    _ again: Range<Int>, sameAs first: Range<Int>, in input: DetectorInput, _ numbers: inout LineNumbers
  ) -> Finding? {
    let tokens = input.tokens
    let span = input.document.span(ofTokens: again)
    guard span.count >= 40, input.isEqual(span, input.document.span(ofTokens: first)), !input.isProtected(span) else {
      return nil
    }
    // Headings and salutations repeat by nature; what stands alone on its line is judged as a line.
    guard input.gap(before: again.upperBound).firstByte(in: input).map({ ".!?".utf8.contains($0) }) ?? false,
      !tokens[again.lowerBound].flags.contains(.allCaps)
    else { return nil }
    // Rows and items of lists are no sentences; a label ("Directions: …") leads each of its kind.
    guard !tokens[again.lowerBound + 1].gap.contains(.other), !LineShape(input.text(span)).isLayout else { return nil }
    let isSpoken =
      tokens[again.lowerBound].flags.contains(.inQuotes) || tokens[first.lowerBound].flags.contains(.inQuotes)
    let isAdjacent = first.upperBound == again.lowerBound
    let deletion = deletion(of: again, in: input)
    let strength =
      if isAdjacent, again.count >= 12, !isSpoken, deletion != nil {
        Strength(onCleanText: again.count >= 20 ? 0.96 : 0.92, onMachineText: 0.98, testimony: 0.6)
      } else if again.count >= 20, !isSpoken {
        Strength(onCleanText: 0.7, onMachineText: 0.9, testimony: 0.3)
      } else {
        Strength(onCleanText: 0.5, onMachineText: 0.7, testimony: 0.1)
      }
    return input.finding(
      deletion ?? span, rule, replacement: deletion == nil ? nil : "",
      message: "This sentence stands already on line \(numbers.number(of: Int(tokens[first.lowerBound].start))), "
        + "word for word.",
      evidence: isAdjacent ? ["it follows itself at once"] : [], strength: strength)
  }

  /// The sentence with its end marks and the blank that parts it from its neighbour; nil where quotation marks or
  /// brackets stand around it, so that a deletion would break a pair.
  private static func deletion(of sentence: Range<Int>, in input: DetectorInput) -> TextSpan? {
    let before = input.gap(before: sentence.lowerBound)
    let after = input.gap(before: sentence.upperBound)
    let start = Int(input.tokens[sentence.lowerBound].start)
    guard before.isEmpty || input.bytes[before.range].allSatisfy(isEndMarkOrSpace) else { return nil }
    guard input.bytes[after.range].allSatisfy(isEndMarkOrSpace) else { return nil }
    var end = after.start
    while end < after.end, ".!?".utf8.contains(input.bytes[end]) { end += 1 }
    guard end > after.start else { return nil }
    if end < after.end, input.bytes[end] == 0x20 {
      while end < after.end, input.bytes[end] == 0x20 { end += 1 }
      return TextSpan(start, end)
    }
    // Last of its paragraph: the blank before it goes.
    guard start > before.start, input.byte(start - 1) == 0x20 else { return nil }
    var first = start
    while first > before.start, input.bytes[first - 1] == 0x20 { first -= 1 }
    return TextSpan(first, end)
  }

  private static func isEndMarkOrSpace(_ byte: UInt8) -> Bool {
    byte.isBlank || byte == 0x0A || byte == 0x0D || ".!?".utf8.contains(byte)
  }
}

extension TextSpan {
  /// Nil for an empty span.
  fileprivate func firstByte(in input: DetectorInput) -> UInt8? { isEmpty ? nil : input.bytes[start] }
}
