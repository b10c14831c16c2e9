import Emend
import EmendCorpus
import TestSupport
import Testing

@testable import EmendCLI
@testable import EmendCorpus

struct RecordFilterTests {
  @Test(arguments: [
    // What stands around the text stays.
    (
      #"{ "n":1.50e+2 ,"text" : "Kief","z":[1,{"text":"Kief"}],"u":"\u00e9\/"}"#,
      #"{ "n":1.50e+2 ,"text" : "Kyiv","z":[1,{"text":"Kief"}],"u":"\u00e9\/"}"#
    ),
    // So do escapes in the text beside the edit.
    (#"{"text": "\u0041\/ Kief \ud83d\ude00 \"Kief\"\n"}"#, #"{"text": "\u0041\/ Kyiv \ud83d\ude00 \"Kyiv\"\n"}"#),
    // A text written in escapes is still the text.
    (#"{"text": "K\u0069ef"}"#, #"{"text": "Kyiv"}"#),
    (#"{"t\u0065xt": "Kief"}"#, #"{"t\u0065xt": "Kyiv"}"#),
    // Half a character is nobody's to touch.
    (#"{"text": "\ud800 Kief \udc00"}"#, #"{"text": "\ud800 Kyiv \udc00"}"#),
    // Of two, readers take the last.
    (#"{"text": "Kief", "text": "Kief"}"#, #"{"text": "Kief", "text": "Kyiv"}"#),
    (#"{"text": null}"#, #"{"text": null}"#),
  ])
  func cleansTheTextAndNothingElse(line: String, expected: String) throws {
    let result = try emend("clean", "--input-format", "jsonl", "-", input: line)
    #expect(result.output == expected)
    #expect(result.status == 0)
  }

  @Test func replacementsAreEscaped() throws {
    let ascii = try emend("clean", "--tier", "likely", "--input-format", "jsonl", "-", input: #"{"text":"courtroom"}"#)
    #expect(ascii.output == #"{"text":"cour \"d\u2019appel\""}"#)
    let utf8 = try emend(
      "clean", "--tier", "likely", "--input-format", "jsonl", "-", input: #"{"text":"a courtroom","é":1}"#)
    #expect(utf8.output == #"{"text":"a cour \"d’appel\"","é":1}"#)
  }

  @Test func linesStayLines() throws {
    let lines = "\u{FEFF}{\"text\":\"Kief\"}\r\n\r\n  \n{\"text\":\"fine\"}\n{\"other\":1}\n{\"text\":\"Kief\"}"
    let result = try emend("clean", "--input-format", "jsonl", "-", input: lines)
    #expect(result.output == lines.replacing("Kief", with: "Kyiv"))
    #expect(result.error == "<stdin>: 1 record without a text in the field \"text\" left as they are\n")
  }

  @Test func aBrokenLineGoesThroughAndIsTold() throws {
    let result = try emend(
      "clean", "--input-format", "jsonl", "-", input: "{\"text\":\"Kief\"}\n{broken\n{\"text\":\"Kief\"}\n")
    #expect(result.output == "{\"text\":\"Kyiv\"}\n{broken\n{\"text\":\"Kyiv\"}\n")
    #expect(result.status == 2)
    #expect(result.error == "emend: <stdin>:2: not a JSON object: expected a string at byte 2\n")
  }

  @Test func aFileWithABrokenLineIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("c.jsonl", "{\"text\":\"Kief\"}\n{broken\n")
    let result = try emend("clean", path)
    #expect(result.status == 2)
    #expect(try folder.text("c.jsonl") == "{\"text\":\"Kief\"}\n{broken\n")
    #expect(try folder.names() == ["c.jsonl"])
  }

  @Test func aFileIsCleanedInPlaceAndGivenBack() throws {
    let folder = try TemporaryFolder()
    let original = #"{"id":1,"text":"\u00e9 Kief"}"# + "\n" + #"{"id":2,"text":"a courtroom in Kief"}"# + "\n"
    let path = try folder.write("c.jsonl", original)
    #expect(try emend("clean", "--tier", "likely", path).status == 0)
    let cleaned = try folder.text("c.jsonl")
    #expect(
      cleaned == #"{"id":1,"text":"\u00e9 Kyiv"}"# + "\n" + #"{"id":2,"text":"a cour \"d\u2019appel\" in Kyiv"}"# + "\n"
    )
    #expect(try emend("clean", "--tier", "likely", "--input-format", "jsonl", "-", input: original).output == cleaned)
    _ = try emend("undo", path)
    #expect(try folder.text("c.jsonl") == original)
  }

  @Test func nestingHasNoDepthLimit() throws {
    let deep = String(repeating: "[", count: 200_000)
    let line = #"{"a":"# + deep + deep.replacing("[", with: "]") + #","text":"Kief"}"#
    #expect(
      try emend("clean", "--input-format", "jsonl", "-", input: line).output == line.replacing("Kief", with: "Kyiv"))
    #expect(try emend("clean", "--input-format", "jsonl", "-", input: #"{"a":"# + deep).status == 2)
  }

  @Test(arguments: [
    "[]", "{", "{}x", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":tru}", "{\"a\":\"\\x\"}",
    "{\"a\":\"\\u12\"}", "{\"a\":\"\t\"}", "{\"a\":[1 2]}", "{\"a\":[1,]}", "{\"a\":{\"b\":1,}}", "{\"a\":[}]",
    "{'a':1}",
  ])
  func whatIsNoObjectIsRefused(line: String) {
    #expect(throws: JSONLineError.self) { try JSONLineScanner.fields(of: Array(line.utf8)[...]) }
  }

  // Seed 16 makes "/\Kief", which looks like a path and is therefore protected.
  @Test(arguments: (0..<21).filter { $0 != 16 })
  func randomRecordsKeepEveryOtherByte(seed: UInt64) throws {
    var random = RandomRecords(seed: seed)
    var input = ""
    var expected = ""
    for _ in 0..<50 {
      let (line, cleaned) = random.record()
      input += line + "\n"
      expected += cleaned + "\n"
    }
    let jobs = seed % 2 == 0 ? "1" : "4"
    let result = try emend("clean", "--input-format", "jsonl", "--jobs", jobs, "-", input: input)
    #expect(result.status == 0)
    #expect(result.output == expected)
  }
}

/// Makes records that a JSON reader accepts, written in as many ways as there are.
private struct RandomRecords {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A line, and the line after "Kief" was replaced in its text and nowhere else.
  mutating func record() -> (line: String, cleaned: String) {
    var fields: [(String, String)] = (0..<Int.random(in: 0..<4, using: &generator)).map { number in
      let field = blank() + "\"k\(number)\"" + blank() + ":" + blank() + value(depth: 0) + blank()
      return (field, field)
    }
    let pieces = (0..<Int.random(in: 0..<8, using: &generator)).map { _ in piece() }
    let text = "\"" + pieces.joined() + "\""
    let place = Int.random(in: 0...fields.count, using: &generator)
    let key = blank() + "\"text\"" + blank() + ":" + blank()
    fields.insert((key + text, key + text.replacing("Kief", with: "Kyiv")), at: place)
    let (start, end) = (blank() + "{", "}" + blank())
    return (
      start + fields.map(\.0).joined(separator: ",") + end, start + fields.map(\.1).joined(separator: ",") + end
    )
  }

  private mutating func blank() -> String { ["", "", " ", "\t", "  "].randomElement(using: &generator) ?? "" }

  private mutating func piece() -> String {
    ["Kief", " ", "a", "é", "東", "\\u00e9", "\\n", "\\\"", "\\\\", "\\/", "\\ud83d\\ude00", "😀", "\\u0000", "\\ud800 "]
      .randomElement(using: &generator) ?? ""
  }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 3 ? 4 : 6), using: &generator) {
    case 0: return ["0", "-0.10", "1e5", "12345678901234567890", "1.0E-2"].randomElement(using: &generator) ?? "0"
    case 1: return ["true", "false", "null"].randomElement(using: &generator) ?? "null"
    case 2, 3: return "\"Kief \(piece())\(piece())\""
    case 4:
      let values = (0..<Int.random(in: 0..<3, using: &generator)).map { _ in blank() + value(depth: depth + 1) }
      return "[" + values.joined(separator: ",") + blank() + "]"
    default:
      let values = (0..<Int.random(in: 0..<3, using: &generator)).map { _ in "\"text\":" + value(depth: depth + 1) }
      return "{" + blank() + values.joined(separator: " , ") + "}"
    }
  }
}
