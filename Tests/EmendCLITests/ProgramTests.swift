import Glibc
import Testing

/// What only the built program can show.
struct ProgramTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func helpIsThere() throws {
    let help = try Program.emend("--help")
    #expect(help.status == 0)
    for command in ["check", "clean", "undo", "score", "explain", "lexicon"] {
      #expect(help.output.contains("\n  \(command) "))
      #expect(try Program.emend(command, "--help").output.contains("USAGE: emend \(command)"))
    }
    for option in [
      "--format", "--tier", "--only", "--skip", "--config", "--input-format", "--jobs", "--quiet", "--assume",
    ] {
      #expect(try Program.emend("check", "--help").output.contains("\n  \(option)") || option == "--quiet")
      #expect(try Program.emend("clean", "--help").output.contains(option))
    }
    #expect(try Program.emend("--version").output == "0.1.0\n")
  }

  @Test(arguments: [["nonsense"], ["check"], ["check", "--nonsense", "a"], ["explain"], ["lexicon", "nonsense"]])
  func badUsageIs64(arguments: [String]) throws {
    let result = try Program.run(Program.emend, arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(!result.error.isEmpty)
  }

  @Test func textGoesThroughUnchanged() throws {
    let text = "A quiet afternoon.\r\n\tTabs stay.\u{A0}\n"
    #expect(try Program.emend("clean", "-", input: Array(text.utf8)).output == text)
    #expect(try Program.emend("check", "-", input: []).status == 0)
  }

  @Test func aFullDiskIsTrouble() throws {
    try folder.write("a.txt", "A quiet afternoon.\n")
    let result = try Program.shell("$EMEND clean --stdout a.txt > /dev/full", in: folder.path)
    #expect(result.status == 2)
    #expect(result.error == "emend: can't write to standard output: no space left on device\n")
    #expect(try Program.shell("$EMEND clean --stdout a.txt >&-", in: folder.path).status == 2)
  }

  @Test func aReaderThatGoesIsNone() throws {
    try folder.write("a.txt", String(repeating: "A quiet afternoon.\n", count: 50_000))
    let result = try Program.shell(
      "$EMEND clean --stdout a.txt a.txt ./a.txt | head -c 10; echo ${PIPESTATUS[0]}", in: folder.path)
    #expect(result.output == "A quiet af0\n")
    #expect(result.error.isEmpty)
  }

  @Test func aFilterAnswersBeforeItsInputEnds() throws {
    let script = """
      coproc F { $EMEND clean --input-format jsonl -; }
      echo '{"text":"one"}' >&${F[1]}
      read -t 20 -r line <&${F[0]}
      echo "$line"
      """
    #expect(try Program.shell(script, in: folder.path).output == "{\"text\":\"one\"}\n")
  }

  @Test func colourIsForTerminalsThatWantIt() throws {
    try folder.write("a.txt", "text")
    #expect(try !Program.emend("check", folder("none")).error.contains("\u{1B}"))
    let terminal = "script -qec '$EMEND check none' /dev/null"
    #expect(try Program.shell(terminal, in: folder.path).output.contains("\u{1B}[1;31memend: "))
    #expect(try !Program.shell("NO_COLOR=1 " + terminal, in: folder.path).output.contains("\u{1B}"))
    #expect(try !Program.shell("TERM=dumb " + terminal, in: folder.path).output.contains("\u{1B}"))
  }

  @Test func aPipeCanBeChecked() throws {
    #expect(try Program.shell("$EMEND check <(printf 'A quiet afternoon.')", in: folder.path).status == 0)
  }
}
