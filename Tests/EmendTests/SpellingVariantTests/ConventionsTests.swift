import Testing

@testable import Emend

@Suite("house style that a text keeps to")
struct ConventionsTests {
  static let cases: [(String, [String])] = [
    ("The US won. The US lost. The US drew. The U.S. team left.", ["U.S. → US suggest"]),
    ("The U.S. won. The U.S. lost. The U.S. drew. The US team left.", ["US → U.S. suggest"]),
    // At the end of a sentence the full stop stays, once.
    ("The US won. The US lost. The US drew. He left the U.S. She stayed.", ["U.S → US suggest"]),
    ("The U.S. won. The U.S. lost. The U.S. drew. He left the US. She stayed.", ["US → U.S suggest"]),
    // Each of its own.
    ("The US won. The US lost. The US drew. The U.K. team left.", []),
    // An even mixture, a quotation, a headline.
    ("The US won. The U.S. lost. The US drew.", []),
    ("The US won. The US lost. The US drew. “The U.S. team left,” he said.", []),
    ("The U.S. won. The U.S. lost. The U.S. drew. TELL US MORE", []),
    ("It rang at 5 a.m. and 6 a.m. and 7 p.m. and once at 8 pm or so.", ["pm → p.m. suggest"]),
    ("It rang at 5 am and 6 am and 7 pm and once at 8 p.m. or so.", ["p.m. → pm suggest"]),
    ("I am 5. I am 6. I am 7. It rang at 5 a.m. again.", []),
    ("He left on May 5, wrote on May 7, came on May 9 and died on 11 May.", ["11 May → May 11 suggest"]),
    ("He left on 5 May, wrote on 7 May, came on 9 May and died on May 11.", ["May 11 → 11 May suggest"]),
    // With a year, commas would move; and "in May 12 people" is no date.
    ("He left on May 5, wrote on May 7, came on May 9 and died on 11 May 2020.", []),
    ("He left on 5 May, wrote on 7 May, came on 9 May. In May 12 people died.", []),
  ]

  @Test("finds the rarer way", arguments: cases)
  func finds(_ text: String, _ summaries: [String]) throws {
    let found = try VariantFixtures.findings(in: text).map(\.summary)
    #expect(found == summaries)
  }
}
