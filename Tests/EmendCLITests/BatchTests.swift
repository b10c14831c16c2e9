import Testing

@testable import EmendCLI

struct BatchTests {
  private static func corpus(_ folder: TemporaryFolder) throws {
    try folder.write(
      "in/a.jsonl",
      (0..<400).map { "{\"id\": \"a\($0)\", \"text\": \"Rockets fell on Kief on day \($0).\", \"n\": 1.50}\n" }.joined()
    )
    try folder.write("in/b/c.txt", "Rockets fell on Kief, he said.\n")
    try folder.write("in/d.csv", "id,text\nx,\"Rockets fell on Kief, he said.\"\n")
  }

  @Test func cleansReportsAndTakesBack() throws {
    let folder = try TemporaryFolder()
    try Self.corpus(folder)
    let run = try emend("batch", folder("in"), "--output", folder("out"))
    #expect(run.status == 0)
    #expect(run.error.contains("402 documents"))
    #expect(run.error.contains("402 edits"))
    #expect(run.output.isEmpty)
    #expect(try folder.text("out/documents/b/c.txt") == "Rockets fell on Kyiv, he said.\n")
    #expect(try folder.text("out/documents/d.csv") == "id,text\nx,\"Rockets fell on Kyiv, he said.\"\n")

    let report = try emend("batch", "report", folder("out"))
    #expect(report.status == 0)
    #expect(report.output.contains("402 documents in 3 files"))
    #expect(report.output.contains("Kyiv: Kief 402"))
    let json = try emend("batch", "report", folder("out"), "--format", "json")
    #expect(json.output.contains("\"edits\": 402"))

    #expect(try emend("batch", "undo", folder("out"), "a7").output == "Rockets fell on Kief on day 7.")
    #expect(try emend("batch", "undo", folder("out"), "b/c.txt").output == "Rockets fell on Kief, he said.\n")
    #expect(try emend("batch", "undo", folder("out"), "d.csv:2").output == "Rockets fell on Kief, he said.")
    let unknown = try emend("batch", "undo", folder("out"), "nobody")
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("no such document"))
  }

  @Test func otherSettingsAreRefusedUnlessItStartsOver() throws {
    let folder = try TemporaryFolder()
    try Self.corpus(folder)
    #expect(try emend("batch", folder("in"), "--output", folder("out"), "--quiet").status == 0)
    let again = try emend("batch", folder("in"), "--output", folder("out"))
    #expect(again.status == 0)
    #expect(again.error.contains("3 files had been done before"))
    let other = try emend("batch", folder("in"), "--output", folder("out"), "--tier", "suggest")
    #expect(other.status == 2)
    #expect(other.error.contains("--start-over"))
    let over = try emend("batch", folder("in"), "--output", folder("out"), "--tier", "suggest", "--start-over")
    #expect(over.status == 0)
    #expect(over.error.contains("402 documents"))
  }

  @Test func aDocumentIsPutBack() throws {
    let folder = try TemporaryFolder()
    try Self.corpus(folder)
    #expect(try emend("batch", folder("in"), "--output", folder("out"), "--quiet").status == 0)
    let before = try folder.text("out/documents/a.jsonl")
    let undo = try emend("batch", "undo", folder("out"), "a7", "--write")
    #expect(undo.status == 0 && undo.output.isEmpty)
    #expect(undo.error.contains("1 edit was taken back"))
    #expect(try folder.text("out/documents/a.jsonl") == before.replacing("Kyiv on day 7.", with: "Kief on day 7."))
    #expect(try emend("batch", "undo", folder("out"), "a7", "--write").error.contains("nothing to do"))
    #expect(try emend("batch", "report", folder("out")).output.contains("1 document was taken back"))
    #expect(try emend("batch", "undo", folder("out"), "a7", "--write", "--log").status == 64)
    let nobody = try emend("batch", "undo", folder("in"), "a7", "--write")
    #expect(nobody.status == 2 && nobody.error.contains("no ledger"))
  }

  /// What a corpus was cleaned by stands in its ledger and its logs, and half of it is not cleaned by something else.
  @Test func theProfileIsNamedAndKept() throws {
    let folder = try TemporaryFolder()
    try Self.corpus(folder)
    for (name, text) in [("one", "Oksana Bilozir sang.\n"), ("two", "Petro Tymchuk sang.\n")] {
      try folder.write("\(name)/a.txt", text)
      #expect(try emend("profile", folder(name), "--output", folder("\(name).profile"), "--quiet").status == 0)
    }
    func batch(_ profile: String...) throws -> RunResult {
      try emend(["batch", folder("in"), "--output", folder("out"), "--quiet"] + profile)
    }
    #expect(try batch("--profile", folder("one.profile")).status == 0)
    #expect(try batch("--profile", folder("one.profile")).status == 0)
    for other in [["--profile", folder("two.profile")], []] {
      let run = try emend(["batch", folder("in"), "--output", folder("out"), "--quiet"] + other)
      #expect(run.status == 2 && run.error.contains("--profile") && run.error.contains("--start-over"))
    }
    let log = try emend("batch", "undo", folder("out"), "a7", "--log").output
    #expect(log.contains("+profile:sha256:") && log.contains("\"tier\": \"safe\""))
    // The same names stand in the logs of `clean`.
    try folder.write("b.txt", "Rockets fell on Kief, he said.\n")
    #expect(try emend("clean", "--profile", folder("one.profile"), folder("b.txt"), "--quiet").status == 0)
    let lexicon = try #require(log.firstMatch(of: /"lexicon": "([^"]*)"/)).output.1
    #expect(try folder.text("b.txt.emend.jsonl").contains("\"lexicon\": \"\(lexicon)\""))
    #expect(try emend("undo", folder("b.txt")).status == 0)
    #expect(try folder.text("b.txt") == "Rockets fell on Kief, he said.\n")
  }

  @Test func standardInputIsAFile() throws {
    let folder = try TemporaryFolder()
    let run = try emend(
      "batch", "-", "--input-format", "jsonl", "--output", folder("out"), "--quiet", input: "{\"text\": \"Kief\"}\n{")
    #expect(run.status == 2)
    #expect(try folder.text("out/documents/stdin.jsonl") == "{\"text\": \"Kyiv\"}\n{")
    #expect(run.error.contains("stdin.jsonl:2: not a JSON object"))
  }

  /// Whenever it is killed, what comes of it in the end is the same.
  @Test func aKilledRunGoesOn() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "in/a.jsonl",
      (0..<20_000).map { "{\"text\": \"Rockets fell on Kief on day \($0), and nothing more was heard.\"}\n" }.joined())
    for number in 0..<50 { try folder.write("in/\(number).txt", "Rockets fell on Kief on day \(number).\n") }
    #expect(try Program.emend("batch", "in", "--output", "whole", "--quiet", in: folder.path).status == 0)
    let result = try Program.shell(
      """
      for wait in 0.02 0.3 0.05 0.1 0.4 0.03 0.2 0.6; do
        "$EMEND" batch in --output parts --quiet --checkpoint 0.01 & process=$!
        sleep $wait
        kill -KILL $process; wait $process
      done 2>/dev/null
      "$EMEND" batch in --output parts --quiet && diff -r whole/documents parts/documents && ls -A parts
      """, in: folder.path)
    #expect(result.output == ".lock\ndocuments\nledger.sqlite\n")
    #expect(result.status == 0)
  }

  /// However long its input keeps it waiting.
  @Test func anInterruptedRunSaysHowToGoOn() throws {
    let folder = try TemporaryFolder()
    let result = try Program.shell(
      """
      mkfifo pipe; sleep 100 > pipe & writer=$!
      "$EMEND" batch - --output out < pipe & process=$!
      while [ ! -e out/partial ]; do sleep 0.02; done
      kill -INT $process; wait $process; status=$?
      kill $writer; exit $status
      """, in: folder.path)
    #expect(result.status == 2)
    #expect(result.error.contains("the same command goes on"))
  }

  @Test(arguments: [
    ["batch", "in"], ["batch", "in", "--output", "out", "--jobs", "0"],
    ["batch", "in", "--output", "out", "--attributes", "--attributes-only"],
  ])
  func badUsage(arguments: [String]) throws {
    #expect(try emend(arguments).status == 64)
  }
}
