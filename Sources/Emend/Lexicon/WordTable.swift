/// Words by key: open addressing in an array of 16-byte slots, at most four fifths full, the commonest words in their
/// first places, so that a look-up touches one cache line as a rule.
package struct WordTable: @unchecked Sendable {
  package struct Slot: BitwiseCopyable {
    /// 0: free.
    package var key: UInt64
    package var traits: UInt32
    package var id: WordID
    package init(key: UInt64 = 0, traits: UInt32 = 0, id: WordID = 0) {
      self.key = key
      self.traits = traits
      self.id = id
    }
  }

  private let slots: UnsafePointer<Slot>
  private let mask: Int
  private let offsets: UnsafeBufferPointer<UInt32>
  /// Ends in eight bytes more than its words, so that they can be compared eight at a time.
  private let pool: UnsafeBufferPointer<UInt8>

  init(_ image: LexiconImage) {
    let slots = image.array(.wordSlots, of: Slot.self)
    self.slots = slots.baseAddress!
    mask = slots.count - 1
    offsets = image.array(.wordOffsets, of: UInt32.self)
    pool = image.array(.wordPool, of: UInt8.self)
  }

  /// How many words there are; their numbers are 0..<count.
  package var count: Int { max(offsets.count - 1, 0) }

  /// Where the search for a key starts.
  @inline(__always)
  package static func index(_ key: UInt64, mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
  }

  /// Number and traits of the word with this key; nil when it is not in the lexicon.
  @inline(__always)
  func find(_ key: UInt64, folded: @autoclosure () -> UnsafeBufferPointer<UInt8>) -> Slot? {
    var index = Self.index(key, mask: mask)
    while true {
      let slot = slots[index]
      if slot.key == key {
        // A short key is the word; a hash must not be taken for one.
        if key & WordKey.hashedBit == 0 || matches(slot.id, folded()) { return slot }
      }
      if slot.key == 0 { return nil }
      index = (index + 1) & mask
    }
  }

  /// The same for a key that is the word itself.
  @inline(__always)
  func find(_ key: UInt64) -> Slot? {
    var index = Self.index(key, mask: mask)
    while true {
      let slot = slots[index]
      if slot.key == key { return slot }
      if slot.key == 0 { return nil }
      index = (index + 1) & mask
    }
  }

  /// What stands at the first place of a key: the word, another one, or nothing.
  @inline(__always)
  func first(_ key: UInt64) -> Slot { slots[Self.index(key, mask: mask)] }

  /// The same for a hashed key and ASCII text of any case; up to seven bytes behind the text are read.
  @inline(__always)
  func find(_ key: UInt64, text: UnsafeRawPointer, count: Int) -> Slot? {
    var index = Self.index(key, mask: mask)
    while true {
      let slot = slots[index]
      if slot.key == key, matches(slot.id, text, count) { return slot }
      if slot.key == 0 { return nil }
      index = (index + 1) & mask
    }
  }

  @inline(__always)
  private func matches(_ id: WordID, _ text: UnsafeRawPointer, _ count: Int) -> Bool {
    let start = Int(offsets[Int(id)])
    guard Int(offsets[Int(id) + 1]) - start == count else { return false }
    let word = UnsafeRawPointer(pool.baseAddress! + start)
    var offset = 0
    while offset < count {
      var difference =
        (word + offset).loadUnaligned(as: UInt64.self)
        ^ WordKey.lowercasedASCII((text + offset).loadUnaligned(as: UInt64.self))
      if count - offset < 8 { difference &= (1 << UInt64(8 * (count - offset))) - 1 }
      if difference != 0 { return false }
      offset += 8
    }
    return true
  }

  private func matches(_ id: WordID, _ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(offsets[Int(id)])
    let end = Int(offsets[Int(id) + 1])
    guard end - start == folded.count else { return false }
    for index in 0..<folded.count where pool[start + index] != folded[index] { return false }
    return true
  }

  package func slot(of word: String) -> Slot? {
    WordKey.folded(word).withUnsafeBufferPointer { find(WordKey.key(folded: $0), folded: $0) }
  }

  /// The word without case. Cost: copies it.
  package func string(_ id: WordID) -> String {
    guard id.isKnown, Int(id) < count else { return "" }
    return String(decoding: pool[Int(offsets[Int(id)])..<Int(offsets[Int(id) + 1])], as: UTF8.self)
  }
}
