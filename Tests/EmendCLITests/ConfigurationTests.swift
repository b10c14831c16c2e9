import Emend
import Testing

@testable import EmendCLI

struct ConfigurationTests {
  private func settings(_ yaml: String, path: String = "/p/.emend.yml") throws -> Settings {
    try SettingsParser(path: path).settings(from: yaml)
  }

  @Test func readsEveryKey() throws {
    let read = try settings(
      """
      style: traditional
      assume: spun
      tier: likely
      detectors: [debris, spelling-variant]
      rules:
        debris/*: off
        debris/entity: on
      keep: [No, 1984, "Dynamo Kiev"]
      protect: ['\\bISBN [0-9-]+']
      dictionaries: [words.txt, /abs/names.txt]
      """)
    #expect(read.style == .traditional)
    #expect(read.origin == .machine)
    #expect(read.tier == .likely)
    #expect(read.rules == ["debris/": false, "debris/entity": true])
    #expect(read.keep == ["No", "1984", "Dynamo Kiev"])
    #expect(read.protectedPatterns == ["\\bISBN [0-9-]+"])
    #expect(read.dictionaries == ["/p/words.txt", "/abs/names.txt"])
    #expect(read.cleanerOptions.detectors == [.debris, .spellingVariant])
    #expect(read.cleanerOptions.allows(rule: "debris/entity"))
    #expect(!read.cleanerOptions.allows(rule: "debris/glued"))
    #expect(read.cleanerOptions.allows(rule: "garbled-phrase/x"))
  }

  @Test(arguments: ["", "# nothing\n", "---\n", "~"])
  func nothingSaysNothing(yaml: String) throws {
    #expect(try settings(yaml) == Settings())
  }

  @Test(arguments: [
    ("tier: safe\nkep: [a]\n", "2:1: unknown key \"kep\"; did you mean \"keep\"?"),
    ("zebra: 1\n", "1:1: unknown key \"zebra\""),
    ("tier: saef\n", "1:7: \"saef\" is no tier; did you mean \"safe\"?"),
    ("tier: [safe]\n", "1:7: expected a tier"),
    ("style: old\n", "1:8: \"old\" is no style; choose from modern, traditional"),
    ("detectors:\n  - debris\n  - spelling\n", "3:5: \"spelling\" is no detector; choose from"),
    ("detectors: {debris: maybe}\n", "1:21: expected on or off"),
    ("rules: {debrsi/*: off}\n", "1:9: \"debrsi\" is no detector; did you mean \"debris\"?"),
    ("rules: {debris: off}\n", "1:9: \"debris\" is no rule"),
    ("rules: [debris/*]\n", "1:8: expected a map of rules"),
    ("keep: Kiev\n", "1:7: expected a list"),
    ("keep: [[a]]\n", "1:8: expected a word or name"),
    ("protect: ['(']\n", "1:11: not a regular expression"),
    ("tier: safe\ntier: likely\n", "the key \"tier\" stands here twice"),
    ("tier: 'safe\n", "not valid YAML"),
    ("- a\n", "1:1: expected keys and values"),
  ])
  func mistakesHaveAPlace(yaml: String, message: String) throws {
    do {
      _ = try settings(yaml)
      Issue.record("no error for \(yaml)")
    } catch {
      let text = "\(error)"
      #expect(text.hasPrefix("/p/.emend.yml") && text.contains(message), "\(text)")
    }
  }

  @Test func theCommandLineWinsOverTheProjectOverTheUser() throws {
    let folder = try TemporaryFolder()
    try folder.write("config/emend/config.yml", "tier: likely\nkeep: [Kief]\nrules: {debris/stray-space: off}\n")
    try folder.write("project/.emend.yml", "keep: [pinnacle]\ntier: safe\n")
    let inside = try folder.write("project/deep/a.txt", "Kief , courtroom pinnacle")
    let outside = try folder.write("a.txt", "Kief , courtroom pinnacle")
    let environment = ["XDG_CONFIG_HOME": folder("config")]
    func found(_ arguments: String...) throws -> [String] {
      let lines = try emend(["check", "--format", "jsonl"] + arguments, environment: environment).output
      return lines.split(separator: "\n").compactMap { line in
        line.split(separator: "\"rule\": \"").last?.split(separator: "\"").first.map(String.init)
      }
    }
    #expect(try found(outside) == ["garbled-phrase/court"])
    #expect(try found(inside) == [])
    #expect(try found("--tier", "suggest", inside) == ["garbled-phrase/court"])
    #expect(try found("--tier", "suggest", outside) == ["garbled-phrase/court", "garbled-phrase/pinnacle"])
    let other = try folder.write("other.yml", "detectors: {garbled-phrase: off}\n")
    #expect(try found("--config", other, "--tier", "suggest", inside) == [])
    let asRelative = try emend("check", inside, environment: ["HOME": folder("project"), "XDG_CONFIG_HOME": "config"])
    #expect(asRelative.status == 1)
  }

  @Test func aMistakeStopsEverything() throws {
    let folder = try TemporaryFolder()
    let config = try folder.write("b/.emend.yml", "teir: safe\n")
    let first = try folder.write("a.txt", "Kief")
    let second = try folder.write("b/b.txt", "Kief")
    let result = try emend("clean", first, second)
    #expect(result.status == 2)
    #expect(result.error == "emend: \(config):1:1: unknown key \"teir\"; did you mean \"tier\"?\n")
    #expect(try folder.text("a.txt") == "Kief")
    #expect(
      try emend("check", "--config", folder("none.yml"), first).error == "emend: \(folder("none.yml")): no such file\n")
  }

  @Test(arguments: [("debri", "debris"), ("tpye", "type"), ("x", nil), ("spelling-varaint", "spelling-variant")])
  func theNearestWordIsMeant(word: String, expected: String?) {
    #expect(nearestWord(to: word, among: ["debris", "type", "spelling-variant"]) == expected)
  }
}
