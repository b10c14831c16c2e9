/// Tells most names from all of some codes by their consonants, for a few ns, so that few are read aloud.
struct SoundFilter {
  /// By first sound, the consonants of each code as bits.
  private var masks = [[UInt32]](repeating: [], count: 32)

  /// More codes than this with one first sound are not looked at one by one.
  private static let most = 64

  init(_ codes: some Sequence<SoundCode>) {
    for code in codes {
      guard let first = code.sounds.first else { continue }
      masks[Self.place(first)].append(code.sounds.reduce(0) { $0 | Self.bit($1) })
    }
  }

  /// Whether some code may be a reading of a name in some language.
  func mayHave(_ spelling: NativeSpelling) -> Bool {
    let name = spelling.letters
    guard name.count > 2 else { return false }
    let sounds = name.reduce(UInt32(0)) { $0 | Self.heard[Int($1)] }
    var first = Self.heard[Int(name[0])]
    // What is silent or joined with the next letter: Wright, Hughes, Gjoka, Jäger.
    let mayBeSilent = Self.silent.contains(name[0])
    if mayBeSilent { first |= Self.heard[Int(name[1])] }
    let isVowel = mayBeSilent || spelling.isVowel(at: 0)
    return masks.indices.contains { place in
      guard !masks[place].isEmpty, place == 0 ? isVowel : first & 1 << UInt32(place) != 0 else { return false }
      return masks[place].count > Self.most || masks[place].contains { $0 & ~sounds == 0 }
    }
  }

  private static let silent = Set("hjygwkdl".utf8)

  /// 0 for vowels; what a code does not tell apart has one place.
  private static func place(_ sound: UInt8) -> Int {
    let isRough = sound == UInt8(ascii: "h") || sound == UInt8(ascii: "H")
    return consonants.firstIndex(of: isRough ? UInt8(ascii: "g") : sound) ?? 0
  }

  private static func bit(_ sound: UInt8) -> UInt32 {
    let place = place(sound)
    return place == 0 ? 0 : 1 << UInt32(place)
  }

  private static let consonants = Array("-bvgdZzklmnprstfcCS".utf8)

  /// By letter, what it may be heard as, alone or with its neighbours, in any of the languages; no bit for a vowel.
  private static let heard: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 256)
    let letters = """
      b:bv c:kscCSgdZt d:dtz f:fvg g:ZgdnkzS h:gCSZ j:ZgdzSCt k:kCSg l:l m:mn n:nm p:pf q:kCcv r:rZS s:szSZCc t:tCcszS \
      v:vfb w:v x:ksSdzgZ z:zscSZdC ß:s ç:sC ł:l ś:sS ź:zZ ć:cC ż:Z ř:rZ š:S ž:Z č:C ş:S ș:S ț:c ţ:c ğ:g ñ:n ń:n ň:n \
      đ:d ď:d ť:t ľ:l ĺ:l ŕ:r ą:nm ę:nm ã:n õ:n
      """
    for entry in letters.split(separator: " ") {
      let parts = entry.split(separator: ":")
      guard let letter = parts[0].unicodeScalars.first else { continue }
      table[Int(NativeSpelling.letter(of: letter))] = parts[1].utf8.reduce(0) { $0 | bit($1) }
    }
    return table
  }()
}
