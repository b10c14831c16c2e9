import Emend
import EmendFiles
import Glibc
import TestSupport
import Testing

@testable import EmendCorpus

struct BatchTests {
  private static func run(
    _ input: String, to output: String, jobs: Int = 2, attributes: BatchOptions.Attributes = .none,
    checker: WordChecker, limit: Int = ShardReader.recordLimit, settings: [String: String] = [:],
    stopAfter checks: Int = .max
  ) throws -> BatchSummary {
    var options = BatchOptions(output: output, jobs: jobs, attributes: attributes, settings: settings)
    options.recordLimit = limit
    options.checkpointSeconds = 0
    let inputs = try CorpusInputs([input], format: nil)
    var run = try BatchRun(inputs, options: options) { _ in
      (CorpusCleaner(checker: checker, tier: .safe), "the same")
    } tell: { _ in
    }
    var left = checks
    return try run.run {
      left -= 1
      return left < 0
    }
  }

  /// Some of everything.
  private static func fill(_ folder: TemporaryFolder, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for compression in Compression.allCases {
      let ending = compression.ending
      try folder.write(
        "in/a.jsonl\(ending)", Samples.packed(Array(Samples.jsonLines(3_000, &random).utf8), compression))
      try folder.write(
        "in/b/b.csv\(ending)", Samples.packed(Array(Samples.table(500, separator: ",", &random).utf8), compression))
      try folder.write(
        "in/b/c.tsv\(ending)", Samples.packed(Array(Samples.table(50, separator: "\t", &random).utf8), compression))
      try folder.write("in/d.txt\(ending)", Samples.packed(Array(Samples.text(&random).utf8), compression))
    }
    try folder.write("in/e.md", [0x4B, 0x69, 0x65, 0x66, 0x20, 0xFF, 0x20, 0x4B, 0x69, 0x65, 0x66])
    try folder.write("in/empty.jsonl.gz", Samples.packed([], .gzip))
  }

  private static func unpacked(_ path: String) throws -> [UInt8] {
    let reader = ContentReader(try OpenFile.reading(path), Compression(ofFileNamed: path))
    var content: [UInt8] = []
    while case .bytes(let bytes) = try reader.next() { content += bytes }
    return content
  }

  @Test(arguments: [UInt64(1), 2], [ShardReader.recordLimit, 200])
  func whatHasNoFindingsComesThroughByteForByte(seed: UInt64, limit: Int) throws {
    let folder = try TemporaryFolder()
    try Self.fill(folder, seed: seed)
    _ = try Self.run(
      folder("in"), to: folder("out"), checker: try WordChecker(wrong: "nowhere", right: "x"), limit: limit)
    for name in folder.files() where name.hasPrefix("in/") {
      let written = try Self.unpacked(folder("out/documents/" + name.dropFirst(3)))
      let isSame = try written == Self.unpacked(folder(name))
      #expect(isSame, "\(name)")
    }
  }

  @Test(arguments: [UInt64(3), 4])
  func onlyTextsChange(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    try Self.fill(folder, seed: seed)
    _ = try Self.run(folder("in"), to: folder("out"), checker: try WordChecker())
    for name in folder.files() where name.hasPrefix("in/") && !name.contains("jsonl") {
      let expected = String(decoding: try Self.unpacked(folder(name)), as: UTF8.self)
      let written = String(decoding: try Self.unpacked(folder("out/documents/" + name.dropFirst(3))), as: UTF8.self)
      let isSame =
        written == expected.split(separator: "Kief", omittingEmptySubsequences: false).joined(separator: "Kyiv")
      #expect(isSame, "\(name)")
    }
    let written = String(decoding: try folder.read("out/documents/a.jsonl"), as: UTF8.self)
    let isCleaned = !written.contains("Kief") && written.contains("Kyiv") && written.contains("{broken")
    #expect(isCleaned)
  }

