public import Emend

extension EvaluationReport {
  /// Everything as one object; figures are rounded to four decimals.
  public var json: JSONObject {
    ["lexicon": .string(lexicon), "halves": .array(halves.map { .object($0.json) })]
  }
}

extension HalfReport {
  var json: JSONObject {
    [
      "half": .string(half.rawValue),
      "documents": .integer(documents),
      "words": .integer(words),
      "faults": .integer(faults),
      "cleanDocuments": .integer(cleanDocuments),
      "cleanWords": .integer(cleanWords),
      "detectors": .array(detectors.map { .object($0.json) }),
      "falseFindings": .array(
        falseFindings.map { .object(["tier": .string($0.tier.rawValue), "per10000Words": .figure($0.figure)]) }),
      "reliability": .array(reliability.map { .object($0.json) }),
      "separations": .array(separations.map { .object($0.json) }),
      "roundTrips": .array(roundTrips.map { .object($0.json) }),
      "peers": .array(peers.map { .object($0.json) }),
      "knownFailures": .object([
        "count": .integer(knownFailures.count), "passing": .strings(knownFailures.passing),
      ]),
    ]
  }
}

extension HalfReport.DetectorRow {
  var json: JSONObject {
    [
      "detector": .string(detector.label), "tier": .string(tier.rawValue), "span": .object(scores.span.json),
      "repair": .object(scores.repair.json), "right": .figure(scores.right),
    ]
  }
}

extension Scores {
  var json: JSONObject {
    ["precision": .figure(precision), "recall": .figure(recall), "fHalf": .figure(fHalf)]
  }
}

extension HalfReport.ReliabilityRow {
  var json: JSONObject {
    [
      "detector": .string(detector.label), "expectedCalibrationError": .figure(error),
      "bins": .array(
        reliability.bins.map { bin in
          .object([
            "low": .decimal(bin.low), "high": .decimal(bin.high), "edits": .integer(bin.count),
            "right": .integer(bin.right), "meanConfidence": bin.meanConfidence.map { .decimal($0) } ?? .null,
          ])
        }),
    ]
  }
}

extension HalfReport.Separation {
  var json: JSONObject {
    [
      "origin": .string(origin.rawValue), "against": .string(against.rawValue), "documents": .figure(documents),
      "positives": .integer(positives), "negatives": .integer(negatives), "chunks": .figure(chunks),
      "positiveChunks": .integer(positiveChunks), "negativeChunks": .integer(negativeChunks),
    ]
  }
}

extension RoundTripScores {
  /// Counts and shares.
  public var json: JSONObject {
    [
      "engine": .string(engine), "tier": .string(tier.rawValue), "texts": .integer(texts),
      "edits": .integer(counts.edits), "nearer": .figure(nearer), "leaves": .figure(unchanged), "away": .figure(away),
      "nearerOrLeaves": .figure(harmless), "wordsRestored": .figure(restored),
      "introducedWordsRight": .figure(introducedRight),
    ]
  }
}

extension HalfReport.PeerRow {
  var json: JSONObject {
    guard let version, let scores else { return ["name": .string(name), "version": .null] }
    return [
      "name": .string(name), "version": .string(version), "span": .object(scores.span.json),
      "repair": .object(scores.repair.json), "right": .figure(scores.right),
      "falsePer10000Words": falseFindings.map { .figure($0) } ?? .null,
    ]
  }
}

extension JSONValue {
  static func decimal(_ value: Double) -> JSONValue { .number((value * 10_000).rounded() / 10_000) }

  public static func figure(_ figure: Figure) -> JSONValue {
    var object: JSONObject = ["value": figure.value.map { .decimal($0) } ?? .null]
    if let low = figure.low { object["low"] = .decimal(low) }
    if let high = figure.high { object["high"] = .decimal(high) }
    if let count = figure.count { object["count"] = .integer(count) }
    if let total = figure.total { object["of"] = .integer(total) }
    return .object(object)
  }

  /// On several lines, for files under version control: objects that hold others, and lists of them, are opened.
  public func indented(_ indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .object(let object) where object.members.contains { $0.value.isNested }:
      let members = object.members.map { member in
        "\(inner)\(JSONValue.string(member.key).jsonLine): \(member.value.indented(inner))"
      }
      return "{\n\(members.joined(separator: ",\n"))\n\(indent)}"
    case .array(let values) where values.contains { $0.isNested }:
      return "[\n\(values.map { inner + $0.indented(inner) }.joined(separator: ",\n"))\n\(indent)]"
    default: return jsonLine
    }
  }

  private var isNested: Bool {
    switch self {
    case .object, .array: true
    default: false
    }
  }
}
