import EmendEnglish
import Testing

@testable import Emend

@Suite("two ordinary words that lost their blank")
struct GluedPairTests {
  private let cleaner: Cleaner

  init() throws { cleaner = try Cleaner(lexicon: Lexicon.english(), options: CleanerOptions()) }

  private func report(_ text: String) -> Report { cleaner.report(on: cleaner.document(Array(text.utf8), name: "")) }

  @Test(arguments: [
    ("They repliedthat it was late.", "replied that"),
    ("He asked whichwas the right door.", "which was"),
    ("He waited twohours for the bus.", "two hours"),
    ("Outsidethe house it was raining.", "Outside the"),
  ])
  func found(_ example: (text: String, right: String)) {
    let findings = report(example.text).findings
    #expect(findings.map(\.replacement) == [example.right])
    #expect(findings.allSatisfy { $0.rule == GluedWords.rule && $0.tier < .safe })
  }

  @Test(
    "compounds, short forms of writers on computing, identifiers and names stay",
    arguments: [
      "The filesystem was full.", "A rollcall was held in the yard.", "It is a backend for two programs.",
      "Each mixin adds one method.", "Give the option myname a value.", "The Thebes of old had seven gates.",
      "He left Inthe on Monday.", "The variable foo_bar and repliedthat were set.",
      "A repliedthat is a thing, and another repliedthat is another.",
    ])
  func left(_ text: String) {
    #expect(report(text).findings.filter { $0.rule == GluedWords.rule && $0.tier >= .likely }.isEmpty)
  }
}
