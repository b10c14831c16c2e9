import Testing

@testable import Emend

/// Not timed: quadratic work on these would not end in the time of a test run.
struct HostileRepetitionTests {
  @Test(arguments: [
    String(repeating: "a ", count: 10_000), String(repeating: "the ", count: 50_000),
    String(repeating: "one two three ", count: 20_000),
    String(repeating: "the same line of the text again\n", count: 10_000),
    String(repeating: "The same old sentence is said here again and again today. ", count: 10_000),
    String(repeating: "(", count: 50_000), String(repeating: "{a|", count: 30_000),
    String(repeating: " *a", count: 30_000),
    String(repeating: "&amp;", count: 30_000), String(repeating: "Ã¢", count: 30_000),
    String(repeating: "Xyzzywill ", count: 10_000),
    String(repeating: "<b", count: 30_000), String(repeating: " (a", count: 30_000),
  ])
  func ends(_ text: String) {
    let document = Document(name: "hostile", bytes: Array(text.utf8), lexicon: SmallLexicon.shared)
    let repeats = RepeatedSpanDetector().findings(in: document, lexicon: SmallLexicon.shared)
    let debris = DebrisDetector().findings(in: document, lexicon: SmallLexicon.shared)
    #expect((repeats + debris).allSatisfy { $0.span.end <= document.bytes.count })
  }

  @Test func distinctLinesEnd() {
    let text = (0..<50_000).map { "line number \($0) of this text has nothing to say" }.joined(separator: "\n")
    let document = Document(name: "lines", bytes: Array(text.utf8), lexicon: SmallLexicon.shared)
    #expect(RepeatedSpanDetector().findings(in: document, lexicon: SmallLexicon.shared).isEmpty)
  }
}
