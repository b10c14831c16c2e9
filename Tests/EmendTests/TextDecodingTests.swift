import TestSupport
import Testing

@testable import Emend

@Suite("text decoding")
struct TextDecodingTests {
  private func file(_ text: String, _ encoding: String, mark: Bool = false) throws -> [UInt8] {
    try TextEncoding(name: encoding, hasByteOrderMark: mark).file(of: Array(text.utf8))
  }

  /// Decodes, and sees to it that the untouched text gives the file again.
  private func decoded(_ file: [UInt8]) throws -> DecodedText {
    let text = try DecodedText.decode(file)
    #expect(String(validating: text.bytes, as: UTF8.self) != nil)
    #expect(try text.encode(text.bytes, replacing: []) == file)
    return text
  }

  @Test("plain UTF-8, with and without a mark, and nothing at all")
  func utf8() throws {
    for text in ["", "ascii", "Київ 中 🇺🇦\r\n", "\u{1A}"] {
      let plain = try decoded(Array(text.utf8))
      #expect(plain.encoding == .utf8 && plain.bytes == Array(text.utf8) && plain.untouchable.isEmpty)
      let marked = try decoded([0xEF, 0xBB, 0xBF] + Array(text.utf8))
      #expect(marked.encoding == TextEncoding(name: "UTF-8", hasByteOrderMark: true))
      #expect(marked.bytes == Array(text.utf8))
    }
  }

  @Test(
    "UTF-16 and UTF-32, with a mark and without",
    arguments: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"], [true, false])
  func wide(name: String, mark: Bool) throws {
    let text = "The café in Київ, 🇺🇦 and all:\r\nno “more” of it.\u{FEFF}"
    let decoded = try decoded(file(text, name, mark: mark))
    #expect(decoded.encoding == TextEncoding(name: name, hasByteOrderMark: mark))
    #expect(decoded.bytes == Array(text.utf8))
    #expect(decoded.canEncode("→ 中 🇺🇦"))
  }

  @Test("a text that begins with U+FEFF keeps it behind the mark", arguments: ["UTF-8", "UTF-16LE", "UTF-32BE"])
  func doubleMark(name: String) throws {
    #expect(try decoded(file("\u{FEFF}ab", name, mark: true)).bytes == Array("\u{FEFF}ab".utf8))
  }

  @Test("wide encodings that break their own rules are refused")
  func brokenWide() {
    for file: [UInt8] in [
      [0xFF, 0xFE, 0x41], [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], [0, 0, 0xFE, 0xFF, 0, 0x11, 0, 0],
    ] {
      #expect {
        try DecodedText.decode(file)
      } throws: {
        if case .malformed? = $0 as? TextDecodingError { true } else { false }
      }
    }
  }

  @Test(
    "older encodings",
    arguments: [
      ("windows-1252", "“We will not stop,” the minister said — again."),
      ("windows-1252", "It costs £5 or €6 in the naïve résumé of señor Núñez."),
      ("windows-1252", "“THE CAFÉ” is a résumé”"),
      ("windows-1252", "a résumé”"),
      ("ISO-8859-1", "The café in Paris was closed."),
      ("windows-1251", "Сегодня президент подписал указ о создании новой комиссии по правам человека."),
      ("windows-1251", "President Путин said on Tuesday that the Верховная Рада would vote."),
      ("KOI8-R", "Сегодня президент подписал указ о создании новой комиссии по правам человека."),
      ("GB18030", "北京是中华人民共和国的首都，也是全国的政治中心。The capital."),
      ("EUC-KR", "서울은 대한민국의 수도이다. The capital of Korea is Seoul."),
    ])
  func legacy(name: String, text: String) throws {
    let decoded = try decoded(file(text, name))
    #expect(decoded.encoding == TextEncoding(name: name))
    #expect(decoded.bytes == Array(text.utf8))
  }

  @Test("one accented letter far down a long file is enough")
  func lateAccent() throws {
    let text = String(repeating: "plain words and nothing else. ", count: 2_000) + "the “résumé” of it"
    #expect(try decoded(file(text, "windows-1252")).bytes == Array(text.utf8))
  }

