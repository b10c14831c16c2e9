import TestSupport
import Testing

@testable import Emend

@Suite("ICU")
struct ICUTests {
  @Test(
    "transliterators of any id",
    arguments: [
      ("Cyrillic-Latin", "Київ", "Ki\u{ED}\u{308}v"), ("Russian-Latin/BGN", "Жуков", "Zhukov"),
      ("Any-Latin; Latin-ASCII", "Ψηφιακή Łódź", "Psephiake Lodz"), ("Latin-Cyrillic", "Moskva", "Москва"),
      ("Any-Hex/Unicode", "é", "U+00E9"), ("Latin-ASCII", "plain", "plain"), ("Latin-ASCII", "", ""),
    ])
  func transliterates(_ id: String, _ text: String, _ expected: String) throws {
    let transliterator = try Transliterator(id)
    #expect(try transliterator.transliterated(text) == expected)
    #expect(try transliterator.transliterated(text) == expected)
  }

  @Test("a transliteration of many times the text's length")
  func grows() throws {
    let text = String(repeating: "👩", count: 5_000)
    let result = try Transliterator("Any-Name").transliterated(text)
    #expect(result == String(repeating: "\\N{WOMAN}", count: 5_000))
  }

  @Test("an unknown transliterator", arguments: ["No-Such", "", "; ; ("])
  func unknownTransliterator(_ id: String) {
    #expect {
      _ = try Transliterator(id)
    } throws: { error in
      guard let error = error as? ICUError else { return false }
      return error.name.hasPrefix("U_") && error.action == "open the transliterator \(id)"
    }
  }

  @Test("the error of an unknown id by ICU's name")
  func errorName() {
    #expect(throws: ICUError(name: "U_INVALID_ID", action: "open the transliterator No-Such")) {
      _ = try Transliterator("No-Such")
    }
    #expect(ICUError(name: "U_INVALID_ID", action: "x").description == "ICU could not x: U_INVALID_ID")
  }

  @Test("normalization forms")
  func normalizes() throws {
    #expect(try NormalizationForm.nfd.normalized("é").unicodeScalars.count == 2)
    #expect(try NormalizationForm.nfc.normalized("e\u{301}").unicodeScalars.count == 1)
    #expect(try NormalizationForm.nfkc.normalized("ﬁ ｗ ①") == "fi w 1")
    #expect(try NormalizationForm.nfc.normalized("ﬁ") == "ﬁ")
    // One of the longest expansions: eighteen characters out of one.
    let long = String(repeating: "\u{FDFA}", count: 1_000)
    #expect(try NormalizationForm.nfkc.normalized(long).unicodeScalars.count == 18_000)
    for form in NormalizationForm.allCases { #expect(try form.normalized("") == "") }
  }

  @Test("normalizing twice equals normalizing once")
  func normalizationSettles() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let text = generator.text(pieces: 30)
      for form in NormalizationForm.allCases {
        let once = try form.normalized(text)
        #expect(try form.normalized(once).utf8.elementsEqual(once.utf8))
      }
    }
  }

  @Test("sentence breaks, as UTF-8 offsets")
  func sentences() throws {
    let iterator = try BreakIterator(.sentence)
    var text = "Où? Là. He paid 3.5 dollars! 中文。是。"
    let sentences = text.withUTF8 { bytes in
      iterator.bind(bytes)
      var sentences: [String] = []
      var start = 0
      while let end = iterator.next() {
        sentences.append(String(decoding: bytes[start..<end], as: UTF8.self))
        start = end
      }
      return sentences
    }
    #expect(sentences == ["Où? ", "Là. ", "He paid 3.5 dollars! ", "中文。", "是。"])
  }

  @Test("look-alikes have one skeleton")
  func skeletons() throws {
    let checker = try ConfusableSkeleton()
    #expect(try checker.skeleton(of: "\u{430}\u{440}\u{440}l\u{435}") == checker.skeleton(of: "apple"))
    #expect(try checker.skeleton(of: "apple") != checker.skeleton(of: "maple"))
    #expect(try checker.skeleton(of: "") == "")
  }

  @Test("charsets of a sample, and no such converter")
  func charsets() throws {
    let russian = "Президент заявил, что переговоры продолжатся на следующей неделе в столице."
    let sample = try CharsetConverter("windows-1251").bytes(of: Array(russian.utf8))
    #expect(try CharsetDetector().matches(sample).first?.name == "windows-1251")
    #expect(throws: ICUError(name: "U_FILE_ACCESS_ERROR", action: "open a converter for no-such-charset")) {
      _ = try CharsetConverter("no-such-charset")
    }
  }
}
