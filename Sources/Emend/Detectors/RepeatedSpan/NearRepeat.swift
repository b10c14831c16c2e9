/// A sentence that says nearly word for word what an earlier one said, as engines and summarizers leave it.
///
/// Reported: eight words or more, at least 85 in 100 alike in order. Nothing is changed: which of the two should go, and
/// what of it, is for the editor. Sentences that differ in figures or names tell two things and stay.
enum NearRepeat {
  static let rule = "repeated-span/near-repeat"
  static let leastAlike = 0.85
  /// Longer sentences are not aligned.
  private static let maximumWords = 120

  /// Whether two sentences are alike enough in length, and far enough apart: asked of many pairs, at no cost.
  @inline(__always)
  static func mayBe(_ again: Range<Int>, like first: Range<Int>) -> Bool {
    let longer = max(again.count, first.count)
    guard longer <= maximumWords else { return false }
    let allowed = allowed(longer)
    // Neighbours that are alike are built so: parallel clauses, refrains of a speech.
    return allowed > 0 && abs(again.count - first.count) <= allowed && again.lowerBound - first.upperBound > 2 * longer
  }

  @inline(__always)
  private static func allowed(_ words: Int) -> Int { Int(Double(words) * (1 - leastAlike)) }

  static func finding(
    _ again: Range<Int>, like first: Range<Int>, in input: DetectorInput, _ numbers: inout LineNumbers
  ) -> Finding? {
    let longer = max(again.count, first.count)
    let allowed = allowed(longer)
    guard mayBe(again, like: first), endsSentence(again, in: input), endsSentence(first, in: input),
      let distance = distance(again, first, in: input, atMost: allowed), distance > 0
    else { return nil }
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

  /// What does not end as a sentence is a heading, a salutation, an item of a list.
  private static func endsSentence(_ sentence: Range<Int>, in input: DetectorInput) -> Bool {
    switch input.byte(input.gap(before: sentence.upperBound).start) {
    case 0x2E, 0x21, 0x3F: true
    default: false
    }
  }

  /// How many words must be changed, put in or left out to make one of the other; nil beyond the limit.
  /// Cost: the words times the limit.
  static func distance(_ left: Range<Int>, _ right: Range<Int>, in input: DetectorInput, atMost limit: Int) -> Int? {
    let tokens = input.tokens
    let far = limit + 1
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: right.count + 1) { row in
      for place in 0...right.count { row[place] = min(place, far) }
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
        let word = tokens[left.lowerBound + i - 1].word
        var j = low
        while j <= high {
          let above = j == i + limit ? far : row[j]
          let isSame = word == tokens[right.lowerBound + j - 1].word
          let cost = isSame ? diagonal : 1 + min(diagonal, min(above, row[j - 1]))
          diagonal = row[j]
          row[j] = min(cost, far)
          best = min(best, row[j])
          j += 1
        }
        guard best <= limit else { return nil }
      }
      return row[right.count] <= limit ? row[right.count] : nil
    }
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
