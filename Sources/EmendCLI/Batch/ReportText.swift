internal import EmendCorpus

/// A report for people to read.
struct ReportText {
  let text: String

  init(_ report: CorpusReport, palette: Palette) {
    var lines: [String] = []
    func heading(_ title: String) { lines += ["", palette.paint(title, .bold)] }
    lines += Self.totals(report.totals)
    if !report.rules.isEmpty { heading("Most frequent rules") }
    for rule in report.rules { lines += Self.lines(rule, palette) }
    if !report.documents.isEmpty { heading("Most likely machine-made") }
    for document in report.documents {
      let score = Int((document.score * 100).rounded())
      lines.append(
        "  \(padded(score, 3)) %  \(visible(document.document))  \(counted(document.words, "word")), "
          + "\(counted(document.findings, "finding")), \(counted(document.edits, "edit"))")
    }
    if !report.names.isEmpty { heading("Names and how they were spelt") }
    for name in report.names {
      let variants = name.variants.map { "\(visible($0.text)) \($0.findings)" }.joined(separator: ", ")
      lines.append("  \(palette.paint(visible(name.name), .green)): \(variants)")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func totals(_ totals: CorpusReport.Totals) -> [String] {
    var lines = [
      """
      \(counted(totals.documents, "document")) in \(counted(totals.shards, "file")), \(counted(totals.words, "word")), \
      \(tenths(Double(totals.bytes) / 1e6)) MB, \(duration(totals.seconds)) of work
      """,
      """
      \(counted(totals.findings, "finding")) in \(counted(totals.documentsWithFindings, "document")), of which \
      \(counted(totals.edits, "edit was", "edits were")) made in \(counted(totals.documentsEdited, "document"))
      """,
      "\(counted(totals.documentsSuspect, "document")) most likely made by a machine",
    ]
    if totals.completeShards < totals.shards {
      lines.append("not finished: \(totals.completeShards) of \(counted(totals.shards, "file"))")
    }
    if totals.takenBack > 0 {
      lines.append("\(counted(totals.takenBack, "document was", "documents were")) taken back")
    }
    if totals.problems > 0 { lines.append("\(counted(totals.problems, "problem")): see errors.jsonl") }
    if totals.withoutText > 0 { lines.append("\(counted(totals.withoutText, "record")) without a text") }
    return lines
  }

  private static func lines(_ rule: CorpusReport.Rule, _ palette: Palette) -> [String] {
    let counts = "\(rule.edits) of \(counted(rule.findings, "finding")) edited"
    let head = "  \(visible(rule.rule))  \(counts), in \(counted(rule.documents, "document"))"
    return [head]
      + rule.samples.prefix(3).map { sample in
        let repair = sample.replacement.map { " → " + palette.paint(visible($0), .green) } ?? ""
        return "      …\(visible(sample.before))\(palette.paint("[" + visible(sample.text), .red))\(repair)"
          + "\(palette.paint("]", .red))\(visible(sample.after))…"
      }
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: " ", count: max(0, width - digits.count)) + digits
}