  /// Whenever a run is stopped, on however many threads it is gone on with, the same comes of it.
  @Test(arguments: [UInt64(5), 6, 7])
  func aStoppedRunGoesOn(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    try Self.fill(folder, seed: seed)
    let checker = try WordChecker()
    _ = try Self.run(folder("in"), to: folder("whole"), jobs: 1, attributes: .beside, checker: checker)
    // Stopped before anything is done, then anywhere.
    let first = try Self.run(
      folder("in"), to: folder("parts"), attributes: .beside, checker: checker, stopAfter: 0)
    #expect(first.isStopped)
    while try Self.run(
      folder("in"), to: folder("parts"), jobs: Int.random(in: 1...4, using: &random), attributes: .beside,
      checker: checker, stopAfter: Int.random(in: 0...6, using: &random)
    ).isStopped {}
    let whole = folder.files().filter { $0.hasPrefix("whole/") && !$0.contains("ledger") }
    for name in whole {
      let isSame = try folder.read(name) == folder.read("parts/" + name.dropFirst(6))
      #expect(isSame, "\(name)")
    }
    #expect(whole.count == folder.files().filter { $0.hasPrefix("parts/") && !$0.contains("ledger") }.count)
    var reports = try ["whole", "parts"].map { try CorpusReport(ofFolder: folder($0), top: 100) }
    for index in reports.indices { reports[index].totals.seconds = 0 }
    let isSameReport = reports[0].json == reports[1].json
    #expect(isSameReport)
  }

  @Test func everyDocumentCanBeTakenBack() throws {
    let folder = try TemporaryFolder()
    try Self.fill(folder, seed: 8)
    let checker = try WordChecker(wrong: "Kief", right: "Kyiv, \"the\" city\n")
    _ = try Self.run(folder("in"), to: folder("out"), checker: checker)
    var count = 0
    var documents: [CorpusDocument] = []
    try CorpusReader(try CorpusInputs([folder("in")], format: nil)).read(jobs: 1) {
      $0
    } deliver: { found, _ in
      documents += found ?? []
      return true
    }
    for document in documents where document.number % 29 == 1 {
      let name = document.id == document.shard ? document.shard : "\(document.shard):\(document.number)"
      // A file is taken back with its broken bytes, which a document masks.
      if document.shard == "e.md" { continue }
      #expect(try CorpusUndo(ofFolder: folder("out"), document: name).original() == document.text, "\(name)")
      count += 1
    }
    #expect(count > 100)
    #expect(try CorpusUndo(ofFolder: folder("out"), document: "e.md").original() == folder.read("in/e.md"))
  }

