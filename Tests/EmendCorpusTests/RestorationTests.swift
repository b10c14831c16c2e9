import Emend
import EmendFiles
import Glibc
import TestSupport
import Testing

@testable import EmendCorpus

/// `emend batch undo --write`.
struct RestorationTests {
  private static func run(
    _ folder: TemporaryFolder, to output: String, attributes: BatchOptions.Attributes = .beside, checker: WordChecker
  ) throws {
    var options = BatchOptions(
      output: folder(output), jobs: 2, attributes: attributes,
      settings: [BatchOptions.versionSetting: "1.0", BatchOptions.profileSetting: "sha256:5678"])
    options.checkpointSeconds = 0
    var run = try BatchRun(try CorpusInputs([folder("in")], format: nil), options: options) { _ in
      (CorpusCleaner(checker: checker, tier: .likely), #"{"lexicon": "sha256:1234", "tier": "likely"}"#)
    } tell: { _ in
    }
    _ = try run.run { false }
  }

  private static func fill(_ folder: TemporaryFolder, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for compression in Compression.allCases {
      let ending = compression.ending
      try folder.write(
        "in/a.jsonl\(ending)", Samples.packed(Array(Samples.jsonLines(60, &random).utf8), compression))
      try folder.write(
        "in/b.csv\(ending)", Samples.packed(Array(Samples.table(40, separator: ",", &random).utf8), compression))
      try folder.write("in/d.txt\(ending)", Samples.packed(Array("Kief, é Kief\n".utf8), compression))
    }
    // Escapes that nobody needs, in what is edited too; a line that is ASCII only after its edit; another encoding.
    try folder.write(
      "in/escapes.jsonl",
      #"{"text": "\u004b\u0069ef \/ Kie\u0066 é"}"# + "\n" + #"{"text": "é \u00e9 \u001b Kief"}"# + "\n")
    try folder.write("in/e.md", [0x4B, 0x69, 0x65, 0x66, 0x20, 0xE9, 0x20, 0x4B, 0x69, 0x65, 0x66])
  }

  private static func content(_ folder: TemporaryFolder, below root: String) throws -> [String: [UInt8]] {
    var content: [String: [UInt8]] = [:]
    for name in folder.files() where name.hasPrefix(root) {
      let reader = ContentReader(try OpenFile.reading(folder(name)), Compression(ofFileNamed: name))
      var bytes: [UInt8] = []
      while case .bytes(let more) = try reader.next() { bytes += more }
      content[String(name.dropFirst(root.count))] = bytes
    }
    return content
  }

  private static func documents(of folder: TemporaryFolder) throws -> [String] {
    var names: [String] = []
    let reader = CorpusReader(try CorpusInputs([folder("in")], format: nil))
    try reader.read(jobs: 1) {
      $0.map { $0.shard.contains("jsonl") || $0.shard.contains("csv") ? "\($0.shard):\($0.number)" : $0.shard }
    } deliver: { found, _ in
      names += found ?? []
      return true
    }
    return names
  }

  /// Whatever is taken back in whatever order, in the end the corpus is what it was, and sidecars speak of that text.
  @Test(arguments: [UInt64(1), 2], ["Kyiv, \"the\" city\n", ""])
  func allTakenBackIsTheInput(seed: UInt64, right: String) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    try Self.fill(folder, seed: seed)
    let checker = try WordChecker(wrong: "Kief", right: right)
    try Self.run(folder, to: "out", checker: checker)
    var edits = 0
    for name in try Self.documents(of: folder).shuffled(using: &random) {
      let outcome = try CorpusRestoration(ofFolder: folder("out"), document: name).restore()
      if case .restored(let count, _) = outcome { edits += count }
    }
    #expect(edits > 50)
    #expect(try Self.content(folder, below: "out/documents/") == Self.content(folder, below: "in/"))
    #expect(!folder.files().contains { $0.contains("partial") })
    let report = try CorpusReport(ofFolder: folder("out"), top: 5)
    #expect(report.totals.edits == 0 && report.totals.documentsEdited == 0 && report.totals.findings == edits)
    #expect(report.rules.allSatisfy { $0.edits == 0 && $0.samples.allSatisfy { $0.decision == "rejected" } })
    // A run that only writes sidecars counts in the same texts.
    try Self.run(folder, to: "only", attributes: .only, checker: checker)
    #expect(
      try Self.content(folder, below: "out/attributes/") == Self.content(folder, below: "only/attributes/"))
  }

