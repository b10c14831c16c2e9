/// The compiled dictionaries: read-only, shared by any number of threads.
public struct Lexicon: Sendable {
  public init() {}
}
