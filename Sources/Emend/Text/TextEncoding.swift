/// How a file writes its characters as bytes.
public struct TextEncoding: Hashable, Sendable {
  /// The IANA or ICU name: `UTF-8`, `UTF-16LE`, `windows-1252` …
  public let name: String
  /// Whether the file begins with a byte order mark. The mark is no part of the text.
  public let hasByteOrderMark: Bool

  public init(name: String, hasByteOrderMark: Bool = false) {
    self.name = name
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// UTF-8 without a byte order mark: the file's bytes are the text's.
  public static let utf8 = TextEncoding(name: "UTF-8")

  /// Whether the text's bytes stand in the file as they are (a byte order mark may stand before them).
  public var isUTF8: Bool { name == "UTF-8" }

  /// Whether the encoding holds every character of Unicode.
  var isUnicode: Bool { Self.marks.contains { $0.name == name } }

  /// The byte order marks. UTF-32LE stands before UTF-16LE, whose mark it begins with.
  static let marks: [(name: String, bytes: [UInt8])] = [
    ("UTF-8", [0xEF, 0xBB, 0xBF]),
    ("UTF-32LE", [0xFF, 0xFE, 0x00, 0x00]),
    ("UTF-32BE", [0x00, 0x00, 0xFE, 0xFF]),
    ("UTF-16LE", [0xFF, 0xFE]),
    ("UTF-16BE", [0xFE, 0xFF]),
  ]

  /// The bytes that stand before the text in the file.
  var markBytes: [UInt8] {
    guard hasByteOrderMark else { return [] }
    return Self.marks.first { $0.name == name }?.bytes ?? []
  }
}

extension TextEncoding {
  /// The text of a file, without its byte order mark. A UTF-8 file's bytes are taken as they are, valid or not: edits
  /// made beside a broken byte can then be taken back byte for byte. Linear; plain UTF-8 is not even copied.
  /// - Throws: ``TextDecodingError`` when the file has not this encoding or lacks its byte order mark.
  func text(of file: [UInt8]) throws(TextDecodingError) -> [UInt8] {
    let mark = markBytes
    guard file.starts(with: mark) else { throw .malformed(encoding: name) }
    if isUTF8 { return mark.isEmpty ? file : Array(file.dropFirst(mark.count)) }
    guard file.count <= CharsetConverter.longestText else { throw .tooLarge(encoding: name) }
    do {
      return try CharsetConverter(name).utf8(of: Array(file.dropFirst(mark.count)))
    } catch {
      throw .malformed(encoding: name)
    }
  }

  /// The file for a text: the byte order mark, then the text in this encoding. Linear.
  /// - Throws: ``TextDecodingError`` when the encoding does not hold one of the text's characters.
  func file(of text: [UInt8]) throws(TextDecodingError) -> [UInt8] {
    let mark = markBytes
    if isUTF8 { return mark.isEmpty ? text : mark + text }
    guard text.count <= CharsetConverter.longestText else { throw .tooLarge(encoding: name) }
    do {
      return mark + (try CharsetConverter(name).bytes(of: text))
    } catch {
      throw .cannotEncode(encoding: name)
    }
  }

  /// Whether the encoding holds every character of the text.
  func holds(_ text: String) -> Bool {
    if isUnicode { return true }
    do {
      _ = try CharsetConverter(name).bytes(of: Array(text.utf8))
      return true
    } catch {
      return false
    }
  }
}
