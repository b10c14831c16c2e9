/// A place where ICU's word boundaries differ from Unicode's default ones, with the lines of WordBreakTest.txt that show
/// it. The tokenizer follows ICU.
struct KnownTailoring: Sendable {
  let reason: String
  /// The lines without their comments. A version of ICU has the tailoring or has not: all of them differ, or none.
  let lines: Set<String>

  static let all = [
    KnownTailoring(
      reason: "in ICU's root locale U+003A does not join letters (CLDR tailors it away; only Swedish has it back)",
      lines: [
        "÷ 0061 × 003A × 0041 ÷", "÷ 0061 × 003A × 0308 × 0041 ÷", "÷ 0061 × 003A × 05D0 ÷",
        "÷ 0061 × 003A × 0308 × 05D0 ÷", "÷ 0061 × 003A × 0061 × 2060 ÷", "÷ 0061 × 003A × 0308 × 0061 × 2060 ÷",
        "÷ 0061 × 003A × 0061 ÷ 003A ÷", "÷ 0061 × 003A × 0308 × 0061 ÷ 003A ÷", "÷ 0061 × 003A × 0061 ÷ 0027 ÷",
        "÷ 0061 × 003A × 0308 × 0061 ÷ 0027 ÷", "÷ 0061 × 003A × 0061 ÷ 0027 × 2060 ÷",
        "÷ 0061 × 003A × 0308 × 0061 ÷ 0027 × 2060 ÷", "÷ 0061 × 003A × 0061 ÷ 002C ÷",
        "÷ 0061 × 003A × 0308 × 0061 ÷ 002C ÷", "÷ 0041 × 003A × 0041 ÷",
      ])
  ]
}
