import Testing

@testable import Emend

@Suite("accepted spellings side by side")
struct SpellingsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var found: [String]
    init(_ text: String, _ found: [String] = []) {
      self.text = text
      self.found = found
    }
    var testDescription: String { text }
  }

  static let cases: [Case] = [
    // The first one wins a draw.
    Case("The air strike came. The airstrike ended.", ["airstrike → air strike suggest"]),
    Case("The air strike came. Airstrikes ended. The airstrike was short.", ["air strike → airstrike suggest"]),
    Case("Air strikes came. The airstrike ended. The airstrike was short.", ["Air strikes → Airstrikes suggest"]),
    // What is quoted counts, but stays.
    Case("“The air strike came,” she said. The airstrike ended.", ["airstrike → air strike suggest"]),
    Case("The airstrike came. “The air strike ended,” she said."),
    // A hyphen is not a space.
    Case("The air-strike came. The airstrike ended."),
    Case("The cease-fire held. The ceasefire ended. A ceasefire came.", ["cease-fire → ceasefire suggest"]),
    // British and American spellings are counted together.
    Case("The colour of the centre is the color of the centre.", ["color → colour suggest"]),
    Case("The color of the center is not the colour of it.", ["colour → color suggest"]),
    Case("The colour was red. The color was blue."),
    Case("The colour of labour is red."),
    // Names keep their spelling.
    Case("The Ministry of Defence spoke of defense and color."),
    Case("The Labour Party spoke of labor and color."),
    Case("Labour Party men spoke of labor and color."),
    Case("Only one colour here."),
    Case("See https://example.com/colour-and-color and the color of a center."),
  ]

  @Test("finds and leaves alone", arguments: cases)
  func spellings(_ example: Case) throws {
    #expect(try VariantFixtures.findings(in: example.text).map(\.summary) == example.found)
  }
}
