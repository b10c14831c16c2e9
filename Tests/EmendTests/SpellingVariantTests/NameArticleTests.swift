import TestSupport
import Testing

@testable import Emend

@Suite("The article before a listed name")
struct NameArticleTests {
  static let texts: [(String, String)] = [
    ("Boats on the Tanganjikasee were late.", "Boats on Lake Tanganyika were late."),
    ("The Tanganjikasee is deep.", "Lake Tanganyika is deep."),
    ("Boats left Tanganjikasee.", "Boats left Lake Tanganyika."),
    ("They went to the Den Haag.", "They went to The Hague."),
    ("The storm in Schwarzes Meer was long.", "The storm in the Black Sea was long."),
    ("The storm on the Schwarzes Meer was long.", "The storm on the Black Sea was long."),
    ("Ports from Schwarzes Meer countries closed.", "Ports from Black Sea countries closed."),
    ("The Tanganjikasee ferry was late.", "The Lake Tanganyika ferry was late."),
    ("Trains to al-Hudaydah were late.", "Trains to Hodeidah were late."),
  ]

  @Test("goes or comes with the right form", arguments: texts)
  func article(_ text: String, _ expected: String) throws {
    var result = text
    for finding in try VariantFixtures.findings(in: text).reversed() {
      result = result.replacing(finding.text, with: finding.replacement ?? "")
    }
    #expect(result == expected)
  }

  @Test("an Arabic article that only one spelling has keeps an unlisted name from being safe")
  func lostArabicArticle() throws {
    let text = """
      Youssef Ouazzani spoke to the council on Tuesday. Later al-Wazzani said that the road was open. Ouazzani left.
      """
    let tiers = try VariantFixtures.findings(in: text).map(\.ownTier)
    #expect(!tiers.isEmpty && !tiers.contains(.safe))
  }

  @Test("one that may be wrong is only suggested")
  func doubtful() throws {
    #expect(try VariantFixtures.findings(in: "The Tanganjikasee ferry was late.").map(\.ownTier) == [.suggest])
  }
}
