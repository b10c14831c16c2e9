extension Rule {
  /// What ``RepeatedSpanDetector`` reports.
  static let repeatedSpan: [Rule] = [
    Rule(
      id: DoubledSpan.rule,
      summary: """
        Two to eight words said twice in a row, with nothing, "and" or "or" between them: the later copy goes. Repetition \
        with commas is rhetoric and stays; so does what English repeats by nature.
        """,
      examples: [
        Example("He saw the big red house the big red house on the road.", "He saw the big red house on the road.")
      ],
      leavesAlone: ["Four more years, four more years.", "It came again and again and again."]),
    Rule(
      id: DoubledWord.rule,
      summary: """
        The same word twice in a row: the later copy goes, with the blank before it. Names, emphasis, sounds and places \
        where two clauses meet stay.
        """,
      examples: [Example("He saw the the house.", "He saw the house.")],
      leavesAlone: ["It was very very late.", "He said that that was true.", "They flew to Bora Bora."]),
    Rule(
      id: NearRepeat.rule,
      summary: """
        A sentence of eight words or more that says nearly word for word what an earlier one said. Nothing is changed. \
        Sentences that differ in figures or names tell two things and stay.
        """,
      examples: [Example(passages[0] + " " + passages[1] + " " + passages[2] + " " + variation, nil)],
      leavesAlone: [passages[0] + " " + passages[1]]),
    Rule(
      id: RepeatedLine.rule,
      summary: """
        A line that stands again later, such as the credit of a picture that a scraper took twice: the later copy goes. \
        Verse, refrains, items of lists, rows of tables, form fields, speech and headings stay.
        """,
      examples: [
        Example(
          lines(passages[0], credit, passages[1], credit, passages[2]),
          lines(passages[0], credit, passages[1], passages[2]))
      ],
      leavesAlone: [lines(passages[0], "- an item of a list", passages[1], "- an item of a list", passages[2])]),
    Rule(
      id: RepeatedNumber.rule,
      summary: """
        The same figure twice in one sentence, the second time behind an adjective, where English has no figure. Nothing \
        is changed: which of the two is wrong the text does not say.
        """,
      examples: [
        Example(
          "It has struck the city, killing 12 people and attacking about 90 people in its deadly 90 attacks.", nil)
      ],
      leavesAlone: ["20 men and 20 women came."]),
    Rule(
      id: RepeatedParagraph.rule,
      summary: """
        A paragraph, or several in a row, that stands again later word for word: the later copy goes.
        """,
      examples: [
        Example(
          lines(passages[2], paragraph, paragraph, passages[2] + " And so on."),
          lines(passages[2], paragraph, passages[2] + " And so on."))
      ],
      leavesAlone: [lines(passages[0], passages[1], passages[2])]),
    Rule(
      id: RepeatedQuantity.rule,
      summary: """
        A vague number twice in one sentence with verbs that differ in tense, as a machine joins two reports. A hint; \
        nothing is changed.
        """,
      examples: [Example("The strike kills dozens of people and injured dozens, while talks are over.", nil)],
      leavesAlone: ["It killed dozens of people and wounded dozens more."]),
    Rule(
      id: RepeatedSentence.rule,
      summary: """
        A sentence of eight words or more that stands again word for word: the later copy goes. Speakers repeat sentences \
        on purpose, so only a long one that follows itself at once is more than a hint.
        """,
      examples: [
        Example("It was late. \(passages[0]) \(passages[0]) He left.", "It was late. \(passages[0]) He left.")
      ],
      leavesAlone: ["“\(passages[0])” He left. She said that it was late."]),
  ]

  private static let passages = [
    "The president of the country said yesterday that the talks with the leader of the north had reached an end.",
    "People in the city went out on the street after the strike and looked for the things that they had lost there.",
    "The police said that they knew nothing of the plan and that the road to the river would be open again next week.",
  ]
  private static let variation =
    "The president of the country said today that the talks with the leader of the north had reached an end."
  private static let paragraph = passages[0] + " " + passages[1]
  private static let credit = "Jane Roe/The Press/Getty Images by way of the Agency"

  private static func lines(_ lines: String...) -> String { lines.joined(separator: "\n") + "\n" }
}
