@testable import Emend

/// Finds listed words wherever they stand, so that what cleaning does with findings can be tested without any knowledge
/// of English.
struct Rewriter: TextChecker {
  struct Rule: Sendable {
    var wrong: String
    var right: String
    var tier: Tier = .safe
    var name = "debris/rewriter"
  }

  var rules: [Rule]

  init(_ pairs: KeyValuePairs<String, String>) {
    rules = pairs.map { Rule(wrong: $0.key, right: $0.value, name: "debris/\($0.key)") }
  }

  init(rules: [Rule]) { self.rules = rules }

  func document(_ bytes: [UInt8], name: String) -> Document { Document(name: name, bytes: bytes, lexicon: english) }

  func report(on document: Document) -> Report {
    let findings = rules.flatMap { occurrences(of: $0, in: document.bytes) }
    return Report(findings: findings.sorted { $0.span < $1.span }, score: 0, evidence: [])
  }

  private func occurrences(of rule: Rule, in bytes: [UInt8]) -> [Finding] {
    let wrong = Array(rule.wrong.utf8)
    var findings: [Finding] = []
    var start = 0
    while start + wrong.count <= bytes.count {
      guard bytes[start...].starts(with: wrong) else {
        start += 1
        continue
      }
      findings.append(
        finding(
          TextSpan(start, start + wrong.count), text: rule.wrong, to: rule.right, rule: rule.name, tier: rule.tier))
      start += max(wrong.count, 1)
    }
    return findings
  }
}
