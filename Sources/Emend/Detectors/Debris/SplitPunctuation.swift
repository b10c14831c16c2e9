/// A stray blank that parts punctuation from the word it leans on: "multi -storey", "word ,", "( word", "$ 100",
/// "Russia ’s", "two  words".
///
/// Changed: the blank goes. Ellipses (". . ."), decimals (" .5"), faces (" :)"), tables and texts cut into tokens
/// stay.
enum SplitPunctuation {
  static let rule = "debris/split-punctuation"

  // MARK: - Before a mark

  static func finding(at offset: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    let mark = input.byte(offset + 1)
    let before = input.byte(offset - 1)
    // Behind an address the blank is on purpose.
    guard offset > 0, before > 0x20, !input.isProtected(TextSpan(offset - 1, offset)) else { return nil }
    switch mark {
    case 0x2C, 0x2E: return beforeStop(mark, before, offset, in: input, &context)
    case 0x3B, 0x3A, 0x21, 0x3F: return beforeHighMark(mark, before, offset, in: input)
    case 0x29: return beforeClosing(before, offset, in: input, &context)
    case 0x2D: return beforeHyphen(before, offset, in: input)
    case 0x27: return beforePossessive(before, offset, apostrophe: 1, in: input)
    case 0xE2:
      return input.starts(at: offset + 1, with: "’") ? beforePossessive(before, offset, apostrophe: 3, in: input) : nil
    case 0x20: return doubledBlank(offset, in: input, &context)
    default: return nil
    }
  }

  private static func beforeStop(
    _ mark: UInt8, _ before: UInt8, _ offset: Int, in input: DetectorInput, _ context: inout DebrisContext
  ) -> Finding? {
    guard isWordEnd(before, offset, in: input) else { return nil }
    let after = offset + 2 == input.bytes.count ? 0x0A : input.byte(offset + 2)
    // " ..." and " ,," are other things; " .5" and " .net" begin something; a wide gap is a column's.
    if mark == 0x2E {
      guard after <= 0x20 || after == 0x22, !isSpacedEllipsis(offset + 1, in: input) else { return nil }
    } else {
      guard after <= 0x20 || after.isASCIILetter else { return nil }
    }
    guard !context.isPretokenized else { return nil }
    if mark == 0x2C, after.isASCIILetter {
      // "to plan ,boldly": the blank has changed sides.
      return blank(
        TextSpan(offset, offset + 2), replacement: ", ", "A blank stands before the comma instead of behind it.",
        in: input,
        Strength(onCleanText: 0.97, onMachineText: 0.98, testimony: 0.3))
    }
    return blank(
      TextSpan(offset, offset + 1), replacement: "",
      "A blank parts the \(mark == 0x2C ? "comma" : "full stop") from its word.", in: input,
      Strength(onCleanText: 0.985, onMachineText: 0.99, testimony: 0.3))
  }

  /// French sets a blank before these marks, and so do translations from it; faces begin with them.
  private static func beforeHighMark(_ mark: UInt8, _ before: UInt8, _ offset: Int, in input: DetectorInput) -> Finding?
  {
    let after = offset + 2 == input.bytes.count ? 0x0A : input.byte(offset + 2)
    guard isWordEnd(before, offset, in: input), after <= 0x20 || after == 0x22 else { return nil }
    let strength =
      mark == 0x3A || mark == 0x3B
      ? Strength(onCleanText: 0.7, onMachineText: 0.9, testimony: 0.3)
      : Strength(onCleanText: 0.93, onMachineText: 0.97, testimony: 0.3)
    return blank(
      TextSpan(offset, offset + 1), replacement: "",
      "A blank parts “\(Character(Unicode.Scalar(mark)))” from its word.",
      in: input, strength)
  }

  private static func beforeClosing(
    _ before: UInt8, _ offset: Int, in input: DetectorInput, _ context: inout DebrisContext
  ) -> Finding? {
    guard before.isASCIILowercase, input.byte(offset - 2).isASCIILetter else { return nil }
    let line = context.line(around: offset)
    // The bracket must be a pair's: " )" alone is a face or a list mark.
    guard line.firstOpenBracket < offset, !line.hasCodeSigns else { return nil }
    return blank(
      TextSpan(offset, offset + 1), replacement: "", "A blank stands before the closing bracket.", in: input,
      Strength(onCleanText: 0.95, onMachineText: 0.98, testimony: 0.3))
  }

  /// "multi -storey", but not "he left -and never came back".
  private static func beforeHyphen(_ before: UInt8, _ offset: Int, in input: DetectorInput) -> Finding? {
    guard before.isASCIILetter, input.byte(offset + 2).isASCIILowercase else { return nil }
    var start = offset
    while start > 0, offset - start < 24, input.bytes[start - 1].isASCIILetter { start -= 1 }
    var end = offset + 2
    while end < input.bytes.count, end - offset < 24, input.bytes[end].isASCIILetter { end += 1 }
    guard start == 0 || input.byte(start - 1) <= 0x20 || input.byte(start - 1) == 0x28 else { return nil }
    let first = input.text(TextSpan(start, offset)).lowercased()
    let second = input.text(TextSpan(offset + 2, end))
    guard input.lexicon.words.slot(of: second)?.traits ?? 0 != 0, prefixes.contains(first) else { return nil }
    return blank(
      TextSpan(offset, offset + 1), replacement: "", "A blank parts “\(first)-” from “\(second)”.", in: input,
      Strength(onCleanText: 0.985, onMachineText: 0.99, testimony: 1))
  }

