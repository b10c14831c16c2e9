import TestSupport
import Testing

@testable import Emend

@Suite("change log")
struct ChangeLogTests {
  /// Writes, reads and writes a section again; the second reading is what is tested from here on.
  private func reread(_ section: ChangeLog.Section) throws -> ChangeLog.Section {
    let log = try ChangeLog(parsing: Array(section.jsonLines.utf8))
    #expect(log.jsonLines == section.jsonLines)
    return try #require(log.sections.first)
  }

  /// Revises a decoded file at random, logs it, reads the log and goes there and back.
  private func expectRoundTrip(
    _ file: [UInt8], text: DecodedText, replacements: [String], using generator: inout SeededGenerator
  ) throws {
    let findings = generator.findings(in: text.bytes, limit: 10, replacements: replacements)
    let decisions = text.encoding.isUTF8 ? generator.decisions(about: findings) : [:]
    let revision = Normalizer.revision(
      of: document(text.bytes), findings: findings, applying: generator.pick(Tier.allCases), decisions: decisions,
      in: text)
    let cleaned = try text.encode(revision)
    let section = try reread(section(revision, of: text))
    #expect(section.header.input == ChangeLog.Fingerprint(of: file))
    #expect(section.header.output == ChangeLog.Fingerprint(of: cleaned))
    #expect(try section.replay(file) == cleaned)
    #expect(try section.undo(cleaned) == file)
  }

  @Test("UTF-8: replays to the output and undoes to the input", arguments: 0..<2_500)
  func utf8(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let mark: [UInt8] = generator.oneIn(4) ? [0xEF, 0xBB, 0xBF] : []
    let file = mark + Array(generator.text(pieces: 40).utf8)
    try expectRoundTrip(
      file, text: DecodedText.decode(file), replacements: ["", "x", "Kyiv", "é", "🇺🇦\n", "\u{1A}", "\u{FEFF}"],
      using: &generator)
  }

