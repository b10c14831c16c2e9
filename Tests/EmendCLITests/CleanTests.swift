import Emend
import Glibc
import Testing

@testable import EmendCLI

struct CleanTests {
  let folder: TemporaryFolder
  let original = "\u{FEFF}Kief burns , says the courtroom.\r\nKief\r\n"
  let cleaned = "\u{FEFF}Kyiv burns, says the courtroom.\r\nKyiv\r\n"

  init() throws { folder = try TemporaryFolder() }

  @Test func cleansInPlaceWithALogAndGivesBack() throws {
    let path = try folder.write("a.txt", original)
    let result = try emend("clean", path)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.error == "\(path): 3 edits, 1 finding left for you\n")
    #expect(try folder.bytes("a.txt") == Array(cleaned.utf8))
    #expect(try folder.names() == ["a.txt", "a.txt.emend.jsonl"])
    let undone = try emend("undo", path)
    #expect(undone.error == "\(path): 3 edits taken back\n")
    #expect(try folder.bytes("a.txt") == Array(original.utf8))
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func cleaningTwiceWritesNothing() throws {
    let path = try folder.write("a.txt", original)
    _ = try emend("clean", path)
    let before = try folder.status("a.txt")
    let log = try folder.bytes("a.txt.emend.jsonl")
    #expect(try emend("clean", path).status == 0)
    let after = try folder.status("a.txt")
    #expect(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec && before.st_ino == after.st_ino)
    #expect(try folder.bytes("a.txt.emend.jsonl") == log)
  }

  /// What a repair makes possible is repaired with it, wherever the text comes from, and taken back with it.
  @Test(arguments: [
    ("a.txt", "Kieff and Kief\n", "Kyiv and Kyiv\n"),
    (
      "a.jsonl", "{\"text\":\"\\u00e9 Kieff\"}\n{\"text\":\"Kief\"}\n",
      "{\"text\":\"\\u00e9 Kyiv\"}\n{\"text\":\"Kyiv\"}\n"
    ),
  ])
  func goesOnUntilNothingIsLeft(name: String, original: String, cleaned: String) throws {
    let catalogue = FakeCatalogue(words: [
      FakeDetector.Word(wrong: "Kieff", right: "Kief"), FakeDetector.Word(wrong: "Kief", right: "Kyiv"),
    ])
    let path = try folder.write(name, original)
    #expect(try emend("clean", path, catalogue: catalogue).status == 0)
    #expect(try folder.text(name) == cleaned)
    let log = try ChangeLog(parsing: folder.bytes("\(name).emend.jsonl"))
    #expect(log.sections.map { $0.changes.map(\.finding.text) } == [["Kieff", "Kief"]])
    #expect(log.sections[0].changes.map(\.replacement) == ["Kyiv", "Kyiv"])
    #expect(try emend("undo", path, catalogue: catalogue).status == 0)
    #expect(try folder.text(name) == original)
    let format = name.hasSuffix("l") ? "jsonl" : "text"
    let filtered = try emend("clean", "--input-format", format, "-", input: original, catalogue: catalogue)
    #expect(filtered.output == cleaned)
  }

  @Test func severalCleaningsAreTakenBackOneByOne() throws {
    let path = try folder.write("a.txt", original)
    _ = try emend("clean", path)
    _ = try emend("clean", "--tier", "likely", path)
    let twice = try folder.text("a.txt")
    #expect(twice.contains("cour \"d’appel\""))
    try folder.write("a.txt", twice + "More of Kief .\n")
    _ = try emend("clean", path)
    #expect(try ChangeLog(parsing: folder.bytes("a.txt.emend.jsonl")).sections.count == 3)
    #expect(try emend("undo", path).status == 0)
    #expect(try folder.text("a.txt") == twice + "More of Kief .\n")
    // Somebody wrote the last line: what the second cleaning left is gone.
    let refused = try emend("undo", path)
    #expect(refused.status == 2)
    #expect(refused.error.contains("was changed after it was cleaned"))
    try folder.write("a.txt", twice)
    _ = try emend("undo", path)
    #expect(try folder.text("a.txt") == cleaned)
    _ = try emend("undo", path)
    #expect(try folder.text("a.txt") == original)
    #expect(!folder.exists("a.txt.emend.jsonl"))
  }

