import Emend
import Glibc
import Testing

@testable import EmendCLI

struct SafeWritingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func keepsModeAndOwner() throws {
    let path = try folder.write("a.txt", "Kief")
    chmod(path, 0o640)
    if geteuid() == 0 { chown(path, 1234, 2345) }
    let before = try folder.status("a.txt")
    _ = try emend("clean", path)
    let after = try folder.status("a.txt")
    #expect(try folder.text("a.txt") == "Kyiv")
    #expect((after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid))
    // The log quotes the text: who can't read the one can't read the other.
    #expect(try folder.status("a.txt.emend.jsonl").st_mode & 0o777 == 0o640)
  }

  @Test func followsALinkAndKeepsIt() throws {
    try folder.write("there/a.txt", "Kief")
    symlink("there/a.txt", folder("link.txt"))
    #expect(try emend("clean", folder("link.txt")).status == 0)
    #expect(try folder.status("link.txt").st_mode & S_IFMT == S_IFLNK)
    #expect(try folder.text("there/a.txt") == "Kyiv")
    #expect(try folder.names() == ["link.txt", "link.txt.emend.jsonl", "there"])
    #expect(try emend("undo", folder("link.txt")).status == 0)
    #expect(try folder.text("there/a.txt") == "Kief")
  }

  @Test func warnsOfHardLinks() throws {
    let path = try folder.write("a.txt", "Kief")
    link(path, folder("b.txt"))
    let result = try emend("clean", path)
    #expect(result.status == 0)
    #expect(result.error.contains("has 2 hard links"))
    #expect(try folder.text("b.txt") == "Kief")
  }

  @Test func refusesWhatIsNoRegularFile() throws {
    let result = try Program.shell("$EMEND clean --tier suggest <(printf 'fine')", in: folder.path)
    #expect(result.status == 0, "nothing to change, nothing to refuse")
    let file = try InputFile(reading: "/dev/null")
    var writer = SafeWriter()
    #expect(throws: Trouble("not a regular file; it can't be rewritten", at: "/dev/null")) {
      try stageAndDrop(&writer, file)
    }
  }

  @Test func noticesAChangeMeanwhile() throws {
    let path = try folder.write("a.txt", "Kief")
    let file = try InputFile(reading: path)
    try folder.write("a.txt", "Kiev")
    var logged = LoggedFile(file: file, logPath: nil)
    #expect(throws: Trouble.self) { try logged.apply(Array("Kyiv".utf8), section: nil) }
    #expect(try folder.text("a.txt") == "Kiev")
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func aFullDiskLeavesEverythingAsItWas() throws {
    let text = String(repeating: "Kief and more of it. ", count: 5_000)
    let path = try folder.write("a.txt", text)
    _ = try emend("clean", path)
    let names = try folder.names()
    // A limit on the size of files is what a full disk is, to a program.
    let result = try Program.shell("ulimit -f 40; exec \"$EMEND\" undo a.txt", in: folder.path)
    #expect(result.status == 2)
    #expect(result.error == "emend: a.txt: can't be written: file too large\n")
    #expect(try folder.text("a.txt").hasPrefix("Kyiv"))
    #expect(try folder.names() == names)
    _ = try emend("undo", path)
    #expect(try folder.text("a.txt") == text)
  }

  @Test func aLogThatCanNotBeWrittenKeepsTheTextAsItIs() throws {
    let path = try folder.write("a.txt", "Kief")
    let result = try emend("clean", "--log", folder("no/such/folder/log"), path)
    #expect(result.status == 2)
    #expect(result.error.contains("can't write in the folder"))
    #expect(try folder.text("a.txt") == "Kief")
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func aStagedFileThatIsDroppedLeavesNoTrace() throws {
    let path = try folder.write("a.txt", "Kief")
    let file = try InputFile(reading: path)
    var writer = SafeWriter()
    try stageAndDrop(&writer, file)
    #expect(try folder.names() == ["a.txt"])
    #expect(try folder.text("a.txt") == "Kief")
  }

  @Test(.enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0))
  func withoutPermissionNothingHappens() throws {
    try folder.write("a.txt", "text")
    chmod(folder.path, 0o755)
    chmod(folder("a.txt"), 0o600)
    let unread = try asNobody("check a.txt")
    #expect(unread.status == 2)
    #expect(unread.error == "emend: a.txt: no permission to read it\n")
  }

  @Test(.enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0))
  func aReadOnlyFolderKeepsItsFiles() throws {
    try folder.write("a.txt", "text")
    // What one cleaning would have left: undo wants to write.
    _ = try emend("clean", try folder.write("b.txt", "Kief"))
    chmod(folder.path, 0o755)
    _ = try Program.run("/bin/chmod", ["666", folder("b.txt"), folder("b.txt.emend.jsonl")])
    let result = try asNobody("undo b.txt")
    #expect(result.status == 2)
    #expect(result.error.contains("can't write in the folder \(folder.path): permission denied"))
    #expect(try folder.text("b.txt") == "Kyiv")
    chmod(folder("b.txt"), 0o444)
    #expect(try asNobody("undo b.txt").error == "emend: b.txt: no permission to write it\n")
  }

  private func stageAndDrop(_ writer: inout SafeWriter, _ file: InputFile) throws {
    _ = try writer.stage(Array("Kyiv".utf8), replacing: file)
  }

  /// Runs the program as somebody without rights, from where anybody can read it.
  private func asNobody(_ arguments: String) throws -> RunResult {
    let copy = try TemporaryFolder()
    chmod(copy.path, 0o755)
    _ = try Program.run("/bin/cp", [Program.emend, copy("emend")])
    chmod(copy("emend"), 0o755)
    let command = "exec setpriv --reuid=65534 --regid=65534 --clear-groups \(copy("emend")) \(arguments)"
    return try Program.shell(command, in: folder.path)
  }
}
