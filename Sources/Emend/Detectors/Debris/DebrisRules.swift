extension Rule {
  /// What ``DebrisDetector`` reports.
  static let debris: [Rule] = [
    Rule(
      id: EngineMark.rule,
      summary: """
        Marks that translation engines leave: a star before a word that Apertium did not know, <unk> for a word that was \
        lost, the bar of word pieces. The star and the bar go; a lost word cannot be brought back.
        """,
      examples: [
        Example("He said that *Xyzzyk was there.", "He said that Xyzzyk was there."),
        Example("The men went to <unk> in the morning.", nil),
      ],
      leavesAlone: ["* This is a footnote.", "It was *very* late that day."]),
    Rule(
      id: Entity.rule,
      summary: """
        A leftover HTML entity becomes its character, a doubly escaped one at once. Code, URLs, markup and texts about \
        markup stay.
        """,
      examples: [
        Example("Marks &amp; Spencer said &quot;no&quot;.", "Marks & Spencer said \"no\"."),
        Example("It&#8217;s late.", "It’s late."),
      ],
      leavesAlone: ["Smith & Sons; that is the name.", "Write &amp; in HTML for an ampersand."]),
    Rule(
      id: GluedWords.rule,
      summary: """
        Words glued together where a link or bold type ended: an unknown word that falls into two at a change of case, \
        at a full stop, or where a name of the document ends and another word begins. A blank goes in, or a comma and a \
        blank before a participle. Brand names and identifiers stay.
        """,
      examples: [
        Example("We must carry on.Our leader never looked back.", "We must carry on. Our leader never looked back."),
        Example("A new book promisesPedro and Pedro said so.", "A new book promises Pedro and Pedro said so."),
      ],
      leavesAlone: ["She has an iPhone and watches YouTube.", "He booked it on Booking.com."]),
    Rule(
      id: LeftoverTag.rule,
      summary: "An HTML tag in plain text goes; a tag that breaks lines becomes a blank between words. Only a hint.",
      examples: [Example("The man said<br>that he was late.", "The man said that he was late.")],
      leavesAlone: ["It was 2 < 3 and 5 > 4."]),
    Rule(
      id: LostApostrophe.rule,
      summary: """
        A contraction without its apostrophe, or a name of the text without the one of its possessive. The apostrophe \
        that the text itself uses goes in. Contractions that are words of their own (wont, cant) stay.
        """,
      examples: [Example("He wasnt there.", "He wasn't there.")],
      leavesAlone: ["As was his wont, he came late.", "The Obamas home was sold."]),
    Rule(
      id: Mojibake.rule,
      summary: """
        UTF-8 that was read as Windows-1252, once or several times over, becomes what its bytes say. Accented words of \
        real text stay.
        """,
      examples: [
        Example("I donâ€™t know.", "I don’t know."), Example("It cost Â£5.", "It cost £5."),
      ],
      leavesAlone: ["The café was «CAFÉ» to him.", "Ein schöner Tag in São Paulo."]),
    Rule(
      id: NumberDebris.rule,
      summary: """
        A figure that an engine spelled out by halves is written with digits. Numbers in words alone stay.
        """,
      examples: [
        Example("It had a strength of six.1 today.", "It had a strength of 6.1 today."),
        Example("There were fifty five,000 people.", "There were 55,000 people."),
      ],
      leavesAlone: ["There were fifty-five people.", "He was one of the first."]),
    Rule(
      id: SplitPunctuation.rule,
      summary: """
        A stray blank that parts punctuation from the word it leans on goes. Ellipses, decimals, faces, tables and texts \
        cut into tokens stay.
        """,
      examples: [
        Example("The price, he said , was high.", "The price, he said, was high."),
        Example("It cost more than $ 100 million in all.", "It cost more than $100 million in all."),
      ],
      leavesAlone: ["He waited . . . and left.", "That is fine :)"]),
    Rule(
      id: StrayBracket.rule,
      summary: """
        Brackets around a name alone whose possessive ending stands outside. A hint: the brackets go.
        """,
      examples: [Example("It was one of (Russia)’s most open cities.", "It was one of Russia’s most open cities.")],
      leavesAlone: ["It was one of (the city of) Rome’s gates."]),
    Rule(
      id: StrayCapital.rule,
      summary: """
        A word in mid-sentence with a capital that it has no right to becomes small. Grammatical words behind a word that \
        ends no clause are as good as sure; other words are a hint, where the text has them in small letters elsewhere.
        """,
      examples: [
        Example("He was in More than three houses.", "He was in more than three houses."),
        Example("the end Of the war", "the end of the war"),
      ],
      leavesAlone: ["He read War and Peace.", "The President of the United States spoke."]),
    Rule(
      id: TemplateBraces.rule,
      summary: """
        Braces left from a spinning template: a choice becomes its first alternative, one word loses its braces. \
        Placeholders, sets and code stay.
        """,
      examples: [
        Example("It has {big|large|huge} windows in the old town.", "It has big windows in the old town.")
      ],
      leavesAlone: ["Dear {name}, we have a new offer for you today."]),
    Rule(
      id: UnbalancedBracket.rule,
      summary: """
        A round bracket that opens and never closes in its paragraph, or closes without having been opened. A hint \
        without repair: where the other belongs, only the sense can tell.
        """,
      examples: [
        Example("The man who came from the city (which was far away said that he had never been there before.", nil)
      ],
      leavesAlone: ["The man who came from the city a) was late and b) said that he had never been there before."]),
  ]
}
