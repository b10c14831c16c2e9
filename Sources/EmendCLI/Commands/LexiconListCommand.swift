internal import ArgumentParser

struct LexiconListCommand: HostedCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the entries.")

  @Option(help: ArgumentHelp("Only entries of this kind, such as names or expressions.", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("How to show entries.", valueName: "text|jsonl"))
  var format = EntryFormat.text

  func run(in host: Host) throws -> ExitStatus {
    let entries = try host.lexicon.entries()
    let kinds = Set(entries.map(\.kind))
    if let kind, !kinds.contains(kind) {
      let hint = nearestWord(to: kind, among: kinds).map { "; did you mean \"\($0)\"?" }
      throw Trouble(
        "no entries of the kind \"\(kind)\"" + (hint ?? "; there are \(kinds.sorted().joined(separator: ", "))"))
    }
    try EntryPrinter(format: format, host: host).print(entries.filter { kind == nil || $0.kind == kind })
    return .done
  }
}
