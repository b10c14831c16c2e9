/// Figures that an engine spelled out by halves: "six.1", "seven:fifteen", "fifty five,000", "20rd", "Nineteen Seventies".
///
/// Changed: the figure is written with digits. Numbers in words alone stay as they are.
enum NumberDebris {
  static let rule = "debris/number"

  private static let units: [String: Int] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
  ]
  private static let tens: [String: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]
  private static let decades: [String: Int] = [
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
  ]
  private static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
  ]

  // MARK: - six.1, fifty five,000, 20rd

  static func finding(atNumber index: Int, in input: DetectorInput) -> Finding? {
    if let finding = wrongOrdinal(index, in: input) { return finding }
    let token = input.tokens[index]
    // Before any string is made.
    guard index > 0, input.isGap(before: index, 0x2E) || input.isGap(before: index, 0x2C) else { return nil }
    let digits = input.document.text(token)
    guard digits.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
    let before = input.folded(index - 1)
    if input.isGap(before: index, 0x2E), let unit = units[before], digits.utf8.count <= 2 {
      return number(
        TextSpan(Int(input.tokens[index - 1].start), Int(token.end)), "\(unit).\(digits)", in: input,
        Strength(onCleanText: 0.95, onMachineText: 0.99, testimony: 4))
    }
    guard input.isGap(before: index, 0x2C), digits.utf8.count == 3 else { return nil }
    guard let (value, first) = words(endingAt: index - 1, in: input), value > 0 else { return nil }
    return number(
      TextSpan(Int(input.tokens[first].start), Int(token.end)), "\(value),\(digits)", in: input,
      Strength(onCleanText: 0.96, onMachineText: 0.99, testimony: 4))
  }

  /// A number below 100 in words that ends here, and its first word: "fifty five", "six".
  private static func words(endingAt index: Int, in input: DetectorInput) -> (Int, Int)? {
    let last = input.folded(index)
    if let ten = tens[last] { return (ten, index) }
    guard let unit = units[last] else { return nil }
    guard index > 0, unit > 0, unit < 10, let ten = tens[input.folded(index - 1)],
      input.isBlank(before: index) || input.isGap(before: index, 0x2D)
    else { return (unit, index) }
    return (ten + unit, index - 1)
  }

  private static func wrongOrdinal(_ index: Int, in input: DetectorInput) -> Finding? {
    let token = input.tokens[index]
    let length = Int(token.end - token.start)
    let last = input.byte(Int(token.end) - 1)
    guard length >= 3, length <= 6, last.isASCIILowercase, input.byte(Int(token.end) - 2).isASCIILowercase else {
      return nil
    }
    let text = input.document.text(token)
    let suffix = String(text.suffix(2))
    guard ["st", "nd", "rd", "th"].contains(suffix), let value = Int(text.dropLast(2)), value > 0 else { return nil }
    let right = ordinalSuffix(value)
    // "n-1th" is mathematics.
    guard right != suffix, !token.gap.contains(.hyphen), !token.gap.contains(.other) else { return nil }
    let stem = String(text.dropLast(2))
    // "2th", "11st": a slip of the ending. "20rd": the figure may be the slip ("23rd").
    if suffix == "th" || (11...13).contains(value % 100) {
      return number(
        token.span, stem + right, in: input, Strength(onCleanText: 0.93, onMachineText: 0.95, testimony: 0.5))
    }
    let digit = ["st": "1", "nd": "2", "rd": "3"][suffix] ?? ""
    return input.finding(
      token.span, rule, replacement: stem + right, alternatives: [String(stem.dropLast()) + digit + suffix],
      message: "“\(text)” is no number; its ending or its last figure is wrong.",
      strength: Strength(onCleanText: 0.6, onMachineText: 0.65, testimony: 1))
  }

  private static func ordinalSuffix(_ value: Int) -> String {
    if (11...13).contains(value % 100) { return "th" }
    return switch value % 10 {
    case 1: "st"
    case 2: "nd"
    case 3: "rd"
    default: "th"
    }
  }

  // MARK: - seven:fifteen

  /// Two words with a colon between.
  static func finding(atClock index: Int, in input: DetectorInput) -> Finding? {
    guard input.isGap(before: index, 0x3A), input.byte(Int(input.tokens[index].end)) != 0x3A else { return nil }
    return clock(
      input.folded(index - 1), input.folded(index),
      TextSpan(Int(input.tokens[index - 1].start), Int(input.tokens[index].end)), in: input)
  }

  /// One word, where ICU joins letters over a colon.
  static func finding(atClockWord index: Int, in input: DetectorInput) -> Finding? {
    let span = input.tokens[index].span
    guard span.count <= 20, let colon = span.range.first(where: { input.bytes[$0] == 0x3A }) else { return nil }
    return clock(
      input.text(TextSpan(span.start, colon)).lowercased(), input.text(TextSpan(colon + 1, span.end)).lowercased(),
      span,
      in: input)
  }

  private static func clock(_ hour: String, _ minute: String, _ span: TextSpan, in input: DetectorInput) -> Finding? {
    guard let hours = units[hour], (1...12).contains(hours), let minutes = units[minute] ?? tens[minute],
      (10...59).contains(minutes)
    else { return nil }
    return number(
      span, "\(hours):\(minutes)", in: input, Strength(onCleanText: 0.93, onMachineText: 0.99, testimony: 4))
  }

  // MARK: - Nineteen Seventies, February twenty second

  /// Whether a capitalised word may be a decade, or a month beside a number: by its last letters and its neighbours'.
  @inline(__always)
  static func mayBegin(atCapital index: Int, in input: DetectorInput) -> Bool {
    let token = input.tokens[index]
    guard token.flags.contains(.capitalized), token.end - token.start >= 3 else { return false }
    // No month ends in s.
    if input.bytes[Int(token.end) - 1] == 0x73 { return endsInTies(token, in: input) }
    return isTwentyOrThirty(index + 1, in: input) || isTwentyOrThirty(index - 2, in: input)
      || isTwentyOrThirty(index - 3, in: input)
  }

  /// "Twenties".
  private static func endsInTies(_ token: Token, in input: DetectorInput) -> Bool {
    input.starts(at: Int(token.end) - 4, with: "ties")
  }

  static func finding(atCapital index: Int, in input: DetectorInput) -> Finding? {
    guard mayBegin(atCapital: index, in: input) else { return nil }
    let token = input.tokens[index]
    if endsInTies(token, in: input) { return decade(index, in: input) }
    guard ClosedClasses.months.contains(input.folded(index)) else { return nil }
    return date(index, in: input)
  }

  private static func decade(_ index: Int, in input: DetectorInput) -> Finding? {
    guard input.isBlank(before: index), let decade = decades[input.folded(index)],
      let century = ["nineteen": 1900, "eighteen": 1800][input.folded(index - 1)], input.isCapitalized(index - 1)
    else { return nil }
    return number(
      TextSpan(Int(input.tokens[index - 1].start), Int(input.tokens[index].end)), "\(century + decade)s", in: input,
      Strength(onCleanText: 0.6, onMachineText: 0.96, testimony: 2.5))
  }

  /// By its letters, because every capital asks.
  @inline(__always)
  private static func isTwentyOrThirty(_ index: Int, in input: DetectorInput) -> Bool {
    guard index >= 0, index < input.tokens.count else { return false }
    let token = input.tokens[index]
    return token.end - token.start == 6 && input.bytes[Int(token.start)] | 0x20 == 0x74
      && input.bytes[Int(token.end) - 1] == 0x79
  }

  /// "February twenty second", "twenty second of February".
  private static func date(_ month: Int, in input: DetectorInput) -> Finding? {
    let before = input.folded(month - 1) == "of" ? month - 3 : month - 2
    for first in [month + 1, before] where first >= 0 && first + 1 < input.tokens.count {
      guard let ten = tens[input.folded(first)], ten <= 30, let unit = ordinals[input.folded(first + 1)],
        ten + unit <= 31, input.isBlank(before: first + 1),
        !input.isBroken(between: min(first, month), and: max(first + 1, month))
      else { continue }
      return number(
        input.document.span(ofTokens: first..<first + 2), "\(ten + unit)\(ordinalSuffix(unit))", in: input,
        Strength(onCleanText: 0.6, onMachineText: 0.93, testimony: 1.5))
    }
    return nil
  }

  // MARK: -

  private static func number(_ span: TextSpan, _ replacement: String, in input: DetectorInput, _ strength: Strength)
    -> Finding
  {
    input.finding(
      span, rule, replacement: replacement, message: "\(input.quoted(span)) should be “\(replacement)”.",
      strength: strength)
  }
}
