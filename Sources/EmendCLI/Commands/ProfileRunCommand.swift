internal import ArgumentParser
internal import EmendCorpus
internal import EmendFiles
internal import EmendProfile

struct ProfileRunCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Make a profile of a corpus (what `emend profile` does by itself).",
    discussion: """
      Reads .txt and .md (one document a file), .jsonl, .csv and .tsv, each also .gz or .zst, in folders too. What can't \
      be read is told and left out. Exit status: 0 done, 2 trouble.
      """)

  @Argument(help: ArgumentHelp("Files, folders, patterns, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The profile to write; else standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("How many forms of names to keep at most; about 0.5 KB each.", valueName: "n"))
  var names = CorpusProfile.Limits().names

  @Option(help: ArgumentHelp("How many lines of text to keep at most; about 0.2 KB each.", valueName: "n"))
  var lines = CorpusProfile.Limits().lines

  @Option(help: ArgumentHelp("Read this instead of the nearest .emend.yml.", valueName: "file"))
  var config: String?

  @OptionGroup var corpus: CorpusOptions
  @OptionGroup var quiet: QuietOption

  func validate() throws {
    if names < 2 || lines < 2 { throw ValidationError("--names and --lines take a number from 2") }
  }

  func run(in host: Host) throws -> ExitStatus {
    returnLargeBlocks()
    var finder = SettingsFinder(commandLine: Settings(), givenFile: config, environment: host.environment)
    let reader = try host.lexicon.factReader(dictionaries: try finder.settings(forTextAt: nil).dictionaries)
    let found: CorpusInputs
    do {
      found = try CorpusInputs(inputs, format: corpus.inputFormat?.format)
    } catch {
      throw Trouble(error.message, at: error.place)
    }
    let field = corpus.textField.textField
    var profile = CorpusProfile(limits: CorpusProfile.Limits(names: names, lines: lines))
    var status = ExitStatus.done
    let documents = CorpusReader(found, fields: FieldNames(text: field), standardInput: host.input)
    try documents.read(jobs: corpus.jobs.count, isBulky: true) { documents in
      documents.map { reader.facts(of: $0.text) }
    } deliver: { facts, problems in
      for fact in facts ?? [] { profile.add(fact) }
      for problem in problems {
        status = .trouble
        host.complain(Trouble(problem.description))
      }
      return true
    }
    if profile.documents == 0, status == .done {
      throw Trouble("no record has a text in the field \"\(field)\" (see --text-field)")
    }
    try ProfileFile.write(profile, to: output, or: host.output)
    if !quiet.quiet {
      host.say("\(counted(profile.documents, "document")), \(counted(profile.nameCount, "form")) of names")
      if profile.uncountedNames > 0 {
        host.say(
          "more names than --names \(names) keeps: counts are too low by \(profile.uncountedNames) at most")
      }
    }
    return status
  }
}
