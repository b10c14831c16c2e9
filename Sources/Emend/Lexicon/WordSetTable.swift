/// The sets of words that patterns and guards use.
struct WordSetTable: @unchecked Sendable {
  private let offsets: UnsafePointer<UInt32>
  private let all: UnsafePointer<WordSetMember>

  init(_ image: LexiconImage) {
    offsets = image.array(.wordSetOffsets, of: UInt32.self).baseAddress!
    all = image.array(.wordSetMembers, of: WordSetMember.self).baseAddress!
  }

  /// In order of the words' numbers; none for `noSet`.
  @inline(__always)
  func members(_ set: UInt32) -> UnsafeBufferPointer<WordSetMember> {
    guard set != noSet else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = Int(offsets[Int(set)])
    return UnsafeBufferPointer(start: all + start, count: Int(offsets[Int(set) + 1]) - start)
  }

  /// Which forms of its base a word of the set is (bits of ``WordSetMember/forms``); nil when it is not in the set.
  @inline(__always)
  func member(_ word: WordID, of set: UInt32) -> UInt32? {
    let members = members(set)
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if members[middle].word < word { low = middle + 1 } else { high = middle }
    }
    return low < members.count && members[low].word == word ? members[low].forms : nil
  }
}
