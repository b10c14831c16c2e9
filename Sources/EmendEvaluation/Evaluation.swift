public import Emend

/// Measures a checker on one half of the corpus.
public struct Evaluation: Sendable {
  /// A document with what the checker says of it.
  struct Reading: Sendable {
    let document: GoldDocument
    /// Number of its family among the bootstrap's units.
    let unit: Int
    let words: Int
    let score: Double
    let detections: [Detection]
    /// By tier: what is left of the detections, and how it matches.
    let matchings: [Tier: (detections: [Detection], matching: Matching)]
    let chunkScores: [Double]
  }

  /// Texts shorter than this say too little for a score.
  public static let chunkWords = 100

  let half: CorpusHalf
  private let seed: UInt64
  let checker: any TextChecker
  let corpus: Corpus
  let readings: [Reading]
  let bootstrap: Bootstrap
  let units: Int

  /// Reads all documents of the half but the known failures.
  public init(
    _ corpus: Corpus, half: CorpusHalf, checker: any TextChecker, rounds: Int = Bootstrap.defaultRounds,
    seed: UInt64 = 1
  ) {
    self.corpus = corpus
    self.half = half
    self.seed = seed
    self.checker = checker
    var units: [String: Int] = [:]
    readings = corpus.documents.filter { $0.header.half == half && $0.kind != .knownFailures }.map { document in
      let unit = units[document.family, default: units.count]
      units[document.family] = unit
      return Reading(document, unit: unit, checker: checker)
    }
    self.units = units.count
    bootstrap = Bootstrap(units: units.count, rounds: rounds, seed: seed)
  }

  /// Everything that is measured.
  public func report(peers: [PeerReading] = []) -> HalfReport {
    let clean = annotated.filter { $0.document.header.origin == .clean }
    let trips = roundTrips()
    return HalfReport(
      half: half,
      documents: readings.count,
      words: readings.reduce(0) { $0 + $1.words },
      faults: annotated.reduce(0) { $0 + $1.document.faults.count },
      cleanDocuments: clean.count,
      cleanWords: clean.reduce(0) { $0 + $1.words },
      detectors: detectorRows(),
      falseFindings: Tier.allCases.reversed().map { tier in
        (tier, falseFindings { $0.matchings[tier]?.detections.count ?? 0 })
      },
      reliability: reliabilities(),
      separations: separations(),
      roundTrips: roundTripScores(trips),
      curves: curves(),
      chunkScores: Dictionary(grouping: readings) { $0.document.header.origin }
        .mapValues { $0.flatMap(\.chunkScores) },
      peers: peers.map(peerRow),
      knownFailures: knownFailures(),
      wrongEdits: cases(at: .likely).filter { ["wrong", "misrepaired"].contains($0.verdict) },
      awayEdits: trips.results.filter { $0.tier == .likely && RoundTripGroup.roundTrips.holds($0.trip) }
        .flatMap { result in
          result.measure.edits.filter { $0.effect == .away }
            .map { "\(result.trip.name): \($0.text) → \($0.replacement), in: \($0.context)" }
        })
  }

  private var annotated: [Reading] { readings.filter(\.document.header.isAnnotated) }
}

extension Evaluation.Reading {
  init(_ document: GoldDocument, unit: Int, checker: any TextChecker) {
    self.document = document
    self.unit = unit
    words = wordCount(document.text)
    let text = checker.document(document.text, name: document.path)
    let report = checker.report(on: text)
    score = report.score
    let detections = Detection.settled(report, in: text)
    self.detections = detections
    var matchings: [Tier: (detections: [Detection], matching: Matching)] = [:]
    for tier in Tier.allCases {
      let trusted = detections.filter { $0.tier >= tier }
      matchings[tier] = (trusted, Matching(trusted, document.annotations, in: document.text))
    }
    self.matchings = matchings
    chunkScores = TextChunks.of(document.text, words: Evaluation.chunkWords).map { chunk in
      checker.report(on: checker.document(Array(document.text[chunk.range]), name: document.path)).score
    }
  }
}

