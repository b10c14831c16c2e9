/// What is, or is to be, done with a finding.
public enum Decision: Hashable, Sendable {
  /// Left to the tier: applied when the finding is trusted enough.
  case auto
  /// A person took the repair as it is, whatever its tier.
  case accepted
  /// A person wrote another repair.
  case edited(String)
  /// A person said no.
  case rejected
  /// Not applied: below the tier, without a repair, or passed over in review.
  case skipped
  /// Would have been applied but for another edit, a protected place or the file's encoding.
  case dropped

  /// As it stands in the change log.
  public var name: String {
    switch self {
    case .auto: "auto"
    case .accepted: "accepted"
    case .edited: "edited"
    case .rejected: "rejected"
    case .skipped: "skipped"
    case .dropped: "dropped"
    }
  }

  /// Whether a person asked for the edit.
  var isPersonal: Bool {
    switch self {
    case .accepted, .edited: true
    case .auto, .rejected, .skipped, .dropped: false
    }
  }
}
