/// The pass over the bytes: stops at those that may begin something and hands them to the rules.
enum ByteScan {
  private enum Trigger: UInt8 {
    case none, blank, ampersand, angle, brace, square, round, star, dollar, leadC3, leadC2, leadE2, leadEF
  }

  private static let triggers: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    let listed: [(UInt8, Trigger)] = [
      (0x20, .blank), (0x26, .ampersand), (0x3C, .angle), (0x7B, .brace), (0x5B, .square), (0x28, .round),
      (0x2A, .star),
      (0x24, .dollar), (0xC3, .leadC3), (0xC2, .leadC2), (0xE2, .leadE2), (0xEF, .leadEF),
    ]
    for (byte, trigger) in listed { table[Int(byte)] = trigger.rawValue }
    return table
  }()

  /// What, after a blank, is worth a look: punctuation that leans on the word before it, and another blank.
  private static let afterBlank: [Bool] = (0..<256).map { " ,.;:!?)-'".utf8.contains(UInt8($0)) || $0 == 0xE2 }

  static func findings(in input: DetectorInput, _ context: inout DebrisContext) -> [Finding] {
    var findings: [Finding] = []
    triggers.withUnsafeBufferPointer { triggers in
      afterBlank.withUnsafeBufferPointer { afterBlank in
        let bytes = input.bytes
        var offset = 0
        while true {
          offset = bytes.offset(from: offset, of: mayTell)
          if offset >= bytes.count { break }
          let trigger = triggers[Int(bytes[offset])]
          if trigger == 0 || !isTelling(trigger, before: input.byte(offset &+ 1), afterBlank) {
            offset &+= 1
            continue
          }
          if let finding = finding(Trigger(rawValue: trigger) ?? .none, at: offset, in: input, &context),
            finding.rule == Entity.rule || !input.isProtected(finding.span)
          {
            findings.append(finding)
            offset = max(finding.span.end, offset + 1)
          } else {
            offset += 1
          }
        }
      }
    }
    findings += UnbalancedBracket.findings(in: input)
    return findings
  }

  /// The bytes that may be triggers before what follows them: few, because a blank is none before a letter, nor the
  /// first byte of a quotation mark or dash.
  @inline(__always)
  private static func mayTell(_ bytes: ByteBlock, _ next: ByteBlock) -> UInt64 {
    // $ and &, ( and *, [ and {, <.
    let signs =
      bytes.matches(0x24, ignoring: 0x02) | bytes.matches(0x28, ignoring: 0x02) | bytes.matches(0x5B, ignoring: 0x20)
      | bytes.matches(0x3C)
    let blanks = bytes.matches(0x20) & (next.withoutBit6 | next.beyondASCII)
    return signs | blanks | bytes.leads & ~(bytes.matches(0xE2) & next.matches(0x80))
  }

  /// Whether the byte behind a trigger lets anything begin there: asked before a rule is, because most quotation marks,
  /// brackets and figures with a dollar sign are what they should be.
  @inline(__always)
  private static func isTelling(_ trigger: UInt8, before next: UInt8, _ afterBlank: UnsafeBufferPointer<Bool>) -> Bool {
    switch Trigger(rawValue: trigger) {
    case .blank: afterBlank[Int(next)]
    case .square: next | 0x20 == 0x75
    case .round: next == 0x20 || next.isASCIIUppercase
    case .star: next.isASCIILetter || next >= 0xC3
    case .dollar: next == 0x20
    // ▁ and ⟨.
    case .leadE2: next == 0x96 || next == 0x9F
    default: true
    }
  }

  private static func finding(
    _ trigger: Trigger, at offset: Int, in input: DetectorInput, _ context: inout DebrisContext
  ) -> Finding? {
    switch trigger {
    case .none: nil
    case .blank: SplitPunctuation.finding(at: offset, in: input, &context)
    case .ampersand: Entity.finding(at: offset, in: input, &context)
    case .angle:
      EngineMark.unknownMark(at: offset, in: input, &context) ?? LeftoverTag.finding(at: offset, in: input, &context)
    case .brace: TemplateBraces.finding(at: offset, in: input, &context)
    case .square: EngineMark.unknownMark(at: offset, in: input, &context)
    case .round:
      StrayBracket.finding(at: offset, in: input) ?? SplitPunctuation.afterOpening(at: offset, in: input, &context)
    case .star: EngineMark.star(at: offset, in: input, &context)
    case .dollar: SplitPunctuation.afterOpening(at: offset, in: input, &context)
    case .leadC3, .leadC2, .leadEF: Mojibake.finding(at: offset, in: input)
    case .leadE2:
      EngineMark.pieceMark(at: offset, in: input, &context) ?? EngineMark.unknownMark(at: offset, in: input, &context)
    }
  }
}
