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
      id: Conventions.initialism,
      summary: """
        Initials with full stops in a text that mostly writes them without, or the other way round: U.S., US. It takes \
        three times as many of the other way.
        """,
      examples: [
        Example(
          "The US won. The US lost. The US drew. The U.S. team left.",
          "The US won. The US lost. The US drew. The US team left.")
      ],
      leavesAlone: ["The US won. The U.S. lost."]),
    Rule(
      id: Conventions.timeOfDay,
      summary: """
        Times of day with am or pm in a text that mostly writes a.m. or p.m., or the other way round. It takes three times \
        as many of the other way.
        """,
      examples: [
        Example(
          "It rang at 5 a.m. and 6 a.m. and 7 p.m. and once at 8 pm or so.",
          "It rang at 5 a.m. and 6 a.m. and 7 p.m. and once at 8 p.m. or so.")
      ],
      leavesAlone: ["It rang at 5 a.m. and then at 8 pm."]),
    Rule(
      id: Conventions.dateOrder,
      summary: """
        Day and month in the other order than nearly everywhere in the text: 5 May, May 5. Dates with a year are counted but \
        not changed, since their commas differ too.
        """,
      examples: [
        Example(
          "He left on May 5, wrote on May 7, came on May 9 and died on 11 May.",
          "He left on May 5, wrote on May 7, came on May 9 and died on May 11.")
      ],
      leavesAlone: ["He left on May 5 and died on 11 May."]),
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
