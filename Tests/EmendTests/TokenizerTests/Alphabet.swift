@testable import Emend

/// Characters that word boundaries may tell apart, as UTF-8.
enum Alphabet {
  /// One or two of every class, and of every length in UTF-8 that the class has, so few that all short strings over
  /// them can be tried.
  static let representatives: [[UInt8]] = [
    // Letters, numerals, what joins them.
    "a", "é", "1", "\u{0663}", "_", "\u{203F}", ":", "\u{B7}", ",", ".", "'", "\u{2019}",
    // What stands alone, line ends, spaces.
    "\"", "-", "@", "\u{2014}", "\r", "\n", "\u{0B}", "\u{85}", " ", "\u{2003}", "\u{3000}", "\u{202F}",
    // Marks, format characters, joiners, flags, emoji.
    "\u{0301}", "\u{AD}", "\u{200D}", "\u{1F1FA}", "\u{1F469}", "\u{2764}",
    // Hebrew, Katakana, Hiragana, Han, Thai with a mark of its own, Hangul.
    "\u{05D0}", "\u{30A2}", "\u{3042}", "\u{4E2D}", "\u{0E01}", "\u{0E31}", "\u{AC00}",
  ].map { Array($0.utf8) }

  /// The first and the last of every run of code points that share a class, of all of Unicode: some thousands.
  static let edges: [[UInt8]] = {
    var edges: [[UInt8]] = []
    var previous: (scalar: Unicode.Scalar, signature: Signature)?
    for codePoint in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(codePoint) else { continue }
      let signature = Signature(scalar)
      if signature != previous?.signature {
        if let previous { edges.append(utf8(previous.scalar)) }
        edges.append(utf8(scalar))
      }
      previous = (scalar, signature)
    }
    if let previous { edges.append(utf8(previous.scalar)) }
    return edges
  }()

  /// What word boundaries could depend on.
  private struct Signature: Hashable {
    let value: UInt32
    let needsDictionary: Bool
    let isPictographic: Bool
    let length: Int

    init(_ scalar: Unicode.Scalar) {
      value = WordBreakClasses.propertyValue(of: scalar.value)
      needsDictionary = WordBreakClasses.needsDictionary(scalar.value)
      isPictographic = scalar.properties.isEmojiPresentation
      length = UTF8.width(scalar)
    }
  }

  private static func utf8(_ scalar: Unicode.Scalar) -> [UInt8] { Array(String(Character(scalar)).utf8) }
}
