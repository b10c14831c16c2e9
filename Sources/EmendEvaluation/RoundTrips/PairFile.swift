public import Emend

/// Reads `{"engine", "original", "text"}` lines, as `roundtrip.py` writes them.
public enum PairFile {
  /// Why a line is no pair.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// - Parameters:
  ///   - name: of the file, for the names of the texts and for messages.
  ///   - words: pairs of one engine (and one `document`) that follow each other are gathered until they have so many.
  public static func texts(_ name: String, _ file: [UInt8], words: Int) throws(Failure) -> [RoundTrip] {
    var texts: [RoundTrip] = []
    var open: [(original: String, text: String)] = []
    var openWords = 0
    var openKey = (engine: "", document: "")
    func close() {
      guard !open.isEmpty else { return }
      texts.append(RoundTrip(name: "\(name)#\(texts.count + 1)", engine: openKey.engine, pairs: open))
      open = []
      openWords = 0
    }
    for (index, line) in file.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      guard case .object(let object)? = try? JSONValue(parsing: line), case .string(let engine)? = object["engine"],
        case .string(let original)? = object["original"], case .string(let text)? = object["text"]
      else { throw Failure(description: "\(name):\(index + 1): no object with engine, original and text") }
      var document = ""
      if case .string(let named)? = object["document"] { document = named }
      if (engine, document) != openKey || openWords >= words { close() }
      openKey = (engine, document)
      open.append((original, text))
      openWords += wordCount(text.utf8)
    }
    close()
    return texts
  }
}

extension JudgedEdit: CustomStringConvertible {
  public var description: String {
    let context = String(context.map { $0.isNewline ? " " : $0 })
    return "\(effect.rawValue) \(tier.rawValue) “\(text)” → “\(replacement)” [\(rule)] … \(context)"
  }
}

extension RoundTripTables {
  /// What `pairs --format json` prints.
  public static func json(
    _ rows: [RoundTripScores], separations: [(engine: String, area: Figure, positives: Int, negatives: Int)]
  ) -> JSONObject {
    [
      "edits": .array(rows.map { .object($0.json) }),
      "separations": .array(
        separations.map { row in
          .object([
            "engine": .string(row.engine), "area": .figure(row.area), "positives": .integer(row.positives),
            "negatives": .integer(row.negatives),
          ])
        }),
    ]
  }
}
