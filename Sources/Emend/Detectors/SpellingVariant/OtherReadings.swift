/// Other letters that a name with marks may stand for: Dąbrowski said as Dombrowski, and Çaðlayan, which is Çağlayan read
/// in the wrong code page.
enum OtherReadings {
  /// Letters with the Polish nasal vowels as they are said; nil where the name has none.
  static func nasalLetters(of name: some Sequence<Unicode.Scalar>) -> [UInt8]? {
    let scalars = Array(name)
    guard scalars.contains(where: { nasals[$0.value] != nil }) else { return nil }
    var letters: [UInt8] = []
    for (place, scalar) in scalars.enumerated() {
      if let vowel = nasals[scalar.value] {
        let next = place + 1 < scalars.count ? scalars[place + 1].value | 0x20 : 0
        let isLabial = next == 0x62 || next == 0x70
        letters += [vowel, UInt8(ascii: isLabial ? "m" : "n")]
      } else if !NameKey.appendLetters(of: CollectionOfOne(scalar), to: &letters) {
        return nil
      }
    }
    return letters
  }

  /// By scalar, the vowel that is heard before the n.
  private static let nasals: [UInt32: UInt8] = [
    0x104: UInt8(ascii: "o"), 0x105: UInt8(ascii: "o"), 0x118: UInt8(ascii: "e"), 0x119: UInt8(ascii: "e"),
  ]

  /// What a name is whose bytes in a Central European or Turkish code page were read as Western European ones; empty where
  /// it has no such letter.
  static func reread(_ name: String) -> [String] {
    [centralEuropean, turkish].compactMap { page in
      guard name.unicodeScalars.contains(where: { page[$0] != nil }) else { return nil }
      return String(String.UnicodeScalarView(name.unicodeScalars.map { page[$0] ?? $0 }))
    }
  }

  /// The letters of windows-1250 by those of windows-1252 at the same place, where they differ.
  private static let centralEuropean = page(
    "ŒœŸÀÃÅÆÈÊÌÏÐÑÒÕØÙÛÞàãåæèêìïðñòõøùûþ", "ŚśźŔĂĹĆČĘĚĎĐŃŇŐŘŮŰŢŕăĺćčęěďđńňőřůűţ")
  /// The same for windows-1254.
  private static let turkish = page("ÐðÝýÞþ", "ĞğİıŞş")

  private static func page(_ wrong: String, _ right: String) -> [Unicode.Scalar: Unicode.Scalar] {
    precondition(wrong.unicodeScalars.count == right.unicodeScalars.count, "letters come in pairs")
    return Dictionary(uniqueKeysWithValues: zip(wrong.unicodeScalars, right.unicodeScalars))
  }
}