// MARK: - Precision and recall

extension Evaluation {
  private func detectorRows() -> [HalfReport.DetectorRow] {
    let detectors: [DetectorID?] = [nil] + DetectorID.allCases
    return Tier.allCases.reversed().flatMap { tier in
      detectors.map { detector in
        var counts = [Counts](repeating: Counts(), count: units)
        for reading in annotated {
          let (detections, matching) = reading.matchings[tier]!
          counts[reading.unit].add(Counts(matching, detections, reading.document.faults, of: detector))
        }
        return HalfReport.DetectorRow(
          detector: detector, tier: tier, scores: DetectorScores(units: counts, bootstrap))
      }
    }
  }

  /// In 10,000 words of clean documents.
  private func falseFindings(_ count: (Reading) -> Int) -> Figure {
    var counts = [(count: Int, words: Int)](repeating: (0, 0), count: units)
    for reading in annotated where reading.document.header.origin == .clean {
      counts[reading.unit].count += count(reading)
      counts[reading.unit].words += reading.words
    }
    func rate(_ weights: [Int]?) -> Double? {
      let words = counts.indices.reduce(0) { $0 + counts[$1].words * (weights?[$1] ?? 1) }
      let found = counts.indices.reduce(0) { $0 + counts[$1].count * (weights?[$1] ?? 1) }
      return words > 0 ? 10_000 * Double(found) / Double(words) : nil
    }
    let words = counts.reduce(0) { $0 + $1.words }
    let found = counts.reduce(0) { $0 + $1.count }
    var interval = bootstrap.interval { rate($0) }
    // Of nothing seen in n words: rates above -ln 0.025 / n would have shown something in 97.5 % of such texts.
    if found == 0, words > 0 { interval = Interval(low: 0, high: 3.689 * 10_000 / Double(words)) }
    return Figure(value: rate(nil), low: interval?.low, high: interval?.high, count: found, total: words)
  }

  /// Precision over recall of finding the span, as the least confidence falls.
  private func curves() -> [HalfReport.Curve] {
    ([nil] + DetectorID.allCases).map { (detector: DetectorID?) in
      var items: [(confidence: Double, isFound: Bool, faults: Int)] = []
      var total = 0
      for reading in annotated {
        let (detections, matching) = reading.matchings[.suggest]!
        total += reading.document.faults.count { detector == nil || $0.detector == detector }
        // A fault counts where the surest detection finds it.
        var claimed: Set<Int> = []
        let order = detections.indices.sorted { detections[$0].confidence > detections[$1].confidence }
        for index in order where detector == nil || detections[index].detector == detector {
          let isNew = matching.faultOfDetection[index].map { claimed.insert($0).inserted } ?? false
          items.append((detections[index].confidence, matching.verdicts[index].isFound, isNew ? 1 : 0))
        }
      }
      items.sort { $0.confidence > $1.confidence }
      var points: [HalfReport.Curve.Point] = []
      var found = 0
      var faults = 0
      for (index, item) in items.enumerated() {
        if item.isFound { found += 1 }
        faults += item.faults
        if index + 1 < items.count, items[index + 1].confidence == item.confidence { continue }
        // The precision of a handful is chance.
        if index + 1 < min(5, items.count) { continue }
        points.append(
          HalfReport.Curve.Point(
            confidence: item.confidence, precision: Double(found) / Double(index + 1),
            recall: total > 0 ? Double(faults) / Double(total) : 0))
      }
      return HalfReport.Curve(detector: detector, points: points)
    }
  }
}

// MARK: - Confidences

