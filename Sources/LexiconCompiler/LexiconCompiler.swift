public import Emend

/// Turns dictionaries into a compiled lexicon: checks every entry, and runs every entry's own examples.
public enum LexiconCompiler {
  /// What a compilation gave.
  public struct Result: Sendable {
    /// The compiled lexicon's bytes; nil when there were problems.
    public var image: [UInt8]?
    /// In the order of files and lines.
    public var problems: [DictionaryProblem]
    /// How many entries were looked at; of users' own dictionaries only theirs.
    public var entries: Int
  }

  /// Compiles dictionaries.
  /// - Parameters:
  ///   - files: those of `Dictionaries/`, in any order: the result does not depend on it.
  ///   - languageModel: how words of good English follow each other; nil leaves it out.
  ///   - runsExamples: whether the entries' own examples must hold.
  /// - Complexity: linear in the dictionaries; about a second for all of them in a release build.
  public static func compile(
    _ files: [DictionaryFile], languageModel: LanguageModelFile? = nil, runsExamples: Bool = true
  ) -> Result {
    compile(LexiconBuilder(files, languageModel: languageModel), sources: files, runsExamples: runsExamples)
  }

  /// Compiles users' own dictionaries together with those of a compiled lexicon, whose words and figures are taken over.
  ///
  /// What an own entry says counts before what the lexicon says: of an expression, a pair of words, a pattern, a form of a
  /// name, a spelling, a word's inflection. All else stays as it was.
  /// - Parameters:
  ///   - own: in any order. Their kind is told by their folder or their first line; see Dictionaries/README.md.
  ///   - runsExamples: whether the own entries' examples must hold; those of the lexicon are not run again.
  /// - Complexity: linear in all dictionaries; about a second over the English lexicon in a release build.
  public static func compile(_ own: [DictionaryFile], over base: Lexicon, runsExamples: Bool = true) -> Result {
    let files = DictionaryArchive.unpack(base.sources)
    let paths = Set(own.map(\.path))
    return compile(
      LexiconBuilder(files, own: own, base: base), sources: files.filter { !paths.contains($0.path) } + own,
      runsExamples: runsExamples)
  }

  /// The examples of a compiled lexicon's entries that fail, and how many entries it has.
  /// - Complexity: about 0.1 ms an example in a release build, on as many cores as there are.
  public static func failures(in lexicon: Lexicon) throws -> (entries: Int, problems: [DictionaryProblem]) {
    let entries = lexicon.entries
    var rules: [Place: String] = [:]
    for entry in entries { rules[Place(file: entry.file, line: entry.line)] = entry.rule }
    var problems: [DictionaryProblem] = []
    var examples: [Example] = []
    for file in DictionaryArchive.unpack(lexicon.sources) {
      for entry in file.entries(problems: &problems) where !entry.attributes.isEmpty {
        guard let rule = rules[Place(file: entry.file, line: entry.line)] else { continue }
        examples += entry.attributes.compactMap { Example($0, file: entry.file, rule: rule) }
      }
    }
    return (entries.count, problems + (try ExampleRunner(lexicon).problems(examples)))
  }

  private struct Place: Hashable {
    var file: String
    var line: Int
  }

  private static func compile(_ builder: LexiconBuilder, sources: [DictionaryFile], runsExamples: Bool) -> Result {
    var builder = builder
    let count = builder.countOfEntries
    guard builder.problems.isEmpty else {
      return Result(image: nil, problems: builder.problems.inOrder, entries: count)
    }
    do {
      let archive = DictionaryArchive.pack(sources.filter { $0.kind != .frequency })
      let image = try builder.image(sources: archive)
      if runsExamples {
        let runner = try ExampleRunner(Lexicon(LexiconImage(image)))
        let cycles = CycleFinder(runner, phrases: builder.phraseRules)
        let problems = runner.problems(builder.examples) + cycles.problems(builder.phraseProbes)
        guard problems.isEmpty else { return Result(image: nil, problems: problems.inOrder, entries: count) }
      }
      return Result(image: image, problems: [], entries: count)
    } catch {
      return Result(image: nil, problems: [DictionaryProblem(file: "", line: 0, message: "\(error)")], entries: count)
    }
  }
}

extension [DictionaryProblem] {
  fileprivate var inOrder: [DictionaryProblem] {
    sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
  }
}

/// The dictionaries' text inside the lexicon, so that users' own entries can be compiled together with it.
enum DictionaryArchive {
  /// Path, NUL, text, NUL for each file.
  static func pack(_ files: [DictionaryFile]) -> [UInt8] {
    files.sorted { $0.path < $1.path }.flatMap { Array($0.path.utf8) + [0] + Array($0.text.utf8) + [0] }
  }

  static func unpack(_ archive: [UInt8]) -> [DictionaryFile] {
    let parts = archive.split(separator: 0, omittingEmptySubsequences: false)
    return stride(from: 0, to: parts.count - 1, by: 2).map {
      DictionaryFile(
        path: String(decoding: parts[$0], as: UTF8.self), text: String(decoding: parts[$0 + 1], as: UTF8.self))
    }
  }
}
