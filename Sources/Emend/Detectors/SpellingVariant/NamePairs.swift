/// Finds the pairs of names in a document that may be two spellings of one.
///
/// Every name leaves its key, and its key without each of its letters, in a hash table (as SymSpell does): names that
/// meet there are compared. Linear in the names: a place in the table is compared with a fixed number of others.
struct NamePairs {
  struct Pair: Hashable {
    /// Numbers of names; the first one came first in the text.
    let first: Int
    let second: Int
  }

  private(set) var pairs: [Pair] = []
  private(set) var likeness: [Pair: NameLikeness] = [:]
  private var letterPool: [UInt8] = []
  private var keyPool: [UInt8] = []
  private var letterEnds: [Int32] = [0]
  private var keyEnds: [Int32] = [0]

  /// At how many names that share a key a name is compared: more of them are no spelling of one name.
  private static let bucketLimit = 8
  /// How many pairs a name may be in as the later one: one name is not spelled in more ways.
  private static let pairLimit = 8
  private var latest = (name: -1, pairs: 0)

  init(_ candidates: NameCandidates, in document: Document) {
    guard candidates.hasUnknown else { return }
    var table = Buckets(expected: candidates.names.count * 8)
    var hashes: [UInt64] = []
    for (number, name) in candidates.names.enumerated() {
      append(document.tokens[Int(candidates.occurrences[Int(name.first)].token)], in: document)
      let key = key(number)
      guard key.count >= 3, letters(number).count >= 5 else { continue }
      Self.hashes(of: key, into: &hashes)
      for hash in hashes {
        table.insert(hash, number, limit: Self.bucketLimit) { other in
          compare(other, number, candidates)
        }
      }
    }
  }

  private mutating func compare(_ first: Int, _ second: Int, _ candidates: NameCandidates) {
    guard first != second, !(candidates.names[first].isKnown && candidates.names[second].isKnown) else { return }
    let pair = Pair(first: first, second: second)
    if latest.name != second { latest = (second, 0) }
    guard latest.pairs < Self.pairLimit, likeness[pair] == nil,
      let found = NameLikeness(
        letters: (letters(first), letters(second)), keys: (key(first), key(second)))
    else { return }
    likeness[pair] = found
    latest.pairs += 1
    pairs.append(pair)
  }

  func letters(_ number: Int) -> ArraySlice<UInt8> { letterPool[Int(letterEnds[number])..<Int(letterEnds[number + 1])] }
  func key(_ number: Int) -> ArraySlice<UInt8> { keyPool[Int(keyEnds[number])..<Int(keyEnds[number + 1])] }

  private mutating func append(_ token: Token, in document: Document) {
    let span = token.baseSpan(in: document.bytes)
    let start = letterPool.count
    if token.flags.contains(.beyondASCII) {
      _ = NameKey.appendLetters(of: document.text(span).unicodeScalars, to: &letterPool)
    } else {
      _ = NameKey.appendLetters(of: document.bytes[span.range].lazy.map { Unicode.Scalar($0) }, to: &letterPool)
    }
    NameKey.appendKey(of: letterPool[start...], to: &keyPool)
    letterEnds.append(Int32(truncatingIfNeeded: letterPool.count))
    keyEnds.append(Int32(truncatingIfNeeded: keyPool.count))
  }

  /// The hash of a key, and those of the key without its second letter, its third, and so on. The first letter stays:
  /// names that begin differently are different names.
  private static func hashes(of key: ArraySlice<UInt8>, into hashes: inout [UInt64]) {
    hashes.removeAll(keepingCapacity: true)
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    var full: UInt64 = 0
    for code in key { full = full &* base &+ UInt64(code) }
    hashes.append(full)
    // prefix · base^(letters after the one left out) + suffix
    var power: UInt64 = 1
    var suffix: UInt64 = 0
    var prefixes: [UInt64] = []
    prefixes.reserveCapacity(key.count)
    var prefix: UInt64 = 0
    for code in key {
      prefixes.append(prefix)
      prefix = prefix &* base &+ UInt64(code)
    }
    for (index, code) in key.enumerated().reversed() where index > 0 {
      hashes.append(prefixes[index] &* power &+ suffix)
      suffix = UInt64(code) &* power &+ suffix
      power = power &* base
    }
  }
}

/// A hash table of chains: what was put in under one hash, newest first.
private struct Buckets {
  private struct Entry {
    let hash: UInt64
    let value: Int32
    let next: Int32
  }

  private var heads: [Int32]
  private var entries: [Entry] = []

  init(expected: Int) {
    var capacity = 64
    while capacity < expected * 2 { capacity *= 2 }
    heads = [Int32](repeating: -1, count: capacity)
    entries.reserveCapacity(expected)
  }

  /// Shows the newest values under a hash, then puts a value in.
  mutating func insert(_ hash: UInt64, _ value: Int, limit: Int, _ meet: (Int) -> Void) {
    let slot = Int(truncatingIfNeeded: (hash &* 0xD6E8_FEB8_6659_FD93) >> 32) & (heads.count - 1)
    var place = heads[slot]
    var steps = 0
    while place >= 0, steps < limit {
      let entry = entries[Int(place)]
      if entry.hash == hash { meet(Int(entry.value)) }
      place = entry.next
      steps += 1
    }
    entries.append(Entry(hash: hash, value: Int32(truncatingIfNeeded: value), next: heads[slot]))
    heads[slot] = Int32(truncatingIfNeeded: entries.count - 1)
  }
}
