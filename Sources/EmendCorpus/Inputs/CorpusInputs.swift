internal import EmendFiles
internal import Glibc

/// The files that a corpus is made of.
package struct CorpusInputs: Sendable {
  /// In the order of their names, each once.
  package let shards: [Shard]
  /// How many files in folders were left out because their name doesn't say what they are, by ending (`.pdf`).
  package let leftOut: [String: Int]

  /// Finds the files: below folders (hidden ones and symbolic links to folders left out), by patterns that the shell
  /// did not expand (`*`, `?`, `[…]`, and `**` for any number of folders), or as named.
  ///
  /// Names are relative to the deepest folder that all inputs have in common.
  /// - Parameters:
  ///   - arguments: paths, patterns, or `-` for standard input.
  ///   - format: of all files; nil goes by their endings.
  ///   - excluded: a folder that is no part of the corpus, such as the one that is written to.
  /// - Throws: ``InputError`` when there is nothing at a path, or nothing at all.
  package init(_ arguments: [String], format: ShardFormat?, excluding excluded: String? = nil) throws(InputError) {
    var finder = InputFinder(format: format, excluded: excluded.flatMap { resolved($0) })
    for argument in arguments { try finder.add(argument) }
    leftOut = finder.leftOut
    shards = try finder.shards()
    if shards.isEmpty { throw InputError("there are no documents here", at: arguments.first) }
  }
}

/// Why a corpus can't be read.
package struct InputError: Error, Hashable, CustomStringConvertible {
  package let message: String
  package let place: String?

  package init(_ message: String, at place: String? = nil) {
    self.message = message
    self.place = place
  }

  package var description: String { place.map { "\($0): \(message)" } ?? message }
}

/// Collects files.
private struct InputFinder {
  let format: ShardFormat?
  let excluded: String?
  /// Absolute paths.
  private var files: Set<String> = []
  /// The folders that names may be relative to.
  private var roots: [String] = []
  private var readsStandardInput = false
  var leftOut: [String: Int] = [:]

  init(format: ShardFormat?, excluded: String?) {
    self.format = format
    self.excluded = excluded
  }

  mutating func add(_ argument: String) throws(InputError) {
    if argument == "-" {
      readsStandardInput = true
    } else if access(argument, F_OK) == 0 {
      try add(existing: argument)
    } else if argument.contains(where: { "*?[".contains($0) }) {
      try add(pattern: argument)
    } else {
      throw InputError("no such file or folder", at: argument)
    }
  }

  private mutating func add(existing path: String) throws(InputError) {
    guard let absolute = resolvedName(path) else { throw InputError("no such file or folder", at: path) }
    guard isFolder(path) else {
      files.insert(absolute)
      roots.append(splitPath(absolute).folder)
      return
    }
    roots.append(absolute)
    try addFiles(below: path, absolute)
  }

  private mutating func add(pattern: String) throws(InputError) {
    let paths = PathPattern(pattern).matches()
    if paths.isEmpty { throw InputError("no file fits this pattern", at: pattern) }
    for path in paths {
      guard let absolute = resolvedName(path) else { continue }
      if isFolder(path) { try addFiles(below: path, absolute) } else { files.insert(absolute) }
    }
    if let root = resolved(PathPattern(pattern).root) { roots.append(root) }
  }

  private mutating func addFiles(below folder: String, _ absolute: String) throws(InputError) {
    if absolute == excluded { return }
    for entry in try entries(of: folder) {
      let path = folder.hasSuffix("/") ? folder + entry.name : "\(folder)/\(entry.name)"
      let absolutePath = absolute == "/" ? "/\(entry.name)" : "\(absolute)/\(entry.name)"
      switch entry.kind {
      case .folder: try addFiles(below: path, absolutePath)
      case .file where format != nil || ShardFormat(ofFileNamed: entry.name) != nil: files.insert(absolutePath)
      case .file: leftOut[ending(of: entry.name), default: 0] += 1
      case .other: break
      }
    }
  }

  private func ending(of name: String) -> String {
    name.lastIndex(of: ".").map { String(name[$0...]) } ?? "no ending"
  }

  mutating func shards() throws(InputError) -> [Shard] {
    let root = commonFolder(roots)
    var shards = files.map { absolute in
      let name = absolute.utf8.dropFirst(root == "/" ? 1 : root.utf8.count + 1)
      return Shard(
        in: root, name: String(decoding: name, as: UTF8.self),
        format: format ?? ShardFormat(ofFileNamed: absolute) ?? .text,
        compression: Compression(ofFileNamed: absolute))
    }
    files = []
    if readsStandardInput {
      let format = format ?? .text
      let name = "stdin.\(format == .text ? "txt" : format.rawValue)"
      if shards.contains(where: { $0.name == name }) {
        throw InputError("standard input would be written to the same place as this file", at: name)
      }
      shards.append(Shard(in: nil, name: name, format: format, compression: .none))
    }
    return shards.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

/// The path with the symbolic links of its folder followed, so that a file has one name.
private func resolvedName(_ path: String) -> String? {
  var trimmed = Substring(path)
  while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
  let (folder, name) = splitPath(String(trimmed))
  if isFolder(path) || name == "." || name == ".." || name.isEmpty { return resolved(path) }
  return resolved(folder).map { $0 == "/" ? "/\(name)" : "\($0)/\(name)" }
}

private func isFolder(_ path: String) -> Bool { (try? FileStatus(path: path))?.isDirectory ?? false }

private enum EntryKind {
  case file
  case folder
  case other
}

/// What lies in a folder and isn't hidden, in no order.
private func entries(of folder: String) throws(InputError) -> [(name: String, kind: EntryKind)] {
  do {
    return try namesInFolder(folder).map { ($0, kind(of: "\(folder)/\($0)")) }
  } catch {
    throw InputError("can't be read: \(error)", at: folder)
  }
}

/// A link to a file is a file; a link to a folder could lead round in a circle.
private func kind(of path: String) -> EntryKind {
  guard let status = try? FileStatus(path: path) else { return .other }
  if status.isRegular { return .file }
  guard status.isDirectory else { return .other }
  var link: CChar = 0
  return readlink(path, &link, 1) >= 0 ? .other : .folder
}

/// The deepest folder that holds all of these absolute folders.
private func commonFolder(_ folders: [String]) -> String {
  guard var common = folders.first?.split(separator: "/") else { return "/" }
  for folder in folders.dropFirst() {
    let parts = folder.split(separator: "/")
    common = Array(zip(common, parts).prefix { $0 == $1 }.map(\.0))
  }
  return "/" + common.joined(separator: "/")
}
