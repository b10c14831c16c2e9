/// Names in Belarusian and in Russian spelling: Tsikhanouskaya and Tikhanovskaya, Babaryka and Babariko.
///
/// Belarusian writes a for an unstressed o, ts and dz for soft t and d, y after r, and u for v at the end of a syllable.
/// So both are folded to one spelling. Since folding takes o for a, one of the two must show that it is Belarusian.
enum BelarusianSpelling {
  /// Whether one spelling is the Belarusian form of the other, a Russian one.
  /// - Parameters:
  ///   - one: letters as ``NameKey/appendLetters(of:to:)`` gives them, and of the same kind `other`.
  static func areOne(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    guard min(one.count, other.count) >= minimumLength, abs(one.count - other.count) <= 4 else { return false }
    if differInStress(one, other) { return true }
    let (left, right) = (Folded(one), Folded(other))
    return left.letters == right.letters && left.isBelarusian != right.isBelarusian
  }

  private static let minimumLength = 5

  /// Karatkevich, Korotkevich: nothing but a where the other has o, twice or more, and no o is left. Once is another name.
  private static func differInStress(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let (a, o) = (UInt8(ascii: "a"), UInt8(ascii: "o"))
    guard one.count == other.count, one.count >= 8, one.contains(o) != other.contains(o) else { return false }
    let (open, round) = one.contains(o) ? (other, one) : (one, other)
    var count = 0
    for (place, (left, right)) in zip(open, round).enumerated() where left != right {
      // Halavach, Golovach.
      if place == 0, left == UInt8(ascii: "h"), right == UInt8(ascii: "g") {
        count += 1
        continue
      }
      guard left == a, right == o else { return false }
      count += 1
    }
    return count > 1
  }

  private struct Folded {
    var letters: [UInt8] = []
    /// Whether u stands where Russian has v, or ts and dz where it has t and d, or y after r.
    var isBelarusian = false

    init(_ name: ArraySlice<UInt8>) {
      let name = Array(name)
      var place = 0
      func at(_ offset: Int) -> UInt8 { place + offset < name.count ? name[place + offset] : 0 }
      while place < name.count {
        let letter = name[place]
        switch letter {
        case UInt8(ascii: "o"), UInt8(ascii: "a"):
          letters.append(UInt8(ascii: "a"))
        case UInt8(ascii: "h") where !"ckszg".utf8.contains(place > 0 ? name[place - 1] : 0):
          // Hancharou, Goncharov.
          letters.append(UInt8(ascii: "g"))
        case UInt8(ascii: "u"), UInt8(ascii: "v"):
          // After a vowel, before a consonant or at the end.
          let isFinal =
            !NameKey.isVowel(at(1)) && at(1) != UInt8(ascii: "v") && place > 0 && NameKey.isVowel(name[place - 1])
          if isFinal, letter == UInt8(ascii: "u") { isBelarusian = true }
          letters.append(isFinal ? UInt8(ascii: "v") : letter)
        case UInt8(ascii: "t") where at(1) == UInt8(ascii: "s") && "iey".utf8.contains(at(2)):
          isBelarusian = true
          letters.append(letter)
          place += 1
        case UInt8(ascii: "d") where at(1) == UInt8(ascii: "z"):
          isBelarusian = true
          letters.append(letter)
          place += 1
        case UInt8(ascii: "y"), UInt8(ascii: "i"), UInt8(ascii: "j"):
          // Kavaliou, Kovalev; Tsimafeyeu, Timofeev.
          if "oae".utf8.contains(at(1)), !letters.isEmpty {
            if at(1) != UInt8(ascii: "e") {
              letters.append(UInt8(ascii: "e"))
              place += 1
            }
            break
          }
          if letter == UInt8(ascii: "y"), letters.last == UInt8(ascii: "r") { isBelarusian = true }
          if letters.last != UInt8(ascii: "i") { letters.append(UInt8(ascii: "i")) }
        default: letters.append(letter)
        }
        place += 1
      }
    }
  }
}
