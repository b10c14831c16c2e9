/// Sequences of words and what they mean: a trie whose nodes live in one hash table, so that a step costs one look-up
/// however many sequences there are.
///
/// A node's key is the hash of the words on the way to it. 64 bits keep a wrong match below one in 10¹² texts, and the
/// compiler refuses a lexicon in which two nodes meet.
package struct SequenceTable: @unchecked Sendable {
  package struct Node: BitwiseCopyable {
    /// 0: free.
    package var key: UInt64
    /// One more than the value of the sequence that ends here; 0 where none does.
    package var value: UInt32
    /// Whether a longer sequence goes through here.
    package var continues: UInt32
    package init(key: UInt64 = 0, value: UInt32 = 0, continues: UInt32 = 0) {
      self.key = key
      self.value = value
      self.continues = continues
    }
  }

  private let nodes: UnsafePointer<Node>
  private let mask: Int
  /// One bit for most absent keys: most steps lead nowhere, and this says so without leaving the cache.
  private let filter: UnsafePointer<UInt64>
  private let filterShift: UInt64

  package init(_ image: LexiconImage, _ section: LexiconImage.Section, filter: LexiconImage.Section) {
    let nodes = image.array(section, of: Node.self)
    self.nodes = nodes.baseAddress!
    mask = nodes.count - 1
    let words = image.array(filter, of: UInt64.self)
    self.filter = words.baseAddress!
    filterShift = UInt64(64 - (words.count * 64).trailingZeroBitCount)
  }

  /// Which bit of a filter of `1 << (64 - shift)` bits a key has.
  @inline(__always)
  package static func filterBit(_ key: UInt64, shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  package static let root: UInt64 = 0x5851_F42D_4C95_7F2D

  /// The key of the node that `word` leads to.
  @inline(__always)
  package static func step(_ state: UInt64, _ word: WordID) -> UInt64 {
    let product = (state ^ UInt64(word)).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return (product.high ^ product.low) | 1
  }

  package static func index(_ key: UInt64, mask: Int) -> Int { Int(truncatingIfNeeded: key >> 20) & mask }

  @inline(__always)
  func node(_ key: UInt64) -> Node? {
    let bit = Self.filterBit(key, shift: filterShift)
    guard filter[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return nil }
    var index = Self.index(key, mask: mask)
    while true {
      let node = nodes[index]
      if node.key == key { return node }
      if node.key == 0 { return nil }
      index = (index + 1) & mask
    }
  }

  /// The value of a whole sequence.
  func value(_ words: some Sequence<WordID>) -> Int? {
    let key = words.reduce(Self.root) { Self.step($0, $1) }
    guard let node = node(key), node.value > 0 else { return nil }
    return Int(node.value) - 1
  }
}
