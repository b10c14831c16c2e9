/// What is counted in a ``FrequentTable``: something that a number of documents have.
protocol Counted: Sendable {
  var documents: Int { get set }
  /// Adds what other documents say of the same thing; in any order, the same comes out.
  mutating func add(_ other: Self)
}

/// Counts the common ones among any number of keys in bounded memory: the summary of Misra and Gries ("Finding repeated
/// elements", 1982), cleared in batches, merged as Agarwal et al. show ("Mergeable summaries", PODS 2012).
///
/// As long as there were never more than `limit` keys at a time, every count is exact, and merging is associative and
/// commutative. Beyond that every count is too low by at most ``uncounted``, which is at most the sum of all counts
/// divided by `limit / 2`, however the parts were merged; a key that is not there has at most ``uncounted`` documents.
struct FrequentTable<Key: Hashable & Sendable, Item: Counted>: Sendable {
  /// More keys than this are never kept.
  private(set) var limit: Int
  /// At most so many documents of any key went uncounted.
  private(set) var uncounted = 0
  private(set) var items: [Key: Item] = [:]

  init(limit: Int) { self.limit = limit }

  /// As it was written.
  init(limit: Int, uncounted: Int, items: [Key: Item]) {
    self.limit = limit
    self.uncounted = uncounted
    self.items = items
  }

  mutating func add(_ item: Item, to key: Key) {
    insert(item, key)
    if items.count > limit { clear() }
  }

  /// Adds another part of the same whole. The limit becomes the greater one.
  mutating func add(_ other: FrequentTable) {
    limit = max(limit, other.limit)
    uncounted += other.uncounted
    for (key, item) in other.items { insert(item, key) }
    if items.count > limit { clear() }
  }

  private mutating func insert(_ item: Item, _ key: Key) {
    if let slot = items.index(forKey: key) { items.values[slot].add(item) } else { items[key] = item }
  }

  /// Takes the count of the first key beyond half the limit from all, and drops what has none left. It does not depend on
  /// the order of the keys.
  private mutating func clear() {
    let counts = items.values.map(\.documents).sorted(by: >)
    let taken = counts[limit / 2]
    uncounted += taken
    // In place: a second table beside a full one would be the most memory that a profile takes.
    let rare = items.compactMap { $0.value.documents > taken ? nil : $0.key }
    for key in rare { items[key] = nil }
    for slot in items.values.indices { items.values[slot].documents -= taken }
  }
}