extension Evaluation {
  private func reliabilities() -> [HalfReport.ReliabilityRow] {
    ([nil] + DetectorID.allCases).map { (detector: DetectorID?) in
      var edits = [[(confidence: Double, isRight: Bool)]](repeating: [], count: units)
      for reading in annotated {
        let (detections, matching) = reading.matchings[.suggest]!
        for (detection, verdict) in zip(detections, matching.verdicts)
        where detection.replacement != nil && (detector == nil || detection.detector == detector) {
          edits[reading.unit].append((detection.confidence, verdict.isRight))
        }
      }
      func reliability(_ weights: [Int]?) -> Reliability {
        var reliability = Reliability()
        for (unit, edits) in edits.enumerated() {
          let weight = weights?[unit] ?? 1
          guard weight > 0 else { continue }
          for edit in edits { reliability.add(confidence: edit.confidence, isRight: edit.isRight, times: weight) }
        }
        return reliability
      }
      let interval = bootstrap.interval { reliability($0).expectedCalibrationError }
      let all = reliability(nil)
      return HalfReport.ReliabilityRow(
        detector: detector, reliability: all,
        error: Figure(value: all.expectedCalibrationError, low: interval?.low, high: interval?.high))
    }
  }
}

// MARK: - Scores of documents

extension Evaluation {
  private func separations() -> [HalfReport.Separation] {
    let machineMade: [TextOrigin] = [.neural, .apertium, .spun, .translated]
    return machineMade.flatMap { origin -> [HalfReport.Separation] in
      let positives = readings.filter { $0.document.header.origin == origin }
      guard !positives.isEmpty else { return [] }
      let families = Set(positives.filter { $0.document.header.original != nil }.map(\.unit))
      let clean = readings.filter { $0.document.header.origin == .clean }
      let originals = clean.filter { families.contains($0.unit) }
      var rows: [HalfReport.Separation] = []
      if !originals.isEmpty {
        rows.append(separation(origin, against: .originals, positives, originals))
      }
      rows.append(separation(origin, against: .allClean, positives, clean))
      return rows
    }
  }

  private func separation(
    _ origin: TextOrigin, against negatives: HalfReport.Separation.Negatives, _ positive: [Reading],
    _ negative: [Reading]
  ) -> HalfReport.Separation {
    func area(_ scores: (Reading) -> [Double]) -> (Figure, Int, Int) {
      func samples(_ readings: [Reading], _ isPositive: Bool) -> [AreaUnderCurve.Sample] {
        readings.flatMap { reading in
          scores(reading).map { AreaUnderCurve.Sample(score: $0, isPositive: isPositive, unit: reading.unit) }
        }
      }
      let positives = samples(positive, true)
      let negatives = samples(negative, false)
      let area = AreaUnderCurve(positives + negatives)
      let interval = bootstrap.interval { area.value(weights: $0) }
      let figure = Figure(value: area.value(), low: interval?.low, high: interval?.high)
      return (figure, positives.count, negatives.count)
    }
    let (documents, positives, negativesCount) = area { [$0.score] }
    let (chunks, positiveChunks, negativeChunks) = area(\.chunkScores)
    return HalfReport.Separation(
      origin: origin, against: negatives, documents: documents, positives: positives, negatives: negativesCount,
      chunks: chunks, positiveChunks: positiveChunks, negativeChunks: negativeChunks)
  }
}

// MARK: - Round trips

extension Evaluation {
  private func roundTrips() -> RoundTripEvaluation {
    let originals = Dictionary(corpus.documents.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let trips = readings.compactMap { reading -> RoundTrip? in
      guard reading.document.header.original != nil, let original = originals[reading.document.family] else {
        return nil
      }
      return RoundTrip(reading.document, original: original)
    }
    return RoundTripEvaluation(trips, checker: checker)
  }

  private func roundTripScores(_ evaluation: RoundTripEvaluation) -> [RoundTripScores] {
    if evaluation.results.isEmpty { return [] }
    let draws = Bootstrap(units: evaluation.unitCount, rounds: bootstrap.draws.count, seed: seed)
    return evaluation.scores(of: [.roundTrips], draws)
  }
}

// MARK: - Known failures

extension Evaluation {
  private func knownFailures() -> KnownFailures {
    KnownFailures(corpus.documents.filter { $0.header.half == half }, checker: checker)
  }
}

/// Annotations that Emend is known to fail at, and those of them at which it fails no longer.
public struct KnownFailures: Hashable, Sendable {
  public let count: Int
  /// A line each, such as `known-failures/idioms.txt: “pull the legs” is repaired now`.
  public let passing: [String]

