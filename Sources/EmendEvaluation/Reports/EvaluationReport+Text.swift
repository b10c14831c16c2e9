internal import Emend

extension EvaluationReport {
  /// Plain tables.
  public var text: String { halves.map(\.text).joined(separator: "\n\n") }
}

extension HalfReport {
  var text: String {
    var parts = [summary]
    parts.append("Goals\n" + Format.aligned(goalTable))
    parts.append("Finding the span\n" + Format.aligned(spanTable))
    parts.append("Repairing it\n" + Format.aligned(repairTable))
    parts.append("False findings in 10,000 words of clean text\n" + Format.aligned(falseTable))
    parts.append("Confidences of edits\n" + Format.aligned(reliabilityTable))
    parts.append("Expected calibration error\n" + Format.aligned(errorTable))
    if !separations.isEmpty {
      parts.append("Area under the ROC curve of the document score\n" + Format.aligned(separationTable))
    }
    if !roundTrips.isEmpty {
      parts.append(
        "Edits of `clean` on round trips and spun texts\n" + Format.aligned(RoundTripTables.edits(roundTrips)))
      parts.append("Words that come back\n" + Format.aligned(RoundTripTables.words(roundTrips)))
    }
    if !peers.isEmpty { parts.append("Beside other programs\n" + Format.aligned(peerTable)) }
    parts.append(knownFailuresText)
    return parts.joined(separator: "\n\n")
  }

  var summary: String {
    "Half \(half.rawValue): \(documents) documents, \(words) words, \(faults) marked faults; "
      + "\(cleanDocuments) of them clean, \(cleanWords) words. In brackets 95 % confidence intervals."
  }

  var goalTable: [[String]] {
    [["figure", "wanted", "measured", "reached"]]
      + Goal.all(of: self).map { goal in
        let reached = goal.isReached.map { $0 ? "yes" : "no" } ?? "–"
        return [goal.name, goal.boundText, Format.figure(goal.figure), reached]
      }
  }

  var spanTable: [[String]] {
    [["detector", "tier", "findings", "faults", "precision", "recall", "F0.5"]]
      + detectors.map { row in
        let scores = row.scores
        return [
          row.detector.label, row.tier.rawValue, String(scores.counts.detections), String(scores.counts.faults),
          Format.figure(scores.span.precision), Format.figure(scores.span.recall), Format.figure(scores.span.fHalf),
        ]
      }
  }

  var repairTable: [[String]] {
    [["detector", "tier", "edits", "right edits", "exact: precision", "recall", "F0.5"]]
      + detectors.map { row in
        let scores = row.scores
        return [
          row.detector.label, row.tier.rawValue, String(scores.counts.edits), Format.figure(scores.right),
          Format.figure(scores.repair.precision), Format.figure(scores.repair.recall),
          Format.figure(scores.repair.fHalf),
        ]
      }
  }

  var falseTable: [[String]] {
    [["tier", "findings", "in 10,000 words"]]
      + falseFindings.map { tier, figure in
        [tier.rawValue, String(figure.count ?? 0), Format.figure(figure, digits: 2)]
      }
  }

  var reliabilityTable: [[String]] {
    guard let all = reliability.first else { return [] }
    func cells(_ name: String, _ bin: Reliability.Bin) -> [String] {
      let right = Figure.share(bin.right, of: bin.count, bootstrap: nil)
      return [name, String(bin.count), bin.meanConfidence.map { Format.fixed($0, 3) } ?? "–", Format.figure(right)]
    }
    return [["confidence", "edits", "mean confidence", "right"]]
      + all.reliability.bins.map { cells("\(Format.fixed($0.low, 2))–\(Format.fixed($0.high, 2))", $0) }
      + Tier.allCases.compactMap { tier in
        all.reliability.tiers[tier].map { cells("tier \(tier.rawValue) alone", $0) }
      }
  }

  var errorTable: [[String]] {
    [["detector", "edits", "error"]]
      + reliability.map { [$0.detector.label, String($0.reliability.count), Format.figure($0.error)] }
  }

  var separationTable: [[String]] {
    [["origin", "against", "documents", "area", "chunks", "area"]]
      + separations.map { row in
        [
          row.origin.rawValue, row.against.rawValue, "\(row.positives) and \(row.negatives)",
          Format.figure(row.documents), "\(row.positiveChunks) and \(row.negativeChunks)", Format.figure(row.chunks),
        ]
      }
  }

  var peerTable: [[String]] {
    let head = [
      "program", "findings", "precision", "recall", "F0.5", "exact precision", "recall", "false / 10,000 clean",
    ]
    func cells(_ name: String, _ scores: DetectorScores, _ falseFindings: Figure?) -> [String] {
      [
        name, String(scores.counts.detections), Format.figure(scores.span.precision), Format.figure(scores.span.recall),
        Format.figure(scores.span.fHalf), Format.figure(scores.repair.precision), Format.figure(scores.repair.recall),
        falseFindings.map { Format.figure($0, digits: 1) } ?? "–",
      ]
    }
    let own = Tier.allCases.reversed().compactMap { tier in
      row(nil, tier).map { row in
        cells("emend, \(tier.rawValue)", row.scores, falseFindings.first { $0.tier == tier }?.figure)
      }
    }
    return [head] + own
      + peers.map { peer in
        guard let scores = peer.scores else {
          return [peer.name + ": not installed"] + head.dropFirst().map { _ in "–" }
        }
        return cells("\(peer.name) \(peer.version ?? "")", scores, peer.falseFindings)
      }
  }

  var knownFailuresText: String {
    let lines = knownFailures.passing.map { "\n  \($0)" }.joined()
    let passing = knownFailures.passing.isEmpty ? "all fail still" : "these fail no longer:" + lines
    return "Known failures: \(knownFailures.count), \(passing)"
  }
}

/// Tables about round trips, for text and Markdown.
public enum RoundTripTables {
  static func edits(_ rows: [RoundTripScores]) -> [[String]] {
    [["engine", "tier", "texts", "edits", "nearer", "leaves", "away", "nearer or leaves"]]
      + rows.map { row in
        [
          row.engine, row.tier.rawValue, String(row.texts), String(row.counts.edits), Format.figure(row.nearer),
          Format.figure(row.unchanged), Format.figure(row.away), Format.figure(row.harmless),
        ]
      }
  }

  static func words(_ rows: [RoundTripScores]) -> [[String]] {
    [["engine", "tier", "missing words", "restored", "introduced", "of them right"]]
      + rows.map { row in
        [
          row.engine, row.tier.rawValue, String(row.counts.missing), Format.figure(row.restored),
          String(row.counts.introduced), Format.figure(row.introducedRight),
        ]
      }
  }

  /// What `pairs` prints.
  public static func text(
    _ rows: [RoundTripScores], separations: [(engine: String, area: Figure, positives: Int, negatives: Int)]
  ) -> String {
    var parts = [
      "Edits of `clean`: word distance to the original, by paragraph\n" + Format.aligned(edits(rows)),
      "Words that come back\n" + Format.aligned(words(rows)),
    ]
    let areas =
      [["engine", "chunks", "area"]]
      + separations.map { [$0.engine, "\($0.positives) and \($0.negatives)", Format.figure($0.area)] }
    let head = "Area under the ROC curve of the score, chunks of at least \(Evaluation.chunkWords) words\n"
    if !separations.isEmpty { parts.append(head + Format.aligned(areas)) }
    return parts.joined(separator: "\n\n")
  }
}
