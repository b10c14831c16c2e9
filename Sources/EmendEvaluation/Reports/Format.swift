/// Numbers and tables in plain text.
enum Format {
  /// With so many decimals, rounded half away from zero.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((abs(value) * scale).rounded())
    let whole = scaled / Int(scale)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let rest = String(scaled % Int(scale))
    return "\(sign)\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
  }

  /// With as many decimals as it needs, at most three.
  static func short(_ value: Double) -> String {
    var text = fixed(value, 3)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// `0.953 [0.910, 0.981]`, or a dash where there was nothing to measure.
  static func figure(_ figure: Figure, digits: Int = 3) -> String {
    guard let value = figure.value else { return "–" }
    guard let low = figure.low, let high = figure.high else { return fixed(value, digits) }
    return "\(fixed(value, digits)) [\(fixed(low, digits)), \(fixed(high, digits))]"
  }

  static func value(_ figure: Figure, digits: Int = 3) -> String { figure.value.map { fixed($0, digits) } ?? "–" }

  /// Columns two blanks apart, the first to the left, the others to the right.
  static func aligned(_ rows: [[String]], indent: String = "  ") -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.compactMap { $0.count > column ? $0[column].count : nil }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { index, cell in
        let blank = String(repeating: " ", count: widths[index] - cell.count)
        return index == 0 ? cell + blank : blank + cell
      }
      var line = indent + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  /// A table of Markdown.
  static func markdown(_ rows: [[String]]) -> String {
    guard let head = rows.first else { return "" }
    let rule = head.indices.map { $0 == 0 ? "---" : "---:" }
    return ([head, rule] + rows.dropFirst()).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
