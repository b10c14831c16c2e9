internal import ArgumentParser

struct ExplainCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule is, with its examples and its measured precision.")

  @Argument(help: ArgumentHelp("A rule such as spelling-variant/kyiv, or a detector.", valueName: "rule"))
  var rule: String

  func run(in host: Host) throws -> ExitStatus {
    var output = BufferedOutput(host.output)
    let palette = Palette(isColoured: host.outputTerminal.isColoured)
    let explanation = try RuleExplanation(of: rule, in: host.lexicon.entries())
    try output.write(explanation.text(palette: palette))
    try output.flush()
    return .done
  }
}
