internal import Emend

/// Turns dictionaries into a compiled lexicon: checks every entry, and runs every entry's own examples.
public enum LexiconCompiler {
  /// What a compilation gave.
  public struct Result: Sendable {
    /// The compiled lexicon's bytes; nil when there were problems.
    public var image: [UInt8]?
    /// In the order of files and lines.
    public var problems: [DictionaryProblem]
  }

  /// Compiles dictionaries.
  /// - Parameters:
  ///   - files: those of `Dictionaries/`, in any order: the result does not depend on it.
  ///   - runsExamples: whether the entries' own examples must hold.
  /// - Complexity: linear in the dictionaries; about a second for all of them in a release build.
  public static func compile(_ files: [DictionaryFile], runsExamples: Bool = true) -> Result {
    compile(files, base: nil, runsExamples: runsExamples)
  }

  static func compile(_ files: [DictionaryFile], base: Lexicon?, runsExamples: Bool) -> Result {
    var builder = LexiconBuilder(files, base: base)
    guard builder.problems.isEmpty else { return Result(image: nil, problems: builder.problems) }
    do {
      let archive = DictionaryArchive.pack(files.filter { $0.kind != .frequency })
      let image = try builder.image(sources: archive)
      if runsExamples {
        let problems = try ExampleRunner(Lexicon(LexiconImage(image))).problems(builder.examples)
        guard problems.isEmpty else { return Result(image: nil, problems: problems) }
      }
      return Result(image: image, problems: [])
    } catch {
      return Result(image: nil, problems: [DictionaryProblem(file: "", line: 0, message: "\(error)")])
    }
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
