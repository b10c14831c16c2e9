/// The syllables of a language as one system spells them: for each spelling the numbers of what it may stand for.
struct SyllableSpellings: Sendable {
  private var numbers = KeyTable(capacity: 1000)

  /// Letters of the longest spelling; eight would fill a key.
  private static let longest = 7
  /// More ways to part a name into syllables say nothing.
  private static let mostWays = 24

  /// - Parameter spelling: at most seven letters of ASCII.
  mutating func add(_ spelling: String, _ number: UInt16) {
    numbers.add(Self.packed(spelling.utf8), number)
  }

  /// What one spelling may stand for; nil where it is none.
  subscript(_ letters: ArraySlice<UInt8>) -> [UInt16]? {
    letters.count <= Self.longest ? numbers[Self.packed(letters)] : nil
  }

  /// Whether a spelling is one.
  func contains(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.count <= Self.longest && numbers.contains(Self.packed(letters))
  }

  /// The two syllables of a name, once for each way to part it.
  func pairs(in letters: ArraySlice<UInt8>) -> [[UInt16]] {
    var found: [[UInt16]] = []
    for length in 1..<max(min(letters.count, Self.longest + 1), 1) {
      guard contains(letters.prefix(length)), contains(letters.dropFirst(length)),
        let first = self[letters.prefix(length)], let second = self[letters.dropFirst(length)]
      else { continue }
      for one in first {
        for other in second where found.count < Self.mostWays { found.append([one, other]) }
      }
    }
    return found
  }

  private static func packed(_ letters: some Sequence<UInt8>) -> UInt64 { letters.reduce(0) { $0 << 8 | UInt64($1) } }
}

/// Which letters may follow each other in names of two syllables: tells nearly all other names apart, for a nanosecond a
/// letter.
struct LetterSuccession: Sendable {
  /// Letters of the longest name that is looked at.
  static let longest = 16

  /// For each letter those that may follow it, as bits.
  private var followers = [UInt32](repeating: 0, count: 26)

  /// - Parameter spellings: of the syllables, in letters a–z, none of them empty.
  init(_ spellings: [String]) {
    var starts: UInt32 = 0
    for spelling in spellings {
      starts |= 1 << UInt32(spelling.utf8.first! - 0x61)
      for (one, next) in zip(spelling.utf8, spelling.utf8.dropFirst()) {
        followers[Int(one - 0x61)] |= 1 << UInt32(next - 0x61)
      }
    }
    // A second syllable begins behind the end of any first one.
    for spelling in spellings { followers[Int(spelling.utf8.last! - 0x61)] |= starts }
  }

  func allows(_ letters: ArraySlice<UInt8>) -> Bool {
    guard let first = letters.first, letters.count <= Self.longest else { return false }
    var previous = Int(first &- 0x61)
    for letter in letters.dropFirst() {
      let next = Int(letter &- 0x61)
      guard previous < 26, next < 26, followers[previous] & 1 << UInt32(next) != 0 else { return false }
      previous = next
    }
    return true
  }
}
