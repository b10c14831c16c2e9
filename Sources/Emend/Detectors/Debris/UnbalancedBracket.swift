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
    var open: [Int] = []
    var stray: [Int] = []
    var brackets = 0
    var lineStart = 0
    for offset in 0...input.bytes.count {
      let byte = offset == input.bytes.count ? 0x0A : input.bytes[offset]
      switch byte {
      case 0x28:
        brackets += 1
        if brackets <= mostBrackets { open.append(offset) }
      case 0x29:
        brackets += 1
        if open.popLast() == nil, brackets <= mostBrackets { stray.append(offset) }
      case 0x0A:
        if brackets > 0 {
          if open.count + stray.count == 1, brackets <= mostBrackets, let place = open.first ?? stray.first,
            let finding = finding(at: place, in: TextSpan(lineStart, offset), input)
          {
            findings.append(finding)
          }
          open.removeAll(keepingCapacity: true)
          stray.removeAll(keepingCapacity: true)
          brackets = 0
        }
        lineStart = offset + 1
      default: break
      }
    }
    return findings
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
