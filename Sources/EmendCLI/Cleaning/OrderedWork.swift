internal import Dispatch
internal import Glibc
internal import Synchronization

/// How many processors this process may use.
var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// Works on many items at a time and delivers the results one by one, in the order of the items, on the caller's
/// thread.
///
/// Workers keep at most a few items ahead of what was delivered, so that memory doesn't grow with the number of items.
/// Once `deliver` throws or says no, no further item is begun.
func inOrder<Item: Sendable, Result: Sendable>(
  _ items: [Item], jobs: Int, work: @escaping @Sendable (Item) -> Result, deliver: (Result) throws -> Bool
) rethrows {
  if jobs == 1 || items.count <= 1 {
    for item in items { guard try deliver(work(item)) else { return } }
    return
  }
  let board = WorkBoard<Result>(count: items.count, ahead: jobs * 4)
  for _ in 0..<min(jobs, items.count) {
    DispatchQueue.global().async {
      while let index = board.next() { board.finish(index, with: work(items[index])) }
    }
  }
  defer { board.cancel() }
  for index in items.indices { guard try deliver(board.result(index)) else { return } }
}

/// Who works on what, and what has come of it. A class because the workers share it.
private final class WorkBoard<Result: Sendable>: Sendable {
  private let state: Mutex<(next: Int, results: [Result?])>
  private let finished: [DispatchSemaphore]
  private let room: DispatchSemaphore
  private let count: Int

  init(count: Int, ahead: Int) {
    self.count = count
    state = Mutex((0, Array(repeating: nil, count: count)))
    finished = (0..<count).map { _ in DispatchSemaphore(value: 0) }
    // Starts at zero: a semaphore must not be destroyed below the value it was made with.
    room = DispatchSemaphore(value: 0)
    for _ in 0..<ahead { room.signal() }
  }

  /// The next item to work on; waits while too much is undelivered. Nil when none is left.
  func next() -> Int? {
    room.wait()
    let index = state.withLock { state in
      defer { state.next += 1 }
      return state.next
    }
    if index < count { return index }
    // The other workers must learn it too.
    room.signal()
    return nil
  }

  func finish(_ index: Int, with result: Result) {
    state.withLock { $0.results[index] = result }
    finished[index].signal()
  }

  func result(_ index: Int) -> Result {
    finished[index].wait()
    room.signal()
    let result = state.withLock { state in
      defer { state.results[index] = nil }
      return state.results[index]
    }
    guard let result else { preconditionFailure("a result was announced but not there") }
    return result
  }

  func cancel() {
    state.withLock { $0.next = count }
    room.signal()
  }
}
