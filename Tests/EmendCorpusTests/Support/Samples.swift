import TestSupport

@testable import EmendCorpus

/// Content of files, made up at random.
enum Samples {
  static let pieces = [
    "Kief", "Kief \"quoted\"", "said, he", "\n", "\r\n", "é", "😀", " ", "text", "a;b", "\t", "'", "\\", "Kief,Kief",
  ]

  static func text(_ random: inout SeededGenerator, upTo count: Int = 30) -> String {
    (0..<Int.random(in: 0...count, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      .joined(separator: " ")
  }

  /// JSON Lines with all that may stand around a text.
  static func jsonLines(_ count: Int, _ random: inout SeededGenerator) -> String {
    (0..<count).map { number in
      switch Int.random(in: 0..<12, using: &random) {
      case 0: return ""
      case 1: return "{broken"
      case 2: return #"{"id": \#(number), "body": 1.50}"#
      case 3: return #"{"text": null}"#
      default:
        let isASCII = Bool.random(using: &random)
        return
          #"{ "id":"\#(number)","n":1.50e+2 ,"text" : "\#(jsonEscaped(text(&random), isASCII: isASCII))", "z":[{}]}"#
      }
    }.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
  }

  /// A table, some of whose fields have quotes without need.
  static func table(_ count: Int, separator: String, _ random: inout SeededGenerator) -> String {
    var rows = ["id\(separator)text\(separator)n"]
    for number in 0..<count {
      let text = text(&random)
      let needsQuotes = text.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x2C }
      let field =
        needsQuotes || Bool.random(using: &random)
        ? "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\"" : text
      rows.append("\(number)\(separator)\(field)\(separator)1.50")
    }
    let lineEnd = Bool.random(using: &random) ? "\n" : "\r\n"
    return rows.joined(separator: lineEnd) + lineEnd
  }

  static func packed(_ bytes: [UInt8], _ compression: Compression, partsOf size: Int = 10_000) -> [UInt8] {
    if compression == .none { return bytes }
    var packed: [UInt8] = []
    for start in stride(from: 0, to: max(1, bytes.count), by: size) {
      let part = bytes[start..<min(start + size, bytes.count)]
      packed += Packer(compression: compression).packed { body in part.withUnsafeBufferPointer { body($0) } }
    }
    return packed
  }
}
