/// The pass that finds doubled words and spans.
///
/// Remembers where each word stood last, in a table that stays in the first-level cache. A word that stood one to nine
/// words before may end a doubling of that period; most words did not, and cost one load, one store and one comparison.
enum RepeatScan {
  /// More than the words that can come between the two copies of anything this pass reports.
  private static let reach = DoubledSpan.maximumWords + 1
  private static let tableSize = 4_096

  static func findings(in input: DetectorInput) -> [Finding] {
    var findings: [Finding] = []
    let tokens = input.tokens
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: tableSize) { last in
      last.initialize(repeating: Int32(-reach - 1))
      // Words before this one belong to a doubling that is already judged.
      var judged = 0
      for index in 0..<tokens.count {
        let word = tokens[index].word
        let slot = Int(word) & (tableSize - 1)
        let distance = index &- Int(last[slot])
        last[slot] = Int32(truncatingIfNeeded: index)
        guard distance <= reach, index >= judged, tokens[index &- distance].word == word else { continue }
        if distance == 1 {
          let run = DoubledWord.run(at: index, in: input)
          judged = run.upperBound
          if let finding = DoubledWord.finding(run, in: input) { findings.append(finding) }
        } else if let repetition = DoubledSpan.repetition(endingAt: index, period: distance, in: input) {
          judged = repetition.end
          if let finding = DoubledSpan.finding(repetition, in: input) { findings.append(finding) }
        }
      }
    }
    return findings
  }
}
