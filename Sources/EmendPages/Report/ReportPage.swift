internal import Emend

/// What was found in some texts as one page that needs nothing else: no server, no other file, and for reading no
/// script either.
///
/// Nothing of the texts can act: they are escaped, and the page's own policy lets no style and no script run but the two
/// it has.
public struct ReportPage: Sendable {
  private let texts: [ReportedText]

  public init(_ texts: [ReportedText]) { self.texts = texts }

  public var html: String {
    var numbered = 0
    var articles = ""
    var index = FindingIndex()
    for (order, text) in texts.enumerated() where !text.findings.isEmpty {
      let article = ReportArticle(text, order: order, firstNumber: numbered + 1)
      articles += article.html
      index.add(text, firstNumber: numbered + 1, showsLabel: texts.count > 1)
      numbered += text.findings.count
    }
    let clean = texts.filter(\.findings.isEmpty)
    let (style, script) = (Self.style, Self.script)
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Look.policy(style: style, script: script))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(attribute(title)) – Emend</title>
      <style>\(style)</style>
      </head>
      <body class="report">
      <a class="skip" href="#texts">Skip to the text</a>
      \(header(count: numbered))
      <div class="page">
      <main id="texts" tabindex="-1">
      \(articles)\(Self.html(ofClean: clean))</main>
      \(numbered == 0 ? "" : index.html)</div>
      <footer>Made by <b>emend check --format html</b>. Nothing was changed; <b>emend clean</b> repairs what is safe.</footer>
      \(Self.help)
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  private var title: String {
    let count = texts.reduce(0) { $0 + $1.findings.count }
    let place = texts.count == 1 ? ShownText.line(texts[0].label) : counted(texts.count, "text")
    return "\(count == 0 ? "Nothing found" : counted(count, "finding")) in \(place)"
  }

  private func header(count: Int) -> String {
    let tiers = Tier.allCases.reversed().compactMap { tier in
      let number = texts.reduce(0) { $0 + $1.findings.count { $0.tier == tier } }
      return number == 0 ? nil : "\(number) \(tier.rawValue)"
    }
    let views =
      count == 0
      ? ""
      : """

      <fieldset class="views"><legend>Show the text</legend>
      <label><input type="radio" name="view" id="v-changes" checked><span>With changes</span></label>
      <label><input type="radio" name="view" id="v-original"><span>As it is</span></label>
      <label><input type="radio" name="view" id="v-repaired"><span>Repaired</span></label>
      </fieldset>
      """
    let link = "<a class=\"to-panel\" href=\"#panel\">Kinds, names and rules</a>"
    let summary = count == 0 ? "" : "<p class=\"lede\">\(tiers.joined(separator: ", ")). \(link)</p>"
    return """
      <header class="top">
      <div><h1>\(EmendPages.html(title))</h1>\(summary)</div>\(views)
      </header>
      """
  }

  private static func html(ofClean texts: [ReportedText]) -> String {
    if texts.isEmpty { return "" }
    let items = texts.map { "<li>\(EmendPages.html(ShownText.line($0.label))) <small>\(facts(of: $0))</small></li>\n" }
    return """
      <section class="clean" aria-labelledby="clean">
      <h2 id="clean">Nothing found in \(counted(texts.count, "text"))</h2>
      <ul>\(items.joined())</ul>
      </section>

      """
  }

  /// Words, and what the text as a whole says of where it comes from.
  static func facts(of text: ReportedText) -> String {
    "\(counted(text.words, "word")); machine-made with a probability of \(percent(text.score))"
  }

  private static let help = """
    <dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2>
    <dl class="keys">
    <div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous finding</dd></div>
    <div><dt><kbd>o</kbd></dt><dd>open or close its note</dd></div>
    <div><dt><kbd>v</kbd></dt><dd>with changes, as it is, repaired</dd></div>
    <div><dt><kbd>1</kbd>–<kbd>4</kbd></dt><dd>show or hide a kind</dd></div>
    <div><dt><kbd>/</kbd></dt><dd>find a rule, name or word</dd></div>
    <div><dt><kbd>?</kbd></dt><dd>this list</dd></div>
    </dl><form method="dialog"><button>Close</button></form></dialog>
    """

  private static let style = Look.css + String(decoding: PackageResources.report_css, as: UTF8.self)
  private static let script = String(decoding: PackageResources.report_js, as: UTF8.self)
}
