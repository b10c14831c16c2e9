import Testing

@testable import Emend

struct RepeatedPassageTests {
  let probe = DetectorProbe.repeatedSpan
  static let first =
    "The president of the country said yesterday that the talks with the leader of the north had reached an end."
  static let second =
    "People in the city went out on the street after the strike and looked for the things that they had lost there."
  static let third =
    "The police said that they knew nothing of the plan and that the road to the river would be open again next week."
  static let credit = "Jane Roe/The Press/Getty Images by way of the Agency"

  private func article(_ lines: String...) -> String { lines.joined(separator: "\n") + "\n" }

  @Test func aCreditGoesTheSecondTime() {
    let text = article(Self.first, Self.credit, Self.second, Self.credit, Self.third)
    #expect(probe.repaired(text, tier: .safe) == article(Self.first, Self.credit, Self.second, Self.third))
  }

  @Test func withItsEmptyLine() {
    let text = [Self.first, Self.credit, Self.second, Self.credit, Self.third].joined(separator: "\n\n") + "\n"
    let expected = [Self.first, Self.credit, Self.second, Self.third].joined(separator: "\n\n") + "\n"
    #expect(probe.repaired(text, tier: .safe) == expected)
  }

  @Test func withItsCarriageReturn() {
    let text = [Self.first, Self.credit, Self.second, Self.credit, Self.third].joined(separator: "\r\n") + "\r\n"
    let expected = [Self.first, Self.credit, Self.second, Self.third].joined(separator: "\r\n") + "\r\n"
    #expect(probe.repaired(text, tier: .safe) == expected)
  }

  @Test func aParagraphThatFollowsItselfGoes() {
    let long = Self.first + " " + Self.second
    let text = article(Self.third, long, long, Self.third + " And so on.")
    #expect(probe.repaired(text, tier: .safe) == article(Self.third, long, Self.third + " And so on."))
  }

  @Test func atTheEndOfTheTextWithoutALineEnd() {
    let long = Self.first + " " + Self.second
    #expect(probe.repaired("\(long)\n\(long)", tier: .safe) == long)
  }

  @Test func aParagraphFarBelowIsNotSure() {
    let long = Self.first + " " + Self.second
    let text = article(long, Self.third, Self.first, long)
    #expect(probe.findings(text).contains { $0.rule == RepeatedParagraph.rule && $0.strength.onCleanText < 0.995 })
  }

  /// Manuals and licences say the same thing in several chapters.
  @Test func aParagraphPagesBelowIsAHint() {
    let long = Self.first + " " + Self.second
    let pages = (1...300).map { "Rule \($0) is that the \($0)th door stays shut until its own bell has rung." }
    let text = ([long] + pages + [long, Self.third]).joined(separator: "\n\n") + "\n"
    let found = probe.findings(text).filter { $0.rule == RepeatedParagraph.rule }
    #expect(found.count == 1 && found.allSatisfy { $0.strength.onCleanText < Tier.likely.threshold })
  }

  /// Lists, tables, forms, speech, headings, verse, code.
  @Test(arguments: [
    "- an item of a list that stands here twice", "1. an item of a list that stands here twice",
    "| a cell of a table | and another cell |", "Name and surname: ____________________",
    "Question about the whole plan:",
    "“Yes, that is what I told them,” she said.", "— No, that was never what he told her.",
    "Q: What did the man tell you then",
    "CHAPTER OF THE OLD MAN AND HIS HOUSE", "let value = table[index] + other[index]; // again",
    "> as he wrote in his letter to me",
    "Chapter Four of the Book of the Road", "int main(int count, char **words) {",
  ])
  func stays(_ line: String) {
    let text = article(Self.first, line, Self.second, line, Self.third)
    #expect(probe.repaired(text, tier: .suggest) == text)
  }

  @Test func aRefrainStays() {
    let stanza = "We all live in the yellow house by the river\nthe yellow house by the river and the road\n"
    let text =
      stanza + "\nAnd the sun is in the sky above the river\nand the wind is in the trees again today\n\n" + stanza
    #expect(probe.repaired(text, tier: .suggest) == text)
  }

  @Test func layoutStays() {
    let text = (0..<8).map { _ in Self.first + "\n" + Self.credit }.joined(separator: "\n")
    #expect(probe.repaired(text, tier: .likely) == text)
  }

  @Test func aSentenceThatFollowsItselfGoes() {
    let sentence = "The president said that the talks with the leader of the north were at an end for now."
    let text = "It was late. \(sentence) \(sentence) Then he left the house."
    #expect(probe.repaired(text, tier: .likely) == "It was late. \(sentence) Then he left the house.")
  }

  @Test func aSentenceInQuotesStays() {
    let text = "“\(Self.first)” He left. “\(Self.first)” She left too."
    #expect(probe.repaired(text, tier: .likely) == text)
  }

  @Test func aNearRepeatIsNamed() throws {
    let again = Self.first.replacing("yesterday", with: "today")
    let text = [Self.first, Self.second, Self.third, again].joined(separator: " ")
    let finding = try #require(probe.findings(text).first { $0.rule == NearRepeat.rule })
    #expect(finding.replacement == nil)
    #expect(finding.message.contains("line 1"))
  }

  @Test func sentencesWithOtherFiguresAreTwo() {
    let text =
      "In the north the price of wood rose by 12 in the first week of the year. \(Self.second) \(Self.third) "
      + "In the north the price of wood rose by 15 in the first week of the year."
    #expect(!probe.findings(text).contains { $0.rule == NearRepeat.rule })
  }
}
