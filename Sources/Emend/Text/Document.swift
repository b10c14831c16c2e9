/// A text with what the detectors need to know of it.
public struct Document: Sendable {
  /// The path or id that findings name.
  public let name: String
  /// The original, valid UTF-8.
  public let bytes: [UInt8]
}
