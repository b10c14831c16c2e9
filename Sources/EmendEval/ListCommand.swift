import ArgumentParser
import Emend
import EmendEvaluation

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show case by case what was found rightly, wrongly or not at all.",
    discussion: """
      Lines are "document:line: verdict tier confidence “text” → “repair”, gold: …". Entries and constants are written \
      from the development half alone.
      """)

  @Argument(help: "The corpus.")
  var corpus = "Corpus"

  @Option(help: "Which half.")
  var half = HalfChoice.development

  @Option(help: "The least tier of the findings that count.")
  var tier = TierChoice.suggest

  @Option(parsing: .upToNextOption, help: "Only these: wrong misrepaired found partly repaired missed.")
  var verdicts: [String] = []

  @Option(help: ArgumentHelp("Only documents whose path holds this.", valueName: "text"))
  var document: String?

  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    let corpus = try CorpusFolder.checked(corpus)
    let cleaner = try Cleaner(lexicon: try lexicon.opened())
    for half in half.halves {
      for item in Evaluation(corpus, half: half, checker: cleaner, rounds: 1).cases(at: tier.tier)
      where (verdicts.isEmpty || verdicts.contains(item.verdict)) && (document.map { item.path.contains($0) } ?? true) {
        print(item)
      }
    }
  }
}

/// A tier on the command line.
enum TierChoice: String, ExpressibleByArgument, CaseIterable {
  case safe
  case likely
  case suggest

  var tier: Tier {
    switch self {
    case .safe: .safe
    case .likely: .likely
    case .suggest: .suggest
    }
  }
}
