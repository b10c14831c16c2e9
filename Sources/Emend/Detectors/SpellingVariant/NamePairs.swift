/// Finds the pairs of names in a document that may be two spellings of one.
///
/// Every name leaves hashes in ``NameBlocks``: of its key, of its key without each of its letters (as SymSpell does), and
/// of its skeletons. Names that meet there are compared. Linear in the names.
struct NamePairs {
  struct Pair {
    /// Numbers of names; the first one came first in the text.
    let first: Int
    let second: Int
    let likeness: NameLikeness
    /// The one that can't be right, being the other one in the wrong code page or by way of another script.
    var wrong: Int?
  }

  private(set) var pairs: [Pair] = []
  private var letterPool: [UInt8] = []
  private var keyPool: [UInt8] = []
  private var letterEnds: [Int32] = [0]
  private var keyEnds: [Int32] = [0]
  /// Letters without marks, of the names that have marks.
  private var unmarked: [Int: [UInt8]] = [:]
  private var marked: Set<Int> = []
  /// Names with marks that are said as other letters; names as they are when read in another code page, in small letters.
  private var nasal: [Int: [UInt8]] = [:]
  private var reread: [Int: [String]] = [:]
  private var lowercased: [Int: String] = [:]

  /// A text with more names than this is a list. Every letter more or less gives another one's name there, so that only
  /// romanisations with one key are worth a look.
  private static let crowd = 8_000
  /// How many pairs a name may be in: one name is not spelled in more ways, unless all are of one key.
  private static let pairLimit = 6

  init(_ candidates: NameCandidates, in document: Document) {
    let isList = candidates.names.count > Self.crowd
    var blocks = NameBlocks()
    blocks.reserve(candidates.names.count * (isList ? 1 : 12))
    var hashes: [UInt64] = []
    for (number, name) in candidates.names.enumerated() {
      append(name, candidates.occurrences[Int(name.first)], in: document)
      let key = key(number)
      guard key.count >= 3, letters(number).count >= Self.minimumLength else { continue }
      if isList {
        blocks.add(number, under: Self.hash(of: key))
      } else {
        Self.hashes(of: key, into: &hashes)
        for hash in hashes { blocks.add(number, under: hash) }
        NameSkeleton.forEach(of: letters(number)) { blocks.add(number, under: $0) }
        ChineseSyllables.forEachHash(of: letters(number)) { blocks.add(number, under: $0) }
        if let unmarked = unmarked[number] {
          var key: [UInt8] = []
          NameKey.appendKey(of: unmarked[...], to: &key)
          blocks.add(number, under: Self.hash(of: key[...]))
        }
        if let nasal = nasal[number] { addBlocks(of: nasal, number, to: &blocks) }
        for text in reread[number] ?? [] {
          var letters: [UInt8] = []
          if NameKey.appendLetters(of: text.unicodeScalars, to: &letters) {
            addBlocks(of: letters, number, to: &blocks)
          }
        }
      }
    }
    let names = candidates.names
    compare(
      blocks.pairs { !(isList && names[$0].isKnown && names[$1].isKnown) }, candidates, in: document, isList: isList)
  }

  private func addBlocks(of letters: [UInt8], _ number: Int, to blocks: inout NameBlocks) {
    var key: [UInt8] = []
    NameKey.appendKey(of: letters[...], to: &key)
    blocks.add(number, under: Self.hash(of: key[...]))
    NameSkeleton.forEach(of: letters[...]) { blocks.add(number, under: $0) }
  }

  /// Which of two names is the other one in the wrong code page.
  private func misread(_ first: Int, _ second: Int) -> Int? {
    func isMisread(_ one: Int, _ other: Int) -> Bool {
      guard let texts = reread[one], let right = lowercased[other] else { return false }
      return texts.contains(right)
    }
    return isMisread(first, second) ? first : isMisread(second, first) ? second : nil
  }

  /// Which of two Chinese names is the other one by way of Russian.
  private func byWayOfRussian(_ first: Int, _ second: Int) -> Int? {
    let (left, right) = (letters(first), letters(second))
    if ChineseSyllables.isByWayOfRussian(left, right) { return first }
    return ChineseSyllables.isByWayOfRussian(right, left) ? second : nil
  }

  /// The likeness of two names, one of them with its nasal vowels as they are said.
  private func nasalLikeness(_ first: Int, _ second: Int) -> NameLikeness? {
    guard nasal[first] != nil || nasal[second] != nil, nasal[first] == nil || nasal[second] == nil else { return nil }
    func reading(_ number: Int) -> (letters: ArraySlice<UInt8>, key: ArraySlice<UInt8>) {
      guard let said = nasal[number] else { return (letters(number), key(number)) }
      var key: [UInt8] = []
      NameKey.appendKey(of: said[...], to: &key)
      return (said[...], key[...])
    }
    let (left, right) = (reading(first), reading(second))
    guard let likeness = NameLikeness(letters: (left.letters, right.letters), keys: (left.key, right.key)),
      likeness.isRomanisation
    else { return nil }
    // The nasal itself is a step between languages.
    return .nearKey
  }

