import EmendReview
import TestSupport
import Testing

@testable import EmendCLI

/// Keys, the line that is written with them, and how text is laid out, without a terminal.
struct ReviewKeysTests {
  private func keys(_ bytes: [UInt8], cutAt cuts: Set<Int> = []) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    var chunk: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      chunk.append(byte)
      if cuts.contains(place) {
        keys += decoder.keys(for: chunk)
        chunk = []
      }
    }
    keys += decoder.keys(for: chunk)
    if let last = decoder.flush() { keys.append(last) }
    return keys
  }

  @Test func keysAreTheSameHoweverTheirBytesCome() {
    let text = "yü漢😀\u{1B}[A\u{1B}OD\u{1B}[3~\u{7F}\u{15}\u{1B}[200~n\u{1B}[A\ny\u{1B}[201~\r\u{1B}[99;9X\u{4}q\u{1B}"
    let bytes = Array(text.utf8)
    let expected: [Key] = [
      .character("y"), .character("ü"), .character("漢"), .character("😀"), .up, .left, .delete, .backspace, .deleteLeft,
      .paste("n\u{1B}[A\ny"), .enter, .unknown, .endOfInput, .character("q"), .escape,
    ]
    #expect(keys(bytes) == expected)
    for seed in 0..<50 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let cuts = Set(bytes.indices.filter { _ in Bool.random(using: &generator) })
      #expect(keys(bytes, cutAt: cuts) == expected, "seed \(seed)")
    }
  }

  @Test func bytesThatAreNoTextAreNoKeys() {
    #expect(keys([0xFF, 0x79]) == [.unknown, .character("y")])
    #expect(keys([0xC3, 0x28, 0x79]).last == .character("y"))
  }

  @Test func aLineIsEdited() {
    var editor = LineEditor("old words")
    for key: Key in [
      .deleteWord, .character("e"), .character("\u{301}"), .left, .character("漢"), .home, .delete, .right, .end,
      .paste("two\nlines"), .backspace,
    ] {
      #expect(editor.press(key) == nil)
    }
    #expect(editor.text == "ld 漢e\u{301}two line")
    #expect(editor.press(.enter) == .done("ld 漢e\u{301}two line"))
    #expect(editor.press(.escape) == .cancelled)
  }

  @Test func theCursorStaysInViewOfALongLine() {
    var editor = LineEditor(String(repeating: "漢字 words\u{1B} ", count: 30))
    for _ in 0..<200 {
      let view = editor.view(width: 20)
      #expect(displayWidth(of: view.text) < 20)
      #expect((0..<20).contains(view.column))
      #expect(!view.text.contains("\u{1B}"))
      _ = editor.press(.left)
    }
  }

  @Test func linesFitAndNothingIsLost() {
    var text = StyledText("Officers mentioned 漢字漢字漢字 e\u{301}e\u{301} ", nil)
    text.append("Sesquipedalianismmmmmmmmmm", .removed)
    text.append(" and\n\u{1B}[31mmore", .added)
    for width in 2...60 {
      let lines = text.lines(width: width, palette: .plain)
      for line in lines { #expect(displayWidth(of: line) <= max(width, 2), "\(width): \(line)") }
      let joined = lines.joined().filter { $0 != " " }
      #expect(joined == "Officersmentioned漢字漢字漢字e\u{301}e\u{301}Sesquipedalianismmmmmmmmmmand␊␛[31mmore")
    }
  }

  @Test func answersAreUnderstood() throws {
    #expect(try ReviewAnswer("e  two words ") == .edit(" two words "))
    #expect(try ReviewAnswer("A t") == .all(take: true, .rest))
    #expect(try ReviewAnswer("Dr") == .all(take: false, .rule))
    #expect(try ReviewAnswer("- u") == .remember(.never, .user))
    #expect(try ReviewAnswer("3") == .alternative(2))
    #expect(try ReviewAnswer("g12") == .go(11))
    for wrong in ["yes", "0", "10", "e", "e ", "A", "+", "g", "g 0", "Y", "ü"] {
      #expect(throws: Misunderstanding.self) { try ReviewAnswer(wrong) }
    }
  }
}
