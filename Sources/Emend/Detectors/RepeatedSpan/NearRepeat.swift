/// A sentence that says nearly word for word what an earlier one said, as engines and summarizers leave it.
///
/// Reported: eight words or more, at least 85 in 100 alike in order. Nothing is changed: which of the two should go, and
/// what of it, is for the editor. Sentences that differ in figures or names tell two things and stay.
enum NearRepeat {
  static let rule = "repeated-span/near-repeat"
  static let leastAlike = 0.85
  /// Longer sentences are not aligned.
  private static let maximumWords = 120

  static func finding(
    _ again: Range<Int>, like first: Range<Int>, in input: DetectorInput, _ numbers: inout LineNumbers
  ) -> Finding? {
    let longer = max(again.count, first.count)
    let allowed = Int(Double(longer) * (1 - leastAlike))
    guard longer <= maximumWords, abs(again.count - first.count) <= allowed, allowed > 0 else { return nil }
    // Neighbours that are alike are built so: parallel clauses, refrains of a speech.
    guard again.lowerBound - first.upperBound > 2 * longer else { return nil }
    // What does not end as a sentence is a heading, a salutation, an item of a list.
    guard [again, first].allSatisfy({ ".!?".utf8.contains(input.byte(input.gap(before: $0.upperBound).start)) }) else {
      return nil
    }
    guard let distance = distance(again, first, in: input, atMost: allowed), distance > 0 else { return nil }
    guard !differInFacts(again, first, in: input) else { return nil }
    let span = input.document.span(ofTokens: again)
    guard !input.isProtected(span), !input.tokens[again.lowerBound].flags.contains(.inQuotes) else { return nil }
    let share = Int((1 - Double(distance) / Double(longer)) * 100)
    return input.finding(
      span, rule, replacement: nil,
      message: "This says nearly word for word what stands on line "
        + "\(numbers.number(of: Int(input.tokens[first.lowerBound].start))): "
        + "\(input.quoted(input.document.span(ofTokens: first))).",
      evidence: ["\(share) in 100 words agree"],
      strength: Strength(onCleanText: 0.5, onMachineText: 0.65, testimony: 0.2))
  }

  /// How many words must be changed, put in or left out to make one of the other; nil beyond the limit.
  /// Cost: the words times the limit.
  static func distance(_ left: Range<Int>, _ right: Range<Int>, in input: DetectorInput, atMost limit: Int) -> Int? {
    let tokens = input.tokens
    let far = limit + 1
    var row = (0...right.count).map { min($0, far) }
    for i in 1...left.count {
      var diagonal = row[0]
      row[0] = min(i, far)
      var best = row[0]
      let low = max(1, i - limit)
      let high = min(right.count, i + limit)
      guard low <= high else { return nil }
      if low > 1 {
        diagonal = row[low - 1]
        row[low - 1] = far
      }
      for j in low...high {
        let above = j == i + limit ? far : row[j]
        let isSame = tokens[left.lowerBound + i - 1].word == tokens[right.lowerBound + j - 1].word
        let cost = isSame ? diagonal : 1 + min(diagonal, above, row[j - 1])
        diagonal = row[j]
        row[j] = min(cost, far)
        best = min(best, row[j])
      }
      guard best <= limit else { return nil }
    }
    return row[right.count] <= limit ? row[right.count] : nil
  }

  /// Whether one has a figure or a name that the other has not.
  private static func differInFacts(_ left: Range<Int>, _ right: Range<Int>, in input: DetectorInput) -> Bool {
    facts(left, in: input) != facts(right, in: input)
  }

  private static func facts(_ sentence: Range<Int>, in input: DetectorInput) -> Set<String> {
    Set(
      sentence.dropFirst().filter {
        input.isNumber($0) || input.isCapitalized($0) || input.tokens[$0].traits.contains(.numberWord)
      }.map { input.folded($0) })
  }
}
