import ArgumentParser
import Emend
import EmendEvaluation

struct PairsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairs", abstract: "Measure whether cleaning brings a machine's text nearer to its original.",
    discussion: """
      Each line of a file is {"engine": …, "original": …, "text": …}, a paragraph before and after. Lines of one engine that \
      follow each other are one text until it has --words words, since Emend judges a text as a whole; a member \
      "document" divides texts too. Without files the documents of the corpus that name an original are measured.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: "Files of pairs.")
  var files: [String] = []

  @Option(help: ArgumentHelp("The corpus, for when no files are given.", valueName: "folder"))
  var corpus = "Corpus"

  @Option(help: "Which half of the corpus.")
  var half = HalfChoice.development

  @Option(help: ArgumentHelp("How many words make a text; with 0 each pair is one.", valueName: "n"))
  var words = 400

  @Option(help: "How the report is written.")
  var format = Format.text

  @Flag(help: "Show every edit at tier likely with its effect.")
  var edits = false

  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    let texts =
      files.isEmpty ? try corpusTexts() : try files.flatMap { try PairFile.texts($0, bytes(of: $0), words: words) }
    if texts.isEmpty { throw Trouble("no pairs") }
    let evaluation = RoundTripEvaluation(texts, checker: try Cleaner(lexicon: try lexicon.opened()))
    if edits {
      for result in evaluation.results where result.tier == .likely {
        for edit in result.measure.edits { print("\(result.trip.name): \(edit)") }
      }
      return
    }
    let scores = evaluation.scores()
    let separations = evaluation.separations()
    switch format {
    case .text: try write(RoundTripTables.text(scores, separations: separations), to: nil)
    case .json: try write(JSONValue.object(RoundTripTables.json(scores, separations: separations)).indented(), to: nil)
    }
  }

  private func corpusTexts() throws -> [RoundTrip] {
    let corpus = try CorpusFolder.checked(corpus)
    let byPath = Dictionary(corpus.documents.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    return corpus.documents.filter { half.halves.contains($0.header.half) && $0.header.original != nil }
      .compactMap { document in byPath[document.family].flatMap { RoundTrip(document, original: $0) } }
  }
}