  @Test("broken UTF-8: the bytes come through", arguments: 0..<1_500)
  func broken(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    var file = Array(("Київ’" + generator.text(pieces: 40) + "中").utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0...file.count, using: &generator)
      file.insert(generator.pick([0xC3, 0xA9, 0xE9, 0xFF, 0x80, 0xE2]), at: place)
    }
    try expectRoundTrip(
      file, text: DecodedText.decode(file, as: .utf8), replacements: ["", "x", "Kyiv", "é"], using: &generator)
  }

  @Test(
    "other encodings: the file's bytes are what is logged and undone",
    arguments: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "windows-1252", "windows-1251", "Shift_JIS", "GB18030"], 0..<150)
  func encodings(name: String, seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let isWide = name.hasPrefix("UTF")
    let letters =
      switch name {
      case "windows-1251": ["К", "и", "ї", "в"]
      case "windows-1252": ["é", "“", "€", "ß"]
      case "Shift_JIS", "GB18030": ["日", "本", "語", "東"]
      default: ["é", "中", "🇺🇦", "\u{FEFF}"]
      }
    let encoding = TextEncoding(name: name, hasByteOrderMark: isWide && generator.oneIn(2))
    let string = generator.text(pieces: 30, from: letters + ["a", " ", "b", "\r\n", "."])
    let file = try encoding.file(of: Array(string.utf8))
    let text = try DecodedText.decode(file, as: encoding)
    #expect(text.bytes == Array(string.utf8))
    try expectRoundTrip(file, text: text, replacements: letters + ["", "x", "→ ї é 中"], using: &generator)
  }

  @Test("the format is that of docs: keys, order, numbers, encoding")
  func format() throws {
    let file: [UInt8] =
      [0x93] + Array("The war in Kief".utf8) + [0x94] + Array(" goes on and on, they said.\nIn Kief.".utf8)
    let text = try DecodedText.decode(file)
    let source = String(decoding: text.bytes, as: UTF8.self)
    let findings = [
      finding("Kief", in: source, to: "Kyiv", rule: "spelling-variant/kyiv"),
      finding("goes on", in: source, to: nil, rule: "garbled-phrase/go-on", confidence: 0.60049, tier: .suggest),
      finding("Kief", in: source, at: 1, to: "Kyiv", rule: "spelling-variant/kyiv", confidence: 0.7, tier: .suggest),
    ]
    let revision = Normalizer.revision(
      of: document(text.bytes), findings: findings, applying: .safe, decisions: [2: .edited("Kyjiw")], in: text)
    let lines = try section(revision, of: text).jsonLines.split(separator: "\n").map(String.init)
    let hash = SHA256.hexDigest(of: file)
    let newHash = SHA256.hexDigest(of: try text.encode(revision))
    #expect(
      lines == [
        #"{"emend": "1.0.0", "lexicon": "sha256:00", "document": "article.txt", "tier": "safe", "#
          + #""encoding": "windows-1252", "input": {"bytes": 53, "sha256": "\#(hash)"}, "#
          + #""output": {"bytes": 54, "sha256": "\#(newHash)"}}"#,
        #"{"document": "article.txt", "detector": "spelling-variant", "rule": "spelling-variant/kyiv", "#
          + #""start": 14, "end": 18, "line": 1, "column": 13, "text": "Kief", "replacement": "Kyiv", "#
          + #""alternatives": [], "confidence": 0.998, "tier": "safe", "message": "test", "evidence": [], "#
          + #""outputStart": 14, "outputEnd": 18, "decision": "auto"}"#,
        #"{"document": "article.txt", "detector": "spelling-variant", "rule": "spelling-variant/kyiv", "#
          + #""start": 52, "end": 56, "line": 2, "column": 4, "text": "Kief", "replacement": "Kyjiw", "#
          + #""alternatives": [], "confidence": 0.7, "tier": "suggest", "message": "test", "evidence": [], "#
          + #""outputStart": 52, "outputEnd": 57, "decision": "edited", "proposed": "Kyiv"}"#,
        #"{"document": "article.txt", "detector": "garbled-phrase", "rule": "garbled-phrase/go-on", "#
          + #""start": 22, "end": 29, "line": 1, "column": 19, "text": "goes on", "replacement": null, "#
          + #""alternatives": [], "confidence": 0.6, "tier": "suggest", "message": "test", "evidence": [], "#
          + #""decision": "skipped", "reason": "no repair is known"}"#,
      ])
    #expect(try reread(section(revision, of: text)).undo(text.encode(revision)) == file)
  }

  @Test("several cleanings of one file are taken back one by one", arguments: 0..<200)
  func sections(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    var versions = [Array(generator.text(pieces: 30).utf8)]
    var file = ""
    for _ in 0..<3 {
      let text = try DecodedText.decode(versions[versions.count - 1])
      let findings = generator.findings(in: text.bytes, limit: 5, replacements: ["x", "é", ""])
      let revision = Normalizer.revision(of: document(text.bytes), findings: findings, applying: .suggest, in: text)
      versions.append(try text.encode(revision))
      file += try section(revision, of: text).jsonLines
    }
    var log = try ChangeLog(parsing: Array(file.utf8))
    #expect(log.sections.count == 3)
    #expect(log.jsonLines == file)
    while versions.count > 1 {
      let newest = versions.removeLast()
      #expect(try log.undo(newest) == versions.last)
      log.sections.removeLast()
    }
    #expect(throws: ChangeLogError.empty) { try log.undo(versions[0]) }
  }

  @Test("a file that is not the one is refused, and so is a log that was meddled with")
  func refusals() throws {
    let source = "The war in Kief goes on in Kief."
    let findings = [finding("Kief", in: source, to: "Kyiv"), finding("Kief", in: source, at: 1, to: "Kyiv")]
    let revision = Normalizer.revision(of: document(Array(source.utf8)), findings: findings, applying: .safe)
    let section = ChangeLog.Section(
      revision: revision, version: "1.0.0", lexicon: "sha256:00", document: "article.txt", tier: .safe)
    #expect {
      try section.undo(revision.output + [0x21])
    } throws: {
      "\($0)".hasPrefix("the file is not the one the change log was written for: it has 33 bytes")
    }
    #expect(throws: ChangeLogError.self) { try section.replay(revision.output) }

    func undo(_ change: (inout [String]) -> Void) throws -> [UInt8] {
      var lines = section.jsonLines.split(separator: "\n").map(String.init)
      change(&lines)
      return try ChangeLog(parsing: Array(lines.joined(separator: "\n").utf8)).undo(revision.output)
    }
    #expect(try undo { _ in } == revision.input)
    #expect { try undo { $0.removeLast() } } throws: { "\($0)".hasPrefix("the change log is not whole") }
    #expect(throws: ChangeLogError.doesNotFit(change: 2)) {
      try undo { $0[2].replace(#""replacement": "Kyiv""#, with: #""replacement": "Kyjv""#) }
    }
    #expect(throws: ChangeLogError.doesNotFit(change: 2)) {
      try undo { $0[2].replace(#""outputEnd": 31"#, with: #""outputEnd": 99"#) }
    }
    #expect {
      try undo { $0[0].replace(#""tier""#, with: #""encoding": "UTF-16LE", "tier""#) }
    } throws: {
      if case .encoding? = $0 as? ChangeLogError { true } else { "\($0)".hasPrefix("change 1") }
    }
  }
}
