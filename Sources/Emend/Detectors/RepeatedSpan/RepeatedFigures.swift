/// Finds words of quantity that one sentence uses twice. Figures and quantifiers are rare, so this is cheap: one look at
/// the flags and the number of each word.
enum RepeatedFigures {
  /// Words that may lie between the two.
  static let reach = 14

  static func findings(in input: DetectorInput) -> [Finding] {
    var findings: [Finding] = []
    var lastNumber = -1
    var lastQuantity = -1
    let tokens = input.tokens
    let quantities = RepeatedQuantity.numbers(in: input.lexicon.words)
    // One bit in 64 for each word keeps most of the text away from the comparisons.
    let filter = quantities.indices.reduce(0 as UInt64) { $0 | 1 << UInt64(quantities[$1] & 63) }
    let figure = UInt64(Token.Flags.number.rawValue)
    for index in 0..<tokens.count {
      let token = tokens[index]
      if UInt64(token.flags.rawValue) & figure | filter &>> UInt64(token.word) & 1 == 0 { continue }
      if token.flags.contains(.number) {
        if lastNumber >= 0, index - lastNumber <= reach, input.isSameWord(lastNumber, index),
          let finding = RepeatedNumber.finding(first: lastNumber, second: index, in: input)
        {
          findings.append(finding)
        }
        lastNumber = index
      } else if RepeatedQuantity.isQuantity(token, quantities, in: input) {
        if lastQuantity >= 0, index - lastQuantity <= reach,
          let finding = RepeatedQuantity.finding(first: lastQuantity, second: index, in: input)
        {
          findings.append(finding)
        }
        lastQuantity = index
      }
    }
    return findings
  }
}
