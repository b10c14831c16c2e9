import Emend
import TestSupport
import Testing

@testable import EmendCLI

struct UnifiedDiffTests {
  @Test func isWhatDiffPrints() throws {
    let text = (1...12).map { "line \($0)\(($0 == 2 || $0 == 11) ? " Kief" : "")" }.joined(separator: "\n")
    #expect(
      try diff(text) == """
        --- a/stdin
        +++ b/stdin
        @@ -1,5 +1,5 @@
         line 1
        -line 2 Kief
        +line 2 Kyiv
         line 3
         line 4
         line 5
        @@ -8,5 +8,5 @@
         line 8
         line 9
         line 10
        -line 11 Kief
        +line 11 Kyiv
         line 12
        \\ No newline at end of file

        """)
    #expect(try diff("nothing") == "")
  }

  private func diff(_ text: String) throws -> String {
    try emend("clean", "--dry-run", "--format", "diff", "-", input: text).output
  }

  /// `patch` makes of the old text the new one, whatever the edits do to lines.
  @Test(arguments: 0..<40)
  func patchGivesTheCleanedText(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["Kief", "\n", "\r\n", "a", "東", "\n\n", "join\n", "split", "cut\nout", " ", "gone\n", "\r"]
    let text = (0..<Int.random(in: 1..<80, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? ""
    }
    .joined()
    var catalogue = FakeCatalogue()
    catalogue.words = [
      .init(wrong: "Kief", right: "Kyiv"), .init(wrong: "join\n", right: "join "),
      .init(wrong: "split", right: "sp\nlit"),
      .init(wrong: "cut\nout", right: ""), .init(wrong: "gone\n", right: ""),
    ]
    let folder = try TemporaryFolder()
    let path = try folder.write("dir name/a.txt", text)
    let diff = try emend("check", "--format", "diff", path, catalogue: catalogue)
    let cleaned = try emend("clean", "--stdout", path, catalogue: catalogue)
    #expect(diff.status == (cleaned.output == text ? 0 : 1))
    if diff.status == 0 { return }
    let patch = try Program.shell("patch -s -p1 --binary", input: diff.outputBytes, in: "/")
    #expect(patch.status == 0, "\(patch.output)\(patch.error)\(diff.output)")
    #expect(try folder.bytes("dir name/a.txt") == cleaned.outputBytes)
  }

  @Test func strangeNamesAreQuoted() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a\"b\tc.txt", "Kief\n")
    let diff = try emend("check", "--format", "diff", path)
    #expect(diff.output.hasPrefix("--- \"a\(folder.path)/a\\\"b\\011c.txt\"\n"))
    _ = try Program.shell("patch -s -p1", input: diff.outputBytes, in: "/")
    #expect(try folder.text("a\"b\tc.txt") == "Kyiv\n")
  }
}
