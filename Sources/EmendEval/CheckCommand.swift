import ArgumentParser
import Emend
import EmendEvaluation

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check that gold and texts are in step, and that known failures fail still.",
    discussion: "Exit status 1 when something is wrong. A known failure that fails no longer is reported, no more.")

  @Argument(help: "The corpus.")
  var corpus = "Corpus"

  @OptionGroup var lexicon: LexiconOptions

  @Flag(help: "A known failure that fails no longer is wrong too.")
  var strict = false

  func run() throws {
    let read = try CorpusFolder.read(corpus)
    for problem in read.problems { say("\(corpus)/\(problem)") }
    let failures = KnownFailures(read.documents, checker: try Cleaner(lexicon: try lexicon.opened()))
    for line in failures.passing { say("known failure no longer: \(line)") }
    let words = read.documents.reduce(0) { $0 + wordCount($1.text) }
    let faults = read.documents.reduce(0) { $0 + $1.faults.count }
    let keeps = read.documents.reduce(0) { $0 + $1.keeps.count }
    print(
      "\(read.documents.count) documents, \(words) words, \(faults) faults, \(keeps) places to keep, "
        + "\(failures.count) known failures; \(read.problems.count) problems")
    if !read.problems.isEmpty || strict && !failures.passing.isEmpty { throw ExitCode(1) }
  }
}
