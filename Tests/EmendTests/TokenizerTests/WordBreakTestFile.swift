import Glibc

/// Unicode's own examples of word boundaries.
enum WordBreakTestFile {
  /// Debian's package unicode-data, which `make setup` installs.
  static let path = "/usr/share/unicode/auxiliary/WordBreakTest.txt"

  struct Example: Sendable {
    /// From 1.
    let line: Int
    let text: [UInt8]
    /// UTF-8 offsets of the boundaries but the first.
    let boundaries: [Int]
    /// The part before the comment, as it stands in the file.
    let source: String
  }

  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  static func examples() throws -> [Example] {
    let lines = String(decoding: try contents(), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return try lines.enumerated().compactMap { index, line in
      let parts = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
      return parts.isEmpty ? nil : try example(parts, line: index + 1)
    }
  }

  /// Through C's own calls: beside Foundation, which brings an ICU of its own, the compiler can't see Debian's.
  private static func contents() throws -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw Missing(description: "\(path) is missing: install Debian's package unicode-data (make setup)")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer.prefix(count) }
    return bytes
  }

  /// `÷ 0061 × 0027 × 0062 ÷`
  private static func example(_ parts: [Substring], line: Int) throws -> Example {
    var text: [UInt8] = []
    var boundaries: [Int] = []
    for part in parts {
      switch part {
      case "÷": boundaries.append(text.count)
      case "×": break
      default:
        guard let scalar = UInt32(part, radix: 16).flatMap(Unicode.Scalar.init) else {
          throw Missing(description: "\(path):\(line): \(part) is no code point")
        }
        text += Array(String(Character(scalar)).utf8)
      }
    }
    return Example(
      line: line, text: text, boundaries: Array(boundaries.dropFirst()), source: parts.joined(separator: " "))
  }
}
