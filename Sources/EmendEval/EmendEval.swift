import ArgumentParser
import Emend
import EmendEnglish
import EmendEvaluation
import Foundation

/// Measures Emend on the gold corpus and on round trips.
@main
struct EmendEval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emend-eval",
    abstract: "Measure Emend on annotated text and on round trips.",
    discussion: """
      The corpus and its gold format are described in Corpus/README.md, the measures in docs/decisions/evaluation.md.
      """,
    subcommands: [
      CheckCommand.self, RunCommand.self, ListCommand.self, PairsCommand.self, CalibrateCommand.self, MarkCommand.self,
      ShowCommand.self,
    ])
}

/// What keeps a command from doing its work.
struct Trouble: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Which lexicon is measured.
struct LexiconOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A compiled lexicon instead of the embedded one.", valueName: "file"))
  var lexicon: String?

  func opened() throws -> Lexicon {
    try lexicon.map { Lexicon(try LexiconImage(try bytes(of: $0))) } ?? Lexicon.english()
  }
}

/// Which half is measured.
enum HalfChoice: String, ExpressibleByArgument, CaseIterable {
  case development
  case test
  case all

  var halves: [CorpusHalf] {
    switch self {
    case .development: [.development]
    case .test: [.test]
    case .all: CorpusHalf.allCases
    }
  }
}

func bytes(of path: String) throws -> [UInt8] {
  do {
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  } catch {
    throw Trouble("cannot read \(path): \(error.localizedDescription)")
  }
}

func exists(_ path: String) throws -> Bool { FileManager.default.fileExists(atPath: path) }

/// To a file, or to standard output.
func write(_ text: String, to path: String?) throws {
  let text = text.hasSuffix("\n") ? text : text + "\n"
  guard let path else { return FileHandle.standardOutput.write(Data(text.utf8)) }
  do {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw Trouble("cannot write \(path): \(error.localizedDescription)")
  }
}

func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
