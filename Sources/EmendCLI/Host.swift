internal import Emend
internal import EmendFiles
internal import Glibc

/// The process that a command runs in, as far as commands may know of it; tests make one of their own.
struct Host: Sendable {
  var input: Int32 = STDIN_FILENO
  var output: Int32 = STDOUT_FILENO
  var error: Int32 = STDERR_FILENO
  var environment: [String: String]
  /// What is known of English.
  var lexicon: any LexiconCatalogue

  /// This process.
  static var current: Host {
    var environment: [String: String] = [:]
    // Only these matter; copying the whole environment would take longer than reading an article.
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "NO_COLOR", "TERM"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    let cache = LexiconCache(environment: environment)
    return Host(environment: environment, lexicon: EmbeddedCatalogue(cache: cache))
  }

  var outputTerminal: Terminal { Terminal(output, environment: environment) }
  var errorTerminal: Terminal { Terminal(error, environment: environment) }
  /// Whether a line on standard error can be written over.
  var errorIsTerminal: Bool { isatty(error) == 1 && environment["TERM"] != "dumb" }

  /// Tells the user what went wrong.
  func complain(_ trouble: Trouble) {
    let palette = Palette(isColoured: Terminal(error, environment: environment).isColoured)
    say(palette.paint("emend: ", .boldRed) + visible(trouble.description))
  }

  func complain(_ troubles: [Trouble]) { for trouble in troubles { complain(trouble) } }

  /// Writes to standard error as it is.
  func write(_ text: String) { try? writeAll(Array(text.utf8), to: error) }

  /// Tells the user something, on standard error. A message that can't be written is lost: there is nowhere to say so.
  func say(_ line: String) { try? writeAll(Array((line + "\n").utf8), to: error) }
}

/// How a command ended: the exit status of the process.
enum ExitStatus: Int32, Sendable {
  case done = 0
  /// `check` found something.
  case findings = 1
  case trouble = 2
}

/// The library's cleaner, or a stand-in in tests.
protocol Detecting: TextChecker {
  /// `sha256:…`, as the change log names the lexicon.
  var lexiconHash: String { get }
  /// `sha256:…` of the corpus profile that it goes by; nil where it goes by none.
  var profileHash: String? { get }
}

extension Cleaner: Detecting {
  var lexiconHash: String { lexicon.hash }
  var profileHash: String? { options.agreement?.identity }
}
