import Emend
import EmendEvaluation
import Testing

struct EvaluationTests {
  private let checker: FakeChecker

  init() throws {
    checker = try FakeChecker([
      .init(wrong: "Kief", right: "Kyiv", rule: "spelling-variant/kyiv"),
      .init(wrong: "courtroom", right: "court", confidence: 0.92),
      .init(wrong: "pinnacle", right: nil, confidence: 0.6),
      .init(wrong: "Kiev", right: "Kyiv", rule: "spelling-variant/kyiv", confidence: 0.55),
    ])
  }

  private func report(_ documents: GoldDocument...) -> HalfReport {
    let corpus = Corpus(files: documents.flatMap(files))
    #expect(corpus.problems.isEmpty)
    return Evaluation(corpus, half: .development, checker: checker, rounds: 100).report()
  }

  private func example() throws -> HalfReport {
    report(
      try goldDocument("No fault in four words.", path: "negative/a.txt", origin: .clean),
      try goldDocument("The courtroom of ⟦Kiev⟧{keep: old}.", path: "negative/b.txt", origin: .clean),
      try goldDocument(
        "⟦Kief⟧{spelling-variant: Kyiv} saw a ⟦courtroom⟧{garbled-phrase: tribunal}, ⟦pinnacle⟧{garbled-phrase: top}, end.",
        path: "wild/c.txt"),
      try goldDocument("⟦Kief⟧{spelling-variant: Kyiv} and ⟦Lemberg⟧{spelling-variant: Lviv}.", path: "wild/d.txt"),
      try goldDocument("Kief and Kief.", path: "wild/t.txt", half: .test))
  }

  @Test func countsByTierAndDetector() throws {
    let report = try example()
    #expect(report.documents == 4)
    #expect(report.faults == 5)
    let safe = report.row(nil, .safe)!.scores
    #expect((safe.counts.detections, safe.counts.found, safe.counts.exact) == (2, 2, 2))
    #expect(safe.right.value == 1)
    #expect(safe.span.recall.value == 0.4)
    let likely = report.row(nil, .likely)!.scores
    // Two courtrooms more: one at a fault with a wrong repair, one in clean text.
    #expect((likely.counts.detections, likely.counts.found, likely.counts.right) == (4, 3, 2))
    let garbled = report.row(.garbledPhrase, .suggest)!.scores
    #expect((garbled.counts.detections, garbled.counts.edits, garbled.counts.faults) == (3, 2, 2))
    #expect((garbled.counts.foundFaults, garbled.counts.repaired) == (2, 0))
    let spelling = report.row(.spellingVariant, .suggest)!.scores
    #expect((spelling.counts.detections, spelling.counts.right, spelling.counts.faults) == (3, 2, 3))
    #expect(abs(spelling.repair.fHalf.value! - 2.0 / 3) < 1e-12)
  }

  @Test func countsFalseFindingsInCleanWords() throws {
    let report = try example()
    #expect(report.cleanWords == 9)
    let byTier = report.falseFindings.map { ($0.tier, $0.figure.count) }
    #expect(byTier.map(\.0) == [.safe, .likely, .suggest])
    #expect(byTier.map(\.1) == [0, 1, 2])
    #expect(abs(report.falseFindings[1].figure.value! - 10_000.0 / 9) < 1e-9)
    // Nothing seen in nine words proves little.
    #expect(report.falseFindings[0].figure.high! > 1000)
  }

  @Test func calibratesOnEdits() throws {
    let all = try example().reliability.first!
    #expect(all.reliability.count == 5)
    let error = (2 * 0.002 + 2 * 0.92 + 0.55) / 5
    #expect(abs(all.error.value! - error) < 1e-12)
  }

  @Test func runsAreEqual() throws {
    let reports = [try example(), try example()].map { EvaluationReport(lexicon: "x", halves: [$0]) }
    #expect(reports[0].json == reports[1].json)
    #expect(reports[0].text == reports[1].text)
  }

  @Test func knownFailuresThatPassAreTold() throws {
    let documents = [
      try goldDocument(
        "⟦Kief⟧{spelling-variant!: Kyiv} and ⟦Lemberg⟧{spelling-variant!: Lviv} and ⟦pinnacle⟧{garbled-phrase!}.",
        path: "known-failures/a.txt"),
      try goldDocument("⟦Kiev⟧{keep!: old} and ⟦Harkov⟧{keep!: old}.", path: "known-failures/b.txt", origin: .clean),
    ]
    let failures = KnownFailures(documents, checker: checker)
    #expect(failures.count == 5)
    #expect(
      failures.passing == [
        "known-failures/a.txt: “Kief” is repaired now", "known-failures/a.txt: “pinnacle” is found now",
        "known-failures/b.txt: “Harkov” is left alone now",
      ])
  }
}
