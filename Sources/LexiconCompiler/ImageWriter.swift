internal import Emend

/// Collects the sections of a compiled lexicon and lays them out as ``LexiconImage`` reads them.
struct ImageWriter {
  private var sections: [LexiconImage.Section: [UInt8]] = [:]

  mutating func set<Record: BitwiseCopyable>(_ section: LexiconImage.Section, _ records: [Record]) {
    sections[section] = records.withUnsafeBytes { Array($0) }
  }

  func image() -> [UInt8] {
    var offset = Self.aligned(LexiconImage.headerSize)
    var table: [UInt64] = []
    var body: [UInt8] = []
    for section in LexiconImage.Section.allCases {
      let bytes = sections[section] ?? []
      table.append(UInt64(offset))
      table.append(UInt64(bytes.count))
      body.append(contentsOf: bytes)
      let padding = Self.aligned(bytes.count) - bytes.count
      body.append(contentsOf: repeatElement(0, count: padding))
      offset += bytes.count + padding
    }
    var content = table.withUnsafeBytes { Array($0) }
    content.append(contentsOf: repeatElement(0, count: Self.aligned(LexiconImage.headerSize) - LexiconImage.headerSize))
    content += body
    return Self.prefix(of: content) + content
  }

  /// What stands before the table of sections.
  private static func prefix(of content: [UInt8]) -> [UInt8] {
    let checksum = content.withUnsafeBytes { LexiconImage.checksum($0) }
    let size = UInt64(LexiconImage.prefixSize + content.count)
    var digest = SHA256()
    digest.update(content)
    return [LexiconImage.magic, LexiconImage.version, size, checksum].withUnsafeBytes { Array($0) } + digest.finalize()
  }

  private static func aligned(_ count: Int) -> Int {
    (count + LexiconImage.alignment - 1) / LexiconImage.alignment * LexiconImage.alignment
  }
}

/// The pool of strings that records refer to. Equal strings share a place.
struct StringPool {
  private(set) var bytes: [UInt8] = [0, 0, 0, 0]
  private var places: [String: StringRef] = ["": 0]

  mutating func add(_ string: String) -> StringRef {
    if let place = places[string] { return place }
    let place = StringRef(bytes.count)
    let count = UInt32(string.utf8.count)
    withUnsafeBytes(of: count) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: string.utf8)
    places[string] = place
    return place
  }

  func text(_ reference: StringRef) -> String {
    let start = Int(reference)
    let count = bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
    return String(decoding: bytes[start + 4..<start + 4 + count], as: UTF8.self)
  }
}

/// The words of the lexicon and their numbers.
struct Vocabulary {
  private(set) var words: [String] = []
  private(set) var traits: [WordTraits] = []
  private var numbers: [String: WordID] = [:]

  /// The number of a word, new if need be. Case does not count.
  mutating func add(_ word: String, _ added: WordTraits = []) -> WordID {
    let folded = String(decoding: WordKey.folded(word), as: UTF8.self)
    if let number = numbers[folded] {
      if !added.isEmpty { traits[Int(number)].formUnion(added) }
      return number
    }
    let number = WordID(words.count)
    numbers[folded] = number
    words.append(folded)
    traits.append(added)
    return number
  }

  func number(of word: String) -> WordID? { numbers[String(decoding: WordKey.folded(word), as: UTF8.self)] }

  func isEnglish(_ word: String) -> Bool {
    number(of: word).map { traits[Int($0)].contains(.english) } ?? false
  }

  mutating func add(_ added: WordTraits, to word: WordID) { traits[Int(word)].formUnion(added) }

  mutating func set(frequency: Int, of word: WordID) {
    traits[Int(word)] = traits[Int(word)].with(frequency: frequency)
  }

