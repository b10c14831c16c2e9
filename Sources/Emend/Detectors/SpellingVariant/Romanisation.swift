/// Whether two spellings may come from one name in another script, and how far their romanisations are apart.
///
/// An alignment of letters: every step takes the same letter from both, or two groups of letters that stand for one
/// sound in some system or language (sh, sch, sz; v, w, ff). The cheapest way through is the distance.
struct Romanisation {
  /// How much the systems differ, from 0.
  let distance: Int
  /// Vowels that no system exchanges, though writers do: Mohammed, Muhammad.
  let vowelShifts: Int
  /// Those of ``vowelShifts`` between i and e, u and o, a and e: what scripts without short vowels leave open.
  let shortVowelShifts: Int
  /// Consonants of which one is voiced or rougher: Sarkisian, Sargsyan.
  let consonantShifts: Int
  /// Steps between languages rather than systems: Hryhoriy, Grigori.
  let crossings: Int

  /// The cost of a step between two systems of romanisation, between two languages, and between two sounds.
  private static let system = 4
  private static let language = 12
  static let sound = 25

  /// Nil where no such steps lead from one spelling to the other. Proportional to the product of the lengths.
  /// - Parameters:
  ///   - left: letters as ``NameKey/appendLetters(of:to:)`` gives them; at most ``longest``.
  ///   - limit: the greatest distance of interest.
  init?(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, limit: Int) {
    guard left.count <= Self.longest, right.count <= Self.longest, !left.isEmpty, !right.isEmpty,
      abs(left.count - right.count) <= 6
    else { return nil }
    let path = left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in Self.cheapest(left, right, limit: limit) }
    }
    guard let path else { return nil }
    distance = Int(path >> 24)
    vowelShifts = Int(path >> 16 & 0xF) + Int(path >> 20 & 0xF)
    shortVowelShifts = Int(path >> 20 & 0xF)
    consonantShifts = Int(path >> 8 & 0xFF)
    crossings = Int(path & 0xFF)
  }

  /// Letters of the longest name that is compared.
  static let longest = 24

  // MARK: - The way

  /// Cost in the high byte, and what makes it up; nil above the limit.
  private static func cheapest(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> UInt32? {
    let width = right.count + 1
    let most = UInt32(limit + 1) << 24
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: (left.count + 1) * width) { costs -> UInt32? in
      costs.initialize(repeating: most)
      costs[0] = 0
      var deadRows = 0
      for row in 0...left.count {
        var isAlive = false
        for column in 0...right.count {
          let cost = costs[row * width + column]
          if cost >= most { continue }
          isAlive = true
          func reach(_ rows: Int, _ columns: Int, _ step: UInt32) {
            let place = (row + rows) * width + column + columns
            costs[place] = min(costs[place], cost + step)
          }
          if row < left.count, column < right.count {
            let (one, other) = (left[row], right[column])
            if one == other { reach(1, 1, 0) }
            for rule in rules[Int(one - firstLetter) * 26 + Int(other - firstLetter)]
            where rule.left.stands(in: left, at: row) && rule.right.stands(in: right, at: column)
              && rule.condition.holds(
                (left, row, row + rule.left.count), (right, column, column + rule.right.count))
            {
              reach(rule.left.count, rule.right.count, rule.step)
            }
          }
          if row < left.count, let step = omission(left, row) { reach(1, 0, step) }
          if column < right.count, let step = omission(right, column) { reach(0, 1, step) }
        }
        // No step takes more letters than this.
        deadRows = isAlive ? 0 : deadRows + 1
        if deadRows > 7 { return nil }
      }
      let cost = costs[left.count * width + right.count]
      return cost >= most ? nil : cost
    }
  }

  /// What it costs that one system leaves out a letter: the second of a double one, a silent h, a glide beside a vowel.
  private static func omission(_ letters: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32? {
    let letter = letters[place]
    let before = place > 0 ? letters[place - 1] : 0
    let after = place + 1 < letters.count ? letters[place + 1] : 0
    if letter == before { return step(system) }
    switch letter {
    case UInt8(ascii: "h"):
      if before == UInt8(ascii: "c") || before == UInt8(ascii: "s") || before == UInt8(ascii: "z") { return nil }
      // Before a vowel it may be spoken.
      return place == 0 || NameKey.isVowel(after) ? step(language, crossing: 1) : step(system)
    case UInt8(ascii: "i"), UInt8(ascii: "y"), UInt8(ascii: "j"):
      if after == UInt8(ascii: "e") { return step(system) }
      // Yakymenko and Akymenko are two.
      if NameKey.isVowel(after) { return place == 0 ? step(sound, consonant: 1) : step(10) }
      // Faraj and Faraji are two.
      if after == 0, before == UInt8(ascii: "j") { return nil }
      return isGlide(before) ? step(system) : isBetween(letters, place) ? step(20, vowel: 1) : nil
    case UInt8(ascii: "e"):
      // Müller, Mueller.
      if before == UInt8(ascii: "u") || before == UInt8(ascii: "o") || before == UInt8(ascii: "a") {
        // Saeed and Saad are two.
        return NameKey.isVowel(after) ? nil : step(6)
      }
      return isBetween(letters, place) ? step(20, vowel: 1) : nil
    case UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "u"):
      return isBetween(letters, place) ? step(20, vowel: 1) : nil
    default: return nil
    }
  }

  /// Whether a vowel only parts consonants inside a word: Sargsyan, Sarkisian.
  private static func isBetween(_ letters: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    place > 1 && place + 2 < letters.count && !NameKey.isVowel(letters[place - 1])
      && !NameKey.isVowel(letters[place + 1])
  }

  private static func isGlide(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "i") || letter == UInt8(ascii: "y") || letter == UInt8(ascii: "j")
  }

  private static func step(
    _ cost: Int, vowel: Int = 0, shortVowel: Int = 0, consonant: Int = 0, crossing: Int = 0
  ) -> UInt32 {
    UInt32(cost) << 24 | UInt32(shortVowel << 4 | vowel) << 16 | UInt32(consonant) << 8 | UInt32(crossing)
  }

  // MARK: - The rules

  private static let firstLetter = UInt8(ascii: "a")

  /// Up to eight letters, in one number.
  private struct Letters {
    let packed: UInt64
    let count: Int

    init(_ text: Substring) {
      precondition(text.utf8.count <= 8, "a group of letters has eight at most: \(text)")
      packed = text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      count = text.utf8.count
    }

    @inline(__always)
    func stands(in letters: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
      let end = place + count
      guard end <= letters.count else { return false }
      var rest = packed
      for index in place..<end {
        if letters[index] != UInt8(truncatingIfNeeded: rest) { return false }
        rest >>= 8
      }
      // The z of zh and the c of ch are no letters by themselves: Zhernov and Chernov are two.
      return end == letters.count || letters[end] != UInt8(ascii: "h") || !Self.joinsH(letters[end - 1])
    }

    @inline(__always)
    private static func joinsH(_ letter: UInt8) -> Bool {
      letter == UInt8(ascii: "c") || letter == UInt8(ascii: "s") || letter == UInt8(ascii: "z")
    }
  }

  private enum Condition {
    case anywhere, atStart, atStartOfLong, atEnd, atEndOfLong, insideOrStart, afterHiss, beforeFront, beforeVowel
    case armenian, georgian, greek, greekBeforeFront

    typealias Stretch = (letters: UnsafeBufferPointer<UInt8>, start: Int, end: Int)

    func holds(_ one: Stretch, _ other: Stretch) -> Bool {
      switch self {
      case .anywhere: return true
      case .atStart: return one.start == 0 && other.start == 0
      case .atEnd: return one.end == one.letters.count && other.end == other.letters.count
      case .atStartOfLong: return Self.atStart.holds(one, other) && min(one.letters.count, other.letters.count) > 6
      case .atEndOfLong: return Self.atEnd.holds(one, other) && min(one.letters.count, other.letters.count) > 5
      case .armenian: return Self.ends(one, Self.armenianEndings) && Self.ends(other, Self.armenianEndings)
      case .georgian: return Self.isGeorgian(one) && Self.isGeorgian(other)
      case .greek: return Self.ends(one, Self.greekEndings) && Self.ends(other, Self.greekEndings)
      case .greekBeforeFront:
        return Self.greek.holds(one, other) && Self.isBeforeFront(one) && Self.isBeforeFront(other)
      case .insideOrStart: return one.end < one.letters.count && other.end < other.letters.count
      case .afterHiss: return Self.isAfterHiss(one) && Self.isAfterHiss(other)
      case .beforeFront: return Self.isBeforeFront(one) || Self.isBeforeFront(other)
      case .beforeVowel: return Self.isBeforeVowel(one) && Self.isBeforeVowel(other)
      }
    }

    private static func isAfterHiss(_ stretch: Stretch) -> Bool {
      guard stretch.start > 1 else { return false }
      let before = stretch.letters[stretch.start - 1]
      if before == UInt8(ascii: "z") { return "cr".utf8.contains(stretch.letters[stretch.start - 2]) }
      return before == UInt8(ascii: "h") || before == UInt8(ascii: "j")
    }
    private static let armenianEndings = ["yan", "ian", "jan"].map { Array($0.utf8) }
    private static let greekEndings = ["iou", "iu", "adou", "idou", "poulos", "poulou", "akis", "idis", "ides", "atos"]
      .map { Array($0.utf8) }

    /// Whether the whole name has one of some endings, behind which something is left.
    private static func ends(_ stretch: Stretch, _ endings: [[UInt8]]) -> Bool {
      endings.contains { ending in
        stretch.end <= stretch.letters.count - ending.count
          && stretch.letters.suffix(ending.count).elementsEqual(ending)
      }
    }

    /// -dze or -shvili, in any romanisation.
    private static func isGeorgian(_ stretch: Stretch) -> Bool {
      let letters = stretch.letters
      guard letters.count > 6 else { return false }
      let (before, last) = (letters[letters.count - 2], letters[letters.count - 1])
      if last == UInt8(ascii: "e") {
        return letters[letters.count - 3] == UInt8(ascii: "d")
          && (before == UInt8(ascii: "z") || before == UInt8(ascii: "s"))
      }
      return last == UInt8(ascii: "i") && before == UInt8(ascii: "l") && letters[letters.count - 3] == UInt8(ascii: "i")
        && (letters[letters.count - 4] == UInt8(ascii: "v") || letters[letters.count - 4] == UInt8(ascii: "w"))
    }
    private static func isBeforeFront(_ stretch: Stretch) -> Bool {
      stretch.end < stretch.letters.count && "eiy".utf8.contains(stretch.letters[stretch.end])
    }
    private static func isBeforeVowel(_ stretch: Stretch) -> Bool {
      stretch.end < stretch.letters.count && NameKey.isVowel(stretch.letters[stretch.end])
    }
  }

  private struct Rule {
    let left: Letters
    let right: Letters
    let step: UInt32
    let condition: Condition
  }

  /// Groups of letters for one sound. Within a group each may stand for each other one.
  private static let groups: [(String, UInt32, Condition)] = [
    // Between systems for one script: BGN, national, ISO 9, scholarly, German, French, Polish, Spanish.
    ("sh sch sz", step(system), .anywhere),
    ("shch schtsch sch szcz chtch stsch shtch sht", step(system), .anywhere),
    ("ch tsch tch cz tsh", step(system), .anywhere),
    ("zh j rz", step(system), .anywhere),
    ("zh sch", step(8), .anywhere),
    ("ts c tz z", step(system), .anywhere),
    ("kh ch h", step(system), .anywhere),
    ("kh x", step(6), .anywhere),
    ("v w", step(2), .anywhere),
    ("v f ff w", step(system), .atEnd),
    ("f ph", step(2), .anywhere),
    ("i y j ij yj iy yy ii", step(2), .anywhere),
    ("i y ji yi", step(2), .anywhere),
    ("u ou oo w", step(system), .anywhere),
    ("i ee", step(system), .anywhere),
    ("j dj dsch dzh dsh dzj", step(system), .anywhere),
    ("k q ck c kk cq", step(2), .anywhere),
    ("k q ck qu que", step(system), .atEnd),
    ("x ks", step(2), .anywhere),
    ("x ksh", step(system), .anywhere),
    ("g gh gu", step(system), .anywhere),
    ("q gh", step(system), .anywhere),
    ("t th", step(system), .anywhere),
    ("d dh", step(system), .anywhere),
    ("ai ay aj ae", step(system), .anywhere),
    ("ei ey ej", step(system), .anywhere),
    ("au aw ao av", step(6), .anywhere),
    ("eu ev ef ew", step(6), .anywhere),
    ("dz ds z", step(6), .anywhere),
    ("a ah", step(system), .atEnd),
    ("e eh", step(system), .atEnd),
    ("ah eh", step(10), .atEnd),
    ("a eh", step(10), .atEnd),
    ("e o", step(system), .afterHiss),
    ("yo jo e io", step(8), .anywhere),
    ("c ch", step(8), .anywhere),
    ("s sh", step(10), .anywhere),
    ("z zh", step(8), .anywhere),
    ("oe o", step(system), .anywhere),
    ("ue u", step(system), .anywhere),
    ("ny nj gn n nh", step(8), .insideOrStart),
    ("wo weo", step(6), .anywhere),
    ("eo u", step(8), .anywhere),
    ("eo o", step(8), .anywhere),
    ("eu u oo", step(8), .anywhere),
    ("hs x", step(6), .anywhere),
    ("x sh", step(10), .anywhere),
    // Between languages.
    ("g h", step(language, crossing: 1), .anywhere),
    ("gh h", step(language, crossing: 1), .anywhere),
    ("sh ch", step(language, crossing: 1), .anywhere),
    ("kh k", step(language, crossing: 1), .anywhere),
    ("kh j h", step(language, crossing: 1), .anywhere),
    ("z s", step(language, crossing: 1), .anywhere),
    ("j g", step(language, crossing: 1), .beforeFront),
    ("j c", step(language, crossing: 1), .anywhere),
    ("q g", step(language, crossing: 1), .anywhere),
    ("v b", step(language, crossing: 1), .anywhere),
    ("mp b", step(language, crossing: 1), .anywhere),
    ("nt d", step(language, crossing: 1), .anywhere),
    ("gk g", step(language, crossing: 1), .anywhere),
    ("gg ng", step(language, crossing: 1), .anywhere),
    ("dh z", step(language, crossing: 1), .anywhere),
    ("th s", step(language, crossing: 1), .anywhere),
    ("xh j gj", step(language, crossing: 1), .anywhere),
    ("ai ei ay ey aj ej ae", step(8, crossing: 1), .anywhere),
    ("ai ay ei ey e", step(language, crossing: 1), .insideOrStart),
    ("ei ey ay i", step(language, crossing: 1), .insideOrStart),
    ("j sch", step(8, crossing: 1), .anywhere),
    ("dz dsch dzh dz", step(8, crossing: 1), .anywhere),
    ("d dj", step(8, crossing: 1), .anywhere),
    ("c tsch tch", step(8, crossing: 1), .atEnd),
    ("in ine een", step(language, crossing: 1), .atEnd),
    ("oun oune", step(language, crossing: 1), .atEndOfLong),
    ("vich vitch witsch vitsch witz vitz wicz wits vits", step(language, crossing: 1), .atEndOfLong),
    ("ts t", step(language, crossing: 1), .anywhere),
    ("ou ov ow au aw", step(8, crossing: 1), .anywhere),
    ("aw au ow ou o", step(language, crossing: 1), .anywhere),
    ("gi y yi", step(language, crossing: 1), .anywhere),
    ("g y", step(language, crossing: 1), .atStart),
    ("eddin uddin addin iddin", step(language, crossing: 1), .atEnd),
    ("sj sh", step(language, crossing: 1), .anywhere),
    ("ntz dz", step(language, crossing: 1), .anywhere),
    ("j g jj gg", step(14, crossing: 1), .beforeVowel),
    ("p f", step(language, crossing: 1), .georgian),
    ("is es", step(language, crossing: 1), .atEndOfLong),
    ("enko enka", step(language, crossing: 1), .atEnd),
    ("iko yko ika yka", step(language, crossing: 1), .atEndOfLong),
    ("zade zada zadeh zadah zoda zode", step(language, crossing: 1), .atEnd),
    // Arabic: the article between two words of a name, what French leaves silent, a glide before w.
    ("abdel abdul abdal abdol abdil", step(8, crossing: 1), .atStart),
    ("allah ullah ollah", step(language, crossing: 1), .atEndOfLong),
    ("an ane", step(language, crossing: 1), .atEndOfLong),
    ("ai aie ay", step(language, crossing: 1), .atEndOfLong),
    ("aei aee ai", step(language, crossing: 1), .atEndOfLong),
    ("w uw ow ouw", step(language, crossing: 1), .beforeVowel),
    ("c s", step(language, crossing: 1), .beforeFront),
    ("gu j", step(language, crossing: 1), .beforeFront),
    // Indian: one word in several languages.
    ("dhary dhury dhari dhuri dhry dhri", step(language, crossing: 1), .atEnd),
    ("chau chow chou", step(language, crossing: 1), .atStart),
    ("acharya acharjee acharji acharyya", step(language, crossing: 1), .atEnd),
    ("niam nian nyam nyan", step(language, crossing: 1), .atEndOfLong),
    ("qui que qi q", step(language, crossing: 1), .atEndOfLong),
    ("iy aiy ayy", step(language, crossing: 1), .atStart),
    ("borty borti barty barti varty varti vorty vorti", step(language, crossing: 1), .atEnd),
    ("murthy murthi murty murti moorthy moorthi moorty moorti", step(language, crossing: 1), .atEnd),
    ("swamy swami samy sami", step(language, crossing: 1), .atEndOfLong),
    // Thai: how people write one element of a name.
    ("charoen jaroen charern jaroern", step(language, crossing: 1), .anywhere),
    ("sri si", step(language, crossing: 1), .atStartOfLong),
    ("phong pong bong", step(language, crossing: 1), .atEndOfLong),
    ("phorn porn phon pon", step(language, crossing: 1), .atEndOfLong),
    ("kul kun gul koon", step(language, crossing: 1), .atEndOfLong),
    ("dh th", step(language, crossing: 1), .anywhere),
    // Turkish c; Spanish j; Polish sz.
    ("c dsch dj dzh", step(language, crossing: 1), .anywhere),
    ("j x g", step(language, crossing: 1), .atStart),
    ("sz s", step(language, crossing: 1), .anywhere),
    // Armenian: names of Hakob and Hovhannes, and gh in Russian.
    ("hakob akop hagop agop", step(language, crossing: 1), .atStart),
    ("hovhann ovan ogan", step(language, crossing: 1), .atStart),
    ("hovhanni hovhanne ovane ogane", step(language, crossing: 1), .atStart),
    ("gh k", step(language, crossing: 1), .armenian),
    // Greek: eta; what a g before a front vowel sounds like; Oikonomou.
    ("g y", step(language, crossing: 1), .greekBeforeFront),
    ("ng g", step(language, crossing: 1), .greek),
    ("nt nd", step(language, crossing: 1), .greek),
    ("tz dj dz ts", step(language, crossing: 1), .greek),
    ("oiko eko iko eco", step(language, crossing: 1), .atStart),
    ("i e", step(language, crossing: 1), .greek),
    ("o u", step(language, shortVowel: 1), .insideOrStart),
    ("e i", step(16, shortVowel: 1), .insideOrStart),
    ("a e", step(16, shortVowel: 1), .insideOrStart),
    // Between sounds.
    ("a o", step(sound, vowel: 1), .insideOrStart),
    ("a u", step(sound, vowel: 1), .insideOrStart),
    ("i u", step(sound, vowel: 1), .insideOrStart),
    ("y u", step(sound, vowel: 1), .insideOrStart),
    ("e u", step(sound, vowel: 1), .insideOrStart),
    ("g k", step(sound, consonant: 1), .anywhere),
    ("d t", step(sound, consonant: 1), .anywhere),
    ("b p", step(sound, consonant: 1), .anywhere),
    ("f v w", step(sound, consonant: 1), .anywhere),
    ("j ch", step(sound, consonant: 1), .anywhere),
    ("ts dz", step(sound, consonant: 1), .anywhere),
  ]

  /// By the first letter of either side.
  private static let rules: [[Rule]] = {
    var rules = [[Rule]](repeating: [], count: 26 * 26)
    for (group, step, condition) in groups {
      let spellings = group.split(separator: " ")
      for left in spellings {
        for right in spellings where left != right {
          let place = Int(left.utf8.first! - firstLetter) * 26 + Int(right.utf8.first! - firstLetter)
          rules[place].append(Rule(left: Letters(left), right: Letters(right), step: step, condition: condition))
        }
      }
    }
    return rules
  }()
}
