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
}
