import Testing

@testable import Emend

struct DebrisRepairTests {
  let probe = DetectorProbe.debris

  @Test(arguments: [
    // Glue.
    RepairCase("We must carry on.Our leader never looked back.", "We must carry on. Our leader never looked back."),
    RepairCase(
      "It was the end of the war.In the morning he left.", "It was the end of the war. In the morning he left."),
    RepairCase("A new book promisesPedro and Pedro said so.", "A new book promises Pedro and Pedro said so.", .likely),
    RepairCase("He asksAcademics about it.", "He asks Academics about it.", .likely),
    RepairCase(
      "The talks in Donbass go on, and Donbasswill be quiet.", "The talks in Donbass go on, and Donbass will be quiet."),
    RepairCase("In the old Union, the Unionobviously knew.", "In the old Union, the Union obviously knew."),
    RepairCase(
      "President Zelenskyy spoke; he lashes at Zelenskyyaccusing him.",
      "President Zelenskyy spoke; he lashes at Zelenskyy, accusing him.", .likely),
    RepairCase("It is the end ofthe war.", "It is the end of the war.", .likely),
    // Punctuation.
    RepairCase("It cost more than $ 100 million in all.", "It cost more than $100 million in all."),
    RepairCase("A multi -storey house stood there.", "A multi-storey house stood there.", .likely),
    RepairCase("The price , he said, was high .", "The price, he said, was high.", .likely),
    RepairCase("They plan ,boldly as ever.", "They plan, boldly as ever.", .likely),
    RepairCase("The army ’s attack failed.", "The army’s attack failed.", .likely),
    RepairCase("The men ( and women) came.", "The men (and women) came.", .likely),
    RepairCase("Is it true ?", "Is it true?", .likely),
    // Entities.
    RepairCase("Marks &amp; Spencer said &quot;no&quot;.", "Marks & Spencer said \"no\"."),
    RepairCase("It&#8217;s late&hellip;", "It’s late…"),
    RepairCase("It&#x2019;s late.", "It’s late."),
    RepairCase("one&nbsp;day", "one day"),
    RepairCase("He said &amp;quot;no&amp;quot;.", "He said \"no\"."),
    RepairCase("He said &#147;no&#148;.", "He said “no”."),
    // Mojibake.
    RepairCase("I donâ€™t know.", "I don’t know."),
    RepairCase("the cafÃ© there", "the café there"),
    RepairCase("It cost Â£5.", "It cost £5."),
    RepairCase("â€œNo,â€\u{9D} he said.", "“No,” he said."),
    RepairCase("I donÃ¢â‚¬â„¢t know.", "I don’t know."),
    RepairCase("I don�t know.", "I don’t know.", .likely),
    // Letters of another script.
    RepairCase("They came to Tоkyo from Tokyo.", "They came to Tokyo from Tokyo."),
    RepairCase("The whоle city", "The whole city"),
    // Marks of engines.
    RepairCase("He said that *Xyzzyk was there.", "He said that Xyzzyk was there.", .likely),
    RepairCase("▁the old ▁house", "the old house", .likely),
    RepairCase("It has {big|large|huge} windows in the old town.", "It has big windows in the old town.", .likely),
    RepairCase(
      "All the new {hardware} that was in the old house.", "All the new hardware that was in the old house.", .suggest),
    RepairCase("It was one of (Russia)’s most open cities.", "It was one of Russia’s most open cities.", .suggest),
    // Apostrophes.
    RepairCase("He wasnt there.", "He wasn't there.", .likely),
    RepairCase("It’s late and they dont know.", "It’s late and they don’t know.", .likely),
    RepairCase(
      "He went to Kyivx. Then Kyivxs decision was late.", "He went to Kyivx. Then Kyivx's decision was late.", .suggest),
    // Numbers.
    RepairCase("It had a strength of six.1 today.", "It had a strength of 6.1 today.", .likely),
    RepairCase("He left at seven:fifteen today.", "He left at 7:15 today.", .likely),
    RepairCase("There were fifty five,000 people.", "There were 55,000 people.", .likely),
    RepairCase("It was his 2th book, the 11st.", "It was his 2nd book, the 11th.", .likely),
    RepairCase("the 20rd day", "the 20th day", .suggest),
    RepairCase("in the Nineteen Seventies", "in the 1970s", .suggest),
    RepairCase("It was on February twenty second.", "It was on February 22nd.", .suggest),
    // Capitals.
    RepairCase("He was in More than three houses.", "He was in more than three houses.", .likely),
    RepairCase("the end Of the war", "the end of the war", .likely),
  ])
  func repairs(_ example: RepairCase) {
    #expect(probe.repaired(example.text, tier: example.tier) == example.expected)
  }

  /// A second cleaning must find nothing to do.
  @Test(arguments: [
    "He said &amp;amp;quot;no.", "I donÃ¢â‚¬â„¢t know.", "The price , he said .", "We go on.Our men left.",
  ])
  func repairsOnce(_ text: String) {
    let once = probe.repaired(text, tier: .likely)
    #expect(once != text)
    #expect(probe.repaired(once, tier: .likely) == once)
  }
}
