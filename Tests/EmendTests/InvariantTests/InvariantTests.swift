import TestSupport
import Testing

@testable import Emend

/// What always holds (docs/architecture.md), on random documents.
@Suite("invariants")
struct InvariantTests {
  private static let seeds = 0..<400

  private func cleaner() throws -> Cleaner { try Cleaner(lexicon: english) }

  private func documents(_ cleaner: Cleaner) -> [Document] {
    Self.seeds.map { seed in
      var maker = RandomDocument(seed: seed)
      return cleaner.document(maker.text(), name: "\(seed)")
    }
  }

  @Test("1. tokens and gaps give the text again, and all spans lie between characters")
  func tokensRejoin() throws {
    let cleaner = try cleaner()
    for document in documents(cleaner) {
      var rejoined: [UInt8] = []
      for (index, token) in document.tokens.enumerated() {
        rejoined += document.gapText(before: index).utf8
        rejoined += document.text(token).utf8
      }
      rejoined += document.bytes[(document.tokens.last?.span.end ?? 0)...]
      #expect(rejoined == document.bytes)
      let spans = document.tokens.map(\.span) + document.protected + cleaner.report(on: document).findings.map(\.span)
      #expect(spans.allSatisfy { isBoundary($0.start, document.bytes) && isBoundary($0.end, document.bytes) })
    }
  }

  @Test("2. the change log replays to the output and reverses to the input, byte for byte", arguments: Tier.allCases)
  func changeLogReplays(_ tier: Tier) throws {
    let cleaner = try cleaner()
    for seed in Self.seeds {
      var maker = RandomDocument(seed: seed)
      let file = maker.file()
      let text = try DecodedText.decode(file)
      let revision = cleaner.clean(cleaner.document(text.bytes, name: "\(seed)"), applying: tier, in: text)
      let output = try text.encode(revision)
      let section = try section(revision, of: text)
      #expect(try section.replay(file) == output)
      #expect(try section.undo(output) == file)
      let parsed = try ChangeLog(parsing: Array(section.jsonLines.utf8))
      #expect(try parsed.undo(output) == file)
    }
  }

  @Test("3. cleaning twice equals cleaning once", arguments: Tier.allCases)
  func cleaningSettles(_ tier: Tier) throws {
    let cleaner = try cleaner()
    var changes = 0
    for document in documents(cleaner) {
      let once = cleaner.clean(document, applying: tier)
      changes += once.changes.count
      let again = cleaner.clean(cleaner.document(once.output, name: document.name), applying: tier)
      #expect(
        again.isUnchanged,
        "document \(document.name): \(again.changes.map { "\($0.finding.rule): \($0.finding.text) → \($0.replacement)" })"
      )
    }
    // Or nothing was tested.
    #expect(changes > Self.seeds.count)
  }

  @Test("4. what no finding covers is not changed")
  func restIsUnchanged() throws {
    let cleaner = try cleaner()
    for document in documents(cleaner) {
      let findings = cleaner.report(on: document).findings
      for finding in findings {
        #expect(document.text(finding.span).utf8.elementsEqual(finding.text.utf8), "\(finding.rule)")
      }
      let revision = cleaner.clean(document, applying: .suggest)
      var copied = (input: 0, output: 0)
      for change in revision.changes {
        #expect(
          document.bytes[copied.input..<change.finding.span.start]
            == revision.output[copied.output..<change.outputSpan.start])
        copied = (change.finding.span.end, change.outputSpan.end)
        #expect(document.protected.allSatisfy { !$0.overlaps(change.finding.span) }, "\(change.finding)")
      }
      #expect(document.bytes[copied.input...] == revision.output[copied.output...])
    }
  }

  @Test("5. the same result twice in a row, on any number of threads, in any order")
  func isDeterministic() async throws {
    let cleaner = try cleaner()
    let documents = documents(cleaner)
    let expected = documents.map { cleaner.clean($0, applying: .suggest) }
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2 {
      let order = documents.indices.shuffled(using: &generator)
      let results = await withTaskGroup(of: (Int, Revision).self, returning: [Int: Revision].self) { group in
        for index in order { group.addTask { (index, cleaner.clean(documents[index], applying: .suggest)) } }
        var results: [Int: Revision] = [:]
        for await (index, revision) in group { results[index] = revision }
        return results
      }
      for index in documents.indices { #expect(results[index] == expected[index]) }
    }
  }

  @Test("findings shift by the length of a paragraph of many bytes and no words that stands before them")
  func findingsShift() throws {
    let cleaner = try cleaner()
    let prefix = Array("— „…” — ‹›\n\n".utf8)
    for document in documents(cleaner) where !startsWithMark(document.bytes) {
      let findings = cleaner.report(on: document).findings
      let shifted = cleaner.report(on: cleaner.document(prefix + document.bytes, name: document.name)).findings
      let back = shifted.filter { $0.span.start >= prefix.count }.map { finding in
        Place(TextSpan(finding.span.start - prefix.count, finding.span.end - prefix.count), finding)
      }
      #expect(Set(back) == Set(findings.map { Place($0.span, $0) }), "document \(document.name)")
    }
  }

  @Test(
    "6. hostile texts are cleaned in the end, and what is said of them does not outgrow them",
    arguments: HostileText.allCases)
  func hostile(_ text: HostileText) throws {
    let cleaner = try cleaner()
    let document = cleaner.document(text.bytes, name: text.rawValue)
    let report = cleaner.report(on: document)
    #expect(report.findings.count <= 2 * document.tokens.count + document.bytes.count / 2)
    let revision = cleaner.clean(document, applying: .safe)
    #expect(cleaner.clean(cleaner.document(revision.output, name: text.rawValue), applying: .safe).isUnchanged)
  }

  /// A finding without what counts lines or weighs the whole document.
  private struct Place: Hashable {
    let span: TextSpan
    let rule: String
    let replacement: String?

    init(_ span: TextSpan, _ finding: Finding) {
      self.span = span
      rule = finding.rule
      replacement = finding.replacement
    }
  }

  private func isBoundary(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }

  /// A mark that joins what stands before it.
  private func startsWithMark(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first?.properties.isGraphemeExtend ?? true
  }
}
