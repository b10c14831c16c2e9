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
  ]

  @Test("goes or comes with the right form", arguments: texts)
  func article(_ text: String, _ expected: String) throws {
    var result = text
    for finding in try VariantFixtures.findings(in: text).reversed() {
      result = result.replacing(finding.text, with: finding.replacement ?? "")
    }
    #expect(result == expected)
  }

  @Test("one that may be wrong is only suggested")
  func doubtful() throws {
    #expect(try VariantFixtures.findings(in: "The Tanganjikasee ferry was late.").map(\.ownTier) == [.suggest])
  }
}