  public init(_ documents: [GoldDocument], checker: any TextChecker) {
    var count = 0
    var passing: [String] = []
    for document in documents where document.annotations.contains(where: \.isKnownFailure) {
      let text = checker.document(document.text, name: document.path)
      let detections = Detection.settled(checker.report(on: text), in: text)
      let matching = Matching(detections, document.annotations, in: document.text)
      var fault = 0
      for annotation in document.annotations {
        let verdict = annotation.fault == nil ? nil : matching.faults[fault]
        if annotation.fault != nil { fault += 1 }
        guard annotation.isKnownFailure else { continue }
        count += 1
        let passes =
          switch annotation.judgement {
          case .keep: !detections.contains { $0.span.overlaps(annotation.span) }
          case .fault(_, let repairs): repairs.isEmpty ? verdict != nil : verdict == .repaired
          }
        guard passes else { continue }
        let what =
          annotation.fault == nil ? "is left alone now" : "is \(verdict == .repaired ? "repaired" : "found") now"
        passing.append("\(document.path): “\(annotation.text)” \(what)")
      }
    }
    self.count = count
    self.passing = passing
  }
}

// MARK: - Peers

/// What another program finds in the documents of the corpus.
public struct PeerReading: Sendable {
  public let name: String
  /// Nil where the program is not installed.
  public let version: String?
  /// By path of the document.
  public let detections: [String: [Detection]]

  public init(name: String, version: String?, detections: [String: [Detection]]) {
    self.name = name
    self.version = version
    self.detections = detections
  }
}

extension Evaluation {
  private func peerRow(_ peer: PeerReading) -> HalfReport.PeerRow {
    guard let version = peer.version else {
      return HalfReport.PeerRow(name: peer.name, version: nil, scores: nil, falseFindings: nil)
    }
    var counts = [Counts](repeating: Counts(), count: units)
    for reading in annotated {
      let detections = Detection.disjoint(peer.detections[reading.document.path] ?? [])
      let matching = Matching(detections, reading.document.annotations, in: reading.document.text)
      counts[reading.unit].add(Counts(matching, detections, reading.document.faults))
    }
    return HalfReport.PeerRow(
      name: peer.name, version: version, scores: DetectorScores(units: counts, bootstrap),
      falseFindings: falseFindings { Detection.disjoint(peer.detections[$0.document.path] ?? []).count })
  }
}

// MARK: - Texts

/// Runs of anything but blanks that hold a letter or a digit.
public func wordCount(_ text: some Sequence<UInt8>) -> Int {
  var count = 0
  var isCounted = false
  for byte in text {
    switch byte {
    case 0...0x20: isCounted = false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0xC3...0xE1, 0xE3...:
      if !isCounted { count += 1 }
      isCounted = true
    default: break
    }
  }
  return count
}

/// Paragraphs that follow each other, gathered until they have enough words to be scored.
public enum TextChunks {
  /// What is left at the end belongs to the last chunk; a text without so many words has none.
  public static func of(_ text: [UInt8], words: Int) -> [TextSpan] {
    var chunks: [TextSpan] = []
    var open: (span: TextSpan, words: Int)?
    for paragraph in Paragraphs.of(text) {
      let count = wordCount(text[paragraph.range])
      let span = open.map { TextSpan($0.span.start, paragraph.end) } ?? paragraph
      let sum = (open?.words ?? 0) + count
      if sum >= words {
        chunks.append(span)
        open = nil
      } else {
        open = (span, sum)
      }
    }
    if let rest = open, let last = chunks.popLast() { chunks.append(TextSpan(last.start, rest.span.end)) }
    return chunks
  }
}
