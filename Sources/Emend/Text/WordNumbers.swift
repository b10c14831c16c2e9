/// A set of word numbers for passes over all words: open addressing in one array, no seed, no hashing to speak of.
struct WordNumbers {
  /// Stands for a free place; the one unknown word whose number it is shares that of its neighbour.
  private static let free: UInt32 = .max

  private var slots: [UInt32]
  private var mask: Int
  private(set) var count = 0

  init() {
    slots = [UInt32](repeating: Self.free, count: 64)
    mask = 63
  }

  init(_ words: some Sequence<WordID>) {
    self.init()
    for word in words { insert(word) }
  }

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  func contains(_ word: WordID) -> Bool {
    let word = min(word, Self.free - 1)
    var slot = Self.slot(word) & mask
    while slots[slot] != word {
      if slots[slot] == Self.free { return false }
      slot = (slot &+ 1) & mask
    }
    return true
  }

  /// Whether the word is new.
  @discardableResult
  mutating func insert(_ word: WordID) -> Bool {
    let word = min(word, Self.free - 1)
    var slot = Self.slot(word) & mask
    while slots[slot] != Self.free {
      if slots[slot] == word { return false }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = word
    count += 1
    if count * 2 > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt32](repeating: Self.free, count: old.count * 2)
    mask = slots.count - 1
    for word in old where word != Self.free {
      var slot = Self.slot(word) & mask
      while slots[slot] != Self.free { slot = (slot &+ 1) & mask }
      slots[slot] = word
    }
  }

  @inline(__always)
  private static func slot(_ word: WordID) -> Int {
    Int(truncatingIfNeeded: (UInt64(word) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
