internal import Emend

extension CorpusProfile {
  /// What the first line of a profile says of its format.
  static let version = 1
  /// The first key of the first line.
  static let mark = "emend-profile"

  /// Hands over the profile line by line, in pieces of some hundred KB: a line about the whole, one for each name, one for
  /// each pair that a document keeps apart, one for each line; sorted, so that equal profiles are equal bytes.
  public func write<Failure>(to output: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var piece: [UInt8] = []
    func put(_ value: JSONObject) throws(Failure) {
      piece += JSONValue.object(value).jsonLine.utf8
      piece.append(0x0A)
      guard piece.count > 1 << 18 else { return }
      try output(piece)
      piece.removeAll(keepingCapacity: true)
    }
    try put(header)
    // The keys alone are sorted: they take a fraction of what stands behind them.
    for form in names.items.keys.sorted(by: { $0.isBefore($1) }) {
      if let name = names.items[form] { try put(Self.json(name)) }
    }
    for pair in apart.items.keys.sorted() {
      guard let count = apart.items[pair] else { continue }
      try put(["apart": .strings([pair.first, pair.second]), "documents": .integer(count.documents)])
    }
    for hash in lines.items.keys.sorted() {
      guard let line = lines.items[hash] else { continue }
      try put([
        "line": .string(line.excerpt), "hash": .string(Self.hexadecimal(hash, digits: 16)),
        "documents": .integer(line.documents),
      ])
    }
    try output(piece)
  }

  private var header: JSONObject {
    [
      Self.mark: .integer(Self.version), "documents": .integer(documents), "words": .integer(words),
      "bytes": .integer(bytes),
      "limits": .object(["names": .integer(names.limit), "lines": .integer(lines.limit)]),
      "uncounted": .object([
        "names": .integer(names.uncounted), "apart": .integer(apart.uncounted), "lines": .integer(lines.uncounted),
      ]),
      "entries": .object([
        "names": .integer(names.items.count), "apart": .integer(apart.items.count),
        "lines": .integer(lines.items.count),
      ]),
    ]
  }

  private static func json(_ name: NameRecord) -> JSONObject {
    var json: JSONObject = ["name": .string(name.form), "documents": .integer(name.documents)]
    for (place, key) in traitKeys.enumerated() where name.traits[place] > 0 {
      json[key] = .integer(Int(name.traits[place]))
    }
    for (kind, key) in zip(NameRecord.Kind.allCases, kindKeys) {
      let words = name.contexts.filter { $0.kind == kind }
      guard !words.isEmpty else { continue }
      let counts = JSONObject(words.map { ($0.text, .integer(Int($0.documents))) })
      json[key] = .object(counts)
    }
    if name.isCut { json["cut"] = .bool(true) }
    if !name.companions.isEmpty {
      let near = name.companions.map { companion in
        hexadecimal(UInt64(companion.hash), digits: 8)
          + (companion.documents > 1 ? "*\(companion.documents)" : "")
      }
      json["near"] = .string(near.joined(separator: " "))
    }
    return json
  }

  /// The names of ``NameRecord/traitOrder``.
  static let traitKeys = ["inside", "located", "part", "spelling", "small", "known"]
  /// Those of ``NameRecord/Kind``.
  static let kindKeys = ["given", "initials", "titles", "particles", "followers"]

  static func hexadecimal(_ number: UInt64, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
