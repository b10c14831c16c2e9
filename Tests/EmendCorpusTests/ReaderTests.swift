import EmendFiles
import Glibc
import TestSupport
import Testing

@testable import EmendCorpus

struct ReaderTests {
  private static func reader(
    _ path: String, _ format: ShardFormat, _ compression: Compression, start: ShardReader.Start = .beginning,
    limit: Int = ShardReader.recordLimit
  ) throws -> ShardReader {
    let shard = Shard(in: "/", name: "x", format: format, compression: compression)
    return try ShardReader(
      shard, index: 0, file: try OpenFile.reading(path), fields: FieldNames(), start: start, recordLimit: limit)
  }

  private static func pieces(_ reader: ShardReader) throws -> [Piece] {
    var pieces: [Piece] = []
    while let piece = try reader.next(waitForRoom: {}) { pieces.append(piece) }
    return pieces
  }

  @Test(arguments: Compression.allCases, [UInt64(1), 2, 3])
  func piecesAreTheFile(compression: Compression, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    for format in ShardFormat.allCases {
      let content = Self.content(format, &random)
      let path = try folder.write("file", Samples.packed(content, compression))
      for limit in [ShardReader.recordLimit, 2_000] {
        let pieces = try Self.pieces(try Self.reader(path, format, compression, limit: limit))
        // A difference of large values would take the test runner hours to describe.
        let isWhole = pieces.flatMap(\.bytes) == content
        #expect(isWhole)
        #expect(pieces.map(\.isLast) == Array(repeating: false, count: pieces.count - 1) + [true])
        var offset = 0
        for piece in pieces {
          #expect(piece.offset == offset)
          offset += piece.bytes.count
        }
      }
    }
  }

  private static func content(_ format: ShardFormat, _ random: inout SeededGenerator) -> [UInt8] {
    switch format {
    case .text: Array(Samples.text(&random, upTo: 60_000).utf8)
    case .jsonl: Array(Samples.jsonLines(12_000, &random).utf8)
    case .csv: Array(Samples.table(12_000, separator: ",", &random).utf8)
    case .tsv: Array(Samples.table(5_000, separator: "\t", &random).utf8)
    }
  }

  @Test(arguments: [ShardFormat.jsonl, .csv], Compression.allCases)
  func readingGoesOnBetweenAnyTwoPieces(format: ShardFormat, compression: Compression) throws {
    var random = SeededGenerator(seed: 5)
    let folder = try TemporaryFolder()
    let content = Self.content(format, &random)
    let path = try folder.write("file", Samples.packed(content, compression))
    let all = try Self.pieces(try Self.reader(path, format, compression))
    #expect(all.count > 3)
    for index in all.indices.dropFirst() {
      let start = ShardReader.Start(offset: all[index].offset, number: all[index].firstNumber)
      let rest = try Self.pieces(try Self.reader(path, format, compression, start: start))
      let isSame = rest.map(\.bytes) == all[index...].map(\.bytes)
      #expect(isSame)
      #expect(rest.map(\.firstNumber) == all[index...].map(\.firstNumber))
      #expect(rest.map(\.columns) == all[index...].map(\.columns))
    }
  }

  @Test func aRecordBeyondTheLimitIsLeftOutAlone() throws {
    let folder = try TemporaryFolder()
    let long = #"{"text": "\#(String(repeating: "Kief ", count: 60_000))"}"#
    let path = try folder.write("file", "{\"text\": \"a\"}\n\(long)\n{\"text\": \"b\"}\n")
    let pieces = try Self.pieces(try Self.reader(path, .jsonl, .none, limit: 1_000))
    let untouched = pieces.filter { $0.content == .untouched }
    #expect(String(decoding: untouched.flatMap(\.bytes), as: UTF8.self) == long + "\n")
    #expect(pieces.flatMap(\.problems).map(\.number) == [2])
    #expect(pieces.first { $0.offset > long.utf8.count }?.firstNumber == 3)
  }

