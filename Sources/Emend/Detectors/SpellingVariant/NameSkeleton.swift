/// The consonants of a name, coarsely: the block in which all romanisations of it meet, though their keys differ.
///
/// Vowels, glides and a silent h are left out, sibilants are one, and so are labials, dentals and velars. A letter that
/// stands for different sounds in different systems (ch, j, h, c, x) gives a skeleton for each reading.
enum NameSkeleton {
  /// The readings of a name are as many as two to the power of its doubtful letters; more than this many letters take
  /// the commonest one.
  private static let doubts = 3

  private static let sibilant = UInt64(1), velar = UInt64(2), labial = UInt64(3), dental = UInt64(4)
  private static let liquid = UInt64(5), trill = UInt64(6), labialNasal = UInt64(7), nasal = UInt64(8)
  private static let vowel = UInt64(9)

  /// Calls for every skeleton with its hash. The hashes have a bit of their own, so that they rarely meet that of a key.
  static func forEach(of letters: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
    letters.withUnsafeBufferPointer { letters in
      var reading = 0
      var readings = 1
      while reading < readings {
        let (hash, doubts) = hash(letters, reading: reading)
        if reading == 0 { readings = 1 << min(doubts, Self.doubts) }
        if let hash { body(hash) }
        reading += 1
      }
    }
  }

  /// The hash of one reading (nil where it is too short to tell anything), and how many doubtful letters there are.
  private static func hash(_ letters: UnsafeBufferPointer<UInt8>, reading: Int) -> (UInt64?, Int) {
    var hash: UInt64 = 1
    var count = 0
    var last: UInt64 = 0
    var doubts = 0
    var place = 0
    // A name's j, and its g before e and i, sound alike everywhere in it.
    var (glide, softG): (Int?, Int?) = (nil, nil)
    func has(_ text: StaticString) -> Bool {
      let length = text.utf8CodeUnitCount
      guard place + length <= letters.count else { return false }
      return text.withUTF8Buffer { pattern in pattern.indices.allSatisfy { letters[place + $0] == pattern[$0] } }
    }
    func put(_ code: UInt64) {
      guard code != last, code != 0 else { return }
      last = code
      hash = hash &* 11 &+ code
      count += 1
    }
    /// The first reading is the commonest one.
    func doubt(_ first: UInt64, _ second: UInt64) {
      put(doubts < Self.doubts && reading >> doubts & 1 == 1 ? second : first)
      doubts += 1
    }
    /// A letter with three readings counts as two doubts.
    func nextChoice() -> Int {
      let choice = doubts + 1 < Self.doubts ? reading >> doubts & 3 : 0
      doubts += 2
      return choice % 3
    }
    while place < letters.count {
      var length = 1
      switch letters[place] {
      case UInt8(ascii: "s"):
        length = has("schtsch") ? 7 : has("stsch") || has("shtch") ? 5 : has("shch") || has("szcz") ? 4 : 1
        if length == 1, has("sch") { length = 3 }
        if length == 1, has("sh") || has("sz") { length = 2 }
        put(sibilant)
      case UInt8(ascii: "z"):
        length = has("zh") ? 2 : 1
        put(sibilant)
      case UInt8(ascii: "t"):
        length = has("tsch") ? 4 : has("tch") || has("tsh") ? 3 : has("ts") || has("tz") || has("th") ? 2 : 1
        if place == 0, has("ts"), length == 2 {
          doubt(sibilant, dental)
        } else if has("th") {
          doubt(dental, sibilant)
        } else if length > 1 {
          put(sibilant)
        } else {
          put(dental)
        }
      case UInt8(ascii: "d"):
        length = has("dsch") ? 4 : has("dzh") || has("dzj") ? 3 : 1
        if length == 1, has("dz") || has("ds") || has("dj") || has("dh") { length = 2 }
        if has("dh") { doubt(dental, sibilant) } else if length > 1 { put(sibilant) } else { put(dental) }
      case UInt8(ascii: "c"):
        if has("ch") {
          length = 2
          doubt(sibilant, velar)
        } else if has("cz") {
          length = 2
          put(sibilant)
        } else if has("cki") || has("cky") {
          // Harecki, Garetsky.
          doubt(0, sibilant)
        } else if has("ck") {
          length = 2
          put(velar)
        } else if place + 1 == letters.count || has("ce") || has("ci") || has("cy") || has("cj") {
          put(sibilant)
        } else {
          doubt(velar, sibilant)
        }
      case UInt8(ascii: "j"):
        // As in English, in German and in Spanish.
        if glide == nil {
          let choice = nextChoice()
          glide = place == 0 ? choice : [1, 0, 2][choice]
        }
        put([sibilant, place == 0 ? vowel : 0, velar][glide ?? 0])
      case UInt8(ascii: "h"):
        // "gh" and "kh" are read with their first letter.
        if place == 0, has("hs") {
          length = 2
          put(sibilant)
        } else if place == 0, has("hovh") {
          // Hovhannisyan, Ovanesyan, Oganesyan.
          length = 4
          put(vowel)
          doubt(labial, velar)
        } else if place == 0 {
          doubt(vowel, velar)
        } else {
          doubt(0, velar)
        }
      case UInt8(ascii: "x"):
        if place == 0 {
          // Xiao, Xolmatov.
          doubt(sibilant, velar)
        } else {
          // Axundov, Akhundov.
          put(velar)
          doubt(sibilant, 0)
        }
      case UInt8(ascii: "k"):
        length = has("kh") ? 2 : 1
        put(velar)
      case UInt8(ascii: "g"):
        length = has("gh") ? 2 : 1
        if length == 1, has("gi") || has("ge") || has("gy") {
          if softG == nil { softG = nextChoice() }
          put([velar, sibilant, place == 0 ? vowel : 0][softG ?? 0])
        } else {
          put(velar)
        }
      case UInt8(ascii: "q"): put(velar)
      case UInt8(ascii: "w"): doubt(labial, 0)
      case UInt8(ascii: "o"), UInt8(ascii: "a"):
        length = has("ou") || has("au") ? 2 : 1
        // Sinouar, Sinwar; Ouattara, Wattara; Bykau, Bykov.
        if length == 2 { doubt(place > 0 ? 0 : vowel, labial) } else if place == 0 { put(vowel) } else { last = 0 }
      case UInt8(ascii: "e") where place + 2 == letters.count && has("eu"):
        // Tsimafeyeu, Timofeev.
        length = 2
        doubt(0, labial)
      case UInt8(ascii: "p"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"):
        length = has("ph") ? 2 : 1
        put(labial)
      case UInt8(ascii: "l"): put(liquid)
      case UInt8(ascii: "r"): put(trill)
      // Greek mp, nt and gk are b, d and g.
      case UInt8(ascii: "m"):
        // Subramaniam, Subrahmanyan.
        if place + 1 == letters.count, place > 3, letters[place - 1] == UInt8(ascii: "a") {
          put(nasal)
        } else if !has("mp") {
          put(labialNasal)
        }
      case UInt8(ascii: "n"):
        if has("ntz") { doubt(nasal, 0) } else if !has("nt") || has("nts") || has("ntc") { put(nasal) }
      default:
        if place == 0 { put(vowel) } else { last = letters[place] == UInt8(ascii: "y") ? last : 0 }
      }
      place += length
    }
    return (count > 1 ? hash | 1 << 63 : nil, doubts)
  }
}
