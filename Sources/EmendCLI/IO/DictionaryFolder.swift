internal import EmendFiles
internal import LexiconCompiler

/// The dictionary files below a folder.
struct DictionaryFolder {
  private let root: String

  init(_ root: String) { self.root = root }

  /// In the order of their paths.
  func files() throws(Trouble) -> [DictionaryFile] {
    var files: [DictionaryFile] = []
    for path in try paths(below: "").sorted() where path.hasSuffix(".txt") || path.hasSuffix(".tsv") {
      let bytes = try InputFile(reading: "\(root)/\(path)").bytes
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Trouble("not valid UTF-8", at: "\(root)/\(path)")
      }
      files.append(DictionaryFile(path: path, text: text))
    }
    if files.isEmpty { throw Trouble("there are no dictionaries in this folder", at: root) }
    return files
  }

  /// The language model that lies with them, if one does.
  func languageModel() throws(Trouble) -> LanguageModelFile? {
    let path = "\(root)/\(LanguageModelFile.path)"
    guard (try? FileStatus(path: path)) != nil else { return nil }
    let bytes = try InputFile(reading: path).bytes
    do {
      return try LanguageModelFile(bytes)
    } catch {
      throw Trouble(error.message, at: path)
    }
  }

  /// - Parameter folder: empty, or a path that ends in `/`.
  private func paths(below folder: String) throws(Trouble) -> [String] {
    var paths: [String] = []
    for name in try Self.names(in: folder.isEmpty ? root : "\(root)/\(folder)") {
      let path = folder + name
      let isFolder = (try? FileStatus(path: "\(root)/\(path)"))?.isDirectory ?? false
      paths += isFolder ? try self.paths(below: path + "/") : [path]
    }
    return paths
  }

  /// What lies in a folder and isn't hidden, in no order.
  static func names(in folder: String) throws(Trouble) -> [String] {
    do {
      return try namesInFolder(folder)
    } catch {
      throw Trouble("can't be read: \(error)", at: folder)
    }
  }
}
