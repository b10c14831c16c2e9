internal import EmendCorpus
internal import Glibc

/// Rules by frequency, as bars: what was edited in full colour, what was left pale.
struct RulePlot {
  let svg: String
  private static let shownRules = 14
  private static let row = 26.0
  private static let label = 232.0
  private static let width = 640.0

  init(_ rules: [CorpusReport.Rule]) {
    let rules = rules.prefix(Self.shownRules)
    let most = Double(rules.map(\.findings).max() ?? 1)
    let room = Self.width - Self.label - 76
    var body = ""
    for (place, rule) in rules.enumerated() {
      let top = Double(place) * Self.row + 4
      let length = max(1.5, Double(rule.findings) / most * room)
      let edited = Double(rule.edits) / most * room
      let name = rule.rule.split(separator: "/", maxSplits: 1).last.map(String.init) ?? rule.rule
      body += """
        <g class="\(detector(of: rule.rule))"><title>\(escaped(rule.rule)): \(number(rule.findings)) found, \
        \(number(rule.edits)) edited, in \(number(rule.documents)) documents</title>\
        <text x="\(Self.label - 10)" y="\(top + 13)" text-anchor="end">\(escaped(Self.short(name)))</text>\
        <rect class="left" x="\(Self.label)" y="\(top)" width="\(tenths(length))" height="18" rx="2"/>\
        <rect class="done" x="\(Self.label)" y="\(top)" width="\(tenths(edited))" height="18" rx="2"/>\
        <text class="count" x="\(tenths(Self.label + length + 7))" y="\(top + 13)">\(number(rule.findings))</text></g>
        """
    }
    let height = Double(rules.count) * Self.row + 6
    svg = """
      <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="Findings of the most frequent rules">\(body)</svg>
      """
  }

  private static func short(_ name: String) -> String { name.count <= 30 ? name : name.prefix(29) + "…" }
}

/// Documents by score, as columns.
struct ScorePlot {
  let svg: String
  private static let width = 640.0
  private static let height = 300.0
  private static let floor = 262.0
  private static let top = 26.0

  init(_ scores: [Int]) {
    let most = log10(1 + Double(max(1, scores.max() ?? 1)))
    let column = (Self.width - 20) / Double(max(1, scores.count))
    var body = ""
    for (tenth, documents) in scores.enumerated() {
      let height = log10(1 + Double(documents)) / most * (Self.floor - Self.top)
      let left = 10 + Double(tenth) * column
      let middle = tenths(left + column / 2)
      body += """
        <g class="\(tenth >= 5 ? "machine" : "person")"><title>\(number(documents)) documents from \(label(tenth)) to \
        \(label(tenth + 1))</title><rect class="done" x="\(tenths(left + 3))" y="\(tenths(Self.floor - height))" \
        width="\(tenths(column - 6))" height="\(tenths(max(0, height)))" rx="2"/>\
        <text class="count" x="\(middle)" y="\(tenths(Self.floor - height - 7))" text-anchor="middle">\(number(documents))\
        </text></g>
        """
    }
    for tenth in 0...scores.count {
      let place = tenths(10 + Double(tenth) * column)
      body +=
        "<text class=\"tick\" x=\"\(place)\" y=\"\(Self.floor + 18)\" text-anchor=\"middle\">\(label(tenth))</text>"
    }
    svg = """
      <svg viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-label="Documents by score">\(body)\
      <line class="axis" x1="10" x2="\(Self.width - 10)" y1="\(Self.floor)" y2="\(Self.floor)"/>\
      <text class="tick" x="\(Self.width / 2)" y="\(Self.height - 3)" text-anchor="middle">score: probability that a \
      machine made the document</text></svg>
      """
  }
}

private func label(_ tenth: Int) -> String { tenth == 10 ? "1" : tenth == 0 ? "0" : "0.\(tenth)" }
