/// The sounds of a name, as a phonetic script keeps them: one byte each.
///
/// Russian, Ukrainian, Arabic or Japanese write a foreign name as it is heard (Thibault, Тибо), and what romanises it
/// again does not know the first spelling (Tibo). So two spellings are compared by sound: the respelled one as its letters
/// stand, the native one as its language reads it (``ReadingRules``).
///
///     S ш   Z ж   C ч   c ц   h х   H what becomes either г or х   O ö, which becomes either e or ё; else as in Latin letters
///
/// What softens a vowel is left out, since languages and systems treat it differently: Gauthier, Gotye, Gotie.
struct SoundCode: Equatable, Sendable {
  let sounds: [UInt8]

  /// - Parameter sounds: codes as above.
  init(_ sounds: some Sequence<UInt8>) {
    var folded: [UInt8] = []
    for sound in sounds {
      if let last = folded.last {
        if last == sound { continue }
        // A glide before a vowel; о before у, as French writes the latter.
        if Self.isVowel(sound), last == i || (last == o && sound == u) { folded.removeLast() }
        if folded.last == sound { continue }
      }
      folded.append(sound)
    }
    self.sounds = folded
  }

  /// Equal for what ``matches(_:)`` takes for one.
  var hash: UInt64 {
    sounds.reduce(0) { hash, sound in
      let coarse: UInt8 =
        switch sound {
        case UInt8(ascii: "h"), UInt8(ascii: "H"): UInt8(ascii: "g")
        case o, UInt8(ascii: "O"): UInt8(ascii: "e")
        default: sound
        }
      return hash &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(coarse)
    }
  }

  /// Whether both may be the sounds of one name.
  func matches(_ other: SoundCode) -> Bool {
    sounds.count == other.sounds.count
      && zip(sounds, other.sounds).allSatisfy { Self.areOne($0, $1) || Self.areOne($1, $0) }
  }

  private static func areOne(_ one: UInt8, _ other: UInt8) -> Bool {
    switch one {
    case UInt8(ascii: "H"): other == UInt8(ascii: "g") || other == UInt8(ascii: "h") || one == other
    case UInt8(ascii: "O"): other == UInt8(ascii: "e") || other == o || one == other
    default: one == other
    }
  }

  private static func isVowel(_ sound: UInt8) -> Bool { "aeiouO".utf8.contains(sound) }

  // MARK: - As the letters stand

  /// The system that romanised a phonetic script.
  private enum System: CaseIterable { case english, german, french }

  /// The codes of a name whose letters stand for their sounds, once for each system that reads it in its own way.
  /// - Parameter letters: as ``NameKey/appendLetters(of:to:)`` gives them.
  static func literal(_ letters: ArraySlice<UInt8>) -> [SoundCode] {
    // The systems differ in these letters alone.
    guard letters.contains(where: { "chjz".utf8.contains($0) }) else { return [literal(letters, .english)] }
    var codes: [SoundCode] = []
    for system in System.allCases {
      let code = literal(letters, system)
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  private static func literal(_ letters: ArraySlice<UInt8>, _ system: System) -> SoundCode {
    var sounds: [UInt8] = []
    var rest = letters
    while !rest.isEmpty {
      let (sound, length) = first(of: rest, system)
      sound.withUTF8Buffer { sounds += $0 }
      if sound.utf8CodeUnitCount == 0 { sounds.append(rest[rest.startIndex]) }
      rest = rest.dropFirst(length)
    }
    return SoundCode(sounds)
  }

  /// The sounds of what comes next, empty where it is the letter itself, and how many letters they take.
  private static func first(of rest: ArraySlice<UInt8>, _ system: System) -> (StaticString, Int) {
    func has(_ text: StaticString) -> Bool {
      rest.count >= text.utf8CodeUnitCount
        && text.withUTF8Buffer { pattern in pattern.indices.allSatisfy { rest[rest.startIndex + $0] == pattern[$0] } }
    }
    switch rest[rest.startIndex] {
    case UInt8(ascii: "s"):
      if has("schtsch") { return ("SC", 7) }
      if has("stsch") || has("shtch") { return ("SC", 5) }
      if has("shch") || has("szcz") { return ("SC", 4) }
      if has("sch") { return (system == .german ? "Z" : "S", 3) }
      return has("sh") || has("sz") ? ("S", 2) : ("", 1)
    case UInt8(ascii: "t"):
      if has("tsch") { return ("C", 4) }
      if has("tch") || has("tsh") { return ("C", 3) }
      if has("ts") || has("tz") { return ("c", 2) }
      return ("", has("th") ? 2 : 1)
    case UInt8(ascii: "c"):
      if has("ch") { return (system == .german ? "h" : system == .french ? "S" : "C", 2) }
      if has("cz") { return ("C", 2) }
      return has("ck") ? ("k", 2) : has("ce") || has("ci") || has("cy") || rest.count == 1 ? ("c", 1) : ("k", 1)
    case UInt8(ascii: "z"): return has("zh") ? ("Z", 2) : (system == .german ? "c" : "", 1)
    case UInt8(ascii: "d"):
      if has("dsch") { return ("dZ", 4) }
      return has("dzh") ? ("dZ", 3) : ("", 1)
    case UInt8(ascii: "j"): return (system == .french ? "Z" : "i", 1)
    case UInt8(ascii: "y"): return ("i", 1)
    case UInt8(ascii: "k"): return has("kh") ? ("h", 2) : ("", 1)
    case UInt8(ascii: "g"): return ("", has("gh") ? 2 : 1)
    case UInt8(ascii: "p"): return has("ph") ? ("f", 2) : ("", 1)
    case UInt8(ascii: "x"): return ("ks", 1)
    case UInt8(ascii: "q"): return ("k", 1)
    case UInt8(ascii: "w"): return ("v", 1)
    default: return ("", 1)
    }
  }
}

private let i = UInt8(ascii: "i")
private let o = UInt8(ascii: "o")
private let u = UInt8(ascii: "u")
