import Emend
import TestSupport
import Testing

@Suite("reading change logs")
struct ChangeLogParsingTests {
  private static let print = #"{"bytes": 1, "sha256": "00"}"#
  private static let header =
    #"{"emend": "1", "lexicon": "sha256:0", "document": "a", "tier": "safe", "input": \#(print), "output": \#(print)}"#

  private static func line(_ start: Int, _ end: Int, decision: String = "auto", more: String = "") -> String {
    let place = decision == "auto" ? #""outputStart": \#(start), "outputEnd": \#(end), "# : #""reason": "why", "#
    return
      #"{"document": "a", "detector": "debris", "rule": "debris/x", "start": \#(start), "end": \#(end), "line": 1, "#
      + #""column": 1, "text": "t", "replacement": "r", "alternatives": [], "confidence": 1, "tier": "safe", "#
      + #""message": "m", "evidence": [], \#(place)"decision": "\#(decision)"\#(more)}"#
  }

  private func error(_ lines: String...) -> String {
    do {
      _ = try ChangeLog(parsing: Array(lines.joined(separator: "\n").utf8))
      return "none"
    } catch {
      return error.description
    }
  }

  @Test("good logs: none, empty lines, CR LF, no line end at the end, keys in any order")
  func good() throws {
    #expect(try ChangeLog(parsing: []).sections.isEmpty)
    #expect(error(Self.header, Self.line(0, 1), Self.line(1, 2), Self.line(0, 1, decision: "skipped")) == "none")
    #expect(error(Self.header + "\r", "", Self.header, Self.line(0, 1) + "\r", "") == "none")
    #expect(
      error(
        #"{"tier": "likely", "output": \#(Self.print), "input": \#(Self.print), "document": "", "lexicon": "", "#
          + #""emend": "2", "byteOrderMark": true, "encoding": "UTF-8"}"#) == "none")
  }

  @Test("the error names the line and what is wrong with it")
  func bad() {
    let head = Self.header
    let cut = String(Self.line(0, 1).dropLast(30))
    #expect(error(head, cut).hasPrefix("line 2 of the change log: the last line is cut short: "))
    #expect(error(head, cut, Self.line(0, 1)) == "line 2 of the change log: a string is not closed (at byte 247)")
    #expect(error(Self.line(0, 1)) == "line 1 of the change log: the header line must come first")
    #expect(
      error(head, Self.line(0, 1, more: #", "extra": 1"#)) == #"line 2 of the change log: the key "extra" is unknown"#)
    #expect(
      error(head, Self.line(0, 1, more: #", "text": "x""#))
        == #"line 2 of the change log: the key "text" stands there twice"#)
    #expect(error(#"{"emend": "1"}"#) == #"line 1 of the change log: the key "lexicon" is missing"#)
    #expect(error("[]") == "line 1 of the change log: the line is no JSON object")
    #expect(
      error(head, Self.line(4, 6), Self.line(5, 7))
        == "line 3 of the change log: out of order: begins before the end of the change above it")
    #expect(
      error(head, Self.line(4, 6, decision: "dropped"), Self.line(7, 8))
        == "line 3 of the change log: out of order: a change below what was not applied")
    #expect(
      error(head, Self.line(4, 6, decision: "dropped"), Self.line(3, 8, decision: "dropped"))
        == "line 3 of the change log: out of order: begins before the line above it")
    #expect(error(head, Self.line(6, 4)) == #"line 2 of the change log: "end" stands before "start""#)
    #expect(error(head, Self.line(-1, 4)) == #"line 2 of the change log: "start" is no whole number from 0"#)
    #expect(error(head.replacing("safe", with: "sure")) == #"line 1 of the change log: "tier" cannot be "sure" here"#)
    #expect(
      error(head, Self.line(0, 1).replacing(#""auto""#, with: #""rejected""#))
        == #"line 2 of the change log: "decision" cannot be "rejected" here"#)
    #expect(
      error(head, Self.line(0, 1).replacing(#""r""#, with: "null"))
        == "line 2 of the change log: a change without a replacement")
    #expect(
      error(head, Self.line(0, 1).replacing(#""a""#, with: #""b""#))
        == "line 2 of the change log: the document is not the header's")
  }

  @Test("a log cut anywhere is read or refused, never misread", arguments: 0..<40)
  func cuts(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let text = Array(generator.text(pieces: 30).utf8)
    let findings = generator.findings(in: text, limit: 6)
    let revision = Normalizer.revision(of: document(text), findings: findings, applying: .suggest)
    let section = ChangeLog.Section(
      revision: revision, version: "1", lexicon: "sha256:0", document: "a", tier: .suggest)
    let log = Array(section.jsonLines.utf8)
    for end in stride(from: 0, to: log.count, by: 37) {
      do {
        let original = try ChangeLog(parsing: Array(log[..<end])).undo(revision.output)
        #expect(original == text)
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }
}
