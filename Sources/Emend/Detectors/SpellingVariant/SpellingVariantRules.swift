extension Rule {
  /// What ``SpellingVariantDetector`` reports without a dictionary entry, and look-alike letters.
  static let spellingVariant: [Rule] = [
    Rule(
      id: LookAlike.rule,
      summary: """
        Letters of another script that look Latin, inside a Latin word: each becomes the letter that it looks like. Words \
        wholly in another script stay, and so do formulas.
        """,
      examples: [Example("They came to Tоkyo from Tokyo.", "They came to Tokyo from Tokyo.")],
      leavesAlone: ["The word Київ is Ukrainian.", "The protein TGFβ was found."]),
    Rule(
      id: VaryingNames.rule,
      summary: """
        A name that the text itself spells in two ways, though no list has it. The same given name, a full mention followed \
        by a bare surname, or a rare form beside a frequent one speak for one name; different given names, both in one \
        sentence, an ordinary word or an ending that inflects speak against it. The form of the full mention is kept, else \
        the commoner one, else the first.
        """,
      examples: [
        Example(
          "The student Oksana Kovalchenko fled. Kovaltschenko’s house burned.",
          "The student Oksana Kovalchenko fled. Kovalchenko’s house burned.")
      ],
      leavesAlone: [
        "The student Oksana Bilozir was hurt. Then Anna Bilozier came.",
        "They met Petro Zhuravlov there. Later Zhuravlova left.",
      ]),
  ]
}
