internal import ArgumentParser
internal import Emend
internal import EmendEnglish

@main
struct EmendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "emend")
}
