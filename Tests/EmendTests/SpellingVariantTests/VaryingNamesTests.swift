import TestSupport
import Testing

@testable import Emend

@Suite("names that vary in a document")
struct VaryingNamesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var found: [String]
    init(_ text: String, _ found: [String] = []) {
      self.text = text
      self.found = found
    }
    var testDescription: String { text }
  }

  static let found: [Case] = [
    // A full mention, then a bare surname.
    Case("One student, Oksana Bilozir, was hurt. “It was bad,” Bilozier said.", ["Bilozier → Bilozir safe"]),
    Case("The student Oksana Kovalchenko fled. Kovaltschenko’s house burned.", ["Kovaltschenko → Kovalchenko safe"]),
    Case("The student Oksana Kovalchenko fled. Then Kovalchnenko left.", ["Kovalchnenko → Kovalchenko likely"]),
    Case("The student Oksana Karimenko fled. Then Kerimenko left.", ["Kerimenko → Karimenko likely"]),
    Case("The student Oksana Karimenko fled. Then Kasimenko left.", ["Kasimenko → Karimenko suggest"]),
    // The same given name, and a majority.
    Case(
      "He met Oksana Tymchuk. They saw Tymchuk there. Then Tymchuk left. He wrote to Oksana Timchuk on it.",
      ["Timchuk → Tymchuk safe"]),
    // The same given name alone does not say which is right: the first one is kept.
    Case("He met Oksana Tymchuk there. They wrote to Oksana Timchuk later.", ["Timchuk → Tymchuk likely"]),
    Case("He met Oksana Karimenko there. They wrote to Oksana Kasimenko later.", ["Kasimenko → Karimenko suggest"]),
    // The given name is one in two languages, or in two romanisations.
    Case("He met Volodymyr Tymchuk there. They wrote to Vladimir Timchuk.", ["Timchuk → Tymchuk likely"]),
    Case("He met Yevgeny Zhadanov there. They wrote to Jewgeni Schadanow.", ["Schadanow → Zhadanov likely"]),
    // Between languages.
    Case("The student Taras Shevcheniuk fled. Then Schewtschenjuk left.", ["Schewtschenjuk → Shevcheniuk safe"]),
    Case("The student Karim Qadhafian fled. Then Gaddafian left.", ["Gaddafian → Qadhafian likely"]),
    Case("The student Karim Sargsyants fled. Then Sarkisyants left.", ["Sarkisyants → Sargsyants suggest"]),
    Case("The student Karim Khrushchenko fled. Then Jruschenko left.", ["Jruschenko → Khrushchenko likely"]),
    Case("The student Karim Ouattarin fled. Then Wattarin left.", ["Wattarin → Ouattarin safe"]),
    // Words that hyphens join, articles, headlines in capitals, possessives.
    Case("The general Deng Hsiaoping fled. Then Hsiao-ping left.", ["Hsiao-ping → Hsiaoping likely"]),
    Case("The general Omar al-Baschiri fled. Then el-Bashiri left.", ["el-Bashiri → al-Baschiri safe"]),
    Case("The general Omar Al-Baschiri fled. Then al-Bashiri left.", ["al-Bashiri → Al-Baschiri safe"]),
    Case("The general Omar al-Baschiri fled. El-Bashiri left.", ["El-Bashiri → Al-Baschiri safe"]),
    // Said, or in the wrong code page.
    Case("The student Oksana Dąbrowskich fled. Then Dombrowskich left.", ["Dombrowskich → Dąbrowskich likely"]),
    Case("The student Viktor Kučeřík fled. Then Kuèeøík left.", ["Kuèeøík → Kučeřík safe"]),
    Case("The student Viktor Kuèeøík fled. Then Kučeřík left.", []),
    Case("One student, Oksana Bilozir, was hurt. BILOZIER FLED.", ["BILOZIER → BILOZIR safe"]),
    Case("They met Oksana Bilozir there. Then van Bilozier came.", ["Bilozier → Bilozir suggest"]),
    // A majority.
    Case(
      "They saw Kolesnikov there. Then Kolesnikov left. He heard Kolesnikov there. They saw Kolesnikow again.",
      ["Kolesnikow → Kolesnikov likely"]),
    // Both of one key, and nothing else.
    Case("They saw Kolesnykov there. Nobody came. They saw Kolesnikov again.", ["Kolesnikov → Kolesnykov suggest"]),
    // One of them is no English romanisation.
    Case("They saw Kolesnikov there. Nobody came. They saw Kolesnikow again.", ["Kolesnikow → Kolesnikov likely"]),
    // Three spellings of one name.
    Case(
      "The student Oksana Bilozerska fled. Then Bilozerskaa left. Then Bilozersska came.",
      ["Bilozerskaa → Bilozerska safe", "Bilozersska → Bilozerska safe"]),
    // The lexicon knows the right one.
    Case("They left Ukraine. He likes Ukraiine.", ["Ukraiine → Ukraine likely"]),
  ]

  @Test("finds", arguments: found)
  func finds(_ example: Case) throws {
    #expect(try VariantFixtures.findings(in: example.text).map(\.summary) == example.found)
  }

  @Test(
    "is not safe where the full mention may be the slip",
    arguments: [
      // The bare form is the more frequent one in the text, or among names.
      "They met Oksana Bilozier there. Later Bilozir left. The house was quiet. Bilozir slept.",
      "They met Oksana Zimmarman there. Later Zimmerman left.",
    ])
  func doubtsFullMention(_ text: String) throws {
    for finding in try VariantFixtures.findings(in: text) {
      #expect(finding.strength.onCleanText < Tier.safe.threshold)
    }
  }

  static let silent: [Case] = [
    // Two persons.
    Case("The student Oksana Bilozir was hurt. Then Anna Bilozier came."),
    Case("They met Oksana Bilozir and Bilozier there."),
    Case("They met Bilozir, Bilozier and the mayor there."),
    Case("The judge heard Bilozir versus Bilozier there."),
    Case("They saw John Johnson. They saw Karl Johnston. Then Johnston left."),
    // Gender, number, case, adjectives.
    Case("They met Petro Zhuravlov there. Later Zhuravlova left."),
    Case("They met Petro Zelinskij there. Later Zelinskaja left."),
    Case("They met Petro Andersohn there. The Andersohns left."),
    Case("They left Ossetia. The Ossetian troops came."),
    Case("They met Petro Hansenko there. Later Hansenka left."),
    Case("They met Petro Hansenen there. Later Hansenon left."),
    Case("They met Petro Kowalskovski there. Later Kowalskovska left."),
    Case("They met Petro Dimitroviev there. Later Dimitrovieva left."),
    Case("They met Petro Kovalenkov there. Later Kovalchenkov left."),
    // Two common surnames: a bare one may be another person's.
    Case("They met Oksana Kovalchenko and Simmons there. Later Kovalenko left."),
    // Initials, articles, offices.
    Case("They met O. Bilozir there. Then A. Bilozier came."),
    Case("They met Oksana Bilozir there. Then A. Bilozier came."),
    Case("The mayor met Mayor Bilozir there. Then Judge Bilozier came."),
    // Different beginnings, short words, numbers.
    Case("They met Petro Bilozir there. Later Dilozir left."),
    Case("They met Petro Bilo there. Later Bila left."),
    // Known words.
    Case("They left Iran. Then they left Iraq. He likes Niger. He likes Nigeria."),
    Case("They left Austria for Australia. Austria is small."),
    // Acronyms and models.
    Case("The IMAPD was slow. They left it for IMAP at once."),
    Case("They sold the Pokletek there. Later a PokletekII came, and the Pokletek5100."),
    // Given names of different people.
    Case("They met Andrei Petrenko there. Then Andrey Kovalchuk left."),
    // A text about the spelling.
    Case("The student Oksana Bilozir was hurt. Her name is also spelled Bilozier."),
    // The word stands in small letters as well.
    Case("They met Petro Kalamari there. The cook made Kalamary. All like kalamary."),
    // Places and parts of names.
    Case("See https://example.com/Bilozier and Bilozier@example.com. Oksana Bilozir left."),
  ]

  @Test("leaves alone", arguments: silent)
  func leavesAlone(_ example: Case) throws {
    #expect(try VariantFixtures.findings(in: example.text).map(\.summary) == [])
  }

  @Test("two common surnames are only suggested")
  func commonSurnames() throws {
    let findings = try VariantFixtures.findings(in: "They met Oksana Zimmermann there. Later Zimmerman left.")
    #expect(findings.map(\.summary) == ["Zimmerman → Zimmermann suggest"])
  }

  @Test("a listed place in a romanisation that no list has")
  func romanisedPlaces() throws {
    let names = "Vovchansk = Volchansk\n  kind: place\nKupiansk = Kupjanzk\n  kind: place"
    let findings = try VariantFixtures.findings(in: "Troops left Wowtschansk near Kupjansk.", names: names)
    #expect(findings.map(\.summary) == ["Wowtschansk → Vovchansk likely", "Kupjansk → Kupiansk likely"])
    #expect(try VariantFixtures.findings(in: "Oksana Wowtschansk left.", names: names).isEmpty)
    #expect(try VariantFixtures.findings(in: "The name is spelled Wowtschansk.", names: names).isEmpty)
  }

  @Test("every place of the wrong form, in one cluster")
  func cluster() throws {
    let text = "The student Oksana Bilozir fled. Then Bilozier spoke. Later Bilozier’s mother came. Then Bilozir left."
    let findings = try VariantFixtures.findings(in: text)
    #expect(findings.map(\.text) == ["Bilozier", "Bilozier"])
    #expect(findings.map(\.cluster) == ["name:bilozir", "name:bilozir"])
    #expect(findings.map(\.rule) == [VaryingNames.rule, VaryingNames.rule])
  }

  // MARK: - Properties

  @Test("a hundred thousand distinct names take no time and give nothing to apply", .timeLimit(.minutes(1)))
  func manyNames() throws {
    var generator = SeededGenerator(seed: 20_240_601)
    let syllables = ["ba", "ko", "ri", "lu", "ne", "to", "sha", "vi", "mo", "gar", "pel", "dun", "zet", "hol"]
    let text = (0..<100_000).map { index in
      let tail = (0..<5).map { _ in generator.pick(syllables) }.joined()
      return (index % 20 == 0 ? "They saw " : "and ") + tail.capitalizedFirst + (index % 20 == 19 ? ".\n" : "")
    }.joined(separator: " ")
    let findings = try VariantFixtures.findings(in: text)
    #expect(findings.filter { ($0.ownTier ?? .suggest) >= .likely }.isEmpty)
  }

  @Test("names that all share a key stay linear", .timeLimit(.minutes(1)))
  func crowdedKeys() throws {
    var generator = SeededGenerator(seed: 7)
    let text = (0..<4_000).map { _ in
      "K" + (0..<12).map { _ in generator.pick(["i", "y", "j", "ij"]) }.joined() + "ov"
    }.joined(separator: " ")
    _ = try VariantFixtures.findings(in: text)
  }

  @Test("a prefix of several bytes a letter shifts the findings by its length")
  func prefix() throws {
    let text = "The student Oksana Bilozir fled. Then Bilozier left Kief. The air strike came. The airstrike ended."
    let prefix = "Ünïcödé — 中文 👩‍👩‍👧.\n"
    let plain = try VariantFixtures.findings(in: text)
    let shifted = try VariantFixtures.findings(in: prefix + text)
    let length = prefix.utf8.count
    #expect(plain.count == 3)
    #expect(shifted.map { TextSpan($0.span.start - length, $0.span.end - length) } == plain.map(\.span))
    #expect(shifted.map(\.replacement) == plain.map(\.replacement))
  }

  @Test("any text gives findings whose spans hold their text, in order")
  func anyText() throws {
    let pieces = [
      "Kief", "Kyiv", "Bilozir", "Bilozier", "Oksana ", " ", " ", ". ", "’s", "'s", "-", "\n", "é", "👩‍👩‍👧", "“", "”",
      "colour", "color", "air strike", "airstrike", "the ", "KIEW", "Selenskij", "President ", "1943", "of ", "@", "*",
    ]
    let lexicon = try VariantFixtures.lexicon(for: "")
    for seed in 0..<300 {
      var generator = SeededGenerator(seed: seed)
      let text = (0..<60).map { _ in generator.pick(pieces) }.joined()
      let document = Document(name: "test", bytes: Array(text.utf8), lexicon: lexicon)
      let findings = SpellingVariantDetector().findings(in: document, lexicon: lexicon, options: CleanerOptions())
      #expect(findings.allSatisfy { document.text($0.span) == $0.text && $0.replacement != $0.text })
      #expect(findings.map(\.span) == findings.map(\.span).sorted())
      #expect(zip(findings, findings.dropFirst()).allSatisfy { !$0.span.overlaps($1.span) })
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
