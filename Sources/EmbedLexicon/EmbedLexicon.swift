import Foundation
import PackagePlugin

/// Compiles `Dictionaries/` into one binary and a C source that embeds it, whenever a dictionary changes.
@main
struct EmbedLexicon: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let dictionaries = context.package.directoryURL.appending(path: "Dictionaries")
    let output = context.pluginWorkDirectoryURL
    let binary = output.appending(path: "emend.lexicon")
    let source = output.appending(path: "embedded-lexicon.c")
    return [
      .buildCommand(
        displayName: "Compiling the lexicon",
        executable: try context.tool(named: "lexicon-compiler").url,
        arguments: [dictionaries.path, binary.path, "--embed", source.path],
        inputFiles: try dictionaryFiles(below: dictionaries),
        outputFiles: [source, binary])
    ]
  }

  private func dictionaryFiles(below folder: URL) throws -> [URL] {
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return files.compactMap { $0 as? URL }
      .filter { ["txt", "tsv", "bin"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}
