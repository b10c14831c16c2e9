import Testing

@testable import Emend

struct DoubledSpanTests {
  let probe = DetectorProbe.repeatedSpan

  @Test(arguments: [
    RepairCase(
      "It fired 66 missiles and 145 Shahed and 145 Shahed and Bait drones at the city.",
      "It fired 66 missiles and 145 Shahed and Bait drones at the city."),
    RepairCase("He saw the big red house the big red house on the road.", "He saw the big red house on the road."),
    RepairCase("The head of the school the head of the school said so.", "The head of the school said so."),
    RepairCase("The rate is the lowest in a in a century.", "The rate is the lowest in a century.", .likely),
  ])
  func goes(_ example: RepairCase) {
    #expect(probe.repaired(example.text, tier: example.tier) == example.expected)
  }

  @Test(arguments: [
    "It came again and again and again.", "There were more and more and more people.",
    "Four more years, four more years.",
    "day after day after day", "step by step by step", "of the people, by the people, for the people",
    "our children and our children's children", "whatever it is it is good", "We have to have to go.",
    "the big house and the big houses", "20 percent and 20 percent of the time", "New York and New York City",
    "for the good of the old and for the good of the new", "1 2 1 2 1 2", "12 50 7 12 50 7",
    "no more war no more war no more war", "We will fight, we will fight on.", "what you see is what you see is",
    "They import big libraries, build big libraries, build big programs and leave.",
    "so a hash of a hash of a whatever is fine", "A rose is a rose is a rose.", "He sings A B C D A B C D all day.",
    "on a friend of mine\ton a friend of mine", "tax and tax and spend and spend",
    "we clean them up, and clean them up we will",
  ])
  func stays(_ text: String) {
    #expect(probe.repaired(text, tier: .likely, rule: DoubledSpan.rule) == text)
  }

  @Test func verseStays() {
    let text = "We all live in a yellow house\nyellow house yellow house\nWe all live in a yellow house\n"
    #expect(probe.repaired(text, tier: .likely) == text)
  }
}