  private mutating func compare(
    _ met: [(first: Int, second: Int)], _ candidates: NameCandidates, in document: Document, isList: Bool
  ) {
    func isHyphenated(_ number: Int) -> Bool {
      candidates.occurrences[Int(candidates.names[number].first)].length > 1
    }
    for (first, second) in met {
      if let misread = misread(first, second) {
        pairs.append(Pair(first: first, second: second, likeness: .key, wrong: misread))
        continue
      }
      if let likeness = nasalLikeness(first, second) {
        pairs.append(Pair(first: first, second: second, likeness: likeness))
        continue
      }
      if let likeness = NameLikeness(
        letters: (letters(first), letters(second)), keys: (key(first), key(second)),
        unmarked: (unmarked[first]?[...], unmarked[second]?[...]), hyphens: (isHyphenated(first), isHyphenated(second)))
      {
        let isShort = min(letters(first).count, letters(second).count) < Self.unguardedLength
        if isShort, !likeness.isOneKey, likeness != .otherSystem { continue }
        pairs.append(
          Pair(
            first: first, second: second, likeness: likeness,
            wrong: likeness == .otherSystem ? byWayOfRussian(first, second) : nil))
      }
    }
    if !isList { addRespelled(RespelledNames.pairs(among: candidates, in: document, letters: letters)) }
    guard pairs.count > Self.pairLimit else { return }
    var partners = [UInt16](repeating: 0, count: candidates.names.count)
    for pair in pairs {
      for number in [pair.first, pair.second] where partners[number] < .max { partners[number] += 1 }
    }
    pairs.removeAll {
      !$0.likeness.isOneKey && (partners[$0.first] > Self.pairLimit || partners[$0.second] > Self.pairLimit)
    }
  }

  /// Adds what a phonetic script may have made of a name, where no system of romanisation gives the one for the other.
  private mutating func addRespelled(_ respelled: [(wrong: Int, right: Int)]) {
    guard !respelled.isEmpty else { return }
    var places: [SIMD2<Int>: Int] = [:]
    for (place, pair) in pairs.enumerated() { places[SIMD2(pair.first, pair.second)] = place }
    for (wrong, right) in respelled {
      let pair = Pair(first: min(wrong, right), second: max(wrong, right), likeness: .respelling, wrong: wrong)
      if let place = places[SIMD2(pair.first, pair.second)] {
        // What only a slip or another name explains yields.
        if [.loose, .consonant, .otherConsonant, .shortVowels, .ending].contains(pairs[place].likeness) {
          pairs[place] = pair
        }
      } else {
        pairs.append(pair)
      }
    }
  }

  /// Letters of a name that is compared, and of one that may differ in more than its system of romanisation.
  private static let minimumLength = 4
  private static let unguardedLength = 5

  func letters(_ number: Int) -> ArraySlice<UInt8> { letterPool[Int(letterEnds[number])..<Int(letterEnds[number + 1])] }
  /// Whether the name stands in the text with marks on its letters.
  func hasMarks(_ number: Int) -> Bool { marked.contains(number) }

  func key(_ number: Int) -> ArraySlice<UInt8> { keyPool[Int(keyEnds[number])..<Int(keyEnds[number + 1])] }

  private mutating func append(
    _ name: NameCandidates.Name, _ occurrence: NameCandidates.Occurrence, in document: Document
  ) {
    let first = Int(occurrence.token)
    let span = document.baseSpan(ofTokens: first..<first + Int(occurrence.length))
    let start = letterPool.count
    if occurrence.length > 1 || document.tokens[first].flags.contains(.beyondASCII) {
      let text = document.text(span)
      _ = NameKey.appendLetters(of: text.unicodeScalars, to: &letterPool)
      if document.tokens[first].flags.contains(.beyondASCII) {
        let number = letterEnds.count - 1
        marked.insert(number)
        nasal[number] = OtherReadings.nasalLetters(of: text.unicodeScalars)
        lowercased[number] = text.lowercased()
        let others = OtherReadings.reread(text).map { $0.lowercased() }
        if !others.isEmpty { reread[number] = others }
      }
      let plain = NameKey.unmarkedLetters(of: text.unicodeScalars)
      if !plain.elementsEqual(letterPool[start...]) { unmarked[letterEnds.count - 1] = plain }
    } else {
      _ = NameKey.appendLetters(of: document.bytes[span.range].lazy.map { Unicode.Scalar($0) }, to: &letterPool)
    }
    NameKey.appendKey(of: letterPool[start...], to: &keyPool)
    letterEnds.append(Int32(truncatingIfNeeded: letterPool.count))
    keyEnds.append(Int32(truncatingIfNeeded: keyPool.count))
  }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func hash(of key: ArraySlice<UInt8>) -> UInt64 { key.reduce(0) { $0 &* base &+ UInt64($1) } }

  /// The hash of a key, and those of the key without its second letter, its third, and so on. The first letter stays:
  /// a slip is rarely there.
  static func hashes(of key: ArraySlice<UInt8>, into hashes: inout [UInt64]) {
    hashes.removeAll(keepingCapacity: true)
    let full = hash(of: key)
    hashes.append(full)
    // prefix · base^(letters after the one left out) + suffix
    var power: UInt64 = 1
    var suffix: UInt64 = 0
    var prefix = [UInt64]()
    prefix.reserveCapacity(key.count)
    var running: UInt64 = 0
    for code in key {
      prefix.append(running)
      running = running &* base &+ UInt64(code)
    }
    for (index, code) in key.enumerated().reversed() where index > 0 {
      hashes.append(prefix[index] &* power &+ suffix)
      suffix = UInt64(code) &* power &+ suffix
      power = power &* base
    }
  }
}
