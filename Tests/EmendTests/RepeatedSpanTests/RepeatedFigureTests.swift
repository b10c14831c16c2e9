import Testing

@testable import Emend

struct RepeatedFigureTests {
  let probe = DetectorProbe.repeatedSpan

  @Test func anEchoedFigureIsAHint() {
    let findings = probe.findings(
      "It has struck the city, killing 12 people and attacking about 90 people in its deadly 90 attacks.")
    #expect(findings.map(\.rule) == [RepeatedNumber.rule])
    #expect(findings.first?.replacement == nil)
  }

  @Test func anEchoedQuantityIsAHint() {
    let findings = probe.findings("The strike kills dozens of people and injured dozens, while talks are over.")
    #expect(findings.map(\.rule) == [RepeatedQuantity.rule])
  }

  @Test(arguments: [
    "20 men and 20 women came.", "It took 90 days or 90 nights.", "In 2014 the old 2014 plan was dead.",
    "It fell by 12 percent in the last 12 months.", "thousands of men and thousands of women",
    "hundreds upon hundreds of them",
    "It killed dozens of people and wounded dozens more.", "Chapter 12 has 12 parts.",
  ])
  func stays(_ text: String) {
    #expect(probe.findings(text).isEmpty)
  }
}
