internal import Emend

/// Shows findings to people: what a compiler would print, and below it the line, a mark under the place, the repair
/// and why.
///
///     article.txt:3:17: safe: "Kief" is an older spelling of "Kyiv" [spelling-variant/kyiv]
///         3 | Rockets fell on Kief before dawn.
///           |                 ^^^^ → Kyiv
///           = the authority list has it
struct FindingPrinter: Sendable {
  private let palette: Palette
  /// Columns for the line of text.
  private let room: Int

  init(terminal: Terminal) {
    palette = Palette(isColoured: terminal.isColoured)
    room = min(100, terminal.width - Self.gutter - 4)
  }

  /// Columns for line numbers.
  private static let gutter = 5

  func text(for findings: [Finding], in bytes: [UInt8], label: String) -> String {
    if findings.isEmpty { return "" }
    let lines = LineIndex(bytes)
    var text = ""
    for finding in findings {
      let position = lines.position(of: finding.span.start)
      text += headline(finding, position, label) + excerpt(finding, bytes, line: position.line)
      for line in finding.evidence { text += palette.paint("\(blank) = \(visible(line))", .dim) + "\n" }
      text += "\n"
    }
    return text
  }

  private var blank: String { String(repeating: " ", count: Self.gutter) }

  private func headline(_ finding: Finding, _ position: LineIndex.Position, _ label: String) -> String {
    let place = palette.paint("\(visible(label)):\(position.line):\(position.column):", .bold)
    let tier = palette.paint("\(finding.tier.rawValue):", Self.style(of: finding.tier))
    return "\(place) \(tier) \(visible(finding.message)) \(palette.paint("[\(finding.rule)]", .dim))\n"
  }

  private func excerpt(_ finding: Finding, _ bytes: [UInt8], line: Int) -> String {
    let excerpt = Excerpt(around: finding.span, in: bytes, width: room)
    let number = String(line)
    let lead = palette.paint(String(blank.dropFirst(number.count)) + number + " |", .dim)
    let source = excerpt.before + palette.paint(excerpt.marked, .bold) + excerpt.after
    let marks = palette.paint(String(repeating: "^", count: excerpt.markedWidth), Self.style(of: finding.tier))
    let indent = String(repeating: " ", count: excerpt.column)
    let bar = palette.paint("\(blank) |", .dim)
    return "\(lead) \(source)\n\(bar) \(indent)\(marks)\(repair(finding))\n"
  }

  private func repair(_ finding: Finding) -> String {
    guard let replacement = finding.replacement else { return alternatives(finding, lead: " perhaps ") }
    if replacement.isEmpty { return " " + palette.paint("→ (delete)", .red) }
    return " " + palette.paint("→ " + Self.shown(replacement), .green) + alternatives(finding, lead: " or ")
  }

  private func alternatives(_ finding: Finding, lead: String) -> String {
    if finding.alternatives.isEmpty { return "" }
    return palette.paint(lead + finding.alternatives.prefix(3).map(Self.shown).joined(separator: ", "), .dim)
  }

  /// A replacement whose blanks at the ends would not be seen is put in quotation marks.
  private static func shown(_ text: String) -> String {
    let isBlankAtEnd = [text.unicodeScalars.first, text.unicodeScalars.last].contains { scalar in
      scalar?.properties.isWhitespace ?? true
    }
    return isBlankAtEnd ? "\"\(visible(text))\"" : visible(text)
  }

  private static func style(of tier: Tier) -> Palette.Style {
    switch tier {
    case .safe: .boldGreen
    case .likely: .boldYellow
    case .suggest: .boldCyan
    }
  }
}
