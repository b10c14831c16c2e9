/// A line that stands again later: a photo credit, a caption, boilerplate that a scraper took twice.
///
/// Reported: a single line of 20 bytes or more, word for word the same, at most four times in the text. Changed: the
/// later copy goes, with its line end. Verse, refrains, list items, table rows, form fields, speech and headings stay.
enum RepeatedLine {
  static let rule = "repeated-span/repeated-line"

  static func finding(_ passage: Passage, _ numbers: inout LineNumbers) -> Finding? {
    let input = passage.input
    let shape = LineShape(input.text(passage.span))
    // Several short lines in the same order are a stanza, a form or a menu.
    guard passage.again.count == 1, !shape.isLayout, !shape.isDialogue, !shape.isHeading, shape.words >= 3 else {
      return nil
    }
    let isAmidProse = passage.isAmidProse(passage.again) && passage.isAmidProse(passage.first)
    guard isAmidProse || passage.isAdjacent else { return nil }
    let isLong = shape.byteCount >= 40 && shape.words >= 6
    // A short sentence may be repeated for effect; a long one, or none at all, is not.
    let strength =
      if shape.isCredit, isLong, isAmidProse {
        Strength(onCleanText: 0.996, onMachineText: 0.999, testimony: 1.2)
      } else if shape.isCredit {
        Strength(onCleanText: 0.92, onMachineText: 0.98, testimony: 0.8)
      } else if shape.endsSentence {
        Strength(onCleanText: 0.5, onMachineText: 0.7, testimony: 0.1)
      } else {
        Strength(onCleanText: isLong ? 0.8 : 0.6, onMachineText: isLong ? 0.95 : 0.8, testimony: 0.4)
      }
    return input.finding(
      passage.deletion, rule, replacement: "",
      message: "This line stands already on line \(numbers.number(of: passage.firstSpan.start)), word for word.",
      evidence: shape.isCredit ? ["it is the credit of a picture"] : [], strength: strength)
  }
}