  @Test func aDocumentThatWasChangedSinceIsNotTakenBack() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.txt", "Kief is here.")
    _ = try Self.run(folder("in"), to: folder("out"), checker: try WordChecker())
    try folder.write("out/documents/a.txt", "Kyiv was here.")
    let error = #expect(throws: InputError.self) {
      try CorpusUndo(ofFolder: folder("out"), document: "a.txt").original()
    }
    #expect(error?.message.contains("changed after it was cleaned") == true)
  }

  @Test func sidecarsPointIntoTheWrittenText() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.jsonl", "{\"id\": \"x\", \"text\": \"😀 é Kief, Kief\"}\n\n{\"text\": 1}\n")
    let checker = try WordChecker(wrong: "Kief", right: "Kyiv city")
    _ = try Self.run(folder("in"), to: folder("out"), attributes: .beside, checker: checker)
    #expect(
      String(decoding: try folder.read("out/attributes/emend/a.jsonl"), as: UTF8.self) == """
        {"id": "x", "attributes": {"emend__document_score": [[0, 24, 0.9]], \
        "emend__spelling-variant__fake": [[4, 13, 1.0], [15, 24, 1.0]]}}

        {"id": null, "attributes": {}}

        """)
    _ = try Self.run(folder("in"), to: folder("only"), attributes: .only, checker: checker)
    #expect(
      String(decoding: try folder.read("only/attributes/emend/a.jsonl"), as: UTF8.self).hasPrefix(
        """
        {"id": "x", "attributes": {"emend__document_score": [[0, 14, 0.9]], \
        "emend__spelling-variant__fake": [[4, 8, 1.0], [10, 14, 1.0]]}}
        """))
    #expect(!folder.files().contains { $0.hasPrefix("only/documents") })
  }

  @Test func aFolderIsHeldByOneRun() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.txt", "Kief")
    let held = try OutputFolder(folder("out"))
    let error = #expect(throws: InputError.self) {
      try Self.run(folder("in"), to: folder("out"), checker: try WordChecker())
    }
    #expect(error?.message.contains("another emend batch") == true)
    _ = held.path
  }

  @Test func otherSettingsAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.txt", "Kief")
    _ = try Self.run(folder("in"), to: folder("out"), checker: try WordChecker(), settings: ["--x": "1"])
    let error = #expect(throws: InputError.self) {
      try Self.run(folder("in"), to: folder("out"), checker: try WordChecker(), settings: ["--x": "2"])
    }
    #expect(error?.message.contains("--x") == true)
    try folder.write("other/file", "")
    #expect(throws: InputError.self) {
      try Self.run(folder("in"), to: folder("other"), checker: try WordChecker())
    }
  }

  @Test func changedAndNewInputsAreCleanedAndLostOutputsWrittenAgain() throws {
    let folder = try TemporaryFolder()
    let checker = try WordChecker()
    for name in ["a", "b", "c"] { try folder.write("in/\(name).txt", "Kief \(name)") }
    _ = try Self.run(folder("in"), to: folder("out"), checker: checker)
    try folder.write("in/a.txt", "Kief and Kief again")
    try folder.write("in/d.txt", "Kief d")
    unlink(folder("out/documents/b.txt"))
    let summary = try Self.run(folder("in"), to: folder("out"), checker: checker)
    #expect(summary.progress.documents == 3 && summary.earlierShards == 1)
    #expect(String(decoding: try folder.read("out/documents/a.txt"), as: UTF8.self) == "Kyiv and Kyiv again")
    #expect(String(decoding: try folder.read("out/documents/b.txt"), as: UTF8.self) == "Kyiv b")
    #expect(try CorpusReport(ofFolder: folder("out"), top: 5).totals.edits == 5)
  }

  @Test func problemsAreToldAndTheRunGoesOn() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.jsonl", "{\"text\": \"Kief\"}\n{\"text\": \"Kief\"\n{\"text\": \"Kief\"}\n")
    try folder.write("in/b.jsonl", "{\"body\": \"Kief\"}\n")
    try folder.write("in/c.csv", "id,body\n1,Kief\n")
    try folder.write("in/d.csv", "id,text\n1,\"Kief\n2,Kief\n")
    let summary = try Self.run(folder("in"), to: folder("out"), checker: try WordChecker())
    #expect(summary.problems == 4)
    let errors = String(decoding: try folder.read("out/errors.jsonl"), as: UTF8.self).split(separator: "\n")
    #expect(errors.count == 4)
    #expect(errors.first?.contains("\"document\": \"a.jsonl:2\"") == true)
    for name in ["b.jsonl", "c.csv", "d.csv"] {
      #expect(try folder.read("out/documents/\(name)") == folder.read("in/\(name)"))
    }
    #expect(
      String(decoding: try folder.read("out/documents/a.jsonl"), as: UTF8.self)
        == "{\"text\": \"Kyiv\"}\n{\"text\": \"Kief\"\n{\"text\": \"Kyiv\"}\n")
  }

  /// A text of many sections comes out as one.
  @Test func longTextsAreCleanedInSections() throws {
    let text = (0..<4_000).map { "Kief \($0) é \"x\"" + ($0 % 7 == 0 ? "\n\n" : " ") }.joined()
    let json = Array(jsonEscaped(text, isASCII: true).utf8)
    let field = TextField(writing: .json(isASCII: true), content: json.indices)
    let sections = field.sections(in: json, size: 1_000)
    #expect(sections.count > 50)
    #expect(sections.first?.lowerBound == 0 && sections.last?.upperBound == json.count)
    #expect(zip(sections, sections.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(sections.flatMap { field.text(of: $0, in: json).bytes } == Array(text.utf8))
    #expect(sections.dropLast().allSatisfy { json[..<$0.upperBound].suffix(4).elementsEqual("\\n\\n".utf8) })
  }
}
