import ArgumentParser
import Emend
import EmendEvaluation

struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate", abstract: "Fit what makes confidences true, on the development half.",
    discussion: "The same corpus, lexicon and program give the same file.")

  @Argument(help: "The corpus.")
  var corpus = "Corpus"

  @Option(help: "Which half; constants are fitted on the development half alone.")
  var half = HalfChoice.development

  @Option(help: ArgumentHelp("Where the Swift source with the figures goes.", valueName: "file"))
  var output: String?

  @OptionGroup var lexicon: LexiconOptions

  func validate() throws {
    if half != .development { throw ValidationError("what is fitted on the test half can no longer be measured on it") }
  }

  func run() throws {
    let lexicon = try lexicon.opened()
    let evaluation = Evaluation(
      try CorpusFolder.checked(corpus), half: .development, checker: try Cleaner(lexicon: lexicon), rounds: 1)
    let report = CalibrationReport(evaluation, lexicon: lexicon.hash)
    print(report.text)
    if let output { try write(report.source, to: output) }
  }
}
