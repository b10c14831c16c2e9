import Emend
import EmendEvaluation
import Foundation

/// Runs the programs that are measured beside Emend.
struct PeerRunner {
  /// Folders to look in before those of PATH.
  var folders: [String]

  /// What every peer says of the documents.
  func read(_ documents: [GoldDocument]) throws -> [PeerReading] {
    try Peer.allCases.map { peer in
      guard let program = program(peer), let version = try version(of: program) else {
        return PeerReading(name: peer.rawValue, version: nil, detections: [:])
      }
      return PeerReading(name: peer.rawValue, version: version, detections: try detections(peer, program, documents))
    }
  }

  /// The documents are written to a folder of their own, so that no file of the project configures a peer.
  private func detections(
    _ peer: Peer, _ program: String, _ documents: [GoldDocument]
  ) throws -> [String: [Detection]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "emend-eval-\(getpid())-\(peer.rawValue)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var texts: [String: [UInt8]] = [:]
    var paths: [String: String] = [:]
    for (number, document) in documents.enumerated() {
      // Names that no peer finds fault with, and the ending by which it knows Markdown. Some peers print the name alone.
      let path = "\(number).\(document.path.hasSuffix(".md") ? "md" : "txt")"
      try Data(document.text).write(to: folder.appending(path: path))
      texts[path] = document.text
      paths[path] = document.path
    }
    let output = try run(program, peer.arguments + texts.keys.sorted(), in: folder)
    let found = peer.detections(output: output, texts: texts)
    return Dictionary(uniqueKeysWithValues: found.map { (paths[$0]!, $1) })
  }

  private func program(_ peer: Peer) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders = folders + path.split(separator: ":").map(String.init)
    return peer.executables.lazy.flatMap { name in folders.lazy.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The last word of what `--version` prints; nil for a program that does not run.
  private func version(of program: String) throws -> String? {
    let folder = FileManager.default.temporaryDirectory
    let printed = try run(program, ["--version"], in: folder)
    return printed.split(whereSeparator: \.isWhitespace).last.map(String.init)
  }

  /// What a program prints. Its exit status says whether it found anything, which its output says too.
  private func run(_ program: String, _ arguments: [String], in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw Trouble("cannot run \(program): \(error.localizedDescription)")
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
