import Emend
import TestSupport
import Testing

@Suite("JSON")
struct JSONTests {
  @Test("one line, keys in order, control characters and Unicode's line ends escaped")
  func writing() {
    let object: JSONObject = [
      "z": .integer(-3), "a": .rounded(0.99849), "n": .null, "t": .bool(true), "l": .strings(["x", "y"]),
      "o": .object([:]), "s": .string("\"\\\n\r\t\u{1}\u{2028}\u{85}é🇺🇦/"),
    ]
    let expected =
      #"{"z": -3, "a": 0.998, "n": null, "t": true, "l": ["x", "y"], "o": {}, "#
      + #""s": "\"\\\n\r\t\u0001\u2028\u0085é🇺🇦/"}"#
    #expect(object.jsonLine == expected)
  }

  @Test(
    "confidence has three decimals",
    arguments: [(1.0 / 3.0, "0.333"), (0.9995, "1.0"), (1, "1.0"), (0.0004, "0.0"), (0.1 + 0.2, "0.3"), (.nan, "0.0")])
  func rounding(number: Double, text: String) {
    #expect(JSONValue.rounded(number).jsonLine == text)
  }

  @Test("random strings come back", arguments: 0..<300)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(pieces: 30) + "\u{0}\u{1F}"
    let line = JSONValue.array([.string(text), .object(["k": .integer(seed)])]).jsonLine
    #expect(!line.utf8.contains(0x0A) && !line.utf8.contains(0x0D))
    #expect(try JSONValue(parsing: line.utf8) == .array([.string(text), .object(["k": .integer(seed)])]))
  }

  @Test("reads what others write")
  func parsing() throws {
    let text = #" {"a":[1,-2.5e1,1E2,true,null,"\u00e9\ud83c\udf0d\/"],"b":{},"c":[]} "#
    let expected: JSONObject = [
      "a": .array([.integer(1), .number(-25), .number(100), .bool(true), .null, .string("é🌍/")]), "b": .object([:]),
      "c": .array([]),
    ]
    #expect(try JSONValue(parsing: text.utf8) == .object(expected))
  }

  @Test(
    "refuses what is no JSON",
    arguments: [
      "", "{", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "01", "-", "1.", "1e", "tru", "\"\\x\"", "\"\\ud800\"", "\"a",
      "\"\n\"", "1 2", "[1}", "{\"a\":1,}", "1e999", "\"\\u12\"",
    ])
  func refusals(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text.utf8) }
  }

  @Test("hostile nesting and broken UTF-8 are errors, not crashes")
  func hostile() {
    #expect(throws: JSONError.self) { try JSONValue(parsing: Array(repeating: UInt8(ascii: "["), count: 100_000)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
  }
}
