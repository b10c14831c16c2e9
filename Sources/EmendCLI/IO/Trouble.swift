/// What keeps a command from doing its work, told to the user in one line.
struct Trouble: Error, Hashable, CustomStringConvertible {
  /// The file, or `file:line:column`, that the message is about.
  let place: String?
  /// In lower case, without a full stop.
  let message: String

  init(_ message: String, at place: String? = nil) {
    self.place = place
    self.message = message
  }

  var description: String { place.map { "\($0): \(message)" } ?? message }
}
