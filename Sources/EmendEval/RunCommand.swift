import ArgumentParser
import Emend
import EmendEvaluation

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure precision, recall, calibration and the rest on the corpus.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: "The corpus.")
  var corpus = "Corpus"

  @Option(help: "Which half; with \"all\" each is measured by itself.")
  var half = HalfChoice.all

  @Option(help: "How the report is written.")
  var format = Format.text

  @Option(help: ArgumentHelp("Where the report goes instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("How many bootstrap draws the intervals rest on.", valueName: "n"))
  var rounds = Bootstrap.defaultRounds

  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    let corpus = try CorpusFolder.checked(corpus)
    let lexicon = try lexicon.opened()
    let cleaner = try Cleaner(lexicon: lexicon)
    let halves = half.halves.map { half in
      Evaluation(corpus, half: half, checker: cleaner, rounds: rounds).report()
    }
    let report = EvaluationReport(lexicon: lexicon.hash, halves: halves)
    switch format {
    case .text: try write(report.text, to: output)
    case .json: try write(JSONValue.object(report.json).indented(), to: output)
    }
  }
}
