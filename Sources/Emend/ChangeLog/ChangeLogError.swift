/// Why a change log cannot be read, replayed or undone.
public enum ChangeLogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A line (from 1) of the log is not what the format asks for.
  case malformed(line: Int, reason: String)
  /// The log records no cleaning.
  case empty
  /// The file is not the one that the cleaning left (undo) or began with (replay).
  case otherFile(found: ChangeLog.Fingerprint, expected: ChangeLog.Fingerprint)
  /// The file's bytes are not in the encoding that the log names.
  case encoding(TextDecodingError)
  /// A change (from 1, in order) does not fit the text: its place holds something else.
  case doesNotFit(change: Int)
  /// All changes fit, but do not lead to the file that the log names: a line of it is missing or was edited.
  case leadsElsewhere(found: ChangeLog.Fingerprint, expected: ChangeLog.Fingerprint)

  public var description: String {
    switch self {
    case .malformed(let line, let reason): "line \(line) of the change log: \(reason)"
    case .empty: "the change log is empty"
    case .otherFile(let found, let expected):
      "the file is not the one the change log was written for: it has \(found), the log says \(expected)"
    case .encoding(let error): "the file is not encoded as the change log says: \(error)"
    case .doesNotFit(let change): "change \(change) of the log does not fit the text"
    case .leadsElsewhere(let found, let expected):
      "the change log is not whole: it leads to \(found), not to \(expected)"
    }
  }
}
