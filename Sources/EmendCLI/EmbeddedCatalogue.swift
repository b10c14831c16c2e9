internal import Emend
internal import EmendEnglish
internal import LexiconCompiler

/// The lexicon that is embedded in the program.
struct EmbeddedCatalogue: LexiconCatalogue {
  var hash: String {
    get throws { try Lexicon.english().hash }
  }

  func entries() throws -> [LexiconEntry] { try Lexicon.english().entries.map(LexiconEntry.init) }

  func detector(options: CleanerOptions, dictionaries: [String]) throws -> any Detecting {
    guard dictionaries.isEmpty else { throw Trouble("this build can't read dictionaries of your own") }
    return try Cleaner(lexicon: try Lexicon.english(), options: options)
  }

  func test(_ dictionaries: [String]) throws -> LexiconTestResult {
    guard let folder = dictionaries.first, dictionaries.count == 1 else {
      throw Trouble("name one folder of dictionaries to test")
    }
    let files = try DictionaryFolder(folder).files()
    let result = LexiconCompiler.compile(files)
    let entries = try result.image.map { try Lexicon(LexiconImage($0)).entries.count } ?? 0
    return LexiconTestResult(entries: entries, failures: Self.failures(result, in: folder))
  }

  func compile(_ folder: String) throws -> LexiconCompilation {
    let result = LexiconCompiler.compile(try DictionaryFolder(folder).files())
    return LexiconCompilation(image: result.image, failures: Self.failures(result, in: folder))
  }

  private static func failures(_ result: LexiconCompiler.Result, in folder: String) -> [String] {
    result.problems.map { "\(folder)/\($0)" }
  }
}

extension LexiconEntry {
  init(_ entry: DictionaryEntry) {
    self.init(
      rule: entry.rule.isEmpty ? nil : entry.rule,
      kind: entry.kind.folder.split(separator: "/").last.map(String.init) ?? "",
      text: entry.text, attributes: entry.attributes, source: "\(entry.file):\(entry.line)")
  }
}
