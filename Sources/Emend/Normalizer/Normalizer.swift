/// Chooses among the findings of a text which edits to make, and makes them in one pass.
///
/// A finding is a candidate when a person took it, or when nobody decided and its tier is high enough, and when it has
/// a repair that changes something. A candidate is dropped where it
/// - does not fit the text (a span outside it or inside a character, another text than the finding's),
/// - shares a byte with a protected span, or so much as touches untouchable bytes, beside which no word is known
///   to be whole,
/// - has a replacement that the file's encoding lacks,
/// - overlaps a better candidate.
///
/// Better is, in this order: decided by a person; higher confidence; longer span; earlier start; the rule id that sorts
/// first; the finding that came first. Edits that merely touch do not overlap; an insertion overlaps what has it
/// strictly inside and another insertion at the same place, since nothing tells which of the two comes first.
public enum Normalizer {
  /// Applies the findings that are trusted enough, or that were decided.
  ///
  /// Time is n log n in the findings and linear in the text.
  /// - Parameters:
  ///   - findings: in any order, overlapping or not.
  ///   - tier: the least tier that is applied without a person.
  ///   - decisions: what was decided, by index into `findings`; `auto` where there is none. `rejected`, `skipped` and
  ///     `dropped` keep the finding from being applied.
  ///   - protected: spans that may not be edited beside those of the document, in any order.
  ///   - text: the decoded file the document was made of, for its broken bytes and its encoding.
  public static func revision(
    of document: Document, findings: [Finding], applying tier: Tier, decisions: [Int: Decision] = [:],
    protected: [TextSpan] = [], in text: DecodedText? = nil
  ) -> Revision {
    let limits = EditLimits(bytes: document.bytes, protected: document.protected + protected, text: text)
    var candidates: [CandidateEdit] = []
    var unapplied: [(index: Int, entry: Unapplied)] = []
    for (index, finding) in findings.enumerated() {
      switch triage(finding, decision: decisions[index] ?? .auto, tier: tier, limits: limits) {
      case .apply(let replacement, let decision):
        candidates.append(
          CandidateEdit(index: index, finding: finding, replacement: replacement, decision: decision))
      case .leave(let decision, let reason):
        unapplied.append((index, Unapplied(finding: finding, decision: decision, reason: reason)))
      }
    }
    let (winners, losers) = settle(candidates)
    for (loser, winner) in losers {
      let entry = Unapplied(finding: loser.finding, decision: .dropped, reason: loser.reasonForLosing(to: winner))
      unapplied.append((loser.index, entry))
    }
    unapplied.sort { ($0.entry.finding.span, $0.index) < ($1.entry.finding.span, $1.index) }
    let edits = winners.map { Revision.Edit(finding: $0.finding, replacement: $0.replacement, decision: $0.decision) }
    return Revision(input: document.bytes, edits: edits, unapplied: unapplied.map(\.entry))
  }
}

extension Normalizer {
  private enum Triage {
    case apply(replacement: String, decision: Decision)
    case leave(Decision, reason: String)
  }

  /// What is to become of a finding by itself, before it meets the others.
  private static func triage(_ finding: Finding, decision: Decision, tier: Tier, limits: EditLimits) -> Triage {
    let replacement: String
    switch decision {
    case .rejected: return .leave(.rejected, reason: "rejected in review")
    case .skipped: return .leave(.skipped, reason: "passed over in review")
    case .dropped: return .leave(.dropped, reason: "dropped beforehand")
    case .edited(let text): replacement = text
    case .auto, .accepted:
      guard let repair = finding.replacement else { return .leave(.skipped, reason: "no repair is known") }
      if decision == .auto, finding.tier < tier {
        return .leave(.skipped, reason: "its tier \(finding.tier.rawValue) is below \(tier.rawValue)")
      }
      replacement = repair
    }
    // Swift's == takes canonically equivalent strings for equal, but the bytes differ, and they are what is repaired.
    if replacement.utf8.elementsEqual(finding.text.utf8) {
      return .leave(.skipped, reason: "the replacement is the text itself")
    }
    if let reason = limits.objection(to: finding, replacement: replacement) { return .leave(.dropped, reason: reason) }
    return .apply(replacement: replacement, decision: decision)
  }

  /// The disjoint edits that win, in order of start, and the others with the first winner that each overlaps.
  private static func settle(
    _ candidates: [CandidateEdit]
  ) -> (winners: [CandidateEdit], losers: [(loser: CandidateEdit, winner: CandidateEdit)]) {
    var taken = TakenSpans(candidates.map(\.finding.span))
    var winners: [CandidateEdit] = []
    var losers: [(loser: CandidateEdit, winner: CandidateEdit)] = []
    for candidate in candidates.sorted(by: CandidateEdit.isBetter) {
      if let owner = taken.owner(overlapping: candidate.finding.span) {
        losers.append((candidate, winners[owner]))
      } else {
        taken.take(candidate.finding.span, owner: winners.count)
        winners.append(candidate)
      }
    }
    // An insertion sorts before the edit that begins at the same place.
    return (winners.sorted { $0.finding.span < $1.finding.span }, losers)
  }
}

/// A finding that would be applied if it were alone.
private struct CandidateEdit {
  /// Place among the findings given.
  let index: Int
  let finding: Finding
  let replacement: String
  let decision: Decision

  /// The order in which conflicts are settled; no two candidates are equal in it.
  static func isBetter(_ left: CandidateEdit, _ right: CandidateEdit) -> Bool {
    switch left.comparison(with: right) {
    case .some((let isBetter, _)): isBetter
    case .none: left.index < right.index
    }
  }

  /// Names the winner, and by which part of the order it won.
  func reasonForLosing(to winner: CandidateEdit) -> String {
    let edit = "\(winner.finding.rule) at \(winner.finding.span)"
    if winner.finding.span == finding.span, winner.replacement.utf8.elementsEqual(replacement.utf8) {
      return "\(edit) makes the same edit"
    }
    return "overlaps \(edit), which \(winner.comparison(with: self)?.why ?? "came first")"
  }

  /// Whether this one is better by anything but its place among the findings, and by what the better of the two is.
  private func comparison(with other: CandidateEdit) -> (isBetter: Bool, why: String)? {
    if decision.isPersonal != other.decision.isPersonal { return (decision.isPersonal, "a person decided") }
    let confidence = finding.rankedConfidence
    let otherConfidence = other.finding.rankedConfidence
    if confidence != otherConfidence { return (confidence > otherConfidence, "has the higher confidence") }
    if finding.span.count != other.finding.span.count {
      return (finding.span.count > other.finding.span.count, "is longer")
    }
    if finding.span.start != other.finding.span.start {
      return (finding.span.start < other.finding.span.start, "starts earlier")
    }
    if finding.rule != other.finding.rule { return (finding.rule < other.finding.rule, "sorts first by its rule") }
    return nil
  }
}

extension Finding {
  /// Confidence with a place in the order even if it is no number.
  fileprivate var rankedConfidence: Double { confidence.isNaN ? -1 : confidence }
}
