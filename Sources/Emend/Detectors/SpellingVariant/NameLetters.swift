extension Document {
  /// The letters of a word as ``NameKey/appendLetters(of:to:)`` gives them, without its possessive ending.
  func appendNameLetters(of token: Token, to letters: inout [UInt8]) {
    let span = token.baseSpan(in: bytes)
    if token.flags.contains(.beyondASCII) {
      _ = NameKey.appendLetters(of: text(span).unicodeScalars, to: &letters)
    } else {
      _ = NameKey.appendLetters(of: bytes[span.range].lazy.map { Unicode.Scalar($0) }, to: &letters)
    }
  }

  /// The letters of some words as one name, whatever parts them: "Geun Hye", "Geun-hye".
  func nameLetters(ofTokens range: Range<Int>) -> [UInt8] {
    var letters: [UInt8] = []
    for index in range { appendNameLetters(of: tokens[index], to: &letters) }
    return letters
  }
}
