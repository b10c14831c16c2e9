/// A text with what the detectors need to know of it: its words, and where they stand.
///
/// Making one costs one pass over the bytes, at a few hundred MB/s; 20 bytes a word. A value: share it between threads.
public struct Document: Sendable {
  /// The path or id that findings name.
  public let name: String
  /// The original, valid UTF-8. All spans are offsets in it.
  public let bytes: [UInt8]
  /// The words in order. What lies between two of them is punctuation and space.
  let tokens: [Token]
  /// What is never edited, in order: URLs, addresses, code, what the user protects.
  public let protected: [TextSpan]

  /// - Parameters:
  ///   - bytes: valid UTF-8, at most 4 GB.
  ///   - protected: spans to leave alone beside those that the text itself shows, in any order.
  init(name: String, bytes: [UInt8], lexicon: Lexicon, protected userSpans: [TextSpan] = []) {
    self.name = name
    self.bytes = bytes
    var tokens = bytes.withUnsafeBufferPointer { TokenReader.tokens(of: $0, words: lexicon.words) }
    let protected = ProtectedSpans.merged(bytes.withUnsafeBufferPointer { ProtectedSpans.find(in: $0) } + userSpans)
    ProtectedSpans.mark(protected, in: &tokens)
    self.tokens = tokens
    self.protected = protected
  }

  /// The text of a span.
  public func text(_ span: TextSpan) -> String {
    String(decoding: bytes[span.range], as: UTF8.self)
  }

  /// The text of a word, with its possessive ending.
  func text(_ token: Token) -> String { text(token.span) }

  /// The text from the first to the last of these tokens.
  func span(ofTokens range: Range<Int>) -> TextSpan {
    TextSpan(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
  }

  /// The text between a token and the one before it.
  func gapText(before index: Int) -> String {
    let start = index == 0 ? 0 : Int(tokens[index - 1].end)
    return text(TextSpan(start, Int(tokens[index].start)))
  }

  /// The word without case and possessive ending.
  func folded(_ token: Token) -> String {
    let text = String(decoding: bytes[token.baseSpan(in: bytes).range], as: UTF8.self)
    return String(decoding: WordKey.folded(text), as: UTF8.self)
  }

  /// Whether words of capitals stand among words that are not: an acronym, or somebody shouts one word. Looks at two words
  /// to either side.
  func areLoneCapitals(_ range: Range<Int>) -> Bool {
    guard tokens[range.lowerBound].flags.contains(.allCaps) else { return false }
    let near = max(0, range.lowerBound - 2)..<min(tokens.count, range.upperBound + 2)
    return near.contains {
      !range.contains($0) && tokens[$0].span.count > 2 && !tokens[$0].flags.contains(.allCaps)
    }
  }

  /// The tokens of the sentence that holds this one, as far as 80 tokens to either side.
  func sentence(around index: Int) -> Range<Int> {
    let reach = 80
    var start = index
    while start > 0, index - start < reach, !tokens[start].flags.contains(.sentenceStart) { start -= 1 }
    var end = index + 1
    while end < tokens.count, end - index < reach, !tokens[end].flags.contains(.sentenceStart) { end += 1 }
    return start..<end
  }
}

extension Token {
  /// The span without a possessive ending.
  func baseSpan(in bytes: [UInt8]) -> TextSpan {
    bytes.withUnsafeBufferPointer { TextSpan(Int(start), baseEnd(in: $0)) }
  }

  /// Where the word ends without a possessive ending.
  @inline(__always)
  func baseEnd(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard flags.contains(.possessive) else { return Int(end) }
    // ’ takes three bytes, ' one.
    return Int(end) - (bytes[Int(end) - 2] == 0x27 ? 2 : 4)
  }
}
