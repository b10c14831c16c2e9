import EmendEvaluation
import Foundation

/// Reads a corpus from a folder.
enum CorpusFolder {
  static func read(_ folder: String) throws -> Corpus {
    var files: [Corpus.File] = []
    for kind in try names(in: folder) where try isFolder("\(folder)/\(kind)") {
      for name in try names(in: "\(folder)/\(kind)") where !name.hasPrefix(".") {
        files.append(Corpus.File(path: "\(kind)/\(name)", bytes: try bytes(of: "\(folder)/\(kind)/\(name)")))
      }
    }
    if files.isEmpty { throw Trouble("no texts in \(folder)") }
    return Corpus(files: files)
  }

  /// A corpus without problems; with problems they are printed.
  static func checked(_ folder: String) throws -> Corpus {
    let corpus = try read(folder)
    guard corpus.problems.isEmpty else {
      for problem in corpus.problems.prefix(20) { say("\(folder)/\(problem)") }
      throw Trouble("\(corpus.problems.count) problems in \(folder); nothing is measured on gold out of step")
    }
    return corpus
  }

  private static func names(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw Trouble("cannot read \(folder): \(error.localizedDescription)")
    }
  }

  private static func isFolder(_ path: String) throws -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
