import Emend
import EmendEvaluation
import Testing

struct MatchingTests {
  @Test func exactAndWrongRepairs() throws {
    let example = try MarkedExample("In ⟦Kief⟧{spelling-variant: Kyiv | Kiev} and Minsk.")
    #expect(example.matching(example.detection("Kief", to: "Kyiv")).verdicts == [.repaired])
    #expect(example.matching(example.detection("Kief", to: "Kiev")).verdicts == [.repaired])
    #expect(example.matching(example.detection("Kief", to: "KYIV")).verdicts == [.misrepaired])
    #expect(example.matching(example.detection("Kief", to: nil)).verdicts == [.found])
    let matching = example.matching(example.detection("Minsk", to: "Mensk"))
    #expect(matching.verdicts == [.wrong])
    #expect(matching.faults == [nil])
  }

  @Test func whatCountsIsTheTextWithinBothSpans() throws {
    let example = try MarkedExample("The ⟦Overseas Minister⟧{garbled-phrase: Foreign Minister} said.")
    #expect(example.matching(example.detection("Overseas", to: "Foreign")).verdicts == [.repaired])
    #expect(example.matching(example.detection("The Overseas", to: "The Foreign")).verdicts == [.repaired])
    #expect(
      example.matching(example.detection("Overseas Minister said", to: "Foreign Minister stated")).verdicts
        == [.misrepaired])
  }

  @Test func aStepOfARepairIsRightButNotExact() throws {
    let example = try MarkedExample("⟦Officers mentioned⟧{garbled-phrase: Officials said} so.")
    let step = example.matching(example.detection("mentioned", to: "said"))
    #expect(step.verdicts == [.partlyRepaired])
    #expect(step.faults == [.partlyRepaired])
    #expect(example.matching(example.detection("mentioned", to: "told")).verdicts == [.misrepaired])
    let both = example.matching(
      example.detection("Officers", to: "Officials"), example.detection("mentioned", to: "said"))
    #expect(both.verdicts == [.repaired, .repaired])
    #expect(both.faults == [.repaired])
  }

  @Test func onlySpacingMayBeAStepToo() throws {
    let example = try MarkedExample("To ⟦other telescopes.Without it⟧{garbled-phrase: others. Without that}.")
    #expect(example.matching(example.detection("s.W", to: "s. W")).verdicts == [.partlyRepaired])
  }

  @Test func oneEditMayRepairSeveralFaults() throws {
    let example = try MarkedExample("⟦Kief⟧{spelling-variant: Kyiv} ⟦courtroom⟧{garbled-phrase: court}.")
    let whole = example.matching(example.detection("Kief courtroom", to: "Kyiv court"))
    #expect(whole.verdicts == [.repaired])
    #expect(whole.faults == [.repaired, .repaired])
    let half = example.matching(example.detection("Kief courtroom", to: "Kyiv courtroom"))
    #expect(half.verdicts == [.repaired])
    #expect(half.faults == [.repaired, nil])
  }

  @Test func matchesOneToOne() throws {
    let example = try MarkedExample("A ⟦bait and change⟧{garbled-phrase: bait and switch} trick.")
    let matching = example.matching(example.detection("bait", to: "lure"), example.detection("change", to: "swap"))
    #expect(matching.verdicts == [.misrepaired, .wrong])
    #expect(matching.faultOfDetection == [0, nil])
  }

  @Test func oneOfTwoEqualWordsMayGoAsWellAsTheOther() throws {
    let example = try MarkedExample("He saw the⟦ the⟧{repeated-span: 0} cat.")
    #expect(example.matching(example.detection("the ", to: "", detector: .repeatedSpan)).verdicts == [.repaired])
    #expect(example.matching(example.detection("the the", to: "the", detector: .repeatedSpan)).verdicts == [.repaired])
    #expect(example.matching(example.detection("saw ", to: "", detector: .repeatedSpan)).verdicts == [.wrong])
    let beside = try MarkedExample("⟦A number of⟧{garbled-phrase: Several} of them.")
    #expect(beside.matching(beside.detection(" of", at: 1, to: "")).verdicts == [.partlyRepaired])
  }

  @Test func whatIsToBeKeptIsKept() throws {
    let example = try MarkedExample("⟦Kief⟧{spelling-variant: Kyiv} ate ⟦chicken Kiev⟧{keep: dish}.")
    #expect(example.matching(example.detection("Kiev", to: "Kyiv")).verdicts == [.wrong])
    #expect(example.matching(example.detection("chicken Kiev", to: nil)).verdicts == [.wrong])
    // It covers the dish and does not change it.
    let covering = example.detection("Kief ate chicken Kiev", to: "Kyiv ate chicken Kiev")
    #expect(example.matching(covering).verdicts == [.repaired])
  }

  @Test func whereNoRepairIsCertainNoneIsRight() throws {
    let example = try MarkedExample("A ⟦bandage oozed out⟧{garbled-phrase} of him.")
    #expect(example.matching(example.detection("oozed out", to: "came off")).verdicts == [.misrepaired])
    #expect(example.matching(example.detection("oozed", to: nil)).faults == [.found])
  }

  @Test func apostrophesOfAnyKindAreTheSame() throws {
    let example = try MarkedExample("The ⟦dogs⟧{debris: dog’s} tail.")
    #expect(example.matching(example.detection("dogs", to: "dog's")).verdicts == [.repaired])
  }

  @Test func insertionsMeetWhatTheyTouch() {
    let text = Array("He went London.".utf8)
    let gold = Annotation(
      span: TextSpan(7, 7), text: "", judgement: .fault(.garbledPhrase, repairs: [" to"]))
    func verdict(_ start: Int, _ end: Int, _ replacement: String) -> Verdict {
      let detection = Detection(
        span: TextSpan(start, end), replacement: replacement, detector: .garbledPhrase, rule: "test")
      return Matching([detection], [gold], in: text).verdicts[0]
    }
    #expect(verdict(7, 7, " to") == .repaired)
    #expect(verdict(8, 8, "to ") == .repaired)
    #expect(verdict(3, 14, "went to London") == .repaired)
    #expect(verdict(7, 7, " at") == .misrepaired)
    #expect(verdict(3, 3, "to ") == .wrong)
  }
}

struct SettlingTests {
  @Test func overlapsAreSettledAsInCleaning() throws {
    let checker = try FakeChecker([
      .init(wrong: "big dog", right: "large dog", confidence: 0.9),
      .init(wrong: "dog", right: "hound", confidence: 0.99), .init(wrong: "big", right: nil, confidence: 0.6),
      .init(wrong: "dog barks", right: nil, confidence: 0.999),
    ])
    let document = checker.document(Array("The big dog barks.".utf8), name: "a")
    let settled = Detection.settled(checker.report(on: document), in: document)
    #expect(settled.map(\.span) == [TextSpan(4, 7), TextSpan(8, 11)])
    #expect(settled.map(\.replacement) == [nil, "hound"])
  }

  @Test func theFirstOfOverlappingDetectionsStays() {
    func detection(_ start: Int, _ end: Int) -> Detection {
      Detection(span: TextSpan(start, end), replacement: nil, detector: nil, rule: "peer")
    }
    let detections = [detection(5, 9), detection(0, 3), detection(2, 6), detection(5, 9)]
    #expect(Detection.disjoint(detections).map(\.span) == [TextSpan(0, 3), TextSpan(5, 9)])
  }
}
