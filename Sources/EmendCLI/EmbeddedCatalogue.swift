internal import Emend
internal import EmendEnglish

/// The lexicon that is embedded in the program.
struct EmbeddedCatalogue: LexiconCatalogue {
  var hash: String { Lexicon.english.hash }

  func entries() throws -> [LexiconEntry] { [] }

  func detector(options: CleanerOptions, dictionaries: [String]) throws -> any Detecting {
    guard dictionaries.isEmpty else { throw Trouble("this build can't read dictionaries of your own") }
    return try Cleaner(lexicon: .english, options: options)
  }

  func test(_ dictionaries: [String]) throws -> LexiconTestResult {
    throw Trouble("this build can't test dictionaries")
  }

  func compile(_ folder: String) throws -> LexiconCompilation { throw Trouble("this build can't compile dictionaries") }
}
