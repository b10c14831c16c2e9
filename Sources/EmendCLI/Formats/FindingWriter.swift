internal import Emend

/// Writes the findings of one text after the other, for people or as JSON Lines.
struct FindingWriter: Sendable {
  private let printer: FindingPrinter?

  init(_ format: OutputFormat, terminal: Terminal) {
    printer = format == .jsonl ? nil : FindingPrinter(terminal: terminal)
  }

  /// - Parameters:
  ///   - document: the text's name in JSON.
  ///   - label: its name for people.
  func text(for findings: [Finding], in bytes: [UInt8], document: String, label: String) -> String {
    if findings.isEmpty { return "" }
    if let printer { return printer.text(for: findings, in: bytes, label: label) }
    let lines = LineIndex(bytes)
    return findings.map { $0.json(document: document, lines: lines).jsonLine + "\n" }.joined()
  }
}
