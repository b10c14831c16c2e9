internal import ArgumentParser
internal import EmendCorpus

struct BatchUndoCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Give back the original text of one document of a corpus.",
    discussion: """
      Prints the document's text as it was before the run, byte for byte: of a text file the file, of a record its text. \
      Nothing in the folder is changed. With --write the document is put back into its file below documents/ instead, \
      and later runs leave it as it is. A document that was changed after it was cleaned is refused.
      """)

  @Argument(help: ArgumentHelp("The folder that emend batch wrote.", valueName: "folder"))
  var folder: String

  @Argument(help: ArgumentHelp("The document's id, or FILE:NUMBER as reports name it.", valueName: "document"))
  var document: String

  @Flag(help: "Print the change log of the document instead.")
  var log = false

  @Flag(help: "Put the original back into the cleaned corpus instead of printing it.")
  var write = false

  @OptionGroup var quiet: QuietOption

  func validate() throws {
    if log, write { throw ValidationError("--log and --write exclude each other") }
  }

  func run(in host: Host) throws -> ExitStatus {
    if write { return try restore(in: host) }
    let undo = try CorpusUndo(ofFolder: folder, document: document)
    var output = BufferedOutput(host.output)
    try output.write(log ? Array(try undo.changeLog().utf8) : try undo.original())
    try output.flush()
    return .done
  }

  private func restore(in host: Host) throws -> ExitStatus {
    let outcome = try CorpusRestoration(ofFolder: folder, document: document).restore()
    if quiet.quiet { return .done }
    switch outcome {
    case .restored(let edits, let path):
      host.say("\(document): \(counted(edits, "edit was", "edits were")) taken back in \(path)")
    case .isTakenBackAlready: host.say("\(document): its edits were taken back before; nothing to do")
    case .hadNoEdits: host.say("\(document): nothing was changed in it; nothing to do")
    }
    return .done
  }
}
