internal import Emend

/// Counts for the summary.
struct Tally: Hashable, Sendable {
  var documents = 0
  var findings: [Tier: Int] = [:]

  var total: Int { findings.values.reduce(0, +) }

  mutating func add(_ other: Tally) {
    documents += other.documents
    findings.merge(other.findings, uniquingKeysWith: +)
  }

  mutating func add(_ found: [Finding]) {
    documents += 1
    for finding in found { findings[finding.tier, default: 0] += 1 }
  }

  /// Such as `12 findings in 3 texts: 5 safe, 4 likely, 3 suggest`.
  var summary: String {
    let place = counted(documents, "text")
    guard total > 0 else { return "nothing found in \(place)" }
    let tiers = Tier.allCases.reversed().compactMap { tier in findings[tier].map { "\($0) \(tier.rawValue)" } }
    return "\(counted(total, "finding")) in \(place): \(tiers.joined(separator: ", "))"
  }
}

/// Such as `1 text` or `3 texts`.
func counted(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}
