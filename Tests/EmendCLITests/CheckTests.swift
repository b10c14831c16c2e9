import Testing

@testable import EmendCLI

struct CheckTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func showsPlaceMarkRepairAndReason() throws {
    let path = try folder.write("a.txt", "One line.\n\n東京 and Kief burn.\n")
    let result = try emend("check", path)
    #expect(
      result.output == """
        \(path):3:8: safe: "Kief" is wrong [spelling-variant/fake]
            3 | 東京 and Kief burn.
              |          ^^^^ → Kyiv
              = the test says so


        """)
    #expect(result.error == "1 finding in 1 text: 1 safe\n")
    #expect(result.status == 1)
  }

  @Test func jsonHasTheDocumentedKeysInOrder() throws {
    let result = try emend("check", "--format", "jsonl", "-", input: "é Kief")
    #expect(
      result.output == """
        {"document": "-", "detector": "spelling-variant", "rule": "spelling-variant/fake", "start": 3, "end": 7, \
        "line": 1, "column": 3, "text": "Kief", "replacement": "Kyiv", "alternatives": [], "confidence": 0.995, \
        "tier": "safe", "message": "\\"Kief\\" is wrong", "evidence": ["the test says so"]}

        """)
    #expect(result.error.isEmpty)
  }

  @Test func tellsCleanFromFoundFromTrouble() throws {
    let good = try folder.write("good.txt", "Nothing here.")
    let empty = try folder.write("empty.txt", "")
    let bad = try folder.write("bad.txt", "Kief")
    #expect(try emend("check", good, empty).status == 0)
    #expect(try emend("check", good, bad).status == 1)
    #expect(try emend("check", bad, folder("missing.txt")).status == 2)
    #expect(try emend("check", empty).error == "nothing found in 1 text\n")
  }

  @Test func namesWhatIsWrongWithAFile() throws {
    try folder.write("binary", [0x50, 0x4B, 0, 3, 4, 0, 0, 1, 2, 0, 9])
    let result = try emend("check", folder("none"), folder.path, folder("binary"))
    let lines = result.error.split(separator: "\n")
    #expect(lines[0] == "emend: \(folder("none")): no such file")
    #expect(lines[1] == "emend: \(folder.path): this is a directory; name the files in it")
    #expect(lines[2].hasPrefix("emend: \(folder("binary")): binary data"))
  }

  @Test func tiersAndDetectorsAreChosen() throws {
    let text = "Kief , the courtroom on the pinnacle"
    func rules(_ arguments: String...) throws -> Int {
      let path = try folder.write("a.txt", text)
      return try emend(["check", "--format", "jsonl", path] + arguments).outputBytes.count { $0 == 0x0A }
    }
    #expect(try rules() == 4)
    #expect(try rules("--tier", "likely") == 3)
    #expect(try rules("--tier", "safe") == 2)
    #expect(try rules("--only", "debris,spelling-variant") == 2)
    #expect(try rules("--skip", "garbled-phrase") == 2)
    #expect(try rules("--only", "debris", "--skip", "debris") == 0)
  }

  @Test func manyFilesComeInTheirOrder() throws {
    let paths = try (0..<60).map { try folder.write("\($0).txt", $0 % 3 == 0 ? "Kief" : "fine") }
    let output = try emend(["check", "--format", "jsonl", "--jobs", "7"] + paths).output
    let documents = output.split(separator: "\n").map { $0.dropFirst(14).prefix { $0 != "\"" } }
    #expect(documents.map(String.init) == stride(from: 0, to: 60, by: 3).map { folder("\($0).txt") })
  }

  @Test func recordsAreNamedByTheirIDs() throws {
    let lines =
      #"{"id": 7, "text": "fine"}"# + "\n" + #"{"id": "x\u0041", "text": "a\n\"Kief\""}"# + "\n\n"
      + #"{"text": "Kief"}"# + "\n"
    let path = try folder.write("corpus.jsonl", lines)
    let json = try emend("check", "--format", "jsonl", path).output.split(separator: "\n")
    #expect(json.count == 2)
    #expect(json[0].hasPrefix(#"{"document": "xA", "#))
    #expect(json[0].contains(#""start": 3, "end": 7, "line": 2, "column": 2"#))
    #expect(json[1].hasPrefix(#"{"document": "\#(path):4""#))
    #expect(try emend("check", path).output.hasPrefix("\(path)#xA:2:2: safe:"))
  }

  @Test func badRecordsAreTroubleAndTheOthersAreChecked() throws {
    let path = try folder.write("corpus.jsonl", "{\"text\": \"Kief\"}\n{\"text\": \n{\"text\": \"Kief\"}\n")
    let result = try emend("check", "--format", "jsonl", path)
    #expect(result.status == 2)
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(result.error.hasPrefix("emend: \(path):2: not a JSON object: "))
  }

  @Test func aWrongFieldNameIsTold() throws {
    let path = try folder.write("corpus.jsonl", "{\"body\": \"Kief\"}\n")
    let result = try emend("check", path)
    #expect(result.status == 2)
    #expect(result.error.contains("no record has a text in the field \"text\" (see --text-field)"))
    #expect(try emend("check", "--text-field", "body", path).status == 1)
  }

  @Test func scoresAreOneLineAText() throws {
    let path = try folder.write("a.txt", "Kief is a city.\n")
    #expect(
      try emend("score", "--format", "jsonl", path).output == """
        {"document": "\(path)", "score": 0.97, "words": 4, "findings": {"garbled-phrase": 0, "spelling-variant": 1, \
        "repeated-span": 0, "debris": 0}, "evidence": ["\\"Kief\\" stands there"]}

        """)
    #expect(
      try emend("score", path).output == "0.97  \(path)  4 words, 1 spelling-variant: \"Kief\" stands there\n")
  }
}
