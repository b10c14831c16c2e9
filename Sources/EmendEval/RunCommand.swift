import ArgumentParser
import Emend
import EmendEvaluation

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure precision, recall, calibration and the rest on the corpus.",
    discussion: "Exit status 1 when a figure lies below the interval it has in the baseline.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case html
    case markdown
    /// Goals and regressions alone.
    case summary
  }

  @Argument(help: "The corpus.")
  var corpus = "Corpus"

  @Option(help: "Which half; with \"all\" each is measured by itself.")
  var half = HalfChoice.all

  @Option(help: "How the report is written, where the output's name does not say so.")
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Where the report goes instead of standard output; may be given several times.",
      discussion: """
        The ending says how it is written: .txt, .json, .html or .md. In a Markdown file that is there, only what stands \
        between "<!-- figures -->" and "<!-- end of figures -->" is replaced.
        """, valueName: "file"))
  var output: [String] = []

  @Option(help: ArgumentHelp("A report as JSON that this one must not fall below.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Measure codespell, typos and harper-cli on the same gold, where installed.")
  var peers = false

  @Option(help: ArgumentHelp("A folder in which to look for them first.", valueName: "folder"))
  var peerPath: [String] = []

  @Option(help: ArgumentHelp("How many bootstrap draws the intervals rest on.", valueName: "n"))
  var rounds = Bootstrap.defaultRounds

  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    let corpus = try CorpusFolder.checked(corpus)
    let lexicon = try lexicon.opened()
    let cleaner = try Cleaner(lexicon: lexicon)
    let peers = try self.peers ? PeerRunner(folders: peerPath).read(corpus.documents) : []
    let halves = half.halves.map { half in
      Evaluation(corpus, half: half, checker: cleaner, rounds: rounds).report(peers: peers)
    }
    let report = EvaluationReport(lexicon: lexicon.hash, halves: halves)
    if output.isEmpty { try write(try text(report, format ?? .text, to: nil), to: nil) }
    for path in output { try write(try text(report, format ?? Self.format(of: path), to: path), to: path) }
    if let baseline { try compare(report, with: baseline) }
  }

  private static func format(of path: String) -> Format {
    switch path.split(separator: ".").last {
    case "json": .json
    case "html": .html
    case "md": .markdown
    default: .text
    }
  }

  private func text(_ report: EvaluationReport, _ format: Format, to path: String?) throws -> String {
    switch format {
    case .text: return report.text
    case .json: return JSONValue.object(report.json).indented()
    case .html: return report.html
    case .summary: return report.summary
    case .markdown:
      let before = try path.flatMap { try exists($0) ? String(decoding: bytes(of: $0), as: UTF8.self) : nil }
      return report.markdown(in: before)
    }
  }

  private func compare(_ report: EvaluationReport, with path: String) throws {
    let baseline: Baseline
    do {
      baseline = try Baseline(parsing: try bytes(of: path))
    } catch let error as JSONError {
      throw Trouble("\(path): \(error)")
    }
    for half in baseline.changedHalves(in: report) {
      say("the \(half) half is no longer the one that \(path) was measured on")
    }
    let regressions = baseline.regressions(of: report)
    for line in regressions { say("worse: \(line)") }
    if !regressions.isEmpty { throw ExitCode(1) }
  }
}
