import ArgumentParser
import Emend
import EmendEvaluation

struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Make a text and its gold file out of a text with marks in it.",
    discussion: """
      NAME.marked.txt becomes NAME.txt and NAME.gold.jsonl. Marks look like ⟦Kief⟧{spelling-variant: Kyiv}, \
      ⟦murder field⟧{garbled-phrase: killing field | field of death} and ⟦chicken Kiev⟧{keep: dish}. What the options say \
      may also stand in a head of lines "key: value" that a line "---" ends.
      """)

  @Argument(help: ArgumentHelp("The text with marks.", valueName: "NAME.marked.txt"))
  var file: String

  @Option(help: "development or test.") var half: String?
  @Option(help: "clean, spun, neural, apertium, translated or synthetic.") var origin: String?
  @Option(help: "Such as news or health.") var field: String?
  @Option(help: ArgumentHelp("The clean text it was made of, relative to it.", valueName: "path")) var original: String?
  @Option(help: ArgumentHelp("Where the two files go; beside the marked text if not given.", valueName: "folder"))
  var output: String?

  func run() throws {
    guard let beside = MarkedText.textPath(for: file) else {
      throw ValidationError("\(file): the name of a marked text ends in .marked.txt or .marked.md")
    }
    let name = String(beside.split(separator: "/").last!)
    let path = output.map { "\($0)/\(name)" } ?? beside
    let marked: MarkedText
    do {
      marked = try MarkedText(parsing: String(decoding: try bytes(of: file), as: UTF8.self))
    } catch let failure as MarkedText.Failure {
      throw Trouble("\(file): \(failure)")
    }
    let header = GoldHeader(
      document: name, half: try value(half, "half", marked), origin: try value(origin, "origin", marked),
      field: try text(field, "field", marked), original: original ?? marked.head["original"],
      isAnnotated: marked.head["annotated"] != "false", engine: marked.head["engine"], dialect: marked.head["dialect"])
    let gold = GoldFile.write(header, marked.annotations)
    let problems = GoldFile.parse(Array(gold.utf8), text: Array(marked.text.utf8), path: name).problems
    for problem in problems { say("\(problem)") }
    if !problems.isEmpty { throw Trouble("nothing is written") }
    try write(marked.text, to: path)
    try write(gold, to: GoldFile.path(forText: path))
  }

  private func text(_ option: String?, _ key: String, _ marked: MarkedText) throws -> String {
    guard let value = option ?? marked.head[key] else { throw ValidationError("--\(key) is missing") }
    return value
  }

  private func value<Value: RawRepresentable & CaseIterable>(
    _ option: String?, _ key: String, _ marked: MarkedText
  ) throws -> Value where Value.RawValue == String {
    let name = try text(option, key, marked)
    guard let value = Value(rawValue: name) else {
      let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("unknown \(key) \(name); there are: \(names)")
    }
    return value
  }
}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a text with its gold written into it as marks.",
    discussion: "What it prints can be changed and given to \"mark\" again.")

  @Argument(help: ArgumentHelp("A text of the corpus.", valueName: "NAME.txt"))
  var file: String

  func run() throws {
    let gold = try bytes(of: GoldFile.path(forText: file))
    let (document, problems) = GoldFile.parse(gold, text: try bytes(of: file), path: file)
    for problem in problems { say("\(problem)") }
    guard let document, problems.isEmpty else { throw ExitCode(1) }
    try write(MarkedText.write(document), to: nil)
  }
}