  @Test func filtersStandardInput() throws {
    let result = try emend("clean", "-", input: original)
    #expect(result.output == cleaned)
    #expect(result.error.isEmpty)
    let path = try folder.write("a.txt", original)
    #expect(try emend("clean", "--stdout", path).output == cleaned)
    #expect(try folder.text("a.txt") == original)
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func dryRunsTouchNothing() throws {
    let path = try folder.write("a.txt", original)
    #expect(try emend("clean", "--dry-run", path).output.contains("→ Kyiv"))
    #expect(try emend("clean", "--dry-run", "--format", "jsonl", "-", input: "Kief").output.hasPrefix("{\"document\""))
    #expect(try folder.text("a.txt") == original)
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func keepsTheLogWhereOneWantsIt() throws {
    let path = try folder.write("a.txt", original)
    _ = try emend("clean", "--log", folder("log"), path)
    #expect(try folder.names() == ["a.txt", "log"])
    #expect(try emend("undo", path).status == 2)
    #expect(try emend("undo", "--log", folder("log"), path).status == 0)
    _ = try emend("clean", "--no-log", path)
    #expect(try folder.names() == ["a.txt"])
    _ = try emend("clean", "--log", folder("log"), "-", input: "Kief")
    #expect(try ChangeLog(parsing: folder.bytes("log")).sections.count == 1)
  }

  @Test func aFileUnderTwoNamesIsCleanedOnce() throws {
    let path = try folder.write("a.txt", original)
    let result = try emend("clean", path, folder("./a.txt"))
    #expect(result.status == 0)
    #expect(try ChangeLog(parsing: folder.bytes("a.txt.emend.jsonl")).sections.count == 1)
  }

  @Test func aTextInTroubleDoesNotKeepTheOthersFromBeingCleaned() throws {
    let broken = try folder.write("0.txt", [0, 1, 2, 3])
    let path = try folder.write("a.txt", original)
    let result = try emend("clean", broken, folder("none"), path)
    #expect(result.status == 2)
    #expect(try folder.text("a.txt") == cleaned)
  }

  @Test func impossibleWishesAreBadUsage() throws {
    #expect(try emend("clean").status == 64)
    #expect(try emend("clean", "--no-log", "--log", "x", "y").status == 64)
    #expect(try emend("clean", "--log", "x", "y", "z").status == 64)
    #expect(try emend("clean", "--format", "diff", "-").status == 64)
    #expect(try emend("clean", "--stdout", "--dry-run", "x").status == 64)
    #expect(try emend("undo", "-").status == 64)
    #expect(try emend("check", "--tier", "sure", "x").status == 64)
    #expect(try emend("check", "--jobs", "0", "x").status == 64)
  }

  @Test func aLogWhoseTextWasNeverReplacedIsKnown() throws {
    let path = try folder.write("a.txt", original)
    _ = try emend("clean", path)
    _ = try emend("clean", "--tier", "likely", path)
    // As if the program had died after the second log was written and before the text was.
    try folder.write("a.txt", cleaned)
    let undone = try emend("undo", path)
    #expect(undone.status == 0)
    #expect(undone.error.contains("never took effect"))
    #expect(try folder.text("a.txt") == original)
    #expect(!folder.exists("a.txt.emend.jsonl"))
  }

  @Test func aStaleSectionIsReplacedByTheNextCleaning() throws {
    let path = try folder.write("a.txt", original)
    _ = try emend("clean", path)
    try folder.write("a.txt", original)
    _ = try emend("clean", "--tier", "likely", path)
    #expect(try ChangeLog(parsing: folder.bytes("a.txt.emend.jsonl")).sections.count == 1)
    _ = try emend("undo", path)
    #expect(try folder.text("a.txt") == original)
  }

  @Test func onlyAStaleSectionLeavesTheOriginal() throws {
    let path = try folder.write("a.txt", original)
    _ = try emend("clean", path)
    try folder.write("a.txt", original)
    let undone = try emend("undo", path)
    #expect(undone.status == 0)
    #expect(undone.error.contains("nothing to take back"))
    #expect(try folder.text("a.txt") == original)
    #expect(!folder.exists("a.txt.emend.jsonl"))
  }

  @Test func aBrokenLogKeepsTheTextAsItIs() throws {
    let path = try folder.write("a.txt", original)
    try folder.write("a.txt.emend.jsonl", "{\"emend\": ")
    let result = try emend("clean", path)
    #expect(result.status == 2)
    #expect(result.error.contains("a.txt.emend.jsonl: line 1"))
    #expect(try folder.text("a.txt") == original)
    #expect(try folder.names() == ["a.txt", "a.txt.emend.jsonl"])
  }

  @Test func otherEncodingsComeBackByteForByte() throws {
    let latin =
      Array("Caf".utf8) + [0xE9] + Array(" in Kief. The th".utf8) + [0xE9] + Array("atre and fianc".utf8) + [
        0xE9, 0x2E,
      ]
    let path = try folder.write("latin.txt", latin)
    #expect(try emend("clean", path).status == 0)
    #expect(try folder.bytes("latin.txt").starts(with: Array("Caf".utf8) + [0xE9] + Array(" in Kyiv".utf8)))
    _ = try emend("undo", path)
    #expect(try folder.bytes("latin.txt") == latin)
  }
}
