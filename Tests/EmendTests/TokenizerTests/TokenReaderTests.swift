import TestSupport
import Testing

@testable import Emend

@Suite("tokens")
struct TokenReaderTests {
  /// Marks behind a word: `^` sentence start, `~` clause start, `/` line start, `"` in quotes, `'` possessive,
  /// `C` capitalized, `A` all capitals, `#` number, `ü` beyond ASCII, `!` protected.
  private func marked(_ text: String, _ wanted: Token.Flags = Token.Flags(rawValue: .max)) -> [String] {
    let document = document(text)
    let marks: [(Token.Flags, String)] = [
      (.sentenceStart, "^"), (.clauseStart, "~"), (.lineStart, "/"), (.inQuotes, "\""), (.possessive, "'"),
      (.capitalized, "C"), (.allCaps, "A"), (.number, "#"), (.beyondASCII, "ü"), (.protected, "!"),
    ]
    return document.tokens.map { token in
      document.text(token)
        + marks.filter { wanted.contains($0.0) && token.flags.contains($0.0) }.map(\.1).joined()
    }
  }

  /// The words that have a flag.
  private func words(_ flag: Token.Flags, in text: String) -> [String] {
    let document = document(text)
    return document.tokens.filter { $0.flags.contains(flag) }.map(document.text)
  }

  @Test(
    "sentence starts",
    arguments: [
      ("He left. She stayed! Why? Nobody knows… Then it rained.", ["He", "She", "Why", "Nobody", "Then"]),
      ("Mr. Smith met Dr. Jones. They spoke.", ["Mr", "They"]),
      ("J. K. Rowling wrote it. George W. Bush read it.", ["J", "George"]),
      ("The talks (in Kyiv.) Nobody came.", ["The", "Nobody"]),
      ("\"We won.\" They left.", ["We", "They"]),
      ("“We won.” They left.", ["We", "They"]),
      ("It rose 3.5 percent, to 1,200.50 in all.", ["It"]),
      ("See example.com for more. Nobody did.", ["See", "Nobody"]),
      ("He said: no. And left.", ["He", "And"]),
      ("A long line that was\nwrapped here, and\ngoes on.", ["A"]),
      ("A long line that was\r\nwrapped here.", ["A"]),
      ("A heading\n\nand a paragraph", ["A", "and"]),
      ("First line\nSecond line\rThird line\r\nFourth", ["First", "Second", "Third", "Fourth"]),
      ("Was it end.Then? No", ["Was", "No"]),
      ("  \t indented", ["indented"]),
    ])
  func sentenceStarts(_ text: String, _ starts: [String]) {
    #expect(words(.sentenceStart, in: text) == starts)
  }

  @Test(
    "clause starts: a capital proves nothing there",
    arguments: [
      ("He said: No.", ["He", "No"]), ("the \"Big\" one", ["the", "Big", "one"]), ("so — Nobody", ["so", "Nobody"]),
      ("it (The one) is", ["it", "The"]), ("“Why?” he asked", ["Why", "he"]), ("war; Peace", ["war", "Peace"]),
      ("one, Two", ["one"]), ("well-Known", ["well"]),
    ])
  func clauseStarts(_ text: String, _ starts: [String]) {
    #expect(words(.clauseStart, in: text) == starts)
  }

  @Test(
    "quotations end with the mark or the paragraph, not with the line",
    arguments: [
      ("He \"said so\" once", ["said", "so"]), ("He “said so” once", ["said", "so"]),
      ("He “said\nso” once", ["said", "so"]), ("He \"said\nso\" once", ["said", "so"]),
      ("He “said\n\nSo it was", ["said"]), ("He \"said\r\rSo it was", ["said"]),
      ("it's the boys' own ‘thing’", []), ("5\" and 6\" wide", ["and", "6"]),
    ])
  func quotes(_ text: String, _ quoted: [String]) {
    #expect(words(.inQuotes, in: text) == quoted)
  }