  @Test func oneDocumentAloneIsTakenBack() throws {
    let folder = try TemporaryFolder()
    let line = { (number: Int) in "{\"id\": \"d\(number)\", \"text\": \"Kief \(number) é\", \"n\": 1.50}\n" }
    try folder.write("in/a.jsonl", (0..<5).map(line).joined())
    try Self.run(folder, to: "out", checker: try WordChecker())
    let cleaned = String(decoding: try folder.read("out/documents/a.jsonl"), as: UTF8.self)
    #expect(
      try CorpusRestoration(ofFolder: folder("out"), document: "d3").restore()
        == .restored(edits: 1, path: folder("out/documents/a.jsonl")))
    #expect(
      String(decoding: try folder.read("out/documents/a.jsonl"), as: UTF8.self)
        == cleaned.replacing("Kyiv 3", with: "Kief 3"))
    #expect(
      String(decoding: try CorpusUndo(ofFolder: folder("out"), document: "d3").original(), as: UTF8.self) == "Kief 3 é")
    #expect(try CorpusRestoration(ofFolder: folder("out"), document: "d3").restore() == .isTakenBackAlready)
    let totals = try CorpusReport(ofFolder: folder("out"), top: 5).totals
    #expect(totals.edits == 4 && totals.findings == 5 && totals.takenBack == 1 && totals.completeShards == 1)
  }

  /// Neither the same command again nor a cleaning of the whole file anew brings back what somebody took back.
  @Test(arguments: [false, true])
  func laterRunsLeaveItAsItIs(inputChanges: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.jsonl", "{\"id\": \"x\", \"text\": \"Kief one\"}\n{\"id\": \"y\", \"text\": \"Kief two\"}\n")
    try folder.write("in/b.txt", "Kief three")
    let checker = try WordChecker()
    try Self.run(folder, to: "out", checker: checker)
    for name in ["y", "b.txt"] { _ = try CorpusRestoration(ofFolder: folder("out"), document: name).restore() }
    var before = try Self.content(folder, below: "out/attributes/")
    if inputChanges {
      let more = "{\"id\": \"z\", \"text\": \"nothing\"}\n"
      try folder.write("in/a.jsonl", String(decoding: try folder.read("in/a.jsonl"), as: UTF8.self) + more)
      try folder.write("in/b.txt", "Kief three")
      before["emend/a.jsonl"]? += Array(
        "{\"id\": \"z\", \"attributes\": {\"emend__document_score\": [[0, 7, 0.1]]}}\n".utf8)
    }
    try Self.run(folder, to: "out", checker: checker)
    let written = String(decoding: try folder.read("out/documents/a.jsonl"), as: UTF8.self)
    #expect(written.contains("Kyiv one") && written.contains("Kief two"))
    #expect(try folder.read("out/documents/b.txt") == Array("Kief three".utf8))
    #expect(try Self.content(folder, below: "out/attributes/") == before)
    let totals = try CorpusReport(ofFolder: folder("out"), top: 5).totals
    #expect(totals.edits == 1 && totals.findings == 3 && totals.takenBack == 2)
    #expect(try CorpusRestoration(ofFolder: folder("out"), document: "y").restore() == .isTakenBackAlready)
  }

  @Test func whatWasChangedSinceOrHeldIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.jsonl", "{\"id\": \"x\", \"text\": \"Kief one\"}\n{\"id\": \"y\", \"text\": \"none\"}\n")
    try Self.run(folder, to: "out", checker: try WordChecker())
    #expect(try CorpusRestoration(ofFolder: folder("out"), document: "y").restore() == .hadNoEdits)
    #expect(throws: InputError.self) {
      let held = try OutputFolder(folder("out"))
      defer { _ = held.path }
      _ = try CorpusRestoration(ofFolder: folder("out"), document: "x")
    }
    #expect(throws: LedgerError.self) { try CorpusRestoration(ofFolder: folder("in"), document: "x") }
    let changed = "{\"id\": \"x\", \"text\": \"Kyiv 1\"}\n{\"id\": \"y\", \"text\": \"none\"}\n"
    try folder.write("out/documents/a.jsonl", changed)
    #expect(throws: InputError.self) { try CorpusRestoration(ofFolder: folder("out"), document: "x").restore() }
    #expect(try folder.read("out/documents/a.jsonl") == Array(changed.utf8))
    #expect(!folder.files().contains { $0.contains("partial") || $0.hasPrefix("in/.lock") })
    #expect(try CorpusReport(ofFolder: folder("out"), top: 5).totals.edits == 1)
  }

  /// A kill between the ledger's note and the renaming: whoever comes next finishes it.
  @Test(arguments: [0, 1, 2])
  func aKilledRestorationIsFinished(next: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.jsonl", "{\"id\": \"x\", \"text\": \"Kief one\"}\n{\"id\": \"y\", \"text\": \"Kief\"}\n")
    let checker = try WordChecker()
    try Self.run(folder, to: "out", attributes: .none, checker: checker)
    let cleaned = try folder.read("out/documents/a.jsonl")
    _ = try CorpusRestoration(ofFolder: folder("out"), document: "x").restore()
    // Back to where the kill came.
    let restored = try folder.read("out/documents/a.jsonl")
    try folder.write("out/documents/a.jsonl", cleaned)
    try folder.write("out/partial/1.documents", restored)
    let ledger = try Ledger.opening(folder("out/ledger.sqlite"))
    var entries = LedgerEntries()
    entries.states[1] = (.written, Checkpoint())
    var samples: [String: Int] = [:]
    try ledger.write(entries, samples: &samples)
    switch next {
    case 0: try Self.run(folder, to: "out", attributes: .none, checker: checker)
    case 1:
      #expect(try CorpusRestoration(ofFolder: folder("out"), document: "y").restore() != .hadNoEdits)
      #expect(try folder.read("out/documents/a.jsonl") == folder.read("in/a.jsonl"))
      return
    default:
      #expect(try CorpusUndo(ofFolder: folder("out"), document: "x").original() == Array("Kief one".utf8))
      #expect(try CorpusUndo(ofFolder: folder("out"), document: "y").original() == Array("Kief".utf8))
      return
    }
    #expect(try folder.read("out/documents/a.jsonl") == restored)
  }

  /// The change log says what the document was cleaned with.
  @Test func theChangeLogNamesLexiconProfileAndTier() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.txt", "Kief")
    try Self.run(folder, to: "out", checker: try WordChecker())
    let log = try ChangeLog(parsing: Array(try CorpusUndo(ofFolder: folder("out"), document: "a.txt").changeLog().utf8))
    let header = try #require(log.sections.first?.header)
    #expect(header.lexicon == "sha256:1234+profile:sha256:5678")
    #expect(header.tier == .likely && header.version == "1.0")
  }
}
