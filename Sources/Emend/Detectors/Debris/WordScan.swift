/// The pass over the words: most are known, in small letters and behind a blank, and cost one comparison.
enum WordScan {
  private static let telling: Token.Flags = [.capitalized, .beyondASCII, .number]

  static func findings(in input: DetectorInput, _ context: inout DebrisContext) -> [Finding] {
    var findings: [Finding] = []
    var capitals: [Int] = []
    let tokens = input.tokens
    for index in 0..<tokens.count {
      let token = tokens[index]
      if token.word.isKnown, token.flags.isDisjoint(with: telling), token.gap != .other { continue }
      guard !token.flags.contains(.protected) else { continue }
      if mayTell(index, token, in: input), let finding = finding(at: index, in: input, &context) {
        findings.append(finding)
      }
      if StrayCapital.isCandidate(index, in: input) { capitals.append(index) }
    }
    findings += StrayCapital.findings(at: capitals, in: input, &context)
    return findings
  }

  /// Whether a rule has to be asked. Most of the words that are left are known and have a capital, which tells something
  /// beside a figure in words alone.
  @inline(__always)
  private static func mayTell(_ index: Int, _ token: Token, in input: DetectorInput) -> Bool {
    !token.word.isKnown || token.gap == .other || !token.flags.isDisjoint(with: [.beyondASCII, .number])
      || NumberDebris.mayBegin(atCapital: index, in: input)
  }

  private static func finding(at index: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    let token = input.tokens[index]
    if token.flags.contains(.beyondASCII), let finding = LookAlike.finding(at: index, in: input, &context) {
      return finding
    }
    if token.flags.contains(.number) { return NumberDebris.finding(atNumber: index, in: input) }
    if token.gap == .other, let finding = NumberDebris.finding(atClock: index, in: input) { return finding }
    if !token.word.isKnown {
      return LostApostrophe.finding(at: index, in: input, &context) ?? NumberDebris.finding(
        atClockWord: index, in: input)
        ?? GluedWords.finding(at: index, in: input, &context)
    }
    return NumberDebris.finding(atCapital: index, in: input)
  }
}
