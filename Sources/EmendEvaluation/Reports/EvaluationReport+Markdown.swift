internal import Emend

extension EvaluationReport {
  /// The goals, half by half.
  public var summary: String {
    halves.map { $0.summary + "\n" + Format.aligned($0.goalTable) }.joined(separator: "\n\n")
  }

  private static let opening = "<!-- figures -->"
  private static let closing = "<!-- end of figures -->"

  /// The report as a part of a page.
  /// - Parameter page: what a person wrote around the figures; only what stands between the two marks is replaced.
  public func markdown(in page: String?) -> String {
    let figures = Self.opening + "\n\n" + markdown + "\n\n" + Self.closing
    guard let page else { return figures + "\n" }
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: Self.opening[...]), let end = lines.firstIndex(of: Self.closing[...]),
      start < end
    else { return page + "\n" + figures + "\n" }
    return (lines[..<start] + [figures[...]] + lines[(end + 1)...]).joined(separator: "\n")
  }

  private var markdown: String {
    halves.sorted { $0.half == .test && $1.half != .test }.map(\.markdown).joined(separator: "\n\n")
  }
}

extension HalfReport {
  /// Enough to see what stands in the way; all of them would be a list to write entries from.
  private static let shownCases = 25

  fileprivate var markdown: String {
    var parts = ["## \(half == .test ? "Test half" : "Development half")", summary]
    func add(_ title: String, _ rows: [[String]]) {
      guard rows.count > 1 else { return }
      parts.append("### " + title)
      parts.append(Format.markdown(rows))
    }
    add("Goals", goalTable)
    add("Finding the span", spanTable)
    add("Repairing it", repairTable)
    add("False findings in 10,000 words of clean text", falseTable)
    add("Confidences of edits", reliabilityTable)
    add("Expected calibration error", errorTable)
    add("Area under the ROC curve of the document score", separationTable)
    add("Edits of `clean` on round trips and spun texts", RoundTripTables.edits(roundTrips))
    add("Words that come back", RoundTripTables.words(roundTrips))
    add("Beside other programs", peerTable)
    let missed = Goal.all(of: self).filter { $0.isReached == false }
    if half == .test, !missed.isEmpty {
      parts.append("### Not reached")
      parts.append(
        missed.map { "- \($0.name): \(Format.figure($0.figure)), wanted \($0.boundText)" }.joined(separator: "\n"))
      if !wrongEdits.isEmpty {
        let surest = wrongEdits.sorted { ($0.detection?.confidence ?? 0) > ($1.detection?.confidence ?? 0) }
        let shown = surest.prefix(Self.shownCases)
        parts.append(
          "Of the \(wrongEdits.count) edits of tier `likely` and `safe` that gold does not accept the \(shown.count) surest:"
        )
        parts.append(shown.map { "- " + $0.markdownLine }.joined(separator: "\n"))
      }
      if !awayEdits.isEmpty {
        parts.append("Edits that take a text away from its original:")
        parts.append(awayEdits.map { "- \(inCode($0))" }.joined(separator: "\n"))
      }
    }
    parts.append(knownFailuresText)
    return parts.joined(separator: "\n\n")
  }
}

extension Case {
  fileprivate var markdownLine: String {
    let repair = detection?.replacement.map { inCode($0) } ?? "–"
    let accepted = repairs.map {
      $0.isEmpty ? " (no repair is certain)" : " (gold: \($0.map(inCode).joined(separator: " or ")))"
    }
    return
      "\(path):\(line), \(detection?.tier.rawValue ?? ""), \(detection.map { Format.fixed($0.confidence, 3) } ?? ""): "
      + "\(inCode(text)) → \(repair)\(accepted ?? "")"
  }
}

/// Text between backticks, on one line.
private func inCode(_ text: String) -> String {
  let line = String(text.map { $0.isNewline ? "⏎" : $0 })
  return "`\(line.isEmpty ? " " : line.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "'"))`"
}
