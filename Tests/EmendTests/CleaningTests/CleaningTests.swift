import TestSupport
import Testing

@testable import Emend

@Suite("cleaning until nothing is left")
struct CleaningTests {
  private func clean(_ text: String, _ rewriter: Rewriter, _ tier: Tier = .safe) -> Revision {
    rewriter.clean(rewriter.document(Array(text.utf8), name: "a.txt"), applying: tier)
  }

  private func output(_ revision: Revision) -> String { String(decoding: revision.output, as: UTF8.self) }

  @Test("a repair that makes another possible")
  func chain() {
    let rewriter = Rewriter(["Kief": "Kiev", "Kiev": "Kyiv", "the the": "the"])
    let revision = clean("Kief and Kiev, the the the the end", rewriter)
    #expect(output(revision) == "Kyiv and Kyiv, the end")
    #expect(revision.changes.map(\.finding.span) == [TextSpan(0, 4), TextSpan(9, 13), TextSpan(15, 30)])
    #expect(revision.changes.map(\.finding.text) == ["Kief", "Kiev", "the the the the"])
    #expect(revision.changes.map(\.replacement) == ["Kyiv", "Kyiv", "the"])
    #expect(revision.changes.map(\.finding.replacement) == ["Kyiv", "Kyiv", "the"])
    #expect(revision.changes[0].finding.rule == "debris/Kief")
    #expect(revision.changes[0].finding.sources == ["debris/Kiev"])
    #expect(revision.changes[0].finding.evidence == ["then: test"])
  }

  @Test("a repair that an earlier one made possible beside it")
  func neighbours() {
    let rewriter = Rewriter(["field of murder": "killing field", "a killing field": "the killing field", "old ": ""])
    let revision = clean("In a field of murder lay old bones.", rewriter)
    #expect(output(revision) == "In the killing field lay bones.")
    #expect(revision.changes.map(\.finding.text) == ["a field of murder", "old "])
    let one = clean("é a field of murder", Rewriter(["murder": "death", "death": "rest", "é a": "e a"]))
    #expect(output(one) == "e a field of rest")
    #expect(one.changes.map(\.finding.span) == [TextSpan(0, 4), TextSpan(14, 20)])
  }

  @Test("the least sure part decides how sure the whole is")
  func confidence() {
    let rewriter = Rewriter(rules: [.init(wrong: "a", right: "b"), .init(wrong: "b", right: "c", tier: .likely)])
    #expect(clean("a", rewriter, .likely).changes.map(\.finding.tier) == [.likely])
    #expect(output(clean("a", rewriter)) == "b")
    #expect(clean("a", rewriter).unapplied == [])
  }

  @Test("edits that would follow each other without end leave the place as it was, and say so")
  func circles() {
    for circle in [
      Rewriter(["x": "q", "q": "x"]), Rewriter(["x": "q", "q": "z", "z": "x"]), Rewriter(["x": "xx"]),
      Rewriter(["x": " x"]),
    ] {
      var rewriter = circle
      rewriter.rules.append(Rewriter.Rule(wrong: "Kief", right: "Kyiv", name: "debris/Kief"))
      let revision = clean("Kief x end", rewriter)
      #expect(output(revision) == "Kyiv x end")
      #expect(revision.unapplied.map(\.reason) == ["its repair would be changed again without end"])
      #expect(revision.unapplied.map(\.finding.text) == ["x"])
      #expect(output(clean(output(revision), rewriter)) == "Kyiv x end")
    }
  }

  @Test("an insertion without end")
  func insertions() {
    let rewriter = Rewriter(rules: [.init(wrong: "", right: "!")])
    #expect(output(clean("ab", rewriter)) == "ab")
  }

