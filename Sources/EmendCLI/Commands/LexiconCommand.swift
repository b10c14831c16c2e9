internal import ArgumentParser

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Look into the dictionaries, test and compile them.",
    subcommands: [
      LexiconListCommand.self, LexiconSearchCommand.self, LexiconTestCommand.self, LexiconCompileCommand.self,
    ])
}

enum EntryFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case text
  case jsonl
}
