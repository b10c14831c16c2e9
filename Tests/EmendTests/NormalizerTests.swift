import Emend
import TestSupport
import Testing

@Suite("normalizer")
struct NormalizerTests {
  private func revise(
    _ text: String, _ findings: [Finding], _ tier: Tier = .safe, decisions: [Int: Decision] = [:],
    protected: [TextSpan] = []
  ) -> Revision {
    Normalizer.revision(
      of: document(Array(text.utf8)), findings: findings, applying: tier, decisions: decisions, protected: protected)
  }

  private func output(_ revision: Revision) -> String { String(decoding: revision.output, as: UTF8.self) }

  @Test("applies what the tier allows and says why it leaves the rest")
  func tiers() {
    let text = "The field of murder in Kief."
    let findings = [
      finding("Kief", in: text, to: "Kyiv"),
      finding("field of murder", in: text, to: "killing field", confidence: 0.95, tier: .likely),
      finding("The", in: text, to: nil, confidence: 0.6, tier: .suggest),
    ]
    let revision = revise(text, findings)
    #expect(output(revision) == "The field of murder in Kyiv.")
    #expect(revision.changes.map(\.outputSpan) == [TextSpan(23, 27)])
    #expect(revision.unapplied.map(\.decision) == [.skipped, .skipped])
    #expect(revision.unapplied.map(\.reason) == ["no repair is known", "its tier likely is below safe"])
    #expect(output(revise(text, findings, .likely)) == "The killing field in Kyiv.")
  }

  @Test("a conflict is settled by confidence, length, start, rule, place; the loser names the winner")
  func conflicts() {
    let text = "one two three"
    let weak = finding("one two", in: text, to: "1 2", rule: "debris/weak", confidence: 0.996)
    let strong = finding("two", in: text, to: "2", rule: "debris/strong", confidence: 0.999)
    let revision = revise(text, [weak, strong])
    #expect(output(revision) == "one 2 three")
    #expect(revision.unapplied.map(\.decision) == [.dropped])
    #expect(revision.unapplied[0].reason == "overlaps debris/strong at 4..<7, which has the higher confidence")

    let long = finding("two three", in: text, to: "2 3", rule: "debris/z")
    let short = finding("one two", in: text, to: "1 2", rule: "debris/a")
    #expect(output(revise(text, [short, long])) == "one 2 3")
    let early = finding("one t", in: text, to: "1 t", rule: "debris/z")
    let late = finding("two t", in: text, to: "2 t", rule: "debris/a")
    #expect(output(revise(text, [late, early])) == "1 two three")
    let ruleB = finding("two", in: text, to: "b", rule: "debris/b")
    let ruleA = finding("two", in: text, to: "a", rule: "debris/a")
    #expect(output(revise(text, [ruleB, ruleA])) == "one a three")
    let first = finding("two", in: text, to: "x")
    let second = finding("two", in: text, to: "y")
    #expect(output(revise(text, [first, second])) == "one x three")
    #expect(revise(text, [first, first]).unapplied[0].reason == "debris/test at 4..<7 makes the same edit")
  }

  @Test("what a person decides outranks the tier and every other edit")
  func decisions() {
    let text = "one two three"
    let findings = [
      finding("one two", in: text, to: "1 2", confidence: 0.5, tier: .suggest),
      finding("two", in: text, to: "2"),
      finding("three", in: text, to: "3"),
    ]
    let revision = revise(text, findings, decisions: [0: .edited("uno due"), 2: .rejected])
    #expect(output(revision) == "uno due three")
    #expect(revision.changes.map(\.decision) == [.edited("uno due")])
    #expect(revision.changes.map(\.replacement) == ["uno due"])
    #expect(revision.unapplied.map(\.decision) == [.dropped, .rejected])
    #expect(revision.unapplied[0].reason.hasSuffix("which a person decided"))
    #expect(output(revise(text, findings, decisions: [0: .accepted, 1: .skipped, 2: .dropped])) == "1 2 three")
  }

