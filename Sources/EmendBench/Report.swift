import Foundation

/// Everything that was measured.
struct Report: Encodable {
  var stages: [StageTable]
  var growth: GrowthTable?
  var processes: ProcessTable?

  /// One JSON object; the names of its fields carry the units.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Plain tables. MB are millions of bytes.
  var tables: String {
    var parts = stages.map(Self.table)
    if let growth { parts.append(Self.table(growth)) }
    if let processes { parts.append(Self.table(processes)) }
    return parts.joined(separator: "\n\n")
  }

  private static func table(_ stages: StageTable) -> String {
    let rows = stages.rows.map { row in
      [
        row.stage, fixed(row.megabytesPerSecond, 1) + " MB/s", row.timesUbrk.map { fixed($0, 2) + " × ubrk" } ?? "",
        "\(row.count) \(unit(of: row.stage))",
      ]
    }
    return "Stages on \(fixed(Double(stages.bytes) / 1e6, 1)) MB of \(stages.text)\n" + aligned(rows)
  }

  private static func unit(of stage: String) -> String {
    switch stage {
    case "ubrk", "tokenizer": "segments"
    case "document": "tokens"
    default: "findings"
    }
  }

  private static func table(_ growth: GrowthTable) -> String {
    let rows = growth.rows.map { row in
      [
        row.text, "\(fixed(Double(row.shortBytes) / 1e6, 1)) MB: \(fixed(row.shortSeconds, 3)) s",
        row.longSeconds.map { "\(fixed(Double(row.longBytes) / 1e6, 1)) MB: \(fixed($0, 3)) s" } ?? "not tried",
        row.ratio.map { fixed($0, 1) + " × the time" } ?? "",
      ]
    }
    return "A check of ten times as much text (10 × the time is linear)\n" + aligned(rows)
  }

  private static func table(_ processes: ProcessTable) -> String {
    let rows = processes.rows.map { row in
      [
        row.command, row.bytes == 0 ? "" : fixed(Double(row.bytes) / 1000, 0) + " kB",
        "median \(fixed(row.medianMilliseconds, 1)) ms", "least \(fixed(row.leastMilliseconds, 1)) ms",
        "peak \(fixed(row.peakMegabytes, 0)) MB", "\(row.runs) runs",
      ]
    }
    return "Whole processes\n" + aligned(rows)
  }

  private static func fixed(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }

  /// The first column to the left, the others to the right.
  private static func aligned(_ rows: [[String]]) -> String {
    let widths = rows.reduce(into: [Int](repeating: 0, count: rows.first?.count ?? 0)) { widths, row in
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.count) }
    }
    return rows.map { row in
      let cells = row.enumerated().map { index, cell in
        let blank = String(repeating: " ", count: widths[index] - cell.count)
        return index == 0 ? cell + blank : blank + cell
      }
      return "  " + cells.joined(separator: "   ").replacing(#/ +$/#, with: "")
    }.joined(separator: "\n")
  }
}
