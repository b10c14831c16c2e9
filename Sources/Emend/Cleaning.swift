extension TextChecker {
  /// Applies what is trusted enough, checks the result again, and goes on until nothing more is found, so that cleaning
  /// the output once more changes nothing.
  ///
  /// Costs one check, and one more for every round that changed something: two as a rule for a text with findings, one
  /// for a text without.
  /// - Parameters:
  ///   - tier: the least tier that is applied.
  ///   - protected: spans that may not be edited, beside those of the document, in any order.
  ///   - text: the decoded file the document was made of, for its broken bytes and its encoding.
  /// - Returns: one revision in terms of the document: a later edit that touches an earlier one is merged with it. A
  ///   place at which edits would follow each other without end is left as it was, and its findings say so.
  public func clean(
    _ document: Document, applying tier: Tier, protected: [TextSpan] = [], in text: DecodedText? = nil
  ) -> Revision {
    CleaningRounds(checker: self, document: document, tier: tier, protected: protected, text: text).revision()
  }
}

/// Cleans one document round by round.
private struct CleaningRounds<Checker: TextChecker> {
  let checker: Checker
  let document: Document
  let tier: Tier
  let protected: [TextSpan]
  let text: DecodedText?

  /// A place that is edited again after so many rounds never settles.
  private static var roundLimit: Int { 8 }
  /// How often places that do not settle are taken out and the rest is cleaned anew.
  private static var attemptLimit: Int { 4 }

  func revision() -> Revision {
    let first = checker.report(on: document).findings
    var held = HeldSpans()
    for _ in 0..<Self.attemptLimit {
      let attempt = run(first, holding: held)
      if attempt.isSettled { return attempt.revision }
      held.add(attempt.unsettled)
    }
    // Nothing is the one edit that surely lasts.
    held.add([TextSpan(0, document.bytes.count)])
    return run(first, holding: held).revision
  }

  private struct Attempt {
    var revision: Revision
    var isSettled: Bool
    /// Places of the document, when it did not settle.
    var unsettled: [TextSpan] = []
  }

  /// Rounds of cleaning, none of which touches the held places.
  private func run(_ findings: [Finding], holding held: HeldSpans) -> Attempt {
    let (free, dropped) = held.divide(findings)
    let first = Normalizer.revision(
      of: document, findings: free, applying: tier, protected: protected, in: text)
    var chain = RevisionChain(first)
    for _ in 1..<Self.roundLimit {
      guard chain.isOpen else { break }
      chain.append(round(after: chain, holding: held))
    }
    let unapplied = first.unapplied + dropped
    guard chain.isOpen else { return Attempt(revision: chain.revision(unapplied: unapplied), isSettled: true) }
    // Edits that follow each other in a circle take turns, so the last round alone does not show all of them.
    let unsettled = chain.spans(editedAfter: Self.roundLimit / 2)
    return Attempt(revision: first, isSettled: false, unsettled: unsettled)
  }

  /// One more cleaning of what the chain gives.
  private func round(after chain: RevisionChain, holding held: HeldSpans) -> Revision {
    let document = checker.document(chain.output, name: document.name)
    let findings = checker.report(on: document).findings
    return Normalizer.revision(
      of: document, findings: held.moved(by: chain).divide(findings).free, applying: tier,
      protected: chain.moved(protected),
      in: text?.edited(chain.output, untouchable: chain.moved(text?.untouchable ?? [])))
  }
}

/// Places at which nothing may be edited because an edit there would not last.
private struct HeldSpans {
  private var spans: [TextSpan] = []
  private var set = SpanSet([])

  init() {}

  private init(_ spans: [TextSpan]) { add(spans) }

  mutating func add(_ more: [TextSpan]) {
    spans = (spans + more).sorted()
    // A set knows no empty spans, and insertions can go round in circles too.
    set = SpanSet(spans.map { $0.isEmpty ? TextSpan($0.start, $0.end + 1) : $0 })
  }

  func moved(by chain: RevisionChain) -> HeldSpans { HeldSpans(chain.moved(spans)) }

  /// The findings that are clear of the places, and the others with the reason why they are dropped.
  func divide(_ findings: [Finding]) -> (free: [Finding], dropped: [Unapplied]) {
    if spans.isEmpty { return (findings, []) }
    var free: [Finding] = []
    var dropped: [Unapplied] = []
    for finding in findings {
      if set.first(touching: finding.span) == nil {
        free.append(finding)
      } else {
        dropped.append(
          Unapplied(finding: finding, decision: .dropped, reason: "its repair would be changed again without end"))
      }
    }
    return (free, dropped)
  }
}
