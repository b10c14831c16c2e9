internal import EmendFiles
internal import Glibc

/// Reads shards, works on their pieces on many threads, and delivers the results one by one in the order of the corpus,
/// on the caller's thread.
///
/// One thread reads, so many work, and the caller's delivers. Memory doesn't grow with the corpus: some megabytes a worker,
/// and one record as large as the limit.
struct OrderedPieces: Sendable {
  /// A shard to read, by its number, and from where.
  struct Task: Sendable {
    let index: Int
    var start = ShardReader.Start.beginning
  }

  let shards: [Shard]
  let fields: FieldNames
  let jobs: Int
  var recordLimit = ShardReader.recordLimit
  /// How many bytes of pieces may be under way; nil takes what suits results that are no larger than the pieces.
  var room: Int?
  /// How standard input is opened.
  var standardInput: Int32 = STDIN_FILENO

  /// What comes of one piece, or of a shard that can't be read any further.
  enum Outcome<Result: Sendable>: Sendable {
    case piece(Piece, Result)
    case failure(shard: Int, SystemError)
  }

  private enum Item: Sendable {
    case piece(Piece)
    case failure(shard: Int, SystemError)
  }

  /// - Parameters:
  ///   - work: on one piece, on any thread. What it returns may share the piece's bytes.
  ///   - deliver: in order; false ends the work.
  ///   - idle: called now and then while nothing can be delivered, and after each delivery; false ends the work.
  /// - Throws: what `deliver` and `idle` throw; ``ThreadError``.
  func run<Result: Sendable>(
    _ tasks: [Task], work: @escaping @Sendable (Piece, _ isStopped: () -> Bool) -> Result,
    deliver: (Outcome<Result>) throws -> Bool, idle: () throws -> Bool
  ) throws {
    let conveyor = Conveyor<[Item], [Outcome<Result>]>(room: room ?? max(8, min(64, jobs * 4)) << 20)
    var threads: [WorkerThread] = []
    defer {
      conveyor.cancel()
      for thread in threads { thread.join() }
    }
    threads.append(try WorkerThread { read(tasks, conveyor) })
    for _ in 0..<jobs {
      threads.append(try WorkerThread { Self.workOff(conveyor, work) })
    }
    try Self.drain(conveyor, deliver, idle)
  }

  private static func workOff<Result: Sendable>(
    _ conveyor: Conveyor<[Item], [Outcome<Result>]>, _ work: (Piece, _ isStopped: () -> Bool) -> Result
  ) {
    while let (index, items) = conveyor.take() {
      let outcomes = items.map { item -> Outcome<Result> in
        switch item {
        case .piece(let piece): .piece(piece, work(piece) { conveyor.isStopped })
        case .failure(let shard, let error): .failure(shard: shard, error)
        }
      }
      conveyor.finish(index, with: outcomes)
    }
  }

  private static func drain<Result: Sendable>(
    _ conveyor: Conveyor<[Item], [Outcome<Result>]>, _ deliver: (Outcome<Result>) throws -> Bool,
    _ idle: () throws -> Bool
  ) throws {
    while true {
      switch conveyor.next(waiting: 200) {
      case .end: return
      case .notYet: break
      case .result(let outcomes):
        for outcome in outcomes { guard try deliver(outcome) else { return } }
        conveyor.release()
      }
      guard try idle() else { return }
    }
  }
}

extension OrderedPieces {
  /// Small pieces travel together.
  private struct Load {
    var items: [Item] = []
    var size = 0

    mutating func add(_ item: Item, size: Int) {
      items.append(item)
      self.size += size
    }
  }

  private func read<Result: Sendable>(_ tasks: [Task], _ conveyor: Conveyor<[Item], [Outcome<Result>]>) {
    defer { conveyor.close() }
    var load = Load()
    /// - Returns: false when nobody wants it.
    func send() -> Bool {
      if load.items.isEmpty { return true }
      defer { load = Load() }
      return conveyor.put(load.items, size: load.size)
    }
    for task in tasks {
      do throws(SystemError) {
        let reader = try ShardReader(
          shards[task.index], index: task.index, file: try open(shards[task.index]), fields: fields, start: task.start,
          recordLimit: recordLimit, isStopped: { conveyor.isStopped })
        while let piece = try reader.next(waitForRoom: {
          _ = send()
          conveyor.waitUntilEmpty()
        }) {
          // Apart from its bytes a piece takes some room too.
          load.add(.piece(piece), size: piece.bytes.count + 256)
          if load.size >= ShardReader.pieceSize || load.items.count >= 64 {
            guard send() else { return }
          }
        }
      } catch {
        load.add(.failure(shard: task.index, error), size: 256)
      }
    }
    _ = send()
  }

  private func open(_ shard: Shard) throws(SystemError) -> OpenFile {
    if shard.isStandardInput {
      let input = standardInput
      return OpenFile(owning: try systemCall { fcntl(input, F_DUPFD_CLOEXEC, 0) })
    }
    let file = try OpenFile.reading(shard.path)
    // The system reads ahead further.
    posix_fadvise(file.descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    return file
  }
}
