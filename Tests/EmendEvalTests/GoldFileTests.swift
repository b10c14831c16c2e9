import Emend
import EmendEvaluation
import Testing

struct GoldFileTests {
  private let text = "É: Kief and chicken Kiev."
  private let header = #"{"document": "a.txt", "half": "test", "origin": "spun", "field": "news"}"#

  private func problems(_ lines: String..., text: String? = nil) -> [String] {
    let gold = ([header] + lines).joined(separator: "\n") + "\n"
    return GoldFile.parse(Array(gold.utf8), text: Array((text ?? self.text).utf8), path: "wild/a.txt").problems
      .map(\.description)
  }

  @Test func readsWhatItWrites() throws {
    let document = try goldDocument(
      "É: ⟦Kief⟧{spelling-variant: Kyiv | Kiev} and ⟦chicken Kiev⟧{keep: dish}⟦, and⟧{repeated-span: 0} ⟦so⟧{debris}.",
      original: "../negative/a.txt")
    let gold = GoldFile.write(document.header, document.annotations)
    let (read, problems) = GoldFile.parse(Array(gold.utf8), text: document.text, path: document.path)
    #expect(problems.isEmpty)
    #expect(read == document)
    #expect(read?.family == "negative/a.txt")
    #expect(read?.faults.map(\.repairs) == [["Kyiv", "Kiev"], [""], []])
    #expect(read?.keeps == [TextSpan(13, 25)])
  }

