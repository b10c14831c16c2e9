internal import Emend
internal import EmendCorpus
internal import EmendFiles

/// Cleans a corpus as the command line asks, and tells how it goes.
struct Batch {
  private let command: BatchRunCommand
  private let host: Host

  init(_ command: BatchRunCommand, host: Host) {
    self.command = command
    self.host = host
  }

  func run() throws -> ExitStatus {
    returnLargeBlocks()
    let inputs = try CorpusInputs(
      command.inputs, format: command.corpus.inputFormat?.format, excluding: command.output)
    tellLeftOut(inputs)
    var display = BatchDisplay(host: host, isQuiet: command.quiet.quiet)
    let agreement = try command.detection.agreement()
    var cleaners = CorpusCleaners(finder: command.detection.settingsFinder(in: host), lexicon: host.lexicon) {
      $0.agreement = agreement
    }
    var signals = StopSignals()
    var run = try BatchRun(inputs, options: options(agreement), standardInput: host.input) { shard in
      try cleaners.cleaner(for: shard)
    } tell: { event in
      display.show(event)
    }
    let result = Result { try run.run { signals.hasCome() } }
    display.clear()
    let summary = try result.get()
    tell(summary)
    return summary.isStopped || summary.problems > 0 ? .trouble : .done
  }

  private func options(_ agreement: CorpusAgreement?) -> BatchOptions {
    var options = BatchOptions(
      output: command.output, fields: FieldNames(text: command.corpus.textField.textField, id: command.idField.idField),
      jobs: command.corpus.jobs.count,
      attributes: command.attributesOnly ? .only : command.attributes ? .beside : .none,
      startsOver: command.startOver,
      settings: [
        "the inputs": JSONValue.strings(command.inputs).jsonLine,
        "--input-format": command.corpus.inputFormat?.rawValue ?? "",
        BatchOptions.versionSetting: emendVersion,
        BatchOptions.profileSetting: agreement?.identity ?? "",
      ])
    options.checkpointSeconds = command.checkpoint
    return options
  }

  private func tellLeftOut(_ inputs: CorpusInputs) {
    let files = inputs.leftOut.values.reduce(0, +)
    guard files > 0, !command.quiet.quiet else { return }
    let endings = inputs.leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
    let list = endings.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    host.say("left out: \(counted(files, "file")) of other kinds (\(list)); see --input-format")
  }

  private func tell(_ summary: BatchSummary) {
    let progress = summary.progress
    if !command.quiet.quiet {
      let earlier =
        summary.earlierShards > 0 ? "; \(counted(summary.earlierShards, "file")) had been done before" : ""
      host.say(
        """
        \(counted(progress.documents, "document")), \(tenths(Double(progress.bytes) / 1e6)) MB in \
        \(tenths(progress.seconds)) s (\(megabytes(perSecond: progress.rate))): \(counted(progress.edits, "edit")), \
        \(counted(progress.findings - progress.edits, "finding")) left\(earlier)
        """)
    }
    if summary.problems > 0 {
      host.complain(
        Trouble(
          "\(counted(summary.problems, "problem")) in this corpus; what could not be worked on is told in "
            + summary.errorsPath))
    }
    if summary.isStopped {
      host.complain(Trouble("stopped; what is done is kept, and the same command goes on from there"))
    }
  }
}
