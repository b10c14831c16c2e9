/// A round bracket that opens and never closes in its paragraph, or closes without having been opened.
///
/// A hint without repair: where the other belongs, only the sense can tell. List marks ("a)", "1)"), faces and verse
/// are left alone.
enum UnbalancedBracket {
  static let rule = "debris/unbalanced-bracket"
  /// Longer paragraphs are not judged, nor texts with more brackets than that in one.
  private static let mostBrackets = 40

  static func findings(in input: DetectorInput) -> [Finding] {
    var findings: [Finding] = []
    let bytes = input.bytes
    var offset = nextBracket(in: bytes, from: 0)
    while offset < bytes.count {
      // Only a line with a bracket is looked at, and once.
      var lineStart = offset
      while lineStart > 0, bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
      let line = TextSpan(lineStart, bytes.lineEnd(from: offset))
      if let place = oddOne(in: line, from: offset, bytes), let finding = finding(at: place, in: line, input) {
        findings.append(finding)
      }
      offset = nextBracket(in: bytes, from: line.end)
    }
    return findings
  }

  /// The one bracket of a line without its other; nil where there is none, more than one, or too many brackets.
  /// - Parameter first: where the first bracket stands.
  private static func oddOne(in line: TextSpan, from first: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    // Of the brackets that are open, the first alone may be the odd one.
    var firstOpen = 0
    var open = 0
    var firstStray = 0
    var stray = 0
    var brackets = 0
    var next = first
    while next < line.end {
      let offset = next
      next = nextBracket(in: bytes, from: offset + 1)
      brackets += 1
      guard brackets <= mostBrackets else { return nil }
      if bytes[offset] == 0x28 {
        if open == 0 { firstOpen = offset }
        open += 1
      } else if open > 0 {
        open -= 1
      } else {
        if stray == 0 { firstStray = offset }
        stray += 1
      }
    }
    guard open + stray == 1 else { return nil }
    return open == 1 ? firstOpen : firstStray
  }

  /// The offset of the next round bracket; the end of the text where there is none.
  @inline(__always)
  private static func nextBracket(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    bytes.offset(from: start) { bytes, _ in bytes.matches(0x28, ignoring: 0x01) }
  }

  private static func finding(at offset: Int, in line: TextSpan, _ input: DetectorInput) -> Finding? {
    // A whole paragraph on its line: hard-wrapped text closes its brackets on the next one.
    let bytes = input.bytes
    guard line.count >= 60, offset > line.start, !input.isProtected(TextSpan(offset, offset + 1)) else { return nil }
    let endsWhole = bytes[max(line.start, line.end - 4)..<line.end].contains { ".!?".utf8.contains($0) }
    guard endsWhole, bytes[line.start].isASCIIUppercase, line.end == bytes.count || isParagraphEnd(line.end, input)
    else {
      return nil
    }
    let before = input.byte(offset - 1)
    let after = input.byte(offset + 1)
    if bytes[offset] == 0x29 {
      // "a)", "1)", ":)".
      guard before.isASCIILetter || before >= 0x80, input.byte(offset - 2) > 0x20 else { return nil }
    } else {
      guard before == 0x20, after.isASCIILetter else { return nil }
    }
    return input.finding(
      TextSpan(offset, offset + 1), rule, replacement: nil,
      message: bytes[offset] == 0x28
        ? "This bracket opens and never closes." : "This bracket closes what never opened.",
      strength: Strength(onCleanText: 0.6, onMachineText: 0.6, testimony: 0.05))
  }

  private static func isParagraphEnd(_ end: Int, _ input: DetectorInput) -> Bool {
    let next = input.byte(end + 1)
    return next <= 0x20 || next.isASCIIUppercase || next >= 0x80 || next == 0x22
  }
}
