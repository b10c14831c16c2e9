// lexicon-compiler DICTIONARIES OUTPUT [--embed SOURCE] [--no-examples]
//
// Compiles the dictionaries to one binary; `--embed` also writes the C source that embeds it. The build runs it;
// every problem is printed with its file and line, and fails the build.
import Emend
import Foundation
import LexiconCompiler

func dictionaryFiles(in folder: URL) throws -> [DictionaryFile] {
  let root = folder.standardizedFileURL.path
  guard let paths = FileManager.default.enumerator(atPath: root) else { return [] }
  return try paths.compactMap { $0 as? String }
    .filter { ($0.hasSuffix(".txt") || $0.hasSuffix(".tsv")) }
    .sorted()
    .map { DictionaryFile(path: $0, text: try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8)) }
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: lexicon-compiler DICTIONARIES OUTPUT [--embed SOURCE]\n".utf8))
  exit(64)
}
let folder = URL(fileURLWithPath: arguments[1])
let modelPath = folder.appending(path: LanguageModelFile.path)
let languageModel =
  try FileManager.default.fileExists(atPath: modelPath.path)
  ? LanguageModelFile([UInt8](Data(contentsOf: modelPath))) : nil
let result = LexiconCompiler.compile(
  try dictionaryFiles(in: folder), languageModel: languageModel, runsExamples: !arguments.contains("--no-examples"))
guard let image = result.image else {
  for problem in result.problems {
    FileHandle.standardError.write(
      Data("\(folder.path)/\(problem.file):\(problem.line): error: \(problem.message)\n".utf8))
  }
  FileHandle.standardError.write(Data("\(result.problems.count) problems in the dictionaries\n".utf8))
  exit(1)
}
try Data(image).write(to: URL(fileURLWithPath: arguments[2]), options: .atomic)
if let embed = arguments.firstIndex(of: "--embed"), embed + 1 < arguments.count {
  try """
  #include "CEmbeddedLexicon.h"
  #pragma clang diagnostic ignored "-Wc23-extensions"
  // Aligned as LexiconImage wants it.
  _Alignas(64) const unsigned char emend_lexicon[] = {
  #embed "\(arguments[2])"
  };
  const size_t emend_lexicon_size = sizeof(emend_lexicon);

  """.write(toFile: arguments[embed + 1], atomically: true, encoding: .utf8)
}
