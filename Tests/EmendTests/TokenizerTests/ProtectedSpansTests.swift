import Testing

@testable import Emend

@Suite("protected spans")
struct ProtectedSpansTests {
  private func protected(in text: String) -> [String] {
    let document = document(Array(text.utf8))
    return document.protected.map(document.text)
  }

  @Test(
    "what is never edited",
    arguments: [
      ("see https://example.com/a?b=c#d, then", "https://example.com/a?b=c#d"),
      ("see (http://x.org/y).", "http://x.org/y"), ("ftp://host/file now", "ftp://host/file"),
      ("www.example.org is", "www.example.org"), ("at bbc.co.uk/news today", "bbc.co.uk/news"),
      ("on Amazon.com today.", "Amazon.com"), ("“example.com” is", "example.com"), ("‘bbc.co.uk’…", "bbc.co.uk"),
      ("mail j.doe@example.org!", "j.doe@example.org"), ("by @handle_1, who", "@handle_1"),
      ("so #StandWith, yes", "#StandWith"),
      ("in report.pdf, page", "report.pdf"), ("open README.TXT now", "README.TXT"), ("a snake_case name", "snake_case"),
      ("in /usr/local/bin now", "/usr/local/bin"), ("in C:\\Temp\\x.txt now", "C:\\Temp\\x.txt"),
      ("call `the the` now", "`the the`"), ("call ``a ` b`` now", "``a ` b``"),
      ("so:\n```\nthe the\n```\nend", "```\nthe the\n```"), ("Bücher.de/ö is", "Bücher.de/ö"),
    ])
  func protects(_ text: String, _ expected: String) {
    #expect(protected(in: text) == [expected])
  }

  @Test(
    "what is ordinary text",
    arguments: [
      "and/or", "24/7", "U.S. forces", "the U.S.", "U.K.", "D.C. area", "H.C. Andersen", "3.5 percent", "e.g. this",
      "i.e. that", "at 5 p.m. sharp", "the end.Then came", "the end.It was", "He left.She", "his/her own", "km/h",
      "1/2", "12/03/2022", "AT&T", "No. 1", "3:30", "a - b", "well-known", "\"quoted.\" Then", "it's", "J.K. Rowling",
      "wait...what", "Q&#39;A", "don&#39;t", "a ` b", "________", "St. Petersburg", "vs. them", "50% off", "C# and F#",
      "by 6 p.c in",
    ])
  func leaves(_ text: String) {
    #expect(protected(in: text) == [])
  }

  @Test("the words inside are marked, the others are not")
  func marks() {
    let document = document(Array("the https://example.com/the and `the the` and the".utf8))
    let marked = document.tokens.filter { $0.flags.contains(.protected) }.map(document.text)
    #expect(marked == ["https", "example.com", "the", "the", "the"])
  }

  @Test("spans that a user protects join those of the text")
  func merges() {
    let text = Array("Kief and www.x.org/Kief".utf8)
    let document = Document(
      name: "", bytes: text, lexicon: english, protected: [TextSpan(9, 12), TextSpan(0, 4), TextSpan(12, 14)])
    #expect(document.protected == [TextSpan(0, 4), TextSpan(9, text.count)])
  }

  @Test("hostile texts end: a megabyte of each telling character")
  func hostile() {
    for piece in ["`", "@", "#", "/", "\\", "_", ".", "a.", "`a", "```a\n", "@a ", "://", "``` ` `` ", "“", ".!"] {
      let text = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
      let spans = text.withUnsafeBufferPointer { ProtectedSpans.find(in: $0) }
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
    }
  }
}