  /// Whatever is damaged, records before and behind it are read, and the damage is told.
  @Test(arguments: [Compression.gzip, .zstd])
  func damageCostsOnePart(compression: Compression) throws {
    var random = SeededGenerator(seed: 9)
    let folder = try TemporaryFolder()
    let lines = (0..<300).map {
      "{\"id\": \($0), \"text\": \"\(Samples.pieces.randomElement(using: &random) == "é")\"}\n"
    }
    let parts = stride(from: 0, to: 300, by: 100).map { Array(lines[$0..<($0 + 100)].joined().utf8) }
    let packed = parts.map { Samples.packed($0, compression, partsOf: 1 << 20) }
    for _ in 0..<40 {
      var damaged = packed
      let place = Int.random(in: 20..<damaged[1].count, using: &random)
      damaged[1][place] ^= UInt8.random(in: 1...255, using: &random)
      let path = try folder.write("file", damaged.flatMap { $0 })
      let pieces = try Self.pieces(try Self.reader(path, .jsonl, compression))
      #expect(!pieces.flatMap(\.problems).isEmpty)
      let text = String(decoding: pieces.flatMap { $0.bytes + ($0.lacksLineEnd ? [0x0A] : []) }, as: UTF8.self)
      let (begins, ends) = (text.hasPrefix(lines[..<100].joined()), text.hasSuffix(lines[200...].joined()))
      #expect(begins && ends)
    }
  }

  @Test func aFileCutShortIsToldOf() throws {
    let folder = try TemporaryFolder()
    let content = Array(String(repeating: "{\"text\": \"a\"}\n", count: 100).utf8)
    let packed = Samples.packed(content, .gzip)
    let path = try folder.write("file", Array(packed.dropLast(10)))
    let pieces = try Self.pieces(try Self.reader(path, .jsonl, .gzip))
    #expect(pieces.flatMap(\.problems).contains { $0.reason.contains("cut short") })
    // Zeros behind the end mean nothing.
    let padded = try folder.write("padded", packed + [0, 0, 0])
    #expect(try Self.pieces(try Self.reader(padded, .jsonl, .gzip)).flatMap(\.problems).isEmpty)
  }

  @Test(arguments: [1, 3])
  func documentsComeInOrder(jobs: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "in/a.jsonl.gz", Samples.packed(Array("{\"id\": 7, \"text\": \"one\"}\n{}\n{\"text\": \"two\"}".utf8), .gzip))
    try folder.write("in/b.csv", "text,id\n\"three\nlines\",x\n")
    try folder.write("in/c.txt", "four")
    try folder.write("in/d.pdf", "no")
    let inputs = try CorpusInputs([folder("in")], format: nil)
    #expect(inputs.leftOut == [".pdf": 1])
    var documents: [CorpusDocument] = []
    try CorpusReader(inputs).read(jobs: jobs) {
      $0
    } deliver: { found, problems in
      #expect(problems.isEmpty)
      documents += found ?? []
      return true
    }
    #expect(documents.map(\.id) == ["7", "a.jsonl.gz:3", "x", "c.txt"])
    #expect(documents.map { String(decoding: $0.text, as: UTF8.self) } == ["one", "two", "three\nlines", "four"])
  }
}

struct InputTests {
  @Test func namesAreRelativeToTheCommonFolder() throws {
    let folder = try TemporaryFolder()
    for name in ["x/a/1.txt", "x/b/1.txt", "x/b/.hidden.txt", "x/b/c/2.jsonl.gz", "y.txt"] {
      try folder.write(name, "")
    }
    func names(_ arguments: String...) throws -> [String] {
      try CorpusInputs(arguments.map { folder($0) }, format: nil).shards.map(\.name)
    }
    #expect(try names("x") == ["a/1.txt", "b/1.txt", "b/c/2.jsonl.gz"])
    #expect(try names("x/") == ["a/1.txt", "b/1.txt", "b/c/2.jsonl.gz"])
    #expect(try names("x/a", "x/b") == ["a/1.txt", "b/1.txt", "b/c/2.jsonl.gz"])
    #expect(try names("x/b/1.txt") == ["1.txt"])
    #expect(try names("x/b/1.txt", "x/a/1.txt", "x/b") == ["a/1.txt", "b/1.txt", "b/c/2.jsonl.gz"])
    #expect(try names("x/*/1.txt") == ["a/1.txt", "b/1.txt"])
    #expect(try names("x/**/*.txt") == ["a/1.txt", "b/1.txt"])
    #expect(try names("**/*.gz") == ["x/b/c/2.jsonl.gz"])
    #expect(throws: InputError.self) { try names("z") }
    #expect(throws: InputError.self) { try names("x/*.txt") }
    let inputs = try CorpusInputs([folder.path], format: nil, excluding: folder("x/b"))
    #expect(inputs.shards.map(\.name) == ["x/a/1.txt", "y.txt"])
  }
}
