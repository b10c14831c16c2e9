import Emend
import EmendReview
import TestSupport

/// A text with findings of every kind at random places, and actions at random.
struct RandomReview {
  var generator: SeededGenerator
  let text: String
  let session: ReviewSession

  private static let words = ["Kief", "the", "größe", "field", "of", "murder", "ministère", "😀", "a", "said", "\n"]

  init(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<Int.random(in: 1...60, using: &generator) { text += generator.pick(Self.words) + " " }
    let count = Int.random(in: 0...30, using: &generator)
    let findings = (0..<count).map { _ in Self.finding(in: text, &generator) }
    session = ReviewSession(
      document: document(text), findings: findings, applying: generator.pick([.safe, .likely]),
      askingAll: generator.oneIn(3))
    self.text = text
    self.generator = generator
  }

  private static func finding(in text: String, _ generator: inout SeededGenerator) -> Finding {
    let bytes = Array(text.utf8)
    let cuts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    let first = Int.random(in: cuts.indices, using: &generator)
    let last = min(cuts.count - 1, first + Int.random(in: 0...12, using: &generator))
    let span = TextSpan(cuts[first], cuts[last])
    let tier = generator.pick(Tier.allCases)
    return EmendReviewTests.finding(
      span, text: String(decoding: bytes[span.range], as: UTF8.self),
      to: generator.pick([nil, "", "x", "Kyiv", "two words"]), or: generator.pick([[], ["y"], ["y", "zé"]]),
      rule: generator.pick(["debris/a", "garbled-phrase/b", "spelling-variant/c"]),
      confidence: generator.pick([tier.threshold, tier.threshold + 0.001]), tier: tier,
      cluster: generator.pick([nil, nil, "name:x"]))
  }

  /// Something a person might do, possible or not.
  mutating func action(in session: ReviewSession) -> ReviewAction {
    let number = Int.random(in: -1...max(0, session.findings.count), using: &generator)
    let scope: Scope = generator.pick([
      .finding(number), .finding(number), .finding(session.current ?? number), .cluster(of: number), .rule(of: number),
      .findings([number, max(0, number - 1)]), .document,
    ])
    if generator.oneIn(5) { return .undo }
    if generator.oneIn(8) { return .move(to: number) }
    if generator.oneIn(8) {
      return .teach(generator.pick(Lesson.Kind.allCases), generator.pick(Lesson.Home.allCases), finding: number)
    }
    let edit = generator.pick(["", "ü", "Kief", "three new words", "\n"])
    return .decide(
      generator.pick([.accept, .accept, .reject, .skip, .alternative(0), .edit(edit), .reopen]), scope)
  }
}

/// All that one can see of a session.
struct Picture: Equatable {
  let decisions: [Decision]
  let outcomes: [Outcome]
  let current: Int?
  let lessons: [Lesson]
  let undoableSteps: Int

  init(_ session: ReviewSession) {
    decisions = session.decisions
    outcomes = session.outcomes
    current = session.current
    lessons = session.lessons
    undoableSteps = session.undoableSteps
  }
}
