internal import ArgumentParser
internal import Emend

struct ExplainCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule is, with its examples and its measured precision.")

  @Argument(help: ArgumentHelp("A rule such as spelling-variant/kyiv, or a detector.", valueName: "rule"))
  var rule: String

  @Flag(
    help: ArgumentHelp("The page of a detector for docs/detectors/, as `make docs` writes it.", visibility: .hidden))
  var page = false

  func run(in host: Host) throws -> ExitStatus {
    var output = BufferedOutput(host.output)
    let palette = Palette(isColoured: host.outputTerminal.isColoured)
    if page {
      guard let detector = DetectorID(rawValue: rule) else { throw Trouble("\"\(rule)\" is no detector") }
      try output.write(RulePage.text(of: detector))
      try output.flush()
      return .done
    }
    let explanation = try RuleExplanation(of: rule, in: host.lexicon.entries())
    try output.write(explanation.text(palette: palette))
    try output.flush()
    return .done
  }
}
