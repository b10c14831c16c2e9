internal import Emend
internal import EmendFiles
internal import Glibc

/// Cleans a corpus into a folder, in such a way that it can be killed at any moment and gone on with.
///
/// What is written of a shard is made durable first, then the ledger says so, then the shard is put in its place, then the
/// ledger says that. Whatever of that a crash leaves out, the next run does.
package struct BatchRun {
  private let options: BatchOptions
  private let shards: [Shard]
  /// One for each format and configuration.
  private let cleaners: [PieceCleaner]
  /// Which of them cleans each shard.
  private let cleanerOfShard: [UInt32]
  /// The settings of each of them.
  private let settingsOfCleaner: [String]
  private let folder: OutputFolder
  private let ledger: Ledger
  private let tell: (BatchEvent) -> Void
  private let standardInput: Int32
  private var known: [LedgerShard] = []
  private var entries = LedgerEntries()
  private var samples: [String: Int] = [:]
  private var writer: ShardWriter?
  /// Of a record that isn't complete yet.
  private var held: (problems: [Problem], bytes: Int) = ([], 0)
  /// Written whole under their temporary names since the last commit.
  private var finished: [Int] = []
  /// Put in their place since the last commit.
  private var published: [Int] = []
  /// Bytes of files that were read of shards that are done.
  private var consumed = 0
  private var progress = BatchProgress(toConsume: 0)
  private let clock = ContinuousClock()
  private let began: ContinuousClock.Instant
  private var committed: ContinuousClock.Instant
  private var told: ContinuousClock.Instant

  /// Takes hold of the folder.
  /// - Parameters:
  ///   - cleaner: what cleans a shard, and its settings in words that are the same for the same settings.
  ///   - tell: called on the caller's thread.
  /// - Throws: ``InputError`` when the folder is held by another run, or was begun with other settings.
  package init(
    _ inputs: CorpusInputs, options: BatchOptions, standardInput: Int32 = STDIN_FILENO,
    cleaner: (Shard) throws -> (cleaner: CorpusCleaner, settings: String), tell: @escaping (BatchEvent) -> Void
  ) throws {
    self.options = options
    self.tell = tell
    self.standardInput = standardInput
    shards = inputs.shards
    began = clock.now
    committed = began
    told = began
    var cleaners: [PieceCleaner] = []
    var numbers: [CleanerKey: UInt32] = [:]
    var settingsOfCleaner: [String] = []
    var cleanerOfShard: [UInt32] = []
    cleanerOfShard.reserveCapacity(shards.count)
    for shard in shards {
      let found = try cleaner(shard)
      let key = CleanerKey(settings: found.settings, format: shard.format)
      if let number = numbers[key] {
        cleanerOfShard.append(number)
        continue
      }
      numbers[key] = UInt32(cleaners.count)
      cleanerOfShard.append(UInt32(cleaners.count))
      settingsOfCleaner.append(found.settings)
      cleaners.append(
        PieceCleaner(
          cleaner: found.cleaner,
          splitter: RecordSplitter(
            format: shard.format, fields: options.fields, limit: options.recordLimit),
          rewrites: options.attributes != .only, writesAttributes: options.attributes != .none))
    }
    self.cleaners = cleaners
    self.cleanerOfShard = cleanerOfShard
    self.settingsOfCleaner = settingsOfCleaner
    let folder = try OutputFolder(options.output)
    self.folder = folder
    if options.startsOver { try Self.attempt(folder.path) { () throws(SystemError) in try folder.clear() } }
    ledger = try Ledger.opening(folder.ledgerPath)
    try settle(Set(numbers.keys.map(\.settings)))
  }

  private struct CleanerKey: Hashable {
    let settings: String
    let format: ShardFormat
  }

  private func settle(_ found: Set<String>) throws {
    var settings = options.settings
    settings["configuration"] = found.sorted().joined(separator: "\n")
    settings["--text-field"] = options.fields.text
    settings["--id-field"] = options.fields.id
    settings["--attributes"] = options.attributes.rawValue
    let other = try ledger.settle(settings)
    if !other.isEmpty {
      throw InputError(
        "was begun with other settings (\(other.joined(separator: ", "))); give the same as then, or --start-over to do "
          + "all of it anew", at: folder.path)
    }
  }

  private static func attempt<Value>(_ path: String, _ body: () throws(SystemError) -> Value) throws -> Value {
    do throws(SystemError) {
      return try body()
    } catch {
      throw InputError("can't be written to: \(error)", at: path)
    }
  }
}

extension BatchRun {
  /// Cleans what is not yet clean.
  /// - Parameter shouldStop: asked several times a second.
  /// - Throws: ``InputError`` when nothing more can be written; what was done is kept.
  package mutating func run(shouldStop: () -> Bool) throws -> BatchSummary {
    do {
      return try cleanAll(shouldStop)
    } catch let error as SystemError {
      throw InputError(stopMessage(error.description), at: folder.path)
    } catch let error as LedgerError {
      throw InputError(stopMessage(error.message), at: folder.path)
    }
  }

