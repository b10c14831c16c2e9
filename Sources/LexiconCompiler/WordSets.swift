internal import Emend

/// Sets of words that patterns and guards use. Equal sets share a place.
struct WordSets {
  private var offsets: [UInt32] = [0]
  private var all: [WordSetMember] = []
  private var places: [[UInt64]: UInt32] = [:]

  mutating func add(_ members: [WordSetMember]) -> UInt32 {
    var forms: [WordID: UInt32] = [:]
    for member in members { forms[member.word, default: 0] |= member.forms }
    let sorted = forms.sorted { $0.key < $1.key }.map { WordSetMember(word: $0.key, forms: $0.value) }
    let key = sorted.map { UInt64($0.word) << 32 | UInt64($0.forms) }
    if let place = places[key] { return place }
    let place = UInt32(offsets.count - 1)
    all.append(contentsOf: sorted)
    offsets.append(UInt32(all.count))
    places[key] = place
    return place
  }

  func members(_ set: UInt32) -> ArraySlice<WordSetMember> {
    guard set != noSet else { return [] }
    return all[Int(offsets[Int(set)])..<Int(offsets[Int(set) + 1])]
  }

  func write(to writer: inout ImageWriter) {
    writer.set(.wordSetOffsets, offsets)
    writer.set(.wordSetMembers, all)
  }
}
