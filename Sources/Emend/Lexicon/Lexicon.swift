/// The compiled dictionaries: read-only, shared by any number of threads.
public struct Lexicon: Sendable {
  public init() {}

  /// What tells this lexicon from any other, `sha256:…`; the change log names it.
  public var hash: String { "sha256:" + SHA256.hexDigest(of: []) }
}