  @Test("a repair that is put back is no change")
  func putBack() {
    // x becomes q while Kief stands there; without it q becomes x, and x is left alone.
    struct Fickle: TextChecker {
      func document(_ bytes: [UInt8], name: String) -> Document { Document(name: name, bytes: bytes, lexicon: english) }
      func report(on document: Document) -> Report {
        let text = String(decoding: document.bytes, as: UTF8.self)
        let rewriter = text.contains("Kief") ? Rewriter(["Kief": "Kyiv", "x": "q"]) : Rewriter(["q": "x"])
        return rewriter.report(on: document)
      }
    }
    let fickle = Fickle()
    let revision = fickle.clean(fickle.document(Array("x Kief".utf8), name: ""), applying: .safe)
    #expect(output(revision) == "x Kyiv")
    #expect(revision.changes.map(\.finding.text) == ["Kief"])
    #expect(revision.unapplied.map(\.reason) == ["a later repair puts it back"])
  }

  @Test("broken bytes and protected places stay out of reach in every round")
  func limits() throws {
    let file = Array("Kief é".utf8) + [0xFF] + Array("Kief www.Kief.ua Kief".utf8)
    let text = try DecodedText.decode(file, as: .utf8)
    let rewriter = Rewriter(["Kief": "Kiev", "Kiev": "Kyiv!"])
    let document = rewriter.document(text.bytes, name: "")
    let kept = TextSpan(text.bytes.count - 4, text.bytes.count)
    let revision = rewriter.clean(document, applying: .safe, protected: [kept], in: text)
    let expected = Array("Kyiv! é".utf8) + [0xFF] + Array("Kief www.Kief.ua Kief".utf8)
    #expect(try text.encode(revision) == expected)
    #expect(revision.unapplied.map(\.decision) == [.dropped, .dropped, .dropped])
  }

  @Test("random rewriting: one log that replays and undoes, and a second cleaning that changes nothing")
  func random() throws {
    var generator = SeededGenerator(seed: 21)
    let letters = ["a", "b", "c", "é", " ", "ab", "ca", ""]
    for _ in 0..<4_000 {
      let rules = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        Rewriter.Rule(
          wrong: generator.pick(["a", "b", "c", "ab", "é", "bc", "a ", "ca"]), right: generator.pick(letters),
          tier: generator.pick([.safe, .safe, .likely]), name: "debris/\(generator.oneIn(2))")
      }
      let rewriter = Rewriter(rules: rules)
      let input = generator.text(pieces: 24, from: ["a", "b", "c", "é", " ", "x"])
      let revision = clean(input, rewriter)
      let again = clean(output(revision), rewriter)
      #expect(again.isUnchanged, "\(rules) on \(input.debugDescription)")
      try expectReplays(revision)
    }
  }

  @Test("a chain of random revisions leads where they lead")
  func composes() throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<4_000 {
      var text = Array(generator.text(pieces: 25).utf8)
      let input = text
      var chain: RevisionChain?
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let findings = generator.findings(in: text, limit: 6)
        let revision = Normalizer.revision(of: document(text), findings: findings, applying: .suggest)
        text = revision.output
        if chain == nil { chain = RevisionChain(revision) } else { chain?.append(revision) }
      }
      let revision = try #require(chain).revision(unapplied: [])
      #expect(revision.input == input && revision.output == text)
      try expectReplays(revision)
    }
  }

  /// That the changes are in order and disjoint, hold the texts they say, and make the output.
  private func expectReplays(_ revision: Revision) throws {
    var rebuilt: [UInt8] = []
    var copied = 0
    for change in revision.changes {
      let span = change.finding.span
      try #require(copied <= span.start)
      #expect(revision.input[span.range].elementsEqual(change.finding.text.utf8))
      rebuilt += revision.input[copied..<span.start]
      #expect(change.outputSpan == TextSpan(rebuilt.count, rebuilt.count + change.replacement.utf8.count))
      rebuilt += change.replacement.utf8
      copied = span.end
    }
    rebuilt += revision.input[copied...]
    #expect(rebuilt == revision.output)
    let section = ChangeLog.Section(
      revision: revision, version: "1.0.0", lexicon: "sha256:00", document: "a.txt", tier: .safe)
    #expect(try section.replay(revision.input) == revision.output)
    #expect(try section.undo(revision.output) == revision.input)
  }
}