  /// Writes the hash table and the words; two words with one key are a problem (it takes a colliding 63-bit hash).
  func write(to writer: inout ImageWriter) throws(LexiconError) {
    var capacity = 64
    while capacity < words.count * 5 / 4 + 2 { capacity *= 2 }
    var slots = [WordTable.Slot](repeating: WordTable.Slot(), count: capacity)
    var offsets: [UInt32] = []
    var pool: [UInt8] = []
    for word in words {
      offsets.append(UInt32(pool.count))
      pool.append(contentsOf: word.utf8)
    }
    // The commonest first, so that they are found at the first look.
    let order = words.indices.sorted { left, right in
      let difference = traits[left].frequency - traits[right].frequency
      return difference != 0 ? difference > 0 : left < right
    }
    for number in order {
      let word = words[number]
      let key = WordKey.key(word)
      var index = WordTable.index(key, mask: capacity - 1)
      while slots[index].key != 0 {
        guard slots[index].key != key else { throw LexiconError("two words have one key: \(word)") }
        index = (index + 1) & (capacity - 1)
      }
      slots[index] = WordTable.Slot(key: key, traits: traits[number].rawValue, id: WordID(number))
    }
    offsets.append(UInt32(pool.count))
    pool.append(contentsOf: repeatElement(0, count: 8))
    writer.set(.wordSlots, slots)
    writer.set(.wordOffsets, offsets)
    writer.set(.wordPool, pool)
  }
}

/// Sequences of words with a value, on the way to a ``SequenceTable``.
struct SequenceBuilder {
  private var nodes: [UInt64: SequenceTable.Node] = [:]
  /// What else a node's words come to, to notice two nodes with one key.
  private var fingerprints: [UInt64: UInt64] = [:]
  private(set) var hasCollision = false

  /// Gives a sequence a value; the first one stays, and is returned where there was one.
  mutating func add(_ words: [WordID], value: UInt32) -> UInt32? {
    var key = SequenceTable.root
    var fingerprint: UInt64 = 0
    for (index, word) in words.enumerated() {
      key = SequenceTable.step(key, word)
      fingerprint = (fingerprint ^ UInt64(word) &+ 1) &* 0xD6E8_FEB8_6659_FD93
      fingerprint ^= fingerprint >> 32
      if let other = fingerprints.updateValue(fingerprint, forKey: key), other != fingerprint { hasCollision = true }
      var node = nodes[key] ?? SequenceTable.Node(key: key)
      if index < words.count - 1 { node.continues = 1 }
      nodes[key] = node
    }
    guard var last = nodes[key] else { return nil }
    if last.value > 0 { return last.value - 1 }
    last.value = value + 1
    nodes[key] = last
    return nil
  }

  /// Changes the value of a sequence that is there.
  mutating func update(_ words: [WordID], _ change: (UInt32?) -> UInt32) {
    let key = words.reduce(SequenceTable.root) { SequenceTable.step($0, $1) }
    let old = nodes[key].flatMap { $0.value > 0 ? $0.value - 1 : nil }
    let new = change(old)
    if nodes[key] == nil { _ = add(words, value: new) }
    nodes[key]?.value = new + 1
  }

  func value(_ words: [WordID]) -> UInt32? {
    let key = words.reduce(SequenceTable.root) { SequenceTable.step($0, $1) }
    return nodes[key].flatMap { $0.value > 0 ? $0.value - 1 : nil }
  }

  func write(
    to writer: inout ImageWriter, _ section: LexiconImage.Section, filter filterSection: LexiconImage.Section
  ) throws(LexiconError) {
    guard !hasCollision else { throw LexiconError("two sequences of words have one key; change SequenceTable.root") }
    var capacity = 64
    while capacity < nodes.count * 2 { capacity *= 2 }
    var table = [SequenceTable.Node](repeating: SequenceTable.Node(), count: capacity)
    // 16 bits a node: about 6 absent keys in 100 pass.
    var bits = 64
    while bits < nodes.count * 16 { bits *= 2 }
    var filter = [UInt64](repeating: 0, count: bits / 64)
    let shift = UInt64(64 - bits.trailingZeroBitCount)
    // In order of key: the image must not depend on a dictionary's order.
    for node in nodes.values.sorted(by: { $0.key < $1.key }) {
      var index = SequenceTable.index(node.key, mask: capacity - 1)
      while table[index].key != 0 { index = (index + 1) & (capacity - 1) }
      table[index] = node
      let bit = SequenceTable.filterBit(node.key, shift: shift)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    writer.set(section, table)
    writer.set(filterSection, filter)
  }
}
