import Testing

@testable import Emend

struct DoubledWordTests {
  let probe = DetectorProbe.repeatedSpan

  @Test(arguments: [
    RepairCase("He saw the the house.", "He saw the house."),
    RepairCase("The the house stood there.", "The house stood there."),
    RepairCase("He gave a a book to her.", "He gave a book to her."),
    RepairCase("the end of of the war", "the end of the war"),
    RepairCase("the end of the the the war", "the end of the war"),
    RepairCase(
      "The president of the country said that the whole of the\nthe city was open.",
      "The president of the country said that the whole of the city was open."),
    RepairCase("It was taken from from the house.", "It was taken from the house.", .likely),
    RepairCase("They they went home.", "They went home.", .likely),
  ])
  func goes(_ example: RepairCase) {
    #expect(probe.repaired(example.text, tier: example.tier) == example.expected)
  }

  /// English, or nobody can tell.
  @Test(arguments: [
    "He had had enough.", "It was very very good.", "They flew to Bora Bora today.", "You log in in the morning.",
    "No no, he said.", "It was a very, very good day.", "The man (the the) said.", "the The", "Duran Duran played.",
    "the answer is is not", "20 20 vision", "He said that that was so.", "the the", "Option a a a is right.",
    "Ha ha, he said.", "the name of the The Hague", "the\nthe", "red house\nhouse red", "the  \t the", "word, word",
    "The operators and and or are plain.", "The operators or and and are plain.", "The words AND and OR are plain.",
    "It has sequential-and and sequential-or.", "They drew a circled-A a year ago.",
    "the-the", "a b a a b a", "John Smith Smith said",
  ])
  func stays(_ text: String) {
    #expect(probe.repaired(text, tier: .likely, rule: DoubledWord.rule) == text)
  }

  @Test func phrasesThatMeetAreOnlyAHint() {
    let findings = probe.findings("It spent more than it took in in the year.")
    #expect(findings.map(\.rule) == [DoubledWord.rule])
    #expect(findings.allSatisfy { $0.strength.onCleanText < Tier.likely.threshold })
  }

  @Test func speechIsNeverSure() {
    #expect(probe.findings("He said: “I saw the the house.”").allSatisfy { $0.strength.onCleanText < 0.995 })
  }

  @Test func codeStays() {
    #expect(probe.findings("Write `the the cat` there.").isEmpty)
  }

  @Test func anEmptyLexiconKnowsFunctionWords() {
    var probe = probe
    probe.lexicon = SmallLexicon.empty
    #expect(probe.repaired("He saw the the house.", tier: .safe) == "He saw the house.")
  }
}
