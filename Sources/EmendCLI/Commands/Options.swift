internal import ArgumentParser
internal import Emend

/// Which findings are wanted.
struct DetectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Least trust a finding must have.", valueName: "safe|likely|suggest"))
  var tier: TierArgument?

  @Option(help: ArgumentHelp("Use these detectors alone, whatever the configuration says.", valueName: "detector,…"))
  var only: [DetectorList] = []

  @Option(help: ArgumentHelp("Leave out these detectors.", valueName: "detector,…"))
  var skip: [DetectorList] = []

  @Option(help: ArgumentHelp("What you know of the text: machines made it, or a person did.", valueName: "spun|clean"))
  var assume: Assumption?

  @Option(help: ArgumentHelp("Read this instead of the nearest .emend.yml.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Go by what the corpus of this profile agreed on; see `emend help profile`.", valueName: "file"))
  var profile: String?

  /// What the command line says, in the terms of a configuration file.
  var settings: Settings {
    var settings = Settings()
    settings.tier = tier?.tier
    settings.origin = assume?.origin
    if !only.isEmpty {
      for id in DetectorID.allCases { settings.detectors[id] = only.contains { $0.ids.contains(id) } }
    }
    for id in skip.flatMap(\.ids) { settings.detectors[id] = false }
    return settings
  }

  /// What the corpus of `--profile` agreed on.
  func agreement() throws(Trouble) -> CorpusAgreement? {
    guard let profile else { return nil }
    return try ProfileFile(reading: profile).agreement
  }

  func settingsFinder(in host: Host) -> SettingsFinder {
    SettingsFinder(commandLine: settings, givenFile: config, environment: host.environment)
  }
}

/// How the texts are stored and worked on.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Format of the input; else .jsonl and .ndjson files are JSON Lines.", valueName: "text|jsonl"))
  var inputFormat: InputFormat?

  @OptionGroup var textField: TextFieldOption
  @OptionGroup var idField: IDFieldOption
  @OptionGroup var jobs: JobsOption
}

/// How the texts of a corpus are stored.
struct CorpusOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Format of the inputs; else by their endings.", valueName: "text|jsonl|csv|tsv"))
  var inputFormat: CorpusFormat?

  @OptionGroup var textField: TextFieldOption
  @OptionGroup var jobs: JobsOption
}

struct TextFieldOption: ParsableArguments {
  @Option(help: ArgumentHelp("Field or column that holds the text of a record.", valueName: "name"))
  var textField = "text"
}

struct IDFieldOption: ParsableArguments {
  @Option(help: ArgumentHelp("Field or column that holds the name of a record.", valueName: "name"))
  var idField = "id"
}

struct JobsOption: ParsableArguments {
  @Option(help: ArgumentHelp("How many texts to work on at a time (default: one a processor).", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
  }

  var count: Int { jobs ?? processorCount }
}

struct QuietOption: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Print no summaries and no notes.")
  var quiet = false
}

enum InputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case text
  case jsonl
}

enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case text
  case jsonl
  case diff
  /// A page; `check` alone has it.
  case html
}

enum Assumption: String, CaseIterable, ExpressibleByArgument, Sendable {
  case spun
  case clean

  var origin: CleanerOptions.Origin { self == .spun ? .machine : .human }
}

enum TierArgument: String, CaseIterable, ExpressibleByArgument, Sendable {
  case safe
  case likely
  case suggest

  var tier: Tier {
    switch self {
    case .safe: .safe
    case .likely: .likely
    case .suggest: .suggest
    }
  }
}

/// `garbled-phrase,debris`
struct DetectorList: ExpressibleByArgument, Sendable {
  let ids: [DetectorID]

  init?(argument: String) {
    let names = argument.split(separator: ",")
    ids = names.compactMap { DetectorID(rawValue: String($0)) }
    if ids.isEmpty || ids.count != names.count { return nil }
  }

  static var allValueStrings: [String] { DetectorID.allCases.map(\.rawValue) }
}
