internal import ArgumentParser

struct UndoCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Give back the text before its newest cleaning, byte for byte.",
    discussion: """
      Takes the newest cleaning out of the change log, and removes the log with the last one. A file that was changed \
      since it was cleaned is left as it is.

      Exit status: 0 done, 2 trouble.
      """)

  @Argument(help: ArgumentHelp("Cleaned files.", valueName: "path"))
  var paths: [String]

  @Option(help: ArgumentHelp("The change log, if it isn't PATH.emend.jsonl.", valueName: "path"))
  var log: String?

  @OptionGroup var quiet: QuietOption

  func validate() throws {
    if log != nil, paths.count > 1 {
      throw ValidationError("--log goes with one file: every file has a log of its own")
    }
    if paths.contains("-") { throw ValidationError("undo rewrites files; it can't take standard input") }
  }

  func run(in host: Host) throws -> ExitStatus {
    var status = ExitStatus.done
    for path in paths {
      do {
        try undo(path, host)
      } catch {
        host.complain(error)
        status = .trouble
      }
    }
    return status
  }

  private func undo(_ path: String, _ host: Host) throws(Trouble) {
    let logPath = log ?? LoggedFile.defaultLogPath(for: path)
    var file = LoggedFile(file: try InputFile(reading: path), logPath: logPath)
    let result = try file.undo()
    for warning in file.writer.warnings { host.say("emend: \(warning)") }
    if quiet.quiet { return }
    if result.stale > 0 { host.say("\(path): the newest cleaning in the change log never took effect") }
    if let edits = result.edits {
      host.say("\(path): \(counted(edits, "edit")) taken back")
    } else {
      host.say("\(path): nothing to take back, this is the original")
    }
  }
}
