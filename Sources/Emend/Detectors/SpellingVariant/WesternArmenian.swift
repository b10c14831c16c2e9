/// Armenian names as the diaspora says and writes them: Garabedian for Karapetyan, Kevorkian for Gevorgyan.
///
/// Western Armenian swaps voiced and unvoiced stops, all of them, and writes -ian where the east writes -yan. So no voiced
/// stop may stand in the same place in both, and the endings must differ: in one system, Babayan and Papayan are two.
enum WesternArmenian {
  /// Whether one spelling is the western form of the other, an eastern one.
  /// - Parameters:
  ///   - one: letters as ``NameKey/appendLetters(of:to:)`` gives them, and of the same kind `other`.
  static func areOne(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    guard let left = ending(one), let right = ending(other), left != right,
      left == UInt8(ascii: "i") || right == UInt8(ascii: "i"),
      let path = Romanisation(one, other, limit: limit)
    else { return false }
    return path.consonantShifts > 0 && path.consonantShifts == voicedStops(one) + voicedStops(other)
      && path.vowelShifts == 0 && path.distance - path.consonantShifts * Romanisation.sound <= 36
  }

  /// Five stops, and what else may differ.
  private static let limit = 150

  /// What stands before -an: i, y or j; nil for other names.
  private static func ending(_ letters: ArraySlice<UInt8>) -> UInt8? {
    guard letters.count > 6, letters.last == UInt8(ascii: "n"), letters[letters.endIndex - 2] == UInt8(ascii: "a")
    else {
      return nil
    }
    let letter = letters[letters.endIndex - 3]
    return "iyj".utf8.contains(letter) ? letter : nil
  }

  /// b, d, g and dz, and j where it is the sound of `judge`; gh is no stop.
  private static func voicedStops(_ letters: ArraySlice<UInt8>) -> Int {
    letters.dropLast(3).indices.count { place in
      switch letters[place] {
      case UInt8(ascii: "b"), UInt8(ascii: "d"), UInt8(ascii: "j"): return true
      case UInt8(ascii: "g"): return letters[place + 1] != UInt8(ascii: "h")
      default: return false
      }
    }
  }
}
