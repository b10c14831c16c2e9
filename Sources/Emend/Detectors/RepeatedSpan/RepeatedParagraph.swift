/// A paragraph, or several in a row, that stands again later word for word.
///
/// Reported: a line of twelve words or more that ends as a sentence does, or a block of such lines. Changed: the later
/// copy goes, with its line end. Contracts, minutes and sermons repeat paragraphs by right, so only a copy that follows
/// at once is beyond doubt, and one that follows pages later is a hint: so do manuals and licences.
enum RepeatedParagraph {
  static let rule = "repeated-span/repeated-paragraph"

  /// Bytes between two copies, from which on a reader has forgotten the first: more than a news article has.
  private static let far = 10_000

  static func finding(_ passage: Passage, _ numbers: inout LineNumbers) -> Finding? {
    let input = passage.input
    let contents = passage.again.map { passage.lines[$0].content }
    // Half of the lines of a stanza are short; those of hard-wrapped prose are not, but for the last.
    guard contents.dropLast().allSatisfy({ $0.count >= 60 }), let last = contents.last else { return nil }
    let shapes = contents.prefix(200).map { LineShape(input.text($0)) }
    guard let lastShape = shapes.last, lastShape.endsSentence, contents.count > 1 || lastShape.words >= 12 else {
      return nil
    }
    guard contents.count > 1 || last.count >= 80 else { return nil }
    guard !shapes.contains(where: { $0.isLayout || $0.isHeading }), beginsParagraph(passage) else { return nil }

    let length = passage.span.count
    let isSpeech = shapes[0].isDialogue
    let strength =
      if passage.isAdjacent, length >= 120, !isSpeech {
        Strength(onCleanText: 0.997, onMachineText: 0.999, testimony: 0.8)
      } else if isSpeech || length < 160 {
        Strength(onCleanText: 0.6, onMachineText: 0.85, testimony: 0.2)
      } else if passage.span.start - passage.firstSpan.end > far {
        Strength(onCleanText: 0.8, onMachineText: 0.93, testimony: 0.2)
      } else {
        Strength(onCleanText: 0.92, onMachineText: 0.97, testimony: 0.5)
      }
    return input.finding(
      passage.deletion, rule, replacement: "",
      message: "This paragraph stands already on line \(numbers.number(of: passage.firstSpan.start)), word for word.",
      evidence: [passage.isAdjacent ? "it follows its first copy at once" : "\(length) bytes agree"], strength: strength
    )
  }

  /// Whether the block starts and ends where paragraphs do, and is not cut out of hard-wrapped text.
  private static func beginsParagraph(_ passage: Passage) -> Bool {
    let input = passage.input
    let start = passage.span.start
    guard let first = input.text(TextSpan(start, min(start + 4, input.bytes.count))).first, !first.isLowercase else {
      return false
    }
    let before = passage.again.lowerBound - 1
    guard passage.lines.indices.contains(before), passage.lines[passage.again.lowerBound].followsDirectly else {
      return true
    }
    let line = passage.lines[before]
    let isApart = line.whole.end < passage.lines[passage.again.lowerBound].whole.start
    return isApart || LineShape(input.text(line.content)).endsSentence || line.content.count < 60
  }
}