  /// Only what never stands alone.
  private static let prefixes: Set<String> = [
    "multi", "non", "anti", "semi", "micro", "mini", "pseudo", "quasi", "ultra", "inter", "intra", "trans", "counter",
    "hyper", "neo", "bio", "geo", "socio", "psycho", "electro", "hydro", "thermo", "eco", "infra", "mono", "poly",
    "tri",
    "bi", "uni", "proto", "retro", "franco", "anglo", "sino", "indo", "russo", "euro",
  ]

  /// "Russia ’s attack".
  private static func beforePossessive(_ before: UInt8, _ offset: Int, apostrophe: Int, in input: DetectorInput)
    -> Finding?
  {
    let letter = offset + 1 + apostrophe
    guard before.isASCIILetter, input.byte(letter) == 0x73, !input.byte(letter + 1).isASCIILetter,
      input.byte(letter + 1) == 0x20, input.byte(letter + 2).isASCIILetter, input.byte(offset - 2).isASCIILetter
    else { return nil }
    return blank(
      TextSpan(offset, offset + 1), replacement: "", "A blank parts the possessive ending from its word.", in: input,
      Strength(onCleanText: 0.95, onMachineText: 0.98, testimony: 0.3))
  }

  /// Two blanks between small words of one sentence, in a text that has no habit of it.
  private static func doubledBlank(_ offset: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    guard input.byte(offset - 1).isASCIILowercase, input.byte(offset + 2).isASCIILowercase, context.doubledBlanks <= 12
    else { return nil }
    return blank(
      TextSpan(offset, offset + 2), replacement: " ", "Two blanks stand between two words.", in: input,
      Strength(onCleanText: 0.7, onMachineText: 0.8, testimony: 0.1))
  }

  // MARK: - Behind a mark

  /// "( word", "$ 100 million".
  static func afterOpening(at offset: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    guard input.byte(offset + 1) == 0x20 else { return nil }
    let before = offset == 0 ? 0x20 : input.byte(offset - 1)
    let next = input.byte(offset + 2)
    if input.byte(offset) == 0x24 {
      guard offset > 1, before == 0x20, input.byte(offset - 2).isASCIILowercase, next.isASCIIDigit else { return nil }
      // A figure in running text; columns of tables have their blanks by right.
      var end = offset + 2
      while end < input.bytes.count,
        input.bytes[end].isASCIIDigit || input.bytes[end] == 0x2C || input.bytes[end] == 0x2E
      {
        end += 1
      }
      let tail = input.byte(end - 1)
      let leadsOn = input.byte(end) == 0x20 && input.byte(end + 1).isASCIILowercase
      guard leadsOn || tail == 0x2E || tail == 0x2C else { return nil }
      return blank(
        TextSpan(offset + 1, offset + 2), replacement: "", "A blank parts the dollar sign from its figure.", in: input,
        Strength(onCleanText: leadsOn ? 0.996 : 0.97, onMachineText: 0.998, testimony: 0.8))
    }
    guard before == 0x20, offset > 1, input.byte(offset - 2).isASCIILetter, next.isASCIILetter,
      input.byte(offset + 3).isASCIILetter
    else { return nil }
    let line = context.line(around: offset)
    guard line.lastClosingBracket > offset, !line.hasCodeSigns else { return nil }
    return blank(
      TextSpan(offset + 1, offset + 2), replacement: "", "A blank stands behind the opening bracket.", in: input,
      Strength(onCleanText: 0.95, onMachineText: 0.98, testimony: 0.3))
  }

  // MARK: -

  private static func blank(
    _ span: TextSpan, replacement: String, _ message: String, in input: DetectorInput, _ strength: Strength
  ) -> Finding {
    input.finding(span, rule, replacement: replacement, message: message, strength: strength)
  }

  /// The end of a word of two letters or more, or of a figure behind one.
  private static func isWordEnd(_ before: UInt8, _ offset: Int, in input: DetectorInput) -> Bool {
    before.isASCIILetter ? input.byte(offset - 2).isASCIILetter : before == 0x29 && input.byte(offset - 2).isASCIILetter
  }

  /// ". . ."
  private static func isSpacedEllipsis(_ dot: Int, in input: DetectorInput) -> Bool {
    input.byte(dot + 1) == 0x20 && input.byte(dot + 2) == 0x2E || input.byte(dot + 1) == 0x2E
      || input.byte(dot - 2) == 0x2E
  }
}
