import Emend
import LexiconCompiler
import Testing

/// Every kind of entry compiles, and does what it says.
struct EntryTests {
  @Test func aNameReplacesItsVariants() throws {
    let lexicon = try compiled(("names/a.txt", "Kyiv = Kief, Kiew\n  kind: place\n  keep: chicken Kief\n"))
    #expect(try cleaned("They went to Kiew.", with: lexicon) == "They went to Kyiv.")
    #expect(try cleaned("They had chicken Kief.", with: lexicon) == "They had chicken Kief.")
  }

  @Test func anEntryOfALaterFileAddsVariants() throws {
    let lexicon = try compiled(
      ("names/a.txt", "Kyiv = Kief\n  kind: place\n"), ("names/b.txt", "Kyiv += Kiew, Kiova\n"))
    #expect(try cleaned("They went from Kief to Kiova.", with: lexicon) == "They went from Kyiv to Kyiv.")
  }

  @Test func aSubstitutionHidesAnExpression() throws {
    let lexicon = try compiled(
      ("en/expressions/a.txt", "killing field\n"), ("en/substitutions/a.txt", "murder -> killing  n 0.9 news\n"))
    #expect(try cleaned("They saw the murder field.", with: lexicon) == "They saw the killing field.")
    #expect(try cleaned("They saw the murder fields.", with: lexicon) == "They saw the killing fields.")
  }

  @Test func aPhraseCarriesTheVerbOver() throws {
    let lexicon = try compiled(
      ("en/phrases/a.txt", "<search> for the (rubble|debris) => <search:$1> the $2\n  tier: safe\n"))
    #expect(try cleaned("Crews searched for the rubble.", with: lexicon) == "Crews searched the rubble.")
  }

  @Test func aPhraseLooksAtWhatItsWildcardsHold() throws {
    let lexicon = try compiled(
      ("en/phrases/a.txt", "bury the {word} in {poss} cradle => nip the $1 in the bud\n  unless: child\n"))
    #expect(try cleaned("They bury the plan in its cradle.", with: lexicon) == "They nip the plan in the bud.")
    #expect(try cleaned("They bury the child in its cradle.", with: lexicon) == "They bury the child in its cradle.")
  }

  @Test func aPhraseDoesNotEndBeforeAHyphen() throws {
    let lexicon = try compiled(("en/phrases/a.txt", "a lot of face => a lot of nerve\n"))
    #expect(try cleaned("They had a lot of face-to-face talks.", with: lexicon).contains("face-to-face"))
  }

  @Test func aParticipleStaysOne() throws {
    let lexicon = try compiled(
      ("en/phrases/a.txt", "<grasp> with both hands => <give:$1> equal weight to both\n"), inflections)
    #expect(
      try cleaned("It must be grasped with both hands.", with: lexicon) == "It must be given equal weight to both.")
    #expect(try cleaned("They grasped with both hands.", with: lexicon) == "They gave equal weight to both.")
  }

  private let inflections = (path: "en/inflections/a.txt", text: "v give gives gave given giving\n")

  @Test func spellingsKeepToTheMajority() throws {
    let lexicon = try compiled(("en/spellings/a.txt", "airstrike = air strike\n"))
    let text = "An air strike came. One more air strike came. An airstrike was over."
    #expect(try cleaned(text, with: lexicon) == "An air strike came. One more air strike came. An air strike was over.")
  }

  @Test func carriageReturnsAndByteOrderMarksAreNoPartOfAnEntry() throws {
    let lexicon = try compiled(
      ("names/a.txt", "\u{FEFF}Kyiv = Kief\r\n  kind: place\r\n  yes: To Kief. => To Kyiv.\r\n"))
    #expect(lexicon.entries.map(\.text) == ["Kyiv = Kief"])
    #expect(lexicon.entries.first?.attributes == ["kind: place", "yes: To Kief. => To Kyiv."])
  }
}
