import Emend
import TestSupport
import Testing

@Suite("line index")
struct LineIndexTests {
  @Test("line ends: LF, CR LF and CR; columns count scalars")
  func positions() {
    let index = LineIndex(Array("ab\r\nКиїв x\ry\n\n".utf8))
    #expect(index.lineCount == 5)
    #expect(index.position(of: 0) == .init(line: 1, column: 1))
    #expect(index.position(of: 3) == .init(line: 1, column: 4))
    #expect(index.position(of: 4) == .init(line: 2, column: 1))
    #expect(index.position(of: 13) == .init(line: 2, column: 6))
    #expect(index.position(of: 15) == .init(line: 3, column: 1))
    #expect(index.position(of: 17) == .init(line: 4, column: 1))
    #expect(index.position(of: 18) == .init(line: 5, column: 1))
    #expect(index.span(ofLine: 1) == TextSpan(0, 2))
    #expect(index.span(ofLine: 2) == TextSpan(4, 14))
    #expect(index.span(ofLine: 5) == TextSpan(18, 18))
  }

  @Test("an empty text has one line")
  func empty() {
    #expect(LineIndex([]).position(of: 0) == .init(line: 1, column: 1))
  }

  @Test("every place of random texts, also beyond one block", arguments: 0..<60)
  func random(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(pieces: seed < 50 ? 60 : 2_500)
    let index = LineIndex(Array(text.utf8))
    var line = 1
    var column = 1
    var offset = 0
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      #expect(index.position(of: offset) == .init(line: line, column: column))
      offset += scalar.utf8.count
      let isBeforeLineFeed = place + 1 < scalars.count && scalars[place + 1] == "\n"
      if scalar == "\n" || (scalar == "\r" && !isBeforeLineFeed) {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    #expect(index.position(of: offset) == .init(line: line, column: column))
    #expect(index.lineCount == line)
  }
}