  @Test("insertions: order at a border, strictly inside, two at one place")
  func insertions() {
    let text = "ab cd"
    let insertion = finding(TextSpan(2, 2), text: "", to: ",")
    #expect(output(revise(text, [finding("ab", in: text, to: "x"), insertion])) == "x, cd")
    #expect(output(revise(text, [finding(" ", in: text, to: "_"), insertion])) == "ab,_cd")
    #expect(
      output(revise(text, [insertion, finding(" ", in: text, to: ""), finding("ab", in: text, to: "")])) == ",cd")
    let around = revise(text, [insertion, finding("b ", in: text, to: "-")])
    #expect(output(around) == "a-cd")
    #expect(around.unapplied.count == 1)
    let two = revise(text, [insertion, finding(TextSpan(2, 2), text: "", to: ";", confidence: 0.999)])
    #expect(output(two) == "ab; cd")
    #expect(two.unapplied[0].decision == .dropped)
    let strong = finding(TextSpan(1, 1), text: "", to: "+", confidence: 0.9999)
    #expect(output(revise(text, [finding("ab", in: text, to: "x"), strong])) == "a+b cd")
  }

  @Test("deletes at the very start and end, and of everything")
  func deletes() {
    let text = " ab "
    let start = finding(TextSpan(0, 1), text: " ", to: "")
    let end = finding(TextSpan(3, 4), text: " ", to: "")
    #expect(output(revise(text, [end, start])) == "ab")
    #expect(revise(text, [start, end]).changes.map(\.outputSpan) == [TextSpan(0, 0), TextSpan(2, 2)])
    #expect(revise(text, [finding(TextSpan(0, 4), text: text, to: "")]).output.isEmpty)
    #expect(output(revise("", [finding(TextSpan(0, 0), text: "", to: "x")])) == "x")
  }

  @Test("an edit to the same bytes is none; an edit to an equivalent character is one")
  func sameText() {
    let same = revise("café", [finding("café", in: "café", to: "café")])
    #expect(same.changes.isEmpty)
    #expect(same.unapplied[0].reason == "the replacement is the text itself")
    let composed = revise("cafe\u{301}", [finding("e\u{301}", in: "cafe\u{301}", to: "\u{E9}")])
    #expect(composed.output == Array("caf\u{E9}".utf8))
  }

  @Test("protected places and findings that do not fit are left alone")
  func limits() {
    let text = "see www.Kief.ua"
    // A URL is protected by itself, a place by whoever asks for it.
    for protected in [[], [TextSpan(0, 3)]] {
      let inside = revise(
        text, [finding("Kief", in: text, to: "Kyiv")], decisions: [0: .accepted], protected: protected)
      #expect(inside.changes.isEmpty)
      #expect(inside.unapplied[0].decision == .dropped)
      #expect(inside.unapplied[0].reason == "overlaps the protected text at 4..<15")
      #expect(output(revise(text, [finding(" ", in: text, to: ": ")], protected: protected)) == "see: www.Kief.ua")
      let see = revise(text, [finding("see", in: text, to: "at")], protected: protected)
      #expect(see.isUnchanged == !protected.isEmpty)
    }
    for misfit in [
      finding(TextSpan(3, 99), text: "x", to: "y"), finding(TextSpan(99, 99), text: "", to: "y"),
      finding(TextSpan(0, 3), text: "sea", to: "y"),
    ] {
      #expect(revise(text, [misfit]).unapplied.map(\.reason) == ["the finding does not fit the text"])
    }
    let split = finding(TextSpan(0, 1), text: "\u{FFFD}", to: "y")
    #expect(revise("é", [split]).unapplied.map(\.decision) == [.dropped])
  }

  @Test("random findings: the winners are those of a plain search in the stated order", arguments: 0..<2_000)
  func agreesWithReference(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = Array(generator.text(pieces: 30).utf8)
    let findings = generator.findings(in: text, limit: 12)
    let tier = generator.pick(Tier.allCases)
    let document = document(text)
    let revision = Normalizer.revision(of: document, findings: findings, applying: tier)
    let free = findings.filter { finding in !document.protected.contains { $0.overlaps(finding.span) } }
    #expect(revision.changes.map(\.finding) == referenceWinners(free, tier: tier))
    #expect(revision.changes.count + revision.unapplied.count == findings.count)
    #expect(String(validating: revision.output, as: UTF8.self) != nil)
    #expect(restOfInput(revision) == restOfOutput(revision), "only what a finding covers changes")
  }

  private func referenceWinners(_ findings: [Finding], tier: Tier) -> [Finding] {
    let candidates = findings.enumerated().filter {
      guard let replacement = $0.element.replacement else { return false }
      return $0.element.tier >= tier && Array(replacement.utf8) != Array($0.element.text.utf8)
    }
    let ranked = candidates.sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (-a.confidence, -a.span.count, a.span.start, a.rule, left.offset)
        < (-b.confidence, -b.span.count, b.span.start, b.rule, right.offset)
    }
    var winners: [Finding] = []
    for (_, finding) in ranked {
      let clashes = winners.contains { $0.span.overlaps(finding.span) || ($0.span.isEmpty && $0.span == finding.span) }
      if !clashes { winners.append(finding) }
    }
    return winners.sorted { $0.span < $1.span }
  }

  private func restOfInput(_ revision: Revision) -> [UInt8] {
    rest(of: revision.input, without: revision.changes.map(\.finding.span))
  }

  private func restOfOutput(_ revision: Revision) -> [UInt8] {
    rest(of: revision.output, without: revision.changes.map(\.outputSpan))
  }

  private func rest(of bytes: [UInt8], without spans: [TextSpan]) -> [UInt8] {
    bytes.indices.filter { offset in !spans.contains { $0.range.contains(offset) } }.map { bytes[$0] }
  }

  @Test("the order of the findings does not matter", arguments: 0..<300)
  func orderIrrelevant(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = Array(generator.text(pieces: 30).utf8)
    let findings = Array(
      Set(
        generator.findings(in: text, limit: 12).map { finding in
          var finding = finding
          // No two alike in all parts of the order but the last, which is the place itself.
          finding.confidence = Double.random(in: 0...1, using: &generator)
          return finding
        }))
    let revision = Normalizer.revision(of: document(text), findings: findings, applying: .suggest)
    let shuffled = Normalizer.revision(
      of: document(text), findings: findings.shuffled(using: &generator), applying: .suggest)
    #expect(revision.output == shuffled.output)
    #expect(revision.changes == shuffled.changes)
  }

  @Test("forty thousand findings in one chain of overlaps")
  func chain() {
    let text = Array(repeating: UInt8(ascii: "a"), count: 40_000)
    let findings = (0..<(text.count - 2)).map {
      finding(TextSpan($0, $0 + 3), text: "aaa", to: "b", confidence: Double($0 % 97) / 97, tier: .safe)
    }
    let revision = Normalizer.revision(of: document(text), findings: findings, applying: .safe)
    #expect(revision.changes.count + revision.unapplied.count == findings.count)
  }
}
