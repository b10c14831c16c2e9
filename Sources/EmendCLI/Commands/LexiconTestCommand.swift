internal import ArgumentParser

struct LexiconTestCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the entries' own examples.",
    discussion: "Exit status: 0 all hold, 2 some don't.")

  @Argument(
    help: ArgumentHelp("Dictionary files, or folders of them; none tests the built-in dictionaries.", valueName: "path")
  )
  var dictionaries: [String] = []

  func run(in host: Host) throws -> ExitStatus {
    let result = try host.lexicon.test(dictionaries)
    var output = BufferedOutput(host.output)
    for failure in result.failures { try output.write(failure + "\n") }
    try output.flush()
    host.say("\(counted(result.entries, "entry", "entries")) tested, \(counted(result.failures.count, "problem"))")
    return result.failures.isEmpty ? .done : .trouble
  }
}
