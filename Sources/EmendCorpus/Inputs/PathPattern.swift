internal import EmendFiles
internal import Glibc

/// A pattern of paths that the shell did not expand.
struct PathPattern {
  private let start: String
  private let parts: [Substring]

  init(_ pattern: String) {
    start = pattern.hasPrefix("/") ? "/" : ""
    parts = pattern.split(separator: "/")
  }

  /// The folder before the first part that isn't plain.
  var root: String {
    let plain = parts.dropLast().prefix { !Self.isPattern($0) }
    let path = start + plain.joined(separator: "/")
    return path.isEmpty ? "." : path
  }

  /// The paths that fit, in order.
  func matches() -> [String] {
    var found: Set<String> = []
    collect(start, parts[...], into: &found)
    return found.sorted()
  }

  private func collect(_ path: String, _ parts: ArraySlice<Substring>, into found: inout Set<String>) {
    guard let part = parts.first else {
      found.insert(path)
      return
    }
    let rest = parts.dropFirst()
    if !Self.isPattern(part) {
      let next = path + part
      if access(next, F_OK) == 0 { collect(rest.isEmpty ? next : next + "/", rest, into: &found) }
      return
    }
    if part == "**" { collect(path, rest, into: &found) }
    for name in (try? namesInFolder(path.isEmpty ? "." : path)) ?? [] {
      let next = path + name
      let isFolder = Self.isFolder(next)
      if part == "**" {
        if isFolder { collect(next + "/", parts, into: &found) }
      } else if fnmatch(String(part), name, FNM_PERIOD) == 0 {
        if rest.isEmpty {
          collect(next, rest, into: &found)
        } else if isFolder {
          collect(next + "/", rest, into: &found)
        }
      }
    }
  }

  private static func isPattern(_ part: Substring) -> Bool { part.contains { "*?[".contains($0) } }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
