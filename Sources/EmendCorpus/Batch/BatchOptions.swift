/// What is to be done with a corpus.
package struct BatchOptions: Sendable {
  /// Span attributes beside the documents, as the Dolma toolkit has them.
  package enum Attributes: String, Sendable {
    case none
    case beside
    /// Nothing is rewritten.
    case only
  }

  /// The folder to write to.
  package var output: String
  package var fields: FieldNames
  /// Threads that clean.
  package var jobs: Int
  package var attributes: Attributes
  /// Whether what was done in the folder before is thrown away.
  package var startsOver: Bool
  /// How many seconds of work a power failure may cost.
  package var checkpointSeconds = 2.0
  /// Records that are larger, in bytes, go through untouched.
  package var recordLimit = ShardReader.recordLimit
  /// What else must be the same when a run is gone on with, by the name that messages use: the arguments, the program's
  /// version, the profile of the corpus.
  package var settings: [String: String]

  /// The names of two settings that change logs need.
  package static let versionSetting = "the version of emend"
  package static let profileSetting = "--profile"

  package init(
    output: String, fields: FieldNames = FieldNames(), jobs: Int, attributes: Attributes = .none,
    startsOver: Bool = false, settings: [String: String] = [:]
  ) {
    self.output = output
    self.fields = fields
    self.jobs = jobs
    self.attributes = attributes
    self.startsOver = startsOver
    self.settings = settings
  }
}

/// How far a run has come.
package struct BatchProgress: Hashable, Sendable {
  /// In this run.
  package var documents = 0
  /// Unpacked bytes in this run.
  package var bytes = 0
  package var findings = 0
  package var edits = 0
  package var problems = 0
  package var seconds = 0.0
  /// Shards in their place, of earlier runs too.
  package var shards = 0
  package var allShards = 0
  /// Bytes of files as they are stored, read in this run.
  package var consumed = 0
  /// Those that this run has to read; nil where nobody knows.
  package var toConsume: Int?

  init(toConsume: Int? = nil) { self.toConsume = toConsume }

  /// Bytes in a second.
  package var rate: Double { seconds > 0 ? Double(bytes) / seconds : 0 }

  /// Nil where nobody knows.
  package var secondsLeft: Double? {
    guard let toConsume, consumed > 0, seconds > 1 else { return nil }
    return seconds * Double(max(0, toConsume - consumed)) / Double(consumed)
  }
}

/// How a run ended.
package struct BatchSummary: Sendable {
  package var progress: BatchProgress
  /// Whether it was stopped before the end.
  package var isStopped: Bool
  /// Shards that an earlier run had finished.
  package var earlierShards: Int
  /// What could not be worked on, of earlier runs too; it is in the errors file.
  package var problems: Int
  package var errorsPath: String
}

/// What a run tells while it goes on.
package enum BatchEvent: Sendable {
  case progress(BatchProgress)
  case problem(CorpusProblem)
  /// Something that people may want to know.
  case note(String)
}
