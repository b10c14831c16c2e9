internal import Glibc

/// What is known of the place that output goes to.
struct Terminal: Hashable, Sendable {
  /// Whether escape sequences for colours are wanted and understood.
  let isColoured: Bool
  /// Columns of a line.
  let width: Int

  /// Where output is no terminal.
  static let none = Terminal(isColoured: false, width: 110)

  init(isColoured: Bool, width: Int) {
    self.isColoured = isColoured
    self.width = width
  }

  init(_ descriptor: Int32, environment: [String: String]) {
    guard isatty(descriptor) == 1 else {
      self = .none
      return
    }
    var size = winsize()
    let isSized = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    self.init(isColoured: Self.wantsColour(environment), width: isSized ? Int(size.ws_col) : 80)
  }

  /// See no-color.org: any value of `NO_COLOR` but the empty one switches colours off.
  private static func wantsColour(_ environment: [String: String]) -> Bool {
    let kind = environment["TERM"] ?? ""
    return environment["NO_COLOR", default: ""].isEmpty && kind != "dumb" && !kind.isEmpty
  }
}
