/// Carries the capitals of what stands in the text over to what takes its place.
enum Capitals {
  /// All capitals stay all capitals, a capital at the start stays one.
  static func carried(from token: Token, to text: String) -> String {
    if token.flags.contains(.allCaps) { return text.uppercased() }
    return token.flags.contains(.capitalized) ? capitalized(text) : text
  }

  static func capitalized(_ text: String) -> String {
    guard let first = text.first, first.isLowercase else { return text }
    return first.uppercased() + text.dropFirst()
  }
}

extension Document {
  /// From the first of these tokens to the last one, without its possessive ending.
  func baseSpan(ofTokens range: Range<Int>) -> TextSpan {
    TextSpan(Int(tokens[range.lowerBound].start), tokens[range.upperBound - 1].baseSpan(in: bytes).end)
  }
}