  @Test(
    "capitals, in every script and at every length",
    arguments: [
      ("kyiv Kyiv KYIV kYIV", ["kyiv", "KyivC", "KYIVCA", "kYIV"]),
      ("A I'M NATO's UN", ["AC", "I'MCA", "NATO's'C", "UNCA"]),
      ("PARLIAMENTARY Parliamentary parliamentaryX", ["PARLIAMENTARYCA", "ParliamentaryC", "parliamentaryX"]),
      ("élan Élan ÉLAN ÉCOLES École", ["élanü", "ÉlanCü", "ÉLANCAü", "ÉCOLESCAü", "ÉcoleCü"]),
      ("київ Київ КИЇВ Ödön", ["київü", "КиївCü", "КИЇВCAü", "ÖdönCü"]),
      ("4GB 10,000KM 3rd 1,000", ["4GBA#", "10,000KMA#", "3rd#", "1,000#"]),
      ("naïVE CAFÉ Straße STRASSE", ["naïVEü", "CAFÉCAü", "StraßeCü", "STRASSECA"]),
    ])
  func capitals(_ text: String, _ expected: [String]) {
    let flags: Token.Flags = [.capitalized, .allCaps, .number, .beyondASCII, .possessive]
    #expect(marked(text + " end", flags).dropLast() == expected[...])
    // The last words of a text are read another way: there is nothing behind them to load.
    for word in expected.indices {
      let alone = text.split(separator: " ")[word]
      #expect(marked(String(alone), flags) == [expected[word]])
    }
  }

  @Test(
    "the owner of a possessive",
    arguments: ["Russia's", "Russia’s", "RUSSIA'S", "Zhytomyr's", "Zaporizhzhia’s", "Österreich's", "Österreich’s"])
  func possessives(_ word: String) throws {
    let owner = String(word.dropLast(2))
    for text in [word, word + " and then some more", "In the end " + word] {
      let document = document(text)
      let token = try #require(document.tokens.first { $0.flags.contains(.possessive) })
      let bare = self.document(owner)
      #expect(document.text(token) == word)
      #expect(document.text(token.baseSpan(in: document.bytes)) == owner)
      #expect(token.word == bare.tokens[0].word)
    }
  }

  private func document(_ text: String) -> Document { Document(name: "", bytes: Array(text.utf8), lexicon: english) }

  @Test("no possessive", arguments: ["it's", "boys' own", "O'Brien", "rock'n'roll", "s", "'s", "ISIS", "don’t"])
  func noPossessive(_ text: String) {
    #expect(words(.possessive, in: text) == [])
  }

  @Test("one word, whatever its case, its apostrophe and its place")
  func numbers() {
    for forms in [["Kyiv", "kyiv", "KYIV"], ["Don't", "DON’T", "don’t"], ["Zurückgezogen", "ZURÜCKGEZOGEN"]] {
      let ids = Set(
        forms.flatMap { form in
          [form, form + " was there", "so it was " + form].map { text in
            document(text).tokens.first { String($0.span.count) == String(form.utf8.count) }?.word
          }
        })
      #expect(ids.count == 1, "\(forms)")
    }
  }

  @Test("what stands between two words")
  func gaps() {
    let cases: [(String, Token.Gap)] = [
      (" ", .blank), ("\t", .blank), ("\u{A0}", .blank), ("\u{2009}", .blank), (", ", [.comma, .blank]),
      ("\n", .blank), ("\r\n", .blank), ("\n\n", .newline), ("-", .hyphen), ("\u{2011}", .hyphen),
      (" (", [.blank, .bracket]), (" “", [.blank, .quote]), (" — ", [.blank, .other]), (". ", [.sentenceEnd, .blank]),
      ("… ", [.sentenceEnd, .blank]), ("/", .other), ("?! ", [.sentenceEnd, .blank]),
    ]
    for (gap, expected) in cases {
      let tokens = document("one\(gap)two").tokens
      #expect(tokens.count == 2 && tokens[1].gap == expected, "\(gap.debugDescription)")
    }
  }

  @Test("tokens and gaps give the text again, at the borders of characters")
  func tiles() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<3_000 {
      let text = Array(generator.text(pieces: 60).utf8)
      let document = Document(name: "", bytes: text, lexicon: english)
      var rejoined = ""
      var end = 0
      for (index, token) in document.tokens.enumerated() {
        #expect(Int(token.start) >= end && token.start < token.end)
        for offset in [Int(token.start), Int(token.end)] {
          #expect(offset == text.count || text[offset] & 0xC0 != 0x80)
        }
        rejoined += document.gapText(before: index) + document.text(token)
        end = Int(token.end)
      }
      rejoined += document.text(TextSpan(end, text.count))
      #expect(rejoined.utf8.elementsEqual(text))
    }
  }
}
