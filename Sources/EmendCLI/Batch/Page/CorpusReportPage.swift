internal import EmendCorpus
internal import EmendPages

/// A report on a corpus as one HTML page that needs nothing else: no scripts, no fonts, no network.
///
/// Whatever comes from the corpus is escaped, and what a reader could not see (control and direction characters) is made
/// visible.
struct CorpusReportPage {
  let html: String

  init(_ report: CorpusReport) {
    let body = [
      Self.tiles(report.totals),
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
      <meta http-equiv="Content-Security-Policy" content="\(Look.policy(style: ReportStyle.css))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(Self.title(report.totals)) – Emend</title>
      <style>\(ReportStyle.css)</style>
      </head>
      <body class="corpus">
      <a class="skip" href="#report">Skip to the report</a>
      \(Self.header(report))<main id="report" tabindex="-1">
      \(body)</main>
      \(Self.footer(report))
      </body>
      </html>

      """
  }

  // MARK: - Parts

  private static func title(_ totals: CorpusReport.Totals) -> String {
    "\(grouped(totals.edits, "edit")) in \(grouped(totals.documents, "document"))"
  }

  private static func header(_ report: CorpusReport) -> String {
    let totals = report.totals
    var notes: [String] = []
    if totals.completeShards < totals.shards {
      notes.append(
        "The run is not finished: \(number(totals.completeShards)) of \(number(totals.shards)) files are done.")
    }
    if totals.problems > 0 {
      notes.append(
        "\(grouped(totals.problems, "record")) could not be worked on; errors.jsonl in the same folder says which and why."
      )
    }
    let left = max(0, totals.findings - totals.edits)
    let takenBack =
      totals.takenBack > 0 ? " The edits of \(grouped(totals.takenBack, "document")) were taken back." : ""
    return """
      <header class="top"><h1>\(title(totals))</h1>
      <p class="lede">\(grouped(totals.shards, "file")), \(grouped(totals.words, "word")). \
      \(grouped(totals.documentsEdited, "document")) changed, \(grouped(left, "finding")) left for people to judge.\
      \(takenBack)</p>
      \(notes.map { "<p class=\"warning\">\(escaped($0))</p>" }.joined())</header>

      """
  }

  private static func footer(_ report: CorpusReport) -> String {
    let profile = report.settings[BatchOptions.profileSetting] ?? ""
    let known = profile.isEmpty ? "" : " Names went by the profile <code>\(escaped(profile))</code>."
    return """
      <footer>Made by <b>emend batch report --format html</b>.\(known) <b>emend batch undo</b> gives a document’s \
      original back.</footer>
      """
  }

  private static func tiles(_ totals: CorpusReport.Totals) -> String {
    let share = totals.documents > 0 ? Double(totals.documentsSuspect) / Double(totals.documents) : 0
    let perThousand = totals.words > 0 ? Double(totals.findings) * 1_000 / Double(totals.words) : 0
    let tiles = [
      ("Documents", number(totals.documents), "\(number(totals.documentsWithFindings)) with findings"),
      ("Edits made", number(totals.edits), "in \(grouped(totals.documentsEdited, "document"))"),
      ("Findings", number(totals.findings), "\(tenths(perThousand)) in 1,000 words"),
      ("Most likely machine-made", number(totals.documentsSuspect), "\(tenths(share * 100)) % of the documents"),
      ("Text", "\(tenths(Double(totals.bytes) / 1e6)) MB", "\(duration(totals.seconds)) of work"),
    ]
    return "<dl class=\"tiles\">"
      + tiles.map { title, value, note in
        "<div class=\"tile\"><dt>\(title)</dt><dd><strong>\(value)</strong> <small>\(escaped(note))</small></dd></div>"
      }.joined() + "</dl>\n"
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
    "<span><span class=\"swatch \($0)\" aria-hidden=\"true\">ab</span> \($0)</span>"
  }.joined()

  private static func documents(_ documents: [CorpusReport.Document]) -> String {
    guard !documents.isEmpty else {
      return "<p class=\"soft\">No document is more likely to be a machine’s than a person’s.</p>\n"
    }
    let rows = documents.map { document in
      let percent = Int((document.score * 100).rounded())
      return """
        <tr><td class="cell">\(shown(document.document))</td><td>\(bar(percent)) \
        \(percent) %</td><td>\(number(document.words))</td><td>\(number(document.findings))</td>\
        <td>\(number(document.edits))</td></tr>
        """
    }
    return """
      <div class="wide"><table><thead><tr><th class="cell">Document</th><th>Score</th><th>Words</th><th>Findings</th>\
      <th>Edits</th></tr></thead><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>

      """
  }

  /// A share as a bar; without a style of its own, which the page's policy would not let act.
  private static func bar(_ percent: Int) -> String {
    """
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" \
    height="8"/><rect class="part" width="\(percent)" height="8"/></svg>
    """
  }

  private static func names(_ names: [CorpusReport.Name]) -> String {
    guard !names.isEmpty else { return "" }
    let rows = names.map { name in
      let variants = name.variants.map { variant in
        "<span class=\"variant\" title=\"\(number(variant.edits)) edited, in \(grouped(variant.documents, "document"))\">"
          + "<span class=\"from old\">\(edited(variant.text))</span> <small>\(number(variant.findings))</small></span>"
      }
      return "<tr><th scope=\"row\" class=\"cell\">\(shown(name.name))</th>"
        + "<td class=\"cell\">\(variants.joined(separator: " "))</td></tr>"
    }
    return """
      <div class="wide"><table class="names"><thead><tr><th class="cell">Name</th><th class="cell">Found instead of it, \
      and how often</th></tr></thead><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>

      """
  }

  private static func samples(_ rules: [CorpusReport.Rule]) -> String {
    rules.enumerated().map { place, rule in
      let samples = rule.samples.map { sample in
        """
        <li><p>…\(shown(sample.before))\(change(sample))\(shown(sample.after))…</p>\
        <small>\(shown(sample.document)) · \(escaped(decision(sample)))</small></li>
        """
      }
      return """
        <details\(place < 4 ? " open" : "") class="rule \(detector(of: rule.rule))"><summary>\
        <span class="swatch" aria-hidden="true">ab</span><code>\(shown(rule.rule))</code> \
        <small>\(number(rule.edits)) of \(number(rule.findings)) edited, in \
        \(grouped(rule.documents, "document"))</small></summary>
        <ul>\(samples.joined())</ul></details>

        """
    }.joined()
  }

  /// As the other pages mark it.
  private static func change(_ sample: CorpusReport.Sample) -> String {
    let text = edited(sample.text)
    guard let replacement = sample.replacement else {
      return "<span class=\"m\"><span class=\"q\">\(text)</span></span>"
    }
    let repair = replacement.isEmpty ? "" : "<ins>\(edited(replacement))</ins>"
    return "<span class=\"m\"><del>\(text)</del>\(repair)</span>"
  }

  private static func decision(_ sample: CorpusReport.Sample) -> String {
    switch sample.decision {
    case "auto": "edited"
    case "skipped": "left: not trusted enough to be edited"
    case "rejected": "left: its edits were taken back"
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

/// Text of a corpus for a page, as all of Emend's pages show it.
private func shown(_ text: String) -> String { "<bdi>\(EmendPages.html(ShownText.line(text)))</bdi>" }

/// Text that was edited: blanks at its ends would not be seen.
private func edited(_ text: String) -> String { "<bdi>\(EmendPages.html(ShownText.label(text)))</bdi>" }

/// Text for attributes and pictures, where no elements are.
func escaped(_ text: String) -> String { EmendPages.attribute(ShownText.line(text)) }

/// Such as `12,345 documents`.
func grouped(_ count: Int, _ noun: String) -> String { "\(number(count)) \(noun)\(count == 1 ? "" : "s")" }

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
