/// Numbers by key, several for one key, in the order in which they were added: a hash table without an array for each.
struct KeyTable: Sendable {
  /// A key and the place of its first entry plus one; 0 is free.
  private var slots: [(key: UInt64, first: Int32)]
  /// The numbers, each with the place of the next one of its key plus one.
  private var entries: [(number: UInt16, next: Int32)] = []
  private var count = 0

  /// - Parameter capacity: about how many keys there will be.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [(key: UInt64, first: Int32)](repeating: (0, 0), count: size)
    entries.reserveCapacity(capacity)
  }

  /// Adds a number, unless the key has it.
  mutating func add(_ key: UInt64, _ number: UInt16) {
    if (count + 1) * 2 > slots.count { grow() }
    let slot = slot(of: key)
    guard slots[slot].first != 0 else {
      count += 1
      entries.append((number, 0))
      slots[slot] = (key, Int32(entries.count))
      return
    }
    var place = Int(slots[slot].first) - 1
    while true {
      if entries[place].number == number { return }
      if entries[place].next == 0 { break }
      place = Int(entries[place].next) - 1
    }
    entries.append((number, 0))
    entries[place].next = Int32(entries.count)
  }

  func contains(_ key: UInt64) -> Bool { slots[slot(of: key)].first != 0 }

  /// The numbers of a key; nil where it has none.
  subscript(_ key: UInt64) -> [UInt16]? {
    var next = slots[slot(of: key)].first
    guard next != 0 else { return nil }
    var numbers: [UInt16] = []
    while next != 0 {
      numbers.append(entries[Int(next) - 1].number)
      next = entries[Int(next) - 1].next
    }
    return numbers
  }

  /// Every key once.
  var keys: some Sequence<UInt64> { slots.lazy.filter { $0.first != 0 }.map(\.key) }

  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while slots[slot].first != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [(key: UInt64, first: Int32)](repeating: (0, 0), count: old.count * 2)
    for entry in old where entry.first != 0 { slots[slot(of: entry.key)] = entry }
  }
}
