import Emend
import Foundation

/// Findings with the figures behind their confidence, for whoever tunes a detector.
enum FindingDump {
  /// Prints one line a finding, then the score of the text.
  static func print(_ text: [UInt8], name: String, _ cleaner: Cleaner) {
    let report = cleaner.report(on: cleaner.document(text, name: name))
    for finding in report.findings {
      let strength = finding.strength
      let figures = String(
        format: "%.4f machine %.3f clean %.3f testimony %.1f", finding.confidence, strength.onMachineText,
        strength.onCleanText, strength.testimony)
      let repair = finding.replacement.map { "\u{201C}\($0)\u{201D}" } ?? "?"
      Swift.print(
        finding.tier, figures, "\(finding.span.start)-\(finding.span.end)",
        "\u{201C}\(finding.text)\u{201D} → \(repair)",
        finding.alternatives.isEmpty ? "" : "or \(finding.alternatives) ", finding.rule)
    }
    Swift.print("\(name): score \(String(format: "%.3f", report.score)), \(report.findings.count) findings")
  }
}
