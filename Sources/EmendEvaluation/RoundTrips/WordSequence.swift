/// A text as edit distances see it: words, and marks with whether a blank stands before them.
///
/// A word is a run of letters and digits with the apostrophes and hyphens inside it, and the marks inside a number. A
/// blank between words says nothing, since words that are glued together are one word; blanks before a mark do, and so do
/// those after a full stop or the like ("town ," is not "town,", nor "town.The" "town. The"). Apostrophes and quotation
/// marks of all kinds are the same; case is not.
struct WordSequence: Hashable {
  struct Unit: Hashable {
    let text: [UInt8]
    let isWord: Bool
    /// Of marks, and of words behind a mark that a blank follows in good print.
    let followsBlank: Bool
  }

  let units: [Unit]

  init(_ bytes: some Collection<UInt8>) {
    let text = withStraightQuotes(Array(bytes))
    var units: [Unit] = []
    var index = 0
    var followsBlank = false
    while index < text.count {
      let start = index
      if text[index] <= 0x20 {
        followsBlank = true
        index += 1
        continue
      }
      if Self.isWordByte(text[index]) {
        while index < text.count, Self.isWordByte(text[index]) || Self.joins(text, at: index) { index += 1 }
        let isBehindMark = units.last.map { Self.wantsBlankBehind($0) } ?? false
        units.append(
          Unit(text: Array(text[start..<index]), isWord: true, followsBlank: followsBlank && isBehindMark))
      } else {
        index += Self.length(ofMarkAt: index, in: text)
        units.append(Unit(text: Array(text[start..<index]), isWord: false, followsBlank: followsBlank))
      }
      followsBlank = false
    }
    self.units = units
  }

  /// Every character by itself.
  init(characters bytes: [UInt8]) {
    units = String(decoding: withStraightQuotes(bytes), as: UTF8.self).map {
      Unit(text: Array($0.utf8), isWord: false, followsBlank: false)
    }
  }

  private init(_ units: [Unit]) { self.units = units }

  var words: WordSequence { WordSequence(units.filter(\.isWord)) }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    // Letters beyond ASCII, but for E2, with which dashes and other marks begin.
    case 0x80...: byte != 0xE2
    default: false
    }
  }

  /// An apostrophe or hyphen between two letters, or a mark between two digits.
  private static func joins(_ text: [UInt8], at index: Int) -> Bool {
    guard index > 0, index + 1 < text.count else { return false }
    let before = text[index - 1]
    let after = text[index + 1]
    switch text[index] {
    case UInt8(ascii: "'"), UInt8(ascii: "-"): return isWordByte(before) && isWordByte(after)
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"):
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      return digits ~= before && digits ~= after
    default: return false
    }
  }

  private static func wantsBlankBehind(_ unit: Unit) -> Bool {
    !unit.isWord && unit.text.count == 1 && Array(".,;:!?)".utf8).contains(unit.text[0])
  }

  private static func length(ofMarkAt index: Int, in text: [UInt8]) -> Int {
    guard text[index] == 0xE2 else { return 1 }
    return min(3, text.count - index)
  }
}

extension WordSequence {
  /// How many words must be put in, taken out or replaced to make one of the other (Levenshtein).
  func distance(to other: WordSequence) -> Int {
    let (left, right) = Self.withoutCommonEnds(units, other.units)
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var previous = Array(0...right.count)
    var row = previous
    for (i, unit) in left.enumerated() {
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        row[j + 1] = min(previous[j] + (unit == other ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
      }
      swap(&previous, &row)
    }
    return previous[right.count]
  }

  /// The length of the longest sequence that both hold in order.
  func common(with other: WordSequence) -> Int {
    let (left, right) = Self.withoutCommonEnds(units, other.units)
    let atEnds = units.count - left.count
    if left.isEmpty || right.isEmpty { return atEnds }
    var previous = [Int](repeating: 0, count: right.count + 1)
    var row = previous
    for unit in left {
      for (j, other) in right.enumerated() {
        row[j + 1] = unit == other ? previous[j] + 1 : max(previous[j + 1], row[j])
      }
      swap(&previous, &row)
    }
    return atEnds + previous[right.count]
  }

  /// Words that both begin or end with change no distance.
  private static func withoutCommonEnds(_ left: [Unit], _ right: [Unit]) -> (ArraySlice<Unit>, ArraySlice<Unit>) {
    var left = left[...]
    var right = right[...]
    while let first = left.first, first == right.first {
      left.removeFirst()
      right.removeFirst()
    }
    while let last = left.last, last == right.last {
      left.removeLast()
      right.removeLast()
    }
    return (left, right)
  }
}
