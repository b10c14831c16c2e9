internal import ArgumentParser

struct LexiconSearchCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find entries that hold all these words.",
    discussion: "Exit status: 0, also where nothing is found.")

  @Argument(help: ArgumentHelp("Words or parts of words, in any capitals.", valueName: "word"))
  var words: [String]

  @Option(help: ArgumentHelp("How to show entries.", valueName: "text|jsonl"))
  var format = EntryFormat.text

  func run(in host: Host) throws -> ExitStatus {
    let words = words.map { $0.lowercased() }
    let found = try host.lexicon.entries().filter { entry in
      let text = ([entry.text, entry.rule ?? ""] + entry.attributes).joined(separator: "\n").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    try EntryPrinter(format: format, host: host).print(found)
    return .done
  }
}
