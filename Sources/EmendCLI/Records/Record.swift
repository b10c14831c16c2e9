internal import Emend

/// One line of a JSON Lines file.
struct Record: Sendable {
  /// With its line end.
  let line: ArraySlice<UInt8>
  /// From 1.
  let number: Int
  /// What the id field holds: a string's text, anything else as it is written.
  let id: String?
  let content: Content

  enum Content: Sendable {
    case text(JSONString)
    /// A blank line, or a text that is null: nothing to do, and nothing to complain of.
    case nothing
    /// The text field is missing or holds something else.
    case noText
  }

  var text: JSONString? {
    if case .text(let text) = content { text } else { nil }
  }
}

/// Reads records.
struct RecordParser: Sendable {
  let textField: String
  let idField: String

  /// - Throws: ``Trouble`` when the line is no JSON object in UTF-8; its place is left to the caller.
  func record(_ line: ArraySlice<UInt8>, number: Int) throws(Trouble) -> Record {
    let content = line.last == 0x0A ? line.dropLast() : line
    if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      return Record(line: line, number: number, id: nil, content: .nothing)
    }
    guard content.withUnsafeBufferPointer({ (try? UTF8Span(validating: $0.span)) != nil }) else {
      throw Trouble("not valid UTF-8")
    }
    let fields = try fields(of: content)
    // Where a key stands twice, readers take the last.
    let text = fields.last { $0.key == textField }?.value
    let id = fields.last { $0.key == idField }?.value
    return Record(
      line: line, number: number, id: id.map { Self.shown(line[$0]) }, content: Self.content(text.map { line[$0] }))
  }

  private func fields(of line: ArraySlice<UInt8>) throws(Trouble) -> [JSONLineScanner.Field] {
    do {
      return try JSONLineScanner.fields(of: line)
    } catch {
      throw Trouble(error.description)
    }
  }

  private static func content(_ value: ArraySlice<UInt8>?) -> Record.Content {
    guard let value else { return .noText }
    if value.first == UInt8(ascii: "\"") { return .text(JSONString(raw: value)) }
    return value.elementsEqual("null".utf8) ? .nothing : .noText
  }

  private static func shown(_ value: ArraySlice<UInt8>) -> String {
    let bytes = value.first == UInt8(ascii: "\"") ? JSONString(raw: value).bytes : Array(value)
    return String(decoding: bytes, as: UTF8.self)
  }
}
