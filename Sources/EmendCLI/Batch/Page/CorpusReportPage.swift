internal import EmendCorpus
internal import EmendPages

/// A report as one HTML page that needs nothing else: no scripts, no fonts, no network.
///
/// Whatever comes from the corpus is escaped, and what a reader could not see (control and direction characters) is made
/// visible.
struct CorpusReportPage {
  let html: String

  init(_ report: CorpusReport) {
    let body = [
      Self.header(report), Self.tiles(report.totals),
      Self.section("plots", "At a glance", Self.plots(report)),
      Self.section("documents", "Most likely machine-made", Self.documents(report.documents)),
      Self.section("names", "Names and how they were spelt", Self.names(report.names)),
      Self.section("samples", "Samples of every rule", Self.samples(report.rules)),
    ].joined()
    html = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Emend: a corpus cleaned</title>
      <style>
      \(ReportStyle.css)
      </style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  // MARK: - Parts

  private static func header(_ report: CorpusReport) -> String {
    let totals = report.totals
    var notes: [String] = []
    if totals.completeShards < totals.shards {
      notes.append(
        "The run is not finished: \(number(totals.completeShards)) of \(number(totals.shards)) files are done.")
    }
    if totals.problems > 0 {
      notes.append(
        "\(number(totals.problems)) \(totals.problems == 1 ? "record" : "records") could not be worked on; "
          + "errors.jsonl in the same folder says which and why.")
    }
    return """
      <header><h1>A corpus cleaned</h1>
      <p class="lead">\(number(totals.documents)) documents in \(number(totals.shards)) \
      \(totals.shards == 1 ? "file" : "files"), \(number(totals.words)) words. Emend made \(number(totals.edits)) edits in \
      \(number(totals.documentsEdited)) of them and left \(number(max(0, totals.findings - totals.edits))) findings for \
      people to judge.</p>
      \(notes.map { "<p class=\"warning\">\(escapedHTML($0))</p>" }.joined())</header>

      """
  }

  private static func tiles(_ totals: CorpusReport.Totals) -> String {
    let share = totals.documents > 0 ? Double(totals.documentsSuspect) / Double(totals.documents) : 0
    let perThousand = totals.words > 0 ? Double(totals.findings) * 1_000 / Double(totals.words) : 0
    let tiles = [
      ("Documents", number(totals.documents), "\(number(totals.documentsWithFindings)) with findings"),
      ("Edits made", number(totals.edits), "in \(number(totals.documentsEdited)) documents"),
      ("Findings", number(totals.findings), "\(tenths(perThousand)) in 1,000 words"),
      ("Most likely machine-made", number(totals.documentsSuspect), "\(tenths(share * 100)) % of the documents"),
      ("Text", "\(tenths(Double(totals.bytes) / 1e6)) MB", "\(duration(totals.seconds)) of work"),
    ]
    return "<div class=\"tiles\">"
      + tiles.map { title, value, note in
        "<div class=\"tile\"><span>\(title)</span><strong>\(value)</strong><small>\(escapedHTML(note))</small></div>"
      }.joined() + "</div>\n"
  }

  private static func section(_ id: String, _ title: String, _ content: String) -> String {
    content.isEmpty ? "" : "<section id=\"\(id)\"><h2>\(title)</h2>\n\(content)</section>\n"
  }

  private static func plots(_ report: CorpusReport) -> String {
    var plots = ""
    if !report.rules.isEmpty {
      plots += """
        <figure><figcaption><h3>Most frequent rules</h3><p>Full colour: edited. Pale: found and left.</p>
        <p class="legend">\(legend)</p></figcaption>
        \(RulePlot(report.rules).svg)</figure>

        """
    }
    plots += """
      <figure><figcaption><h3>How likely a machine made them</h3><p>Documents by score; the height grows with the \
      logarithm of their number.</p></figcaption>
      \(ScorePlot(report.scores).svg)</figure>

      """
    return "<div class=\"plots\">\(plots)</div>\n"
  }

  private static let legend = ["spelling-variant", "garbled-phrase", "repeated-span", "debris"].map {
    "<span class=\"\($0)\"><i></i>\($0)</span>"
  }.joined()

  private static func documents(_ documents: [CorpusReport.Document]) -> String {
    guard !documents.isEmpty else {
      return "<p class=\"soft\">No document is more likely to be a machine’s than a person’s.</p>\n"
    }
    let rows = documents.map { document in
      let percent = Int((document.score * 100).rounded())
      return """
        <tr><td class="text">\(shown(document.document))</td><td><span class="bar"><i style="width: \(percent)%"></i></span> \
        \(percent) %</td><td>\(number(document.words))</td><td>\(number(document.findings))</td>\
        <td>\(number(document.edits))</td></tr>
        """
    }
    return """
      <div class="wide"><table><thead><tr><th class="text">Document</th><th>Score</th><th>Words</th><th>Findings</th>\
      <th>Edits</th></tr></thead><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>

      """
  }

  private static func names(_ names: [CorpusReport.Name]) -> String {
    guard !names.isEmpty else { return "" }
    let rows = names.map { name in
      let variants = name.variants.map { variant in
        "<span class=\"variant\" title=\"\(number(variant.edits)) edited, in \(number(variant.documents)) documents\">"
          + "<del>\(shown(variant.text))</del> <small>\(number(variant.findings))</small></span>"
      }
      return "<tr><th scope=\"row\" class=\"text\">\(shown(name.name))</th>"
        + "<td class=\"text\">\(variants.joined(separator: " "))</td></tr>"
    }
    return """
      <div class="wide"><table class="names"><thead><tr><th class="text">Name</th><th class="text">Found instead of it, \
      and how often</th></tr></thead><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>

      """
  }

  private static func samples(_ rules: [CorpusReport.Rule]) -> String {
    rules.enumerated().map { place, rule in
      let samples = rule.samples.map { sample in
        let repair = sample.replacement.map { $0.isEmpty ? "" : " <ins>\(edited($0))</ins>" } ?? ""
        let old =
          sample.replacement == nil ? "<mark>\(edited(sample.text))</mark>" : "<del>\(edited(sample.text))</del>"
        return """
          <li><p>…\(shown(sample.before))\(old)\(repair)\(shown(sample.after))…</p>\
          <small>\(shown(sample.document)) · \(escapedHTML(decision(sample)))</small></li>
          """
      }
      return """
        <details\(place < 4 ? " open" : "") class="\(detector(of: rule.rule))"><summary><code>\(shown(rule.rule))</code> \
        <small>\(number(rule.edits)) of \(number(rule.findings)) edited, in \(number(rule.documents)) \
        \(rule.documents == 1 ? "document" : "documents")</small></summary>
        <ul>\(samples.joined())</ul></details>

        """
    }.joined()
  }

  private static func decision(_ sample: CorpusReport.Sample) -> String {
    switch sample.decision {
    case "auto": "edited"
    case "skipped": "left: not trusted enough to be edited"
    case "dropped": "left: it clashed with another edit"
    default: sample.decision
    }
  }
}

/// The detector of a rule, as the style sheet knows it.
func detector(of rule: String) -> String {
  let name = rule.prefix { $0 != "/" }
  return ["spelling-variant", "garbled-phrase", "repeated-span", "debris"].contains(name) ? String(name) : "debris"
}

/// Text of a corpus for a page.
private func shown(_ text: String) -> String { "<bdi>\(escapedHTML(visible(text)))</bdi>" }

/// Text that was edited: blanks alone would not be seen.
private func edited(_ text: String) -> String {
  text.allSatisfy { $0 == " " } ? shown(String(repeating: "␣", count: text.count)) : shown(text)
}

/// Such as `12,345`.
func number(_ value: Int) -> String {
  let digits = String(abs(value))
  var groups: [Substring] = []
  var rest = digits[...]
  while rest.count > 3 {
    groups.insert(rest.suffix(3), at: 0)
    rest = rest.dropLast(3)
  }
  return (value < 0 ? "−" : "") + ([rest] + groups).joined(separator: ",")
}