  private func stopMessage(_ reason: String) -> String {
    "can't be written to: \(reason); what is done is kept, and once it can be written to, the same command goes on from "
      + "there"
  }

  private mutating func cleanAll(_ shouldStop: () -> Bool) throws -> BatchSummary {
    try folder.makePartialFolder()
    let run = try ledger.beginRun(jobs: options.jobs)
    let tasks = try plan()
    let earlier = shards.count - tasks.count
    var isStopped = false
    let pieces = OrderedPieces(
      shards: shards, fields: options.fields, jobs: options.jobs, recordLimit: options.recordLimit,
      standardInput: standardInput)
    let (shards, cleaners, cleanerOfShard) = (shards, cleaners, cleanerOfShard)
    let takenBack = try takenBack()
    try pieces.run(tasks) { piece, isStopped in
      cleaners[Int(cleanerOfShard[piece.shard])].clean(
        piece, of: shards[piece.shard], takenBack: takenBack[piece.shard] ?? [], isStopped: isStopped)
    } deliver: { outcome in
      try take(outcome)
      return true
    } idle: {
      isStopped = shouldStop()
      try commitIfDue()
      tellProgress()
      return !isStopped
    }
    try commit()
    try commit()
    let problems = try writeErrors()
    if !isStopped { folder.removePartialFolder() }
    progress.seconds = seconds(since: began)
    tell(.progress(progress))
    try ledger.endRun(
      run, state: isStopped ? "stopped" : "complete", seconds: progress.seconds, documents: progress.documents,
      bytes: progress.bytes)
    return BatchSummary(
      progress: progress, isStopped: isStopped, earlierShards: earlier, problems: problems,
      errorsPath: folder.errorsPath)
  }

  private func seconds(since instant: ContinuousClock.Instant) -> Double {
    let parts = (clock.now - instant).components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }

  private mutating func tellProgress() {
    if seconds(since: told) < 0.2 { return }
    told = clock.now
    progress.seconds = seconds(since: began)
    tell(.progress(progress))
  }
}

// MARK: - What is left to do

extension BatchRun {
  private var parts: [OutputFolder.Part] { options.attributes.parts }

  /// Hashes of the documents that people took back, by shard.
  private func takenBack() throws -> [Int: Set<String>] {
    let hashes = try ledger.takenBack()
    if hashes.isEmpty { return [:] }
    return known.indices.reduce(into: [:]) { $0[$1] = hashes[known[$1].id] }
  }

  /// Looks what earlier runs have left.
  private mutating func plan() throws -> [OrderedPieces.Task] {
    let identities = shards.map(Self.identity)
    let entered = try ledger.enter(
      shards.indices.map { index in
        (shards[index], identities[index], settingsOfCleaner[Int(cleanerOfShard[index])])
      })
    known = entered.shards
    if entered.changed > 0 {
      tell(.note("\(entered.changed) of the inputs changed since they were cleaned; they are cleaned again"))
    }
    var tasks: [OrderedPieces.Task] = []
    var resets: [Int64] = []
    var complete: [Int64: (state: ShardState, position: Checkpoint)] = [:]
    for index in shards.indices {
      let before = known[index].state
      try settleState(of: index)
      switch known[index].state {
      case .complete:
        if before != .complete { complete[known[index].id] = (.complete, known[index].position) }
        continue
      case .partial: break
      default:
        if before != .pending { resets.append(known[index].id) }
        known[index].state = .pending
        known[index].position = Checkpoint()
      }
      tasks.append(OrderedPieces.Task(index: index, start: known[index].position.start))
      if let toConsume = progress.toConsume {
        progress.toConsume = shards[index].isStandardInput ? nil : toConsume + identities[index].size
      }
    }
    try ledger.reset(resets)
    var done = LedgerEntries()
    done.states = complete
    samples = try ledger.sampleCounts()
    try ledger.write(done, samples: &samples)
    progress.allShards = shards.count
    progress.shards = shards.count - tasks.count
    return tasks
  }

  private static func identity(_ shard: Shard) -> ShardIdentity {
    guard !shard.isStandardInput, let status = try? FileStatus(path: shard.path) else {
      return ShardIdentity(size: 0, modified: 0)
    }
    return ShardIdentity(
      size: Int(status.size), modified: status.modified.seconds * 1_000_000_000 + status.modified.nanoseconds)
  }

  /// Does for a shard what the last run had no time for, and sees whether what it left is there.
  private mutating func settleState(of index: Int) throws {
    let shard = shards[index]
    let id = known[index].id
    switch known[index].state {
    case .complete:
      for part in parts where access(folder.path(of: shard, part), F_OK) != 0 { known[index].state = .restart }
    case .written: known[index].state = try folder.publishWritten(id, shard, parts) ? .complete : .restart
    case .partial:
      for part in parts {
        let size = part == .documents ? known[index].position.documents : known[index].position.attributes
        let status = try? FileStatus(path: folder.partialPath(of: id, part))
        if status.map({ $0.size < size }) ?? true { known[index].state = .restart }
      }
    case .pending, .restart, .failed: break
    }
  }
}