  @Test func acceptsGoldInStepWithItsText() {
    #expect(
      problems(
        #"{"start": 4, "end": 8, "text": "Kief", "detector": "spelling-variant", "repairs": ["Kyiv"]}"#,
        #"{"start": 13, "end": 25, "text": "chicken Kiev", "keep": true, "why": "dish"}"#
      ).isEmpty)
  }

  @Test(arguments: [
    (#"{"start": 4, "end": 8, "text": "Kiev", "keep": true, "why": "x"}"#, "the text at 4..<8 is “Kief”, not “Kiev”"),
    (#"{"start": 1, "end": 8, "text": "Kief", "keep": true, "why": "x"}"#, "1..<8 cuts a character in two"),
    (#"{"start": 4, "end": 99, "text": "Kief", "keep": true, "why": "x"}"#, "4–99 is no span of a text of 26 bytes"),
    (#"{"start": 8, "end": 4, "text": "Kief", "keep": true, "why": "x"}"#, "8–4 is no span of a text of 26 bytes"),
    (#"{"start": 4, "end": 8, "text": "Kief", "keep": true}"#, #""why" is missing, or no string"#),
    (
      #"{"start": 4, "end": 8, "text": "Kief", "detector": "spelling", "repairs": []}"#,
      "unknown detector “spelling”; there are: spelling-variant, garbled-phrase, repeated-span, debris"
    ),
    (#"{"start": 4, "end": 8, "text": "Kief", "detector": "debris"}"#, #""repairs" is missing, or no list"#),
    (
      #"{"start": 4, "end": 8, "text": "Kief", "detector": "debris", "repairs": ["Kief"]}"#,
      "a repair is the faulty text itself, “Kief”"
    ),
    (
      #"{"start": 4, "end": 8, "text": "Kief", "detector": "debris", "repairs": [], "repair": "x"}"#,
      #"unknown key "repair""#
    ),
    ("Kief", "no JSON: no value begins here (at byte 0)"),
    ("", "no JSON: the value is cut short (at byte 0)"),
  ])
  func refuses(line: String, message: String) {
    #expect(problems(line, "").first == "wild/a.gold.jsonl:2: " + message)
  }

  @Test func refusesAnnotationsThatOverlapOrStandInDisorder() {
    let first = #"{"start": 4, "end": 12, "text": "Kief and", "keep": true, "why": "x"}"#
    let second = #"{"start": 9, "end": 12, "text": "and", "keep": true, "why": "x"}"#
    #expect(problems(first, second) == ["wild/a.gold.jsonl:3: overlaps the line above"])
    #expect(problems(second, first) == ["wild/a.gold.jsonl:3: stands before the line above"])
  }

  @Test func refusesHeaders() {
    func problems(_ header: String) -> [String] {
      GoldFile.parse(Array(header.utf8), text: [], path: "wild/a.txt").problems.map(\.message)
    }
    #expect(
      problems(#"{"document": "a.txt", "origin": "spun", "field": "news"}"#)
        == [#""half" is missing, or no string"#])
    #expect(
      problems(#"{"document": "b.txt", "half": "test", "origin": "spun", "field": "news"}"#)
        == ["names the document b.txt, stands beside a.txt"])
    #expect(
      problems(#"{"document": "a.txt", "half": "both", "origin": "spun", "field": "news"}"#)
        == ["unknown half “both”; there are: development, test"])
  }

  @Test func cleanTextHasNoFaults() throws {
    let document = try goldDocument("⟦Kief⟧{spelling-variant: Kyiv}", origin: .clean)
    let gold = GoldFile.write(document.header, document.annotations)
    let problems = GoldFile.parse(Array(gold.utf8), text: document.text, path: document.path).problems
    #expect(problems.map(\.message) == ["a text of origin clean has no faults"])
  }
}

struct CorpusTests {
  private func problems(_ files: [Corpus.File]) -> [String] { Corpus(files: files).problems.map(\.description) }

  @Test func isWhole() throws {
    let original = try goldDocument("One.\n\nTwo.\n", path: "negative/a.txt", origin: .clean)
    let spun = try goldDocument("Ane.\n\nTwo.\n", path: "wild/a-spun.txt", original: "../negative/a.txt")
    let corpus = Corpus(files: files(spun) + files(original) + [Corpus.File(path: "README.md", bytes: [])])
    #expect(corpus.problems.isEmpty)
    #expect(corpus.documents == [original, spun])
  }

  @Test func missesFiles() throws {
    let both = files(try goldDocument("One."))
    #expect(problems([both[0]]) == ["wild/a.txt: its gold file is missing"])
    #expect(problems([both[1]]) == ["wild/a.gold.jsonl: its text is missing"])
    #expect(
      problems(files(try goldDocument("One.", path: "tame/a.txt"))) == [
        "tame/a.gold.jsonl: stands in no folder of the corpus", "tame/a.txt: stands in no folder of the corpus",
      ])
  }

  @Test func originalIsThereInTheSameHalfWithAsManyParagraphs() throws {
    let spun = try goldDocument("One.\n\nTwo.\n", path: "wild/b.txt", original: "../negative/a.txt")
    #expect(problems(files(spun)) == ["wild/b.gold.jsonl:1: its original negative/a.txt is missing"])
    let original = try goldDocument("One.", path: "negative/a.txt", half: .test, origin: .clean)
    #expect(
      problems(files(spun) + files(original)) == [
        "wild/b.gold.jsonl:1: is in the half development, its original negative/a.txt in the other",
        "wild/b.txt: has 2 paragraphs, its original negative/a.txt has 1",
      ])
  }

  @Test func noParagraphStandsInBothHalves() throws {
    let paragraph = "A paragraph that is long enough not to be a heading or a credit, as it were."
    let one = try goldDocument(paragraph, path: "wild/a.txt")
    let other = try goldDocument("Another.\n\n" + paragraph, path: "wild/b.txt", half: .test)
    #expect(
      problems(files(one) + files(other)) == [
        "wild/b.txt: stands in both halves, in wild/a.txt too: “A paragraph that is long enough not to be a headin…”"
      ])
    let sameHalf = try goldDocument("Another.\n\n" + paragraph, path: "wild/b.txt")
    #expect(problems(files(one) + files(sameHalf)).isEmpty)
  }
}
