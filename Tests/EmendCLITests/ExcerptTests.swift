import Emend
import Testing

@testable import EmendCLI

struct ExcerptTests {
  private func excerpt(_ text: String, at word: String, width: Int = 60) -> Excerpt {
    let bytes = Array(text.utf8)
    let wanted = Array(word.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return Excerpt(around: TextSpan(start, start + wanted.count), in: bytes, width: width)
  }

  @Test func shortLinesAreWhole() {
    let found = excerpt("first\n    a Kief b\r\nlast", at: "Kief")
    #expect(found.text == "a Kief b")
    #expect((found.column, found.markedWidth) == (2, 4))
  }

  @Test func longLinesAreCutAtWords() {
    let many = (0..<200).map { "word\($0)" }.joined(separator: " ")
    let found = excerpt(many, at: "word100")
    #expect(found.text == "… word97 word98 word99 word100 word101 word102 …")
    #expect(displayWidth(of: found.text) <= 60)
    #expect(excerpt(many, at: "word0").text.hasPrefix("word0 word1 "))
    #expect(excerpt(many, at: "word199").text.hasSuffix(" word198 word199"))
  }

  @Test(arguments: [
    ("東京", 4), ("e\u{301}", 1), ("👨‍👩‍👧", 2), ("🇺🇦", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("ﬁ", 1), ("❤️", 2),
    ("“a”", 3), ("", 0), ("ｱ", 1), ("Ａ", 2),
  ])
  func widthsAreThoseOfTerminals(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
  }

  @Test func marksStandUnderWhatTheyMark() {
    let found = excerpt("東京のe\u{301}👨‍👩‍👧 Kief", at: "Kief")
    #expect(found.column == 6 + 1 + 2 + 1)
  }

  @Test func nothingMovesTheCursor() {
    let found = excerpt("a\u{1B}[31m\tb\u{200B}\u{202E}c\u{7F}", at: "b")
    #expect(found.text == "a␛[31m b<U+200B><U+202E>c␡")
  }

  @Test func placesAtTheEdgesAreShown() {
    #expect(Excerpt(around: TextSpan(0, 0), in: [], width: 60).markedWidth == 1)
    let bytes = Array("one\ntwo".utf8)
    #expect(Excerpt(around: TextSpan(7, 7), in: bytes, width: 60).text == "two")
    #expect(Excerpt(around: TextSpan(3, 4), in: bytes, width: 60).text == "one")
    #expect(Excerpt(around: TextSpan(2, 6), in: bytes, width: 60).marked == "e")
  }

  @Test func aHugeLineCostsLittle() {
    let bytes = Array(String(repeating: "東 word ", count: 1_000_000).utf8)
    let time = ContinuousClock().measure {
      for place in 0..<100 {
        _ = Excerpt(around: TextSpan(place * 90_000 + 4, place * 90_000 + 8), in: bytes, width: 100)
      }
    }
    #expect(time < .seconds(10))
  }
}
