/// What the documents of a corpus agree on: how they spell names, and which lines many of them share.
///
/// Made from a profile (`emend profile`). A value: share it between threads. What it keeps of a name that is seldom
/// enough to be a slip are its vetoes alone.
public struct CorpusAgreement: Sendable {
  /// Names the profile that it was made of. Two agreements of one identity are equal.
  public let identity: String
  /// How many documents the profile has seen.
  public let documents: Int
  /// At most so many documents of a name may have gone uncounted.
  let uncounted: Int
  /// Forms in enough documents to be what others are corrected to, the commonest first.
  let rightNames: [NameRecord]
  /// Where a form stands in `rightNames`.
  let rightNumbers: [String: Int32]
  /// The other forms.
  let otherNames: [String: NameRecord]
  /// Pairs of forms that some document uses as two names.
  let apart: Set<FormPair>
  /// Companions of so many names that they tell nothing.
  let commonCompanions: Set<UInt32>
  let index: NameIndex
  /// Lines in many documents, by hash, with the number of documents.
  let lines: [UInt64: Int]

  /// A form in fewer documents is nothing to go by.
  static let leastDocuments = 3
  /// More names than this are not kept as what others may be corrected to; the commonest are.
  private static let mostRightNames = 65_536
  /// Lines in fewer documents than this are chance.
  static func leastLineDocuments(of documents: Int) -> Int { documents < 100 ? 3 : 5 }

  /// - Parameters:
  ///   - names: each form once, in any order.
  ///   - uncounted: at most so many documents of each name may be missing from its count.
  ///   - apart: pairs of forms that a document uses as two names.
  ///   - lines: by hash, with the number of documents.
  package init(
    identity: String, documents: Int, names: some Sequence<NameRecord>, uncounted: Int, apart: some Sequence<FormPair>,
    lines: some Sequence<(hash: UInt64, documents: Int)>
  ) {
    self.identity = identity
    self.documents = documents
    self.uncounted = uncounted
    self.apart = Set(apart)
    let least = Self.leastLineDocuments(of: documents)
    self.lines = Dictionary(
      lines.lazy.filter { $0.documents >= least }.map { ($0.hash, $0.documents) }, uniquingKeysWith: max)
    var right: [NameRecord] = []
    var other: [String: NameRecord] = [:]
    for name in names {
      if name.documents >= Self.leastDocuments {
        right.append(name)
      } else {
        var name = name
        name.companions = []
        other[name.form] = name
      }
    }
    right.sort { $0.documents != $1.documents ? $0.documents > $1.documents : $0.form.isBefore($1.form) }
    for var name in right.dropFirst(Self.mostRightNames) {
      name.companions = []
      other[name.form] = name
    }
    right.removeLast(max(0, right.count - Self.mostRightNames))
    rightNames = right
    otherNames = other
    rightNumbers = Dictionary(uniqueKeysWithValues: right.enumerated().map { ($1.form, Int32($0)) })
    commonCompanions = Self.commonCompanions(of: right)
    index = NameIndex(right.map(\.form))
  }

  func record(of form: String) -> NameRecord? {
    rightNumbers[form].map { rightNames[Int($0)] } ?? otherNames[form]
  }

  /// Words that stand near more than one name in 25 say what the corpus is about, not who is meant.
  private static func commonCompanions(of names: [NameRecord]) -> Set<UInt32> {
    var counts: [UInt32: Int] = [:]
    for name in names {
      for companion in name.companions where companion.documents > 1 { counts[companion.hash, default: 0] += 1 }
    }
    let limit = max(4, names.count / 25)
    return Set(counts.lazy.filter { $0.value > limit }.map(\.key))
  }

  /// Whether a profile keeps a name: an unknown word, which may be misspelt, or a known one that is a name here.
  static func maySpell(_ name: NameCandidates.Name, in document: Document, _ candidates: NameCandidates) -> Bool {
    let token = document.tokens[Int(candidates.occurrences[Int(name.first)].token)]
    // Shorter names are told apart within one document alone.
    return token.span.count > 4 && (!name.isKnown || name.standsInside)
  }
}

extension CorpusAgreement: Hashable {
  public static func == (left: CorpusAgreement, right: CorpusAgreement) -> Bool { left.identity == right.identity }
  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}

/// Finds the forms that a name may be a spelling of, among many: by the hashes that ``NamePairs`` uses.
struct NameIndex: Sendable {
  private struct Entry: Sendable {
    var hash: UInt32
    var name: Int32
  }

  /// By hash; of one hash in order of the numbers.
  private var entries: [Entry] = []
  /// Where the entries begin whose hashes start with each 16 bits.
  private var starts: [Int32] = []

  /// More names than this under one hash are not looked at; the first ones are.
  private static let crowd = 16

  /// Linear in the names but for the sorting.
  init(_ forms: [String]) {
    var hashes: [UInt32] = []
    for (number, form) in forms.enumerated() {
      guard let spelling = NameSpelling(form) else { continue }
      spelling.hashes(into: &hashes)
      for hash in hashes { entries.append(Entry(hash: hash, name: Int32(number))) }
    }
    entries.sort { ($0.hash, $0.name) < ($1.hash, $1.name) }
    starts = [Int32](repeating: 0, count: 65_537)
    for entry in entries { starts[Int(entry.hash >> 16) + 1] += 1 }
    for place in 1...65_536 { starts[place] += starts[place - 1] }
  }

  /// Numbers of forms, in order, each once.
  func forms(near spelling: NameSpelling) -> [Int] {
    guard !entries.isEmpty else { return [] }
    var hashes: [UInt32] = []
    spelling.hashes(into: &hashes)
    var found: [Int] = []
    for hash in hashes {
      var count = 0
      for place in Int(starts[Int(hash >> 16)])..<Int(starts[Int(hash >> 16) + 1]) where entries[place].hash == hash {
        found.append(Int(entries[place].name))
        count += 1
        if count == Self.crowd { break }
      }
    }
    found.sort()
    var last = -1
    return found.filter { number in
      defer { last = number }
      return number != last
    }
  }
}

/// The letters and the key of a form.
struct NameSpelling: Sendable {
  var letters: [UInt8] = []
  var key: [UInt8] = []

  /// Nil where the form is too short to tell anything, or not in Latin letters.
  init?(_ form: String) {
    guard NameKey.appendLetters(of: form.unicodeScalars, to: &letters) else { return nil }
    NameKey.appendKey(of: letters[...], to: &key)
    guard letters.count >= 5, key.count >= 3 else { return nil }
  }

  func likeness(to other: NameSpelling) -> NameLikeness? {
    NameLikeness(letters: (letters[...], other.letters[...]), keys: (key[...], other.key[...]))
  }

  /// Those of the key, of the key without each letter, and of the skeletons; each once.
  func hashes(into hashes: inout [UInt32]) {
    var full: [UInt64] = []
    NamePairs.hashes(of: key[...], into: &full)
    NameSkeleton.forEach(of: letters[...]) { full.append($0) }
    hashes.removeAll(keepingCapacity: true)
    for hash in full {
      let mixed = UInt32(truncatingIfNeeded: ((hash ^ hash >> 31) &* 0xD6E8_FEB8_6659_FD93) >> 32)
      if !hashes.contains(mixed) { hashes.append(mixed) }
    }
  }
}
