internal import Emend
internal import EmendFiles
internal import Glibc

/// One document of a corpus, for those who read and don't rewrite.
package struct CorpusDocument: Sendable {
  /// The file, as the corpus names it.
  package let shard: String
  /// From 1: the line of JSON Lines, the row of a table (its first names the columns); 1 in a text file.
  package let number: Int
  /// What the id field says; `shard:number` where a record has none, the shard's name where a file is the document.
  package let id: String
  /// Valid UTF-8.
  package let text: [UInt8]
}

/// Reads the documents of a corpus, whatever its files are.
///
///     let inputs = try CorpusInputs(["shards/", "more.csv.gz"], format: nil)
///     try CorpusReader(inputs, fields: FieldNames()).read(jobs: 4) { documents in
///       Counts(of: documents)       // on any thread
///     } deliver: { counts, problems in
///       total.merge(counts)         // on this thread, in the order of the corpus
///       return true
///     }
package struct CorpusReader: Sendable {
  private let inputs: CorpusInputs
  private let fields: FieldNames
  private let standardInput: Int32

  package init(_ inputs: CorpusInputs, fields: FieldNames = FieldNames(), standardInput: Int32 = STDIN_FILENO) {
    self.inputs = inputs
    self.fields = fields
    self.standardInput = standardInput
  }

  /// Reads all documents once. Memory doesn't grow with the corpus.
  ///
  /// Which documents come together depends on the corpus alone, so what is made of them doesn't depend on the number of
  /// threads.
  /// - Parameters:
  ///   - jobs: threads that work.
  ///   - isBulky: whether what comes of documents takes many times their room, so that fewer may be under way.
  ///   - work: on some neighbouring documents of one shard, none perhaps, on any thread.
  ///   - deliver: what came of them in order, with what could not be read; false ends the reading.
  /// - Throws: what `deliver` throws; an ``InputError`` when no thread can be had.
  package func read<Result: Sendable>(
    jobs: Int, isBulky: Bool = false, work: @escaping @Sendable ([CorpusDocument]) -> Result,
    deliver: (Result?, [CorpusProblem]) throws -> Bool
  ) throws {
    let shards = inputs.shards
    let tasks = shards.indices.map { OrderedPieces.Task(index: $0) }
    let splitters = ShardFormat.allCases.reduce(into: [:]) { $0[$1] = RecordSplitter(format: $1, fields: fields) }
    // One piece a thread, one to go on with, one that is delivered.
    let room = isBulky ? (jobs + 2) * ShardReader.pieceSize : nil
    let pieces = OrderedPieces(shards: shards, fields: fields, jobs: jobs, room: room, standardInput: standardInput)
    try pieces.run(tasks) { piece, _ in
      let shard = shards[piece.shard]
      var (documents, problems) = Self.documents(of: piece, shard, splitters[shard.format])
      problems = piece.problems.map { CorpusProblem(shard: shard.name, problem: $0) } + problems
      return (work(documents), problems)
    } deliver: { outcome in
      switch outcome {
      case .piece(_, (let result, let problems)): return try deliver(result, problems)
      case .failure(let shard, let error):
        let problem = Problem(number: nil, offset: 0, reason: "can't be read: \(error)")
        return try deliver(nil, [CorpusProblem(shard: shards[shard].name, problem: problem)])
      }
    } idle: {
      true
    }
  }

  private static func documents(
    of piece: Piece, _ shard: Shard, _ splitter: RecordSplitter?
  ) -> (documents: [CorpusDocument], problems: [CorpusProblem]) {
    guard piece.content == .records else { return ([], []) }
    var documents: [CorpusDocument] = []
    var problems: [CorpusProblem] = []
    if shard.format == .text {
      do throws(TextDecodingError) {
        let text = try DecodedText.decode(piece.bytes)
        documents.append(CorpusDocument(shard: shard.name, number: 1, id: shard.name, text: text.bytes))
      } catch {
        let problem = Problem(number: 1, offset: 0, reason: error.description)
        problems.append(CorpusProblem(shard: shard.name, problem: problem))
      }
      return (documents, problems)
    }
    splitter?.forEachRecord(in: piece) { record in
      switch record.content {
      case .text(let field):
        let text = field.text(of: field.content, in: piece.bytes).bytes
        documents.append(
          CorpusDocument(
            shard: shard.name, number: record.number, id: record.id ?? "\(shard.name):\(record.number)", text: text))
      case .nothing, .noText: break
      case .broken(let reason):
        let offset = piece.offset + record.range.lowerBound
        let problem = Problem(number: record.number, offset: offset, reason: reason)
        problems.append(CorpusProblem(shard: shard.name, problem: problem))
      }
    }
    return (documents, problems)
  }
}

/// A problem and the file it concerns.
package struct CorpusProblem: Hashable, Sendable, CustomStringConvertible {
  package let shard: String
  package let problem: Problem

  package init(shard: String, problem: Problem) {
    self.shard = shard
    self.problem = problem
  }

  package var description: String {
    let place = problem.number.map { "\(shard):\($0)" } ?? "\(shard), byte \(problem.offset)"
    return "\(place): \(problem.reason)"
  }
}
