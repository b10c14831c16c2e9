internal import ArgumentParser
internal import EmendCorpus

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Clean a corpus into a folder, keep a ledger of it.",
    discussion: """
        emend batch shards/ --output cleaned      clean all documents below shards/
        emend batch report cleaned                say what was done
        emend batch undo cleaned ID               give back one document's original text

      A run may be stopped or killed at any moment: the same command goes on where it was. `emend help batch run` \
      lists the options; docs/batch.md explains the folder and the ledger.
      """,
    subcommands: [BatchRunCommand.self, BatchReportCommand.self, BatchUndoCommand.self],
    defaultSubcommand: BatchRunCommand.self)
}

struct BatchRunCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Clean a corpus into a folder (what `emend batch` does by itself).",
    discussion: """
      Inputs are text files (.txt, .md), JSON Lines (.jsonl), tables (.csv, .tsv), each also with .gz or .zst; folders \
      of them; patterns such as 'shards/**/*.jsonl.gz'; and - for standard input. Nothing but the texts is changed. \
      What can't be worked on goes through unchanged and is told in OUTPUT/errors.jsonl.

      Exit status: 0 done; 2 trouble, also when some records could not be worked on, or when the run was stopped.
      """)

  @Argument(help: ArgumentHelp("What to clean; - is standard input.", valueName: "input"))
  var inputs: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("Folder to write to; made if it isn't there.", valueName: "folder"))
  var output: String

  @Flag(help: "Write span attributes beside the documents, as the Dolma toolkit has them.")
  var attributes = false

  @Flag(help: "Write span attributes and no documents.")
  var attributesOnly = false

  @Flag(help: "Throw away what earlier runs did in the folder.")
  var startOver = false

  @Option(help: ArgumentHelp("How many seconds of work a crash may cost (default: 2).", valueName: "seconds"))
  var checkpoint = 2.0

  @OptionGroup var corpus: CorpusOptions
  @OptionGroup var idField: IDFieldOption
  @OptionGroup var detection: DetectionOptions
  @OptionGroup var quiet: QuietOption

  func validate() throws {
    if !(0...3600).contains(checkpoint) { throw ValidationError("--checkpoint takes seconds, from 0 to 3600") }
    if attributes, attributesOnly { throw ValidationError("--attributes and --attributes-only exclude each other") }
  }

  func run(in host: Host) throws -> ExitStatus {
    try Batch(self, host: host).run()
  }
}

enum CorpusFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case text
  case jsonl
  case csv
  case tsv

  var format: ShardFormat {
    switch self {
    case .text: .text
    case .jsonl: .jsonl
    case .csv: .csv
    case .tsv: .tsv
    }
  }
}
