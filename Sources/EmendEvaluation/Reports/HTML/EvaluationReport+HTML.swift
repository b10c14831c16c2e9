internal import Emend

extension EvaluationReport {
  /// One page with everything in it: no script, no other file, light and dark.
  public var html: String {
    // What counts comes first.
    let sections = halves.sorted { $0.half == .test && $1.half != .test }.map(\.htmlSection).joined()
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Emend, measured</title>
      <style>
      \(StyleSheet.css)
      </style>
      </head>
      <body>
      <main>
      <h1>Emend, measured</h1>
      <p class="soft">How good Emend is at finding and repairing what machines leave in English text, on the gold corpus. In
      brackets and as whiskers: 95 % confidence intervals, by drawing documents again and again. Lexicon \
      \(EmendEvaluation.html(String(lexicon.prefix(19))))…</p>
      \(sections)
      </main>
      </body>
      </html>

      """
  }
}

/// Colours of the detectors, the same in every plot.
private enum Series {
  static func colour(_ detector: DetectorID?) -> String {
    switch detector {
    case nil: "all"
    case .spellingVariant: "blue"
    case .garbledPhrase: "orange"
    case .repeatedSpan: "violet"
    case .debris: "green"
    }
  }

  static func colour(_ origin: TextOrigin) -> String {
    switch origin {
    case .clean: "all"
    case .neural: "blue"
    case .apertium: "violet"
    case .spun: "orange"
    case .translated, .synthetic: "green"
    }
  }
}

extension HalfReport {
  fileprivate var htmlSection: String {
    let title = half == .test ? "Test half" : "Development half"
    let note =
      half == .test
      ? "No dictionary entry, guard or constant was written from these texts."
      : "Dictionary entries and constants may have been written from these texts; figures flatter."
    return """
      <section>
      <h2>\(title)</h2>
      <p class="soft">\(note) \(documents) documents, \(words) words, \(faults) marked faults; \(cleanDocuments) documents \
      with \(cleanWords) words are clean.</p>
      <div class="goals">\(Goal.all(of: self).map(Self.card).joined())</div>
      <div class="plots">
      \(precisionRecallCard)
      \(reliabilityCard)
      \(fHalfCard)
      \(scoreCard)
      \(roundTripCard)
      \(falseFindingsCard)
      </div>
      \(tables)
      </section>

      """
  }

  private static func card(_ goal: Goal) -> String {
    let state =
      switch goal.isReached {
      case true?: "<span class=\"state reached\">✓ reached (\(goal.boundText))</span>"
      case false?: "<span class=\"state missed\">✗ not reached (\(goal.boundText))</span>"
      case nil: "<span class=\"state unknown\">– nothing to measure (\(goal.boundText))</span>"
      }
    let between =
      if let low = goal.figure.low, let high = goal.figure.high {
        "between \(Format.fixed(low, 3)) and \(Format.fixed(high, 3))"
      } else { "&nbsp;" }
    return """
      <div class="goal"><span class="name">\(html(goal.name.capitalizedFirst))</span>
      <span class="value">\(Format.value(goal.figure))</span><span class="between">\(between)</span>\(state)</div>
      """
  }

  private static func plotCard(_ title: String, _ note: String, _ content: String) -> String {
    "<div class=\"card\"><h3>\(html(title))</h3><p>\(html(note))</p>\(content)</div>"
  }

  private static func legend(_ items: [(style: String, name: String)]) -> String {
    let spans = items.map { "<span><i class=\"\($0.style)\"></i>\(html($0.name))</span>" }
    return "<div class=\"legend\">\(spans.joined())</div>"
  }

  // MARK: - Plots

  private var precisionRecallCard: String {
    let greatest = curves.flatMap(\.points).map(\.recall).max() ?? 1
    let end = min(1, max(0.2, (greatest * 5).rounded(.up) / 5))
    let least = curves.flatMap(\.points).map(\.precision).min() ?? 0
    let start = min(0.8, max(0, ((least - 0.05) * 5).rounded(.down) / 5))
    var plot = SVGPlot(height: 340, x: .share("recall", upTo: end), y: .share("precision", from: start))
    for curve in curves.reversed() {
      plot.line(curve.points.map { ($0.recall, $0.precision) }, style: "s-\(Series.colour(curve.detector))")
    }
    for curve in curves.reversed() {
      for tier in Tier.allCases {
        guard let scores = row(curve.detector, tier)?.scores, let precision = scores.span.precision.value,
          let recall = scores.span.recall.value
        else { continue }
        let title =
          "\(curve.detector.label), tier \(tier.rawValue): precision \(Format.fixed(precision, 3)), recall "
          + Format.fixed(recall, 3)
        let style = "mark f-\(Series.colour(curve.detector))"
        switch tier {
        case .safe: plot.circle((recall, precision), radius: 5.5, style: style, title: title)
        case .likely: plot.square((recall, precision), radius: 4.5, style: style, title: title)
        case .suggest: plot.circle((recall, precision), radius: 3.5, style: style, title: title)
        }
      }
    }
    let legend = Self.legend(
      curves.map { ("b-\(Series.colour($0.detector))", $0.detector.label) }
        + [("dot", "safe"), ("box", "likely"), ("small", "suggest")])
    return Self.plotCard(
      "Precision over recall",
      "Of finding the span, as less and less confident findings are let in; the marks are the tiers.",
      legend + plot.svg(description: "Precision over recall by detector"))
  }

  private var reliabilityCard: String {
    guard let all = reliability.first?.reliability else { return "" }
    let ticks = stride(from: 0.5, through: 1.001, by: 0.1).map { $0 }
    var plot = SVGPlot(
      height: 340, x: .init(title: "confidence", range: 0.5...1, ticks: ticks),
      y: .share("share of right edits"))
    plot.segment((0.5, 0.5), (1, 1), style: "ideal")
    let most = Double(all.bins.map(\.count).max() ?? 1)
    var points: [(Double, Double)] = []
    for bin in all.bins {
      guard let confidence = bin.meanConfidence, let right = bin.accuracy else { continue }
      points.append((confidence, right))
      if let interval = Interval.wilson(bin.right, of: bin.count) {
        plot.segment((confidence, interval.low), (confidence, interval.high), style: "whisker")
      }
    }
    plot.line(points, style: "s-blue")
    for bin in all.bins {
      guard let confidence = bin.meanConfidence, let right = bin.accuracy else { continue }
      let title =
        "\(bin.count) edits with confidence \(Format.fixed(bin.low, 2)) to \(Format.fixed(bin.high, 2)): "
        + "\(bin.right) right (\(Format.fixed(right, 3)))"
      let radius = 3.5 + 6 * (Double(bin.count) / most).squareRoot()
      plot.circle((confidence, right), radius: radius, style: "f-blue", title: title)
    }
    let error = reliability.first.map { Format.figure($0.error) } ?? "–"
    return Self.plotCard(
      "Reliability of confidences",
      "Of edits held to be so sure, so many are right; on the dashed line they keep their promise. Larger dots: more edits. "
        + "Expected calibration error \(error).",
      plot.svg(description: "Share of right edits over confidence"))
  }

  private var fHalfCard: String {
    let detectors: [DetectorID?] = [nil] + DetectorID.allCases
    let rowHeight = 22.0
    let groups = detectors.count
    let height = 50 + Double(groups) * (3 * rowHeight + 12)
    var plot = SVGPlot(
      height: height, x: .share("F0.5 of the exact repair"),
      y: .init(title: "", range: 0...Double(groups * 3 + groups), ticks: []), left: 62)
    for (group, detector) in detectors.enumerated() {
      let top = Double((groups - group) * 4) - 1
      plot.text(detector.label, at: (0, top + 0.1), style: "strong")
      for (place, tier) in Tier.allCases.reversed().enumerated() {
        guard let f = row(detector, tier)?.scores.repair.fHalf, let value = f.value else { continue }
        let y = top - 0.75 - Double(place)
        let colour = Series.colour(detector)
        if let low = f.low, let high = f.high { plot.segment((low, y), (high, y), style: "w-\(colour)") }
        plot.circle(
          (value, y), radius: 5, style: "f-\(colour)",
          title: "\(detector.label), tier \(tier.rawValue): \(Format.figure(f))")
        plot.text(tier.rawValue, at: (-0.008, y - 0.18), anchor: "end")
      }
    }
    return Self.plotCard(
      "F0.5 by detector and tier",
      "Precision counts more than recall; the repair must read exactly as an accepted one.",
      plot.svg(description: "F0.5 by detector and tier"))
  }

  private var scoreCard: String {
    let origins = TextOrigin.allCases.filter { $0 != .synthetic && !(chunkScores[$0] ?? []).isEmpty }
    let bins = 20
    let height = 50 + Double(max(origins.count, 1)) * 66
    var plot = SVGPlot(
      height: height, x: .share("score (probability that a machine made the text)"),
      y: .init(title: "", range: 0...Double(max(origins.count, 1)), ticks: []))
    for (place, origin) in origins.enumerated() {
      let scores = chunkScores[origin] ?? []
      var counts = [Int](repeating: 0, count: bins)
      for score in scores { counts[min(bins - 1, Int(score * Double(bins)))] += 1 }
      let base = Double(origins.count - place - 1)
      plot.segment((0, base), (1, base), style: "grid")
      for (bin, count) in counts.enumerated() where count > 0 {
        // By share of the origin's texts, so that few texts can be compared with many.
        let share = Double(count) / Double(scores.count)
        let (from, to) = (Double(bin) / Double(bins), Double(bin + 1) / Double(bins))
        plot.bar(
          from: (from + 0.003, base), to: (to - 0.003, base + max(0.7 * share, 0.015)),
          style: "f-\(Series.colour(origin))",
          title:
            "\(origin.rawValue): \(count) of \(scores.count) score \(Format.fixed(from, 2)) to \(Format.fixed(to, 2))")
      }
      plot.text("\(origin.rawValue), \(scores.count)", at: (0, base + 0.78), style: "strong")
    }
    return Self.plotCard(
      "Document score",
      "Of texts of 100 words and more, by origin. Clean texts belong to the left, all others to the right.",
      plot.svg(description: "Histogram of document scores by origin"))
  }

  private var roundTripCard: String {
    let rows = roundTrips.filter { $0.counts.edits > 0 }
    guard !rows.isEmpty else { return "" }
    let height = 50 + Double(rows.count) * 44
    var plot = SVGPlot(
      height: height, x: .share("share of edits"),
      y: .init(title: "", range: 0...Double(rows.count), ticks: []))
    for (place, row) in rows.enumerated() {
      let base = Double(rows.count - place - 1)
      var from = 0.0
      for (figure, colour, name) in [
        (row.nearer, "good", "nearer"), (row.unchanged, "neutral", "leave"), (row.away, "bad", "away"),
      ] {
        guard let share = figure.value, share > 0 else { continue }
        plot.bar(
          from: (from, base + 0.12), to: (from + share, base + 0.55), style: "f-\(colour)",
          title: "\(name): \(Format.figure(figure)), \(figure.count ?? 0) of \(row.counts.edits)")
        from += share
      }
      plot.text("\(row.engine), \(row.tier.rawValue)", at: (0, base + 0.68), style: "strong")
      plot.text("\(row.counts.edits) edits", at: (1, base + 0.68), anchor: "end")
    }
    return Self.plotCard(
      "Edits against the original",
      "Whether each edit of clean brings a machine's text nearer to what it was made of, in words.",
      Self.legend([("b-good", "nearer"), ("b-neutral", "leaves the distance"), ("b-bad", "takes it away")])
        + plot.svg(description: "Shares of edits that bring texts nearer to their originals"))
  }

  private var falseFindingsCard: String {
    let most = falseFindings.compactMap(\.figure.high).max() ?? 1
    let step = most > 20 ? 10.0 : most > 8 ? 4.0 : most > 4 ? 2.0 : 1.0
    let end = (most / step).rounded(.up) * step
    let ticks = stride(from: 0, through: end, by: step).map { $0 }
    var plot = SVGPlot(
      height: 50 + 3 * 44, x: .init(title: "in 10,000 clean words", range: 0...max(end, 1), ticks: ticks),
      y: .init(title: "", range: 0...3, ticks: []))
    for (place, entry) in falseFindings.enumerated() {
      let base = Double(2 - place)
      let figure = entry.figure
      plot.text(entry.tier.rawValue, at: (0, base + 0.68), style: "strong")
      guard let value = figure.value else { continue }
      if let low = figure.low, let high = figure.high {
        plot.segment((low, base + 0.33), (high, base + 0.33), style: "w-all")
      }
      plot.circle((value, base + 0.33), radius: 5.5, style: "f-all", title: Format.figure(figure, digits: 2))
      plot.text("\(figure.count ?? 0) findings", at: (max(end, 1), base + 0.68), anchor: "end")
    }
    return Self.plotCard(
      "False findings on clean text", "Texts by people, most of them full of traps: everything found there is wrong.",
      plot.svg(description: "False findings in 10,000 clean words by tier"))
  }

  // MARK: - Tables

  private var tables: String {
    var parts = [
      Self.details("Finding the span", spanTable), Self.details("Repairing it", repairTable),
      Self.details("Calibration", reliabilityTable), Self.details("Expected calibration error", errorTable),
      Self.details("Area under the ROC curve of the document score", separationTable),
    ]
    if !roundTrips.isEmpty {
      parts.append(Self.details("Edits on round trips and spun texts", RoundTripTables.edits(roundTrips)))
      parts.append(Self.details("Words that come back", RoundTripTables.words(roundTrips)))
    }
    if !peers.isEmpty { parts.append(Self.details("Beside other programs", peerTable, isOpen: true)) }
    return parts.joined()
  }

  private static func details(_ title: String, _ rows: [[String]], isOpen: Bool = false) -> String {
    guard let head = rows.first else { return "" }
    func cell(_ text: String) -> String {
      // The interval is smaller print.
      guard let bracket = text.firstIndex(of: "["), bracket != text.startIndex else { return html(text) }
      return html(String(text[..<bracket])) + "<small>" + html(String(text[bracket...])) + "</small>"
    }
    let body = rows.dropFirst().map { row in "<tr>" + row.map { "<td>\(cell($0))</td>" }.joined() + "</tr>" }
    return """
      <details\(isOpen ? " open" : "")><summary>\(html(title))</summary><div class="card scroll"><table>
      <tr>\(head.map { "<th>\(html($0))</th>" }.joined())</tr>
      \(body.joined(separator: "\n"))
      </table></div></details>

      """
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
