import Emend
import EmendEnglish
import EmendProfile
import Testing

@Suite("names across documents")
struct AgreementTests {
  /// One article with the rarer form, beside many with the commoner one.
  private func found(_ rare: String, beside common: String, _ count: Int = 8) throws -> [String] {
    let article = SmallCorpus.articles(rare, 1)[0]
    return try SmallCorpus.found(article, in: SmallCorpus.articles(common, count) + [article])
  }

  @Test func theCommonerFormWinsWhereGivenNameAndSurroundingsAgree() throws {
    #expect(try found("Oksana Bilozier", beside: "Oksana Bilozir") == ["Bilozier → Bilozir safe"])
    // The same given name in another romanisation.
    #expect(try found("Oxana Bilozier", beside: "Oksana Bilozir") == ["Bilozier → Bilozir safe"])
  }

  @Test func anArticleThatIsNoPartOfTheCorpusIsJudgedLikewise() throws {
    let article = SmallCorpus.articles("Oksana Bilozier", 1)[0]
    #expect(
      try SmallCorpus.found(article, in: SmallCorpus.articles("Oksana Bilozir", 8)) == ["Bilozier → Bilozir safe"])
  }

  @Test func aNarrowMajorityIsNoAgreement() throws {
    let common = SmallCorpus.articles("Oksana Bilozir", 3)
    let rare = SmallCorpus.articles("Oksana Bilozier", 2)
    #expect(try SmallCorpus.found(rare[0], in: common + rare) == [])
    // Three to one is one, but not a certain one.
    #expect(try SmallCorpus.found(rare[0], in: common + [rare[0]]) == ["Bilozier → Bilozir likely"])
  }

  @Test func withoutTheSameSurroundingsNothingIsCertain() throws {
    let other = "In a bakery far to the north they remember how Oksana Bilozier bought bread on Saturdays."
    let found = try SmallCorpus.found(other, in: SmallCorpus.articles("Oksana Bilozir", 8) + [other])
    #expect(found.allSatisfy { $0.hasSuffix("suggest") }, "\(found)")
  }

  /// A given name is not enough: the mayor of one town and the surgeon of another may share it.
  @Test func anotherTitleAndAnotherSubjectSpeakForTwoPeople() throws {
    let other =
      "Mayor Oksana Bilozier signed the budget of the harbour. Bilozier promised cheaper ferries to the islands."
    let found = try SmallCorpus.found(other, in: SmallCorpus.articles("Oksana Bilozir", 12) + [other])
    #expect(found.allSatisfy { $0.hasSuffix("suggest") }, "\(found)")
  }

  /// What must never be made one.
  struct Trap: CustomTestStringConvertible, Sendable {
    var rare: String
    var common: String
    var testDescription: String { "\(rare) beside \(common)" }
  }

  static let traps = [
    Trap(rare: "Robert Johnston", common: "Robert Johnson"), Trap(rare: "Robert Johnson", common: "Robert Johnston"),
    Trap(rare: "Anna Bilozier", common: "Oksana Bilozir"), Trap(rare: "Petro Bilozier", common: "Oksana Bilozir"),
    Trap(rare: "Olena Zhuravlova", common: "Oleh Zhuravlov"), Trap(rare: "Oleh Zhuravlov", common: "Olena Zhuravlova"),
    Trap(rare: "Lars Hanson", common: "Lars Hansen"), Trap(rare: "Peter Meier", common: "Peter Meyer"),
    Trap(rare: "Michael Stephens", common: "Michael Stevens"), Trap(rare: "Ahmed Nassar", common: "Ahmed Nasser"),
    Trap(rare: "Mohammed Hasan", common: "Mohammed Hassan"), Trap(rare: "Jon Simons", common: "Jon Simmons"),
    Trap(rare: "O. Bilozier", common: "Petro Bilozir"), Trap(rare: "Ivan van Bilozier", common: "Oksana Bilozir"),
    Trap(rare: "Kim Jong-un", common: "Kim Jong-il"), Trap(rare: "Iran", common: "Iraq"),
    Trap(rare: "Taras Petrenkos", common: "Taras Petrenko"), Trap(rare: "Ivan Kovalenka", common: "Ivan Kovalenko"),
  ]

  @Test(arguments: traps)
  func twoPeopleStayTwo(_ trap: Trap) throws {
    let found = try found(trap.rare, beside: trap.common)
    #expect(found.allSatisfy { $0.hasSuffix("suggest") }, "\(found)")
  }

  @Test(arguments: [
    Trap(rare: "Anna Bilozier", common: "Oksana Bilozir"), Trap(rare: "Robert Johnston", common: "Robert Johnson"),
    Trap(rare: "Olena Zhuravlova", common: "Oleh Zhuravlov"), Trap(rare: "Mohammed Hasan", common: "Mohammed Hassan"),
  ])
  func aboutTheseNothingIsSaid(_ trap: Trap) throws { #expect(try found(trap.rare, beside: trap.common) == []) }

  @Test func aDocumentThatHasBothAsTwoSpeaksForAll() throws {
    let article = SmallCorpus.articles("Oksana Bilozier", 1)[0]
    let both = "The sisters were there. Oksana Bilozir and Oksana Bilozier sang together in Chernivtsi."
    #expect(try SmallCorpus.found(article, in: SmallCorpus.articles("Oksana Bilozir", 12) + [article, both]) == [])
  }

  @Test func anotherBearerOfTheRarerFormSpeaksForAll() throws {
    let article = SmallCorpus.articles("Oksana Bilozier", 1)[0]
    let other = "The farmer Stepan Bilozier sold his cows at the market there, and nobody heard of it."
    #expect(try SmallCorpus.found(article, in: SmallCorpus.articles("Oksana Bilozir", 12) + [article, other]) == [])
  }

  @Test func aTextOnSpellingKeepsItsForms() throws {
    let article = "The singer Oksana Bilozier, spelled so on posters, opened the festival in Chernivtsi with ballads."
    #expect(try SmallCorpus.found(article, in: SmallCorpus.articles("Oksana Bilozir", 12)) == [])
  }

  @Test func cleaningTwiceIsCleaningOnce() throws {
    let article = SmallCorpus.articles("Oksana Bilozier", 1)[0] + " BILOZIER SINGS. Bilozier’s fans came."
    let cleaner = try SmallCorpus.cleaner(SmallCorpus.articles("Oksana Bilozir", 8) + [article])
    let once = cleaner.clean(cleaner.document(Array(article.utf8), name: ""), applying: .safe).output
    let twice = cleaner.clean(cleaner.document(once, name: ""), applying: .safe).output
    #expect(
      String(decoding: once, as: UTF8.self)
        == article.replacing("Bilozier", with: "Bilozir").replacing("BILOZIER", with: "BILOZIR"))
    #expect(once == twice)
  }

  @Test func theCorpusSaysWhichOfADocumentsTwoFormsIsRight() throws {
    // By itself the document would keep the form of the full mention, which comes first.
    let article = SmallCorpus.articles("Oksana Bilozier", 1)[0] + " Later Bilozir thanked the orchestra."
    let cleaner = try SmallCorpus.cleaner(SmallCorpus.articles("Oksana Bilozir", 12) + [article])
    let output = cleaner.clean(cleaner.document(Array(article.utf8), name: ""), applying: .safe).output
    let text = String(decoding: output, as: UTF8.self)
    #expect(!(text.contains("Bilozier") && text.contains("Bilozir,")))
    #expect(text.contains("Oksana Bilozir") && !text.contains("Bilozier"))
  }

  @Test func withoutAProfileNothingChanges() throws {
    let cleaner = try Cleaner(lexicon: .english())
    let article = SmallCorpus.articles("Oksana Bilozier", 1)[0]
    let report = cleaner.report(on: cleaner.document(Array(article.utf8), name: ""))
    #expect(report.findings.allSatisfy { !SmallCorpus.rules.contains($0.rule) })
  }

  // MARK: - Lines

  private static let credit = "Photo by Jane Roe/Agency Pictures via Getty Images"

  private func texts(_ count: Int) -> [String] {
    SmallCorpus.articles("Oksana Bilozir", count).enumerated().map {
      "\($1)\n\(Self.credit)\nOn that day number \($0) nothing else was heard of, say those who were there.\n"
    }
  }

  @Test func aLineOfManyDocumentsIsReportedAndStays() throws {
    let corpus = texts(6)
    #expect(try SmallCorpus.found(corpus[0], in: corpus) == ["\(Self.credit) → ? suggest"])
    let cleaner = try SmallCorpus.cleaner(corpus)
    let report = cleaner.report(on: cleaner.document(Array(corpus[0].utf8), name: ""))
    #expect(report.findings.contains { $0.message.contains("6 of 6 documents") })
    let output = cleaner.clean(cleaner.document(Array(corpus[0].utf8), name: ""), applying: .suggest).output
    #expect(String(decoding: output, as: UTF8.self).contains(Self.credit))
  }

  @Test func aLineOfTwoDocumentsIsChance() throws {
    let corpus = texts(2)
    #expect(try SmallCorpus.found(corpus[0], in: corpus) == [])
  }

  @Test func copiesOfOneDocumentHaveNoBoilerplate() throws {
    let corpus = Array(repeating: texts(1)[0], count: 5)
    #expect(try SmallCorpus.found(corpus[0], in: corpus) == [])
  }
}
