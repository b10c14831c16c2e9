/// Marks that translation engines leave: `*` before a word that Apertium did not know, `<unk>` for a lost word, `▁` from
/// word pieces.
///
/// Changed: the star and the piece mark go; a lost word cannot be brought back. Footnote stars, emphasis, bullets and
/// code stay, and so do texts about language models.
enum EngineMark {
  static let rule = "debris/engine-mark"

  // MARK: - *word

  static func star(at offset: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    // Before a letter, behind a blank, not first in its line (a footnote or a bullet).
    let next = input.byte(offset + 1)
    guard offset > 0, input.byte(offset - 1) == 0x20, next.isASCIILetter || next >= 0xC3 else { return nil }
    let line = context.line(around: offset)
    // Emphasis, footnotes, sums and code have stars elsewhere.
    guard line.firstLetter < offset, !line.hasLooseStars, !line.hasCodeSigns,
      let index = word(at: offset + 1, in: input)
    else { return nil }
    let token = input.tokens[index]
    guard !token.flags.contains(.protected) else { return nil }
    // An engine knows the common words: a star before one is somebody's footnote or a censored word.
    let isUnknown = !token.word.isKnown
    let isHabit = isUnknown && context.hasStarredWords
    return input.finding(
      TextSpan(offset, offset + 1), rule, replacement: "",
      message: "A translation engine marks a word that it does not know with a star: “*\(input.text(token.span))”.",
      evidence: isUnknown ? ["the word is unknown indeed"] : [],
      strength: isHabit
        ? Strength(onCleanText: 0.9, onMachineText: 0.99, testimony: 2.5)
        : isUnknown
          ? Strength(onCleanText: 0.6, onMachineText: 0.95, testimony: 0.5)
          : Strength(onCleanText: 0.55, onMachineText: 0.85, testimony: 0.5))
  }

  /// The word that starts here.
  private static func word(at offset: Int, in input: DetectorInput) -> Int? {
    var low = 0
    var high = input.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(input.tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low < input.tokens.count && Int(input.tokens[low].start) == offset ? low : nil
  }

  // MARK: - <unk>

  static func unknownMark(at offset: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    let marks: [StaticString] = ["<unk>", "<UNK>", "[UNK]", "[unk]", "⟨unk⟩", "⟨UNK⟩"]
    guard let mark = marks.first(where: { input.starts(at: offset, with: $0) }), !context.isAboutModels else {
      return nil
    }
    return input.finding(
      TextSpan(offset, offset + mark.utf8CodeUnitCount), rule, replacement: nil,
      message: "A translation engine lost a word here.",
      strength: Strength(onCleanText: 0.85, onMachineText: 0.95, testimony: 4))
  }

  // MARK: - ▁

  static func pieceMark(at offset: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    guard input.starts(at: offset, with: "▁") else { return nil }
    // Beside its like it is a drawing.
    let after = input.byte(offset + 3)
    let before = offset == 0 ? 0x20 : input.byte(offset - 1)
    guard after.isASCIILetter || after.isASCIIDigit, before < 0x80, !context.isAboutModels else { return nil }
    let isApart = before <= 0x20 || before == 0x28 || before == 0x22
    return input.finding(
      TextSpan(offset, offset + 3), rule, replacement: isApart ? "" : " ",
      message: "“▁” is what an engine writes for a blank between its pieces of words.",
      strength: Strength(onCleanText: 0.97, onMachineText: 0.99, testimony: 4))
  }
}