// MARK: - Writing

extension BatchRun {
  private mutating func take(_ outcome: OrderedPieces.Outcome<PieceCleaner.Output>) throws {
    switch outcome {
    case .piece(let piece, let output): try take(piece, output)
    case .failure(let index, let error): try fail(index, error)
    }
  }

  private mutating func take(_ piece: Piece, _ output: PieceCleaner.Output) throws {
    let id = known[piece.shard].id
    let writer = try self.writer ?? newWriter(piece.shard)
    self.writer = writer
    try writer.write(piece, output)
    var output = output
    if piece.isLast { output.problems += writer.objections(field: options.fields.text) }
    add(output, of: piece, id, writer)
    if piece.isLast {
      self.writer = nil
      entries.states[id] = (.written, writer.position)
      finished.append(piece.shard)
      progress.shards += 1
      consumed += piece.consumed
      progress.consumed = consumed
    } else {
      progress.consumed = consumed + piece.consumed
    }
    for problem in output.problems { tell(.problem(CorpusProblem(shard: shards[piece.shard].name, problem: problem))) }
  }

  /// What is said of a record that isn't complete yet waits until it is: only then can the run be gone on with behind it.
  private mutating func add(_ output: PieceCleaner.Output, of piece: Piece, _ id: Int64, _ writer: ShardWriter) {
    held.problems += output.problems
    held.bytes += piece.bytes.count
    if writer.isBetweenRecords {
      entries.problems += held.problems.map { (id, $0) }
      entries.bytes[id, default: 0] += held.bytes
      held = ([], 0)
    }
    entries.documents += output.documents.map { (id, $0) }
    if output.withoutText > 0 { entries.withoutText[id, default: 0] += output.withoutText }
    count(piece, output)
  }

  private mutating func count(_ piece: Piece, _ output: PieceCleaner.Output) {
    progress.bytes += piece.bytes.count
    progress.documents += output.documents.count
    progress.problems += output.problems.count
    for document in output.documents {
      progress.findings += document.findingCount
      progress.edits += document.edits
    }
  }

  private func newWriter(_ index: Int) throws(SystemError) -> ShardWriter {
    try ShardWriter(
      known[index].id, index: index, in: folder, parts: parts, known: known[index],
      isResumable: !shards[index].isStandardInput)
  }

  /// A shard that can't be read to its end counts as not read at all.
  private mutating func fail(_ index: Int, _ error: SystemError) throws {
    let id = known[index].id
    writer = nil
    for part in parts { unlink(folder.partialPath(of: id, part)) }
    entries.documents.removeAll { $0.shard == id }
    entries.problems.removeAll { $0.shard == id }
    entries.bytes[id] = nil
    entries.withoutText[id] = nil
    held = ([], 0)
    entries.voided.insert(id)
    let problem = Problem(number: nil, offset: 0, reason: "can't be read: \(error)")
    entries.problems.append((id, problem))
    entries.states[id] = (.failed, Checkpoint())
    progress.problems += 1
    tell(.problem(CorpusProblem(shard: shards[index].name, problem: problem)))
  }

  private mutating func commitIfDue() throws {
    let isDue =
      seconds(since: committed) >= options.checkpointSeconds || entries.documents.count >= 20_000
      || finished.count >= 500
    if isDue { try commit() }
  }

  /// Makes durable what was written, says so in the ledger, and puts finished shards in their place.
  private mutating func commit() throws {
    defer { committed = clock.now }
    if entries.isEmpty, finished.isEmpty, published.isEmpty { return }
    try synchronizeFiles()
    if let writer {
      entries.states[writer.id] = (writer.isResumable ? .partial : .restart, writer.position)
    }
    for index in published { entries.states[known[index].id] = (.complete, Checkpoint()) }
    try ledger.write(entries, samples: &samples)
    entries = LedgerEntries()
    published = []
    var folders: Set<String> = []
    for index in finished {
      for part in parts { folders.insert(try folder.publish(known[index].id, shards[index], part)) }
    }
    if folders.count > 8 {
      try folder.synchronizeAll()
    } else {
      for path in folders { try synchronize(path) }
    }
    published = finished
    finished = []
  }

  private func synchronizeFiles() throws(SystemError) {
    if finished.count > 8 { return try folder.synchronizeAll() }
    for index in finished {
      for part in parts { try synchronize(folder.partialPath(of: known[index].id, part)) }
    }
    try writer?.synchronize()
  }

  /// Writes down what could not be worked on.
  /// - Returns: how much that was.
  private func writeErrors() throws -> Int {
    let path = folder.errorsPath
    let file = try ErrorsFile("\(path).new")
    try ledger.forEachProblem { try file.add($0) }
    guard file.count > 0 else {
      unlink("\(path).new")
      unlink(path)
      return 0
    }
    try file.finish(renaming: path)
    return file.count
  }
}
