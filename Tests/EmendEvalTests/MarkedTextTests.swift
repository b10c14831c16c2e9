import Emend
import EmendEvaluation
import Testing

struct MarkedTextTests {
  private let source = """
    half: test
    origin: spun

    ---

    In ⟦Kief⟧{spelling-variant: Kyiv} a ⟦murder field⟧{garbled-phrase: killing field | field of death},
    ⟦chicken Kiev⟧{keep: dish} ⟦and and⟧{repeated-span: and}⟦ , so⟧{debris!: , so} on⟦ moreover⟧{garbled-phrase}.
    ⟦The ⟧{repeated-span: 0}The⟦\u{2028}⟧{debris: SPACE | \\n}end.

    """

  @Test func readsHeadTextAndMarks() throws {
    let marked = try MarkedText(parsing: source)
    #expect(marked.head == ["half": "test", "origin": "spun"])
    #expect(
      marked.text
        == "In Kief a murder field,\nchicken Kiev and and , so on moreover.\nThe The\u{2028}end.\n")
    #expect(
      marked.annotations.map(\.judgement) == [
        .fault(.spellingVariant, repairs: ["Kyiv"]),
        .fault(.garbledPhrase, repairs: ["killing field", "field of death"]), .keep(why: "dish"),
        .fault(.repeatedSpan, repairs: ["and"]), .fault(.debris, repairs: [", so"]),
        .fault(.garbledPhrase, repairs: []), .fault(.repeatedSpan, repairs: [""]),
        .fault(.debris, repairs: [" ", "\n"]),
      ])
    #expect(marked.annotations.map(\.isKnownFailure) == [false, false, false, false, true, false, false, false])
    let bytes = Array(marked.text.utf8)
    for annotation in marked.annotations {
      #expect(String(decoding: bytes[annotation.span.range], as: UTF8.self) == annotation.text)
    }
  }

  @Test func writesWhatItReads() throws {
    let marked = try MarkedText(parsing: source)
    let header = GoldHeader(document: "a.txt", half: .test, origin: .spun, field: "news")
    let document = GoldDocument(
      path: "a.txt", header: header, text: Array(marked.text.utf8), annotations: marked.annotations)
    let again = try MarkedText(parsing: MarkedText.write(document))
    #expect(again.text == marked.text)
    #expect(again.annotations == marked.annotations)
  }

  @Test(arguments: [
    ("a\n⟦b", "line 2: ⟦ is not closed"),
    ("a⟧", "line 1: ⟧ without a ⟦ before it"),
    ("⟦a⟦b⟧", "line 1: a mark within a mark"),
    ("⟦a⟧ b", "line 1: what is wrong with “a” does not follow in braces"),
    (
      "⟦a⟧{typo: b}",
      "line 1: unknown detector “typo”; there are: spelling-variant, garbled-phrase, repeated-span, debris, and keep"
    ),
    ("⟦a⟧{debris: a}", "line 1: a repair is the faulty text itself, “a”"),
    ("half: test\n---\na\n⟦b", "line 4: ⟦ is not closed"),
  ])
  func saysWhereAMarkIsWrong(source: String, message: String) {
    #expect(throws: MarkedText.Failure.self) { try MarkedText(parsing: source) }
    do { _ = try MarkedText(parsing: source) } catch { #expect(error.description == message) }
  }

  @Test func aRuleOfMarkdownIsNoHead() throws {
    #expect(try MarkedText(parsing: "Some words\n---\nMore\n").text == "Some words\n---\nMore\n")
  }

  @Test func names() {
    #expect(MarkedText.textPath(for: "wild/a.marked.txt") == "wild/a.txt")
    #expect(MarkedText.textPath(for: "wild/a.marked.md") == "wild/a.md")
    #expect(MarkedText.textPath(for: "wild/a.txt") == nil)
    #expect(GoldFile.path(forText: "wild/a.b.md") == "wild/a.b.gold.jsonl")
  }
}
