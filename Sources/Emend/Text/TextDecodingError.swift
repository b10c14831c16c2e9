/// Why the bytes of a file are no text that can be edited and written back byte for byte.
public enum TextDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// NUL bytes or many control characters: not text at all. `offset` is the first such byte.
  case binaryData(offset: Int)
  /// Not UTF-8, and no other encoding accounts for all bytes.
  case unknownEncoding
  /// The byte order mark or the zero bytes tell the encoding, but the bytes do not keep to it.
  case malformed(encoding: String)
  /// The file reads as this encoding, but would not come back byte for byte.
  case notReversible(encoding: String)
  /// A text has a character that the file's encoding lacks.
  case cannotEncode(encoding: String)
  /// Files in encodings other than UTF-8 may have half a gigabyte.
  case tooLarge(encoding: String)
  /// The changes given do not lead from the decoded text to the edited one.
  case changesDoNotFit

  public var description: String {
    switch self {
    case .binaryData(let offset): "binary data (at byte \(offset))"
    case .unknownEncoding: "neither UTF-8 nor any other encoding that can be recognised"
    case .malformed(let encoding): "not valid \(encoding)"
    case .notReversible(let encoding): "looks like \(encoding) but cannot be written back byte for byte"
    case .cannotEncode(let encoding): "\(encoding) lacks a character of the text"
    case .tooLarge(let encoding): "too large for a file in \(encoding)"
    case .changesDoNotFit: "the changes do not fit the text"
    }
  }
}
