/// Brings together the names that may be spellings of one, without comparing all with all.
///
/// Every name is put down under some hashes; names that share one make a block. The entries are sorted by hash in passes
/// over memory, so that a hundred thousand names cost a hundred times what a thousand do, cache or no cache.
struct NameBlocks {
  private struct Entry {
    var hash: UInt32
    var name: UInt32
  }

  private var entries: [Entry] = []

  /// A block with more names than this says nothing: so many are no spellings of one name.
  private static let crowd = 8

  mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

  mutating func add(_ name: Int, under hash: UInt64) {
    let mixed = (hash ^ hash >> 31) &* 0xD6E8_FEB8_6659_FD93
    entries.append(
      Entry(hash: UInt32(truncatingIfNeeded: mixed >> 32), name: UInt32(truncatingIfNeeded: name)))
  }

  /// The pairs of names that share a block, each once, as two numbers of which the first is the smaller one; in order.
  /// Linear in what was added, but for the sorting of the pairs found.
  consuming func pairs(where mayPair: (Int, Int) -> Bool) -> [(first: Int, second: Int)] {
    sort()
    var found: [UInt64] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
      if end - start > 1 { meet(start..<end, mayPair, &found) }
      start = end
    }
    found.sort()
    var pairs: [(first: Int, second: Int)] = []
    pairs.reserveCapacity(found.count)
    var last: UInt64?
    for pair in found where pair != last {
      pairs.append((Int(pair >> 32), Int(pair & 0xFFFF_FFFF)))
      last = pair
    }
    return pairs
  }

  /// All pairs of a small block. In a crowded one nothing is compared but neighbours in the text.
  private func meet(_ block: Range<Int>, _ mayPair: (Int, Int) -> Bool, _ found: inout [UInt64]) {
    let reach = block.count > Self.crowd ? 1 : Self.crowd
    for later in block.dropFirst() {
      for earlier in max(block.lowerBound, later - reach)..<later {
        let (first, second) = (entries[earlier].name, entries[later].name)
        if first != second, mayPair(Int(first), Int(second)) { found.append(UInt64(first) << 32 | UInt64(second)) }
      }
    }
  }

  /// By hash, and within one hash in the order in which they were added.
  private mutating func sort() {
    // Counting pays from some hundred entries on; a stable sort of the library does the rest.
    guard entries.count > 2_000 else {
      entries.sort { ($0.hash, $0.name) < ($1.hash, $1.name) }
      return
    }
    var other = entries
    for shift in [0, 11, 22] as [UInt32] {
      var starts = [Int](repeating: 0, count: 2049)
      for entry in entries { starts[Int(entry.hash >> shift & 2047) + 1] += 1 }
      for digit in 1...2048 { starts[digit] += starts[digit - 1] }
      for entry in entries {
        let digit = Int(entry.hash >> shift & 2047)
        other[starts[digit]] = entry
        starts[digit] += 1
      }
      swap(&entries, &other)
    }
  }
}