  @Test("what the encoding cannot hold is known beforehand")
  func canEncode() throws {
    let text = try decoded(file("“a café”", "windows-1252"))
    #expect(text.canEncode("naïve — …"))
    #expect(!text.canEncode("Київ"))
    #expect(throws: TextDecodingError.cannotEncode(encoding: "windows-1252")) {
      try text.encode(Array("Київ".utf8), replacing: [])
    }
    let source = String(decoding: text.bytes, as: UTF8.self)
    let revision = Normalizer.revision(
      of: document(text.bytes), findings: [finding("café", in: source, to: "кафе")], applying: .safe, in: text)
    #expect(revision.changes.isEmpty)
    #expect(revision.unapplied.map(\.decision) == [.dropped])
    #expect(revision.unapplied.map(\.reason) == ["windows-1252 lacks a character of the replacement"])
  }

  @Test("a few broken bytes are masked, kept and not edited")
  func broken() throws {
    let file = Array("Київ — caf".utf8) + [0xE9] + Array(" Kief and “more".utf8) + [0xE2, 0x80]
    let text = try decoded(file)
    #expect(text.encoding == .utf8)
    #expect(text.bytes.count == file.count)
    #expect(text.untouchable == [TextSpan(16, 17), TextSpan(file.count - 2, file.count)])
    #expect(text.untouchable.allSatisfy { text.bytes[$0.range].allSatisfy { $0 == 0x1A } })

    let source = String(decoding: text.bytes, as: UTF8.self)
    let findings = [
      finding("Kief", in: source, to: "Kyiv!"), finding("caf", in: source, to: "bar"),
      finding("Київ", in: source, to: "K"),
    ]
    let revision = Normalizer.revision(of: document(text.bytes), findings: findings, applying: .safe, in: text)
    #expect(revision.changes.map(\.replacement) == ["K", "Kyiv!"])
    #expect(revision.unapplied.map(\.reason) == ["next to bytes that are not valid UTF-8 (at 16..<17)"])
    let edited = try text.encode(revision)
    #expect(edited == Array("K — caf".utf8) + [0xE9] + Array(" Kyiv! and “more".utf8) + [0xE2, 0x80])
  }

  @Test("surrogates, overlong forms and cut sequences speak for UTF-8")
  func shaped() throws {
    let surrogates: [UInt8] = Array("a ".utf8) + [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]
    for file in [surrogates, Array("cut ".utf8) + [0xE2, 0x80], Array("é ".utf8) + [0xC3], [0xF0, 0x9F, 0x87]] {
      let text = try decoded(file)
      #expect(text.encoding == .utf8)
      #expect(text.untouchable.count == 1)
    }
  }

  @Test("changes of another text do not fit")
  func misfit() throws {
    let text = try decoded(Array("é ".utf8) + [0xC3])
    #expect(throws: TextDecodingError.changesDoNotFit) { try text.encode(Array("é".utf8), replacing: []) }
  }

  @Test("binary data is refused with its place")
  func binary() {
    #expect(throws: TextDecodingError.binaryData(offset: 4)) {
      try DecodedText.decode([0x89, 0x50, 0x4E, 0x47, 0x00, 0x0A, 0x1A, 0x0A])
    }
    #expect(throws: TextDecodingError.binaryData(offset: 2)) { try DecodedText.decode(Array("ab\u{0}cd".utf8)) }
    #expect(throws: TextDecodingError.binaryData(offset: 0)) { try DecodedText.decode([0, 0, 0, 0]) }
    #expect(throws: TextDecodingError.self) { try DecodedText.decode((1...255).map { UInt8($0) }) }
    #expect(TextDecodingError.binaryData(offset: 2).description == "binary data (at byte 2)")
    #expect(throws: TextDecodingError.unknownEncoding) {
      try DecodedText.decode([0x41, 0x81, 0x8D, 0x41, 0x8F, 0x90, 0x41, 0x9D])
    }
  }

  @Test("random bytes: refused, or given back byte for byte", arguments: 0..<1_500)
  func anyBytes(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let ascii = Array("The war in Kief, they said. ".utf8)
    let rest: [UInt8] = generator.pick([
      Array(0x80...0xFF), [0xC3, 0xA9], Array("é’中🇺🇦".utf8), [0xE9, 0x93, 0x94], [0x00, 0x41], Array(0...0xFF),
    ])
    let file = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
      generator.oneIn(4) ? generator.pick(rest) : generator.pick(ascii)
    }
    do {
      let text = try decoded(file)
      #expect(!text.bytes.contains(0))
    } catch is TextDecodingError {
      // Refused: nothing was promised.
    }
  }

  @Test("validity is that of the standard library", arguments: 0..<1_500)
  func census(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    var bytes = Array(generator.text(pieces: 30).utf8)
    if !bytes.isEmpty, generator.oneIn(2) {
      bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
    }
    let census = UTF8Census(of: bytes)
    #expect((census.invalidBytes == 0) == (String(validating: bytes, as: UTF8.self) != nil))
    #expect(census.firstZero == bytes.firstIndex(of: 0))
    var masked = bytes
    UTF8Census.forEachInvalidRange(in: bytes) { range in
      for offset in range { masked[offset] = 0x1A }
    }
    #expect(String(validating: masked, as: UTF8.self) != nil)
  }

  @Test("UTF-16 is that of the standard library", arguments: 0..<300)
  func utf16(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(pieces: 30)
    #expect(UTF16Transcoding.units(of: Array(text.utf8)) == Array(text.utf16))
    #expect(UTF16Transcoding.utf8(of: Array(text.utf16)) == Array(text.utf8))
    let units = (0..<20).map { _ in generator.pick([0x41, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000] as [UInt16]) }
    #expect(UTF16Transcoding.utf8(of: units) == Array(String(decoding: units, as: UTF16.self).utf8))
  }

  @Test("every two- and three-byte sequence is judged as the standard library does")
  func allSequences() {
    for lead in UInt8(0x80)...0xFF {
      for second in stride(from: UInt8(0x7F), through: 0xC0, by: 1) {
        for tail: [UInt8] in [[], [0x80], [0xBF], [0x80, 0x80], [0x41]] {
          let bytes = [lead, second] + tail
          #expect((UTF8Census(of: bytes).invalidBytes == 0) == (String(validating: bytes, as: UTF8.self) != nil))
        }
      }
    }
  }
}
