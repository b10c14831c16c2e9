/// What the rules of a detector look at: the document's bytes and words in place, and the lexicon.
///
/// Valid inside ``with(_:_:_:)`` only, because it borrows the document's memory.
struct DetectorInput {
  let document: Document
  let lexicon: Lexicon
  let bytes: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>

  static func with<Result>(_ document: Document, _ lexicon: Lexicon, _ body: (DetectorInput) -> Result) -> Result {
    document.bytes.withUnsafeBufferPointer { bytes in
      document.tokens.withUnsafeBufferPointer { tokens in
        body(DetectorInput(document: document, lexicon: lexicon, bytes: bytes, tokens: tokens))
      }
    }
  }

  // MARK: - Words

  /// The word without case and possessive ending; empty beyond either end of the text. Cost: makes a string.
  func folded(_ index: Int) -> String {
    tokens.indices.contains(index) ? document.folded(tokens[index]) : ""
  }

  /// Whether two words are the same but for case. The numbers of unknown words are hashes, so their bytes decide.
  func isSameWord(_ first: Int, _ second: Int) -> Bool {
    guard tokens[first].word == tokens[second].word else { return false }
    return tokens[first].word.isKnown || folded(first) == folded(second)
  }

  func isCapitalized(_ index: Int) -> Bool { tokens[index].flags.contains(.capitalized) }

  func isNumber(_ index: Int) -> Bool { tokens[index].flags.contains(.number) }

  /// Begins with a small letter.
  func isLowercase(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    return tokens[index].flags.isDisjoint(with: [.capitalized, .number])
      && bytes[Int(tokens[index].start)].isASCIILetter
  }

  /// Whether both words stand in one sentence, as far as the text's own marks tell.
  func isBroken(between first: Int, and second: Int) -> Bool {
    guard first < second else { return false }
    return (first + 1...second).contains {
      tokens[$0].flags.contains(.sentenceStart) || !tokens[$0].gap.isDisjoint(with: [.newline, .sentenceEnd])
    }
  }

  // MARK: - What stands between words

  /// The bytes between a word and the one before it; behind the last word for `tokens.count`.
  func gap(before index: Int) -> TextSpan {
    let start = index == 0 ? 0 : Int(tokens[index - 1].end)
    return TextSpan(start, index == tokens.count ? bytes.count : Int(tokens[index].start))
  }

  /// Whether nothing but blanks, or the line end of hard-wrapped text, parts a word from the one before it.
  func isBlank(before index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index].gap == .blank
  }

  /// Whether a single character parts a word from the one before it.
  func isGap(before index: Int, _ byte: UInt8) -> Bool {
    guard index > 0, index < tokens.count else { return false }
    return tokens[index].start == tokens[index - 1].end + 1 && bytes[Int(tokens[index - 1].end)] == byte
  }

  /// Whether a gap lies in one line, or goes over the line end of hard-wrapped prose: short lines are verse, lists or
  /// tables.
  func isHardWrap(_ gap: TextSpan) -> Bool {
    gap.count == 1 && bytes[gap.start] == 0x20 || !bytes[gap.range].contains(0x0A)
      || line(around: gap.start, reach: 64).count >= 50
  }

  // MARK: - Bytes

  /// 0 beyond either end, so that rules need no bounds of their own.
  func byte(_ offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }

  func isEqual(_ first: TextSpan, _ second: TextSpan) -> Bool {
    first.count == second.count && bytes.isEqual(first.start, second.start, count: first.count)
  }

  func starts(at offset: Int, with text: StaticString) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    let start = text.utf8Start
    for index in 0..<text.utf8CodeUnitCount where bytes[offset &+ index] != start[index] { return false }
    return true
  }

  func text(_ span: TextSpan) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

  /// The line that holds a byte, without its end. Cost: linear in the line; looks no further than `reach` bytes.
  func line(around offset: Int, reach: Int) -> TextSpan {
    var start = min(offset, bytes.count)
    let floor = max(0, start - reach)
    while start > floor, bytes[start - 1] != 0x0A { start -= 1 }
    var end = min(offset, bytes.count)
    let ceiling = min(bytes.count, end + reach)
    while end < ceiling, bytes[end] != 0x0A { end += 1 }
    return TextSpan(start, end)
  }

  /// Whether a protected span (a URL, code) shares a byte with this one.
  func isProtected(_ span: TextSpan) -> Bool {
    var low = 0
    var high = document.protected.count
    while low < high {
      let middle = (low + high) / 2
      if document.protected[middle].end <= span.start { low = middle + 1 } else { high = middle }
    }
    return low < document.protected.count && document.protected[low].overlaps(span)
  }

  // MARK: - Findings

  func finding(
    _ span: TextSpan, _ rule: String, replacement: String?, alternatives: [String] = [], message: String,
    evidence: [String] = [], strength: Strength
  ) -> Finding {
    Finding(
      span: span, rule: rule, text: text(span), replacement: replacement, alternatives: alternatives, message: message,
      evidence: evidence, strength: strength)
  }

  /// A text for a message: on one line, and no longer than a reader wants to see.
  func quoted(_ span: TextSpan) -> String {
    let words = text(span).split { $0 == " " || $0.isNewline }.joined(separator: " ")
    return words.count <= 60 ? "“\(words)”" : "“\(words.prefix(57))…”"
  }
}

extension UInt8 {
  @inline(__always) var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  @inline(__always) var isASCIILowercase: Bool { self &- 0x61 < 26 }
  @inline(__always) var isASCIIUppercase: Bool { self &- 0x41 < 26 }
  @inline(__always) var isASCIIDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension String {
  var isASCIILowercaseWord: Bool { !isEmpty && utf8.allSatisfy(\.isASCIILowercase) }
}
