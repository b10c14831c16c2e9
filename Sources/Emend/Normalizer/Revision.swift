/// A text before and after its edits, and what became of every finding.
public struct Revision: Hashable, Sendable {
  /// The text before, UTF-8.
  public let input: [UInt8]
  /// The text after, UTF-8.
  public let output: [UInt8]
  /// The edits that were applied: disjoint, in order of start.
  public let changes: [Change]
  /// The findings that were not applied, in order of start.
  public let unapplied: [Unapplied]

  public var isUnchanged: Bool { changes.isEmpty }
}

extension Revision {
  /// An edit that was chosen, before it is made.
  public struct Edit: Sendable {
    public var finding: Finding
    /// What goes in the place of the finding's text.
    public var replacement: String
    public var decision: Decision

    public init(finding: Finding, replacement: String, decision: Decision) {
      self.finding = finding
      self.replacement = replacement
      self.decision = decision
    }
  }

  /// Makes edits in one pass. Linear.
  /// - Precondition: the edits are in order of start and disjoint, and lie inside the text.
  public init(input: [UInt8], edits: [Edit], unapplied: [Unapplied]) {
    self.input = input
    self.unapplied = unapplied
    if edits.isEmpty {
      output = input
      changes = []
      return
    }
    var output: [UInt8] = []
    output.reserveCapacity(input.count + edits.reduce(0) { $0 + $1.replacement.utf8.count })
    var changes: [Change] = []
    changes.reserveCapacity(edits.count)
    var copied = 0
    for edit in edits {
      output.append(contentsOf: input[copied..<edit.finding.span.start])
      let start = output.count
      output.append(contentsOf: edit.replacement.utf8)
      changes.append(
        Change(
          finding: edit.finding, replacement: edit.replacement, outputSpan: TextSpan(start, output.count),
          decision: edit.decision))
      copied = edit.finding.span.end
    }
    output.append(contentsOf: input[copied...])
    self.output = output
    self.changes = changes
  }
}

/// An edit that was applied.
public struct Change: Hashable, Sendable {
  public let finding: Finding
  /// What stands in the output: the finding's replacement, or what a person wrote instead.
  public let replacement: String
  /// Where the replacement stands in the output, in UTF-8 bytes.
  public let outputSpan: TextSpan
  /// `auto`, `accepted` or `edited`.
  public let decision: Decision

  public var outputStart: Int { outputSpan.start }
  public var outputEnd: Int { outputSpan.end }
}

/// A finding that was not applied.
public struct Unapplied: Hashable, Sendable {
  public let finding: Finding
  /// `rejected`, `skipped` or `dropped`.
  public let decision: Decision
  /// Why, in plain words.
  public let reason: String

  public init(finding: Finding, decision: Decision, reason: String) {
    self.finding = finding
    self.decision = decision
    self.reason = reason
  }
}
