internal import Emend

/// What came of one document.
struct DocumentOutcome: Sendable {
  let number: Int
  /// What its id field says.
  let id: String?
  /// Bytes of its text, or of the file it is.
  var bytes = 0
  var words = 0
  /// How likely it is that a machine made it; of sections the likeliest.
  var score = 0.0
  /// In order of start; of those that were not applied at most ``findingLimit``.
  var findings: [FindingOutcome] = []
  /// All of them, by rule.
  var rules: [String: RuleCount] = [:]
  /// SHA-256 of its text (of the file it is) before and after; nil where nothing was changed.
  var hashes: (input: String, output: String)?
  /// Whether its field had no quotes and its repair needs them.
  var gotQuotes = false
  /// How the file is written; nil for UTF-8 without a byte order mark, and for records.
  var encoding: TextEncoding?
  /// Where its findings stand in scalars, as sidecars name them.
  var marks: [Mark] = []
  /// Scalars of the text that the marks count in.
  var scalars = 0

  init(number: Int, id: String?) {
    self.number = number
    self.id = id
  }

  var findingCount: Int { rules.values.reduce(0) { $0 + $1.findings } }
  var edits: Int { rules.values.reduce(0) { $0 + $1.edits } }

  /// The reason that the ledger gives where somebody took a document's edits back.
  static let takenBack = "taken back"

  /// Turns what was edited into what was found and left, as somebody wants this document to be.
  mutating func leaveAlone() {
    for index in findings.indices where findings[index].outputSpan != nil {
      findings[index].outputSpan = nil
      findings[index].decision = .rejected
      findings[index].reason = Self.takenBack
    }
    for rule in rules.keys { rules[rule]?.edits = 0 }
    hashes = nil
  }

  /// More is said of no text but one of tens of megabytes, which would take as much again to hold.
  static let findingLimit = 10_000

  struct RuleCount: Hashable, Sendable {
    var findings = 0
    var edits = 0
  }

  struct Mark: Sendable {
    let rule: String
    let start: Int
    let end: Int
    let confidence: Double
  }
}

/// A finding and what became of it. Offsets are in bytes of the document's text as UTF-8.
struct FindingOutcome: Sendable {
  let span: TextSpan
  /// Where the replacement stands in the cleaned text; nil where it was not applied.
  var outputSpan: TextSpan?
  let rule: String
  let text: String
  let replacement: String?
  let confidence: Double
  let tier: Tier
  var decision: Decision
  var reason: String?
  /// What stood in the file, where an edit took it away and the text does not say it: escapes.
  var raw: String?
  /// Some words around it, where it may serve as a sample of its rule.
  var context: (before: String, after: String)?
}
