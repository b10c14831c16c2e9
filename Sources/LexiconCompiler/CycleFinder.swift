internal import Emend

/// Finds phrases whose repair is a listed phrase again, so that cleaning twice would differ from cleaning once.
struct CycleFinder: Sendable {
  private let runner: ExampleRunner
  private let phrases: Set<String>

  /// - Parameter phrases: the rule ids of all phrases.
  init(_ runner: ExampleRunner, phrases: Set<String>) {
    self.runner = runner
    self.phrases = phrases
  }

  /// - Complexity: cleans every example of a phrase, and its result.
  func problems(_ probes: [PhraseProbe]) -> [DictionaryProblem] { compactMapOnAllCores(probes, problem) }

  private func problem(_ probe: PhraseProbe) -> DictionaryProblem? {
    for text in probe.texts {
      let (document, findings) = runner.findings(in: text, by: .garbledPhrase)
      let revision = Normalizer.revision(
        of: document, findings: findings.filter { $0.rule == probe.rule }, applying: .suggest)
      guard let change = revision.changes.first else { continue }
      let output = String(decoding: revision.output, as: UTF8.self)
      let again = runner.findings(in: output, by: .garbledPhrase).findings
      if let finding = again.first(where: {
        phrases.contains($0.rule) && $0.replacement != nil && $0.span.overlaps(change.outputSpan)
      }) {
        let message = "its repair is changed again, by \(finding.rule): \(text) → \(output)"
        return DictionaryProblem(file: probe.entry.file, line: probe.entry.line, message: message)
      }
    }
    return nil
  }
}

/// A phrase, and texts in which it should be found.
struct PhraseProbe: Sendable {
  var rule: String
  var entry: SourceEntry
  /// Made from the pattern.
  var instance: String

  var texts: [String] {
    entry.values("yes").map { $0.components(parting: " => ")[0] } + [instance]
  }
}
