import Testing

@testable import EmendCLI

/// `emend profile`, and what `check` and `clean` make of a profile.
struct ProfileCommandTests {
  private static func article(_ name: String, _ number: Int) -> String {
    """
    The singer \(name) opened the festival in Chernivtsi on day \(number). Her orchestra played ballads and lullabies \
    by the composer.
    """
  }

  private static func records(_ names: [String]) -> String {
    names.enumerated().map { "{\"id\": \"\($0)\", \"text\": \"\(article($1, $0))\"}\n" }.joined()
  }

  private static let corpus = Array(repeating: "Oksana Bilozir", count: 8) + ["Oksana Bilozier"]

  /// As a file a profile replaces what is there; a device or a pipe, which others use too, it must not.
  @Test func pipesAreWrittenToAndNotReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("corpus.jsonl", Self.records(Self.corpus))
    let result = try Program.shell(
      """
      "$EMEND" profile corpus.jsonl --output names.profile --quiet; mkfifo pipe
      cat pipe > copy & "$EMEND" profile corpus.jsonl --output pipe --quiet && wait && cmp copy names.profile && test -p pipe
      """, in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(throws: Trouble.self) {
      try StagedFile([1], for: folder("pipe"), permissions: 0o644, owner: nil).commit()
    }
  }

  @Test func aProfileCorrectsAnArticle() throws {
    let folder = try TemporaryFolder()
    try folder.write("corpus.jsonl", Self.records(Self.corpus))
    try folder.write("article.txt", Self.article("Oksana Bilozier", 8))
    let made = try Program.emend("profile", "corpus.jsonl", "--output", "names.profile", in: folder.path)
    #expect(made.status == 0 && made.error.hasPrefix("9 documents, "), "\(made.error)")
    let checked = try Program.emend(
      "check", "--profile", "names.profile", "--format", "jsonl", "article.txt", in: folder.path)
    #expect(checked.status == 1 && checked.output.contains("\"rule\": \"spelling-variant/corpus-name\""))
    #expect(checked.output.contains("stands in 8 of 9 documents of the corpus"))
    let cleaned = try Program.emend("clean", "--profile", "names.profile", "--stdout", "article.txt", in: folder.path)
    #expect(cleaned.output == Self.article("Oksana Bilozir", 8))
    // The records of the corpus itself, as a cluster's workers clean them.
    let filtered = try Program.emend(
      "clean", "-", "--input-format", "jsonl", "--profile", "names.profile",
      input: Array(Self.records(Self.corpus).utf8), in: folder.path)
    #expect(filtered.output == Self.records(Array(repeating: "Oksana Bilozir", count: 9)))
  }

  @Test func partsAddUpToTheWhole() throws {
    let folder = try TemporaryFolder()
    try folder.write("whole.jsonl", Self.records(Self.corpus))
    let lines = Self.records(Self.corpus).split(separator: "\n").map { $0 + "\n" }
    try folder.write("first.jsonl", lines[..<4].joined())
    try folder.write("second.jsonl", lines[4...].joined())
    for name in ["whole", "first", "second"] {
      #expect(try Program.emend("profile", "\(name).jsonl", "--output", "\(name).profile", in: folder.path).status == 0)
    }
    let merged = try Program.emend("profile", "merge", "second.profile", "first.profile", in: folder.path)
    #expect(merged.status == 0)
    #expect(merged.output == (try Program.shell("cat whole.profile", in: folder.path).output))
    let shown = try Program.emend("profile", "show", "whole.profile", in: folder.path)
    #expect(shown.output.contains("8  Bilozir  (oksana)"))
    // Any number of threads gives the same bytes, and so does standard input.
    let one = try Program.emend("profile", "whole.jsonl", "--jobs", "1", in: folder.path)
    let input = try Program.emend(
      "profile", "-", "--input-format", "jsonl", input: Array(Self.records(Self.corpus).utf8), in: folder.path)
    #expect(one.output == merged.output && input.output == merged.output)
  }

  @Test func whatIsNoProfileIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("other.jsonl", "{\"text\": \"A\"}\n")
    try folder.write("article.txt", "Text.")
    let result = try Program.emend("clean", "--profile", "other.jsonl", "article.txt", in: folder.path)
    #expect(result.status == 2 && result.error.contains("other.jsonl:1: this is no profile"))
    let missing = try Program.emend("check", "--profile", "none", "article.txt", in: folder.path)
    #expect(missing.status == 2 && missing.error.contains("none: no such file"))
    #expect(try Program.emend("profile", in: folder.path).status == 64)
    let fieldless = try Program.emend("profile", "other.jsonl", "--text-field", "body", in: folder.path)
    #expect(fieldless.status == 2 && fieldless.error.contains("--text-field"))
  }

  @Test func theRulesOfAProfileAreExplained() throws {
    #expect(try emend("explain", "spelling-variant/corpus-name").output.contains("--profile"))
  }
}
