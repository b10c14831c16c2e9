/// A rule that is written in code, as `emend explain` and the documentation show it. The rules of dictionary entries
/// explain themselves by their entries.
public struct Rule: Hashable, Sendable {
  /// A text, and what the rule makes of it on a text that a machine made.
  public struct Example: Hashable, Sendable {
    public let before: String
    /// Nil where the rule reports and changes nothing.
    public let after: String?

    init(_ before: String, _ after: String?) {
      self.before = before
      self.after = after
    }
  }

  /// As findings name it, such as `debris/glued-words`.
  public let id: String
  /// One paragraph: what is reported, what is changed.
  public let summary: String
  public let examples: [Example]
  /// Texts that look alike and stay as they are.
  public let leavesAlone: [String]

  public var detector: DetectorID { DetectorID(rawValue: String(id.prefix { $0 != "/" })) ?? .debris }

  /// All rules that are written in code, in the order of their ids.
  public static let all: [Rule] = (debris + repeatedSpan + spellingVariant).sorted { $0.id < $1.id }
}
