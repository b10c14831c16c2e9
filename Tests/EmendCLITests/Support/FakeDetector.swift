import ArgumentParser
import Emend
import EmendEnglish
import EmendLearning
import EmendProfile

@testable import EmendCLI

/// Finds listed words wherever they stand, so that formats and files can be tested without any knowledge of English.
struct FakeDetector: Detecting {
  struct Word: Sendable {
    var wrong: String
    var right: String?
    var tier: Tier = .safe
    var rule = "spelling-variant/fake"
  }

  var words: [Word]
  private let cleaner: Cleaner

  init(_ words: [Word] = FakeDetector.usual) throws {
    self.words = words
    cleaner = try Cleaner(lexicon: try Lexicon.english(), options: CleanerOptions())
  }

  /// Two that are safe, one likely, one a suggestion without a repair.
  static let usual = [
    Word(wrong: "Kief", right: "Kyiv"),
    Word(wrong: " ,", right: ",", rule: "debris/stray-space"),
    Word(wrong: "courtroom", right: "cour \"d’appel\"", tier: .likely, rule: "garbled-phrase/court"),
    Word(wrong: "pinnacle", right: nil, tier: .suggest, rule: "garbled-phrase/pinnacle"),
  ]

  var lexiconHash: String { "sha256:0" }
  var profileHash: String?

  func document(_ bytes: [UInt8], name: String) -> Document { cleaner.document(bytes, name: name) }

  func report(on document: Document) -> Report {
    var report = cleaner.report(on: cleaner.document([], name: ""))
    report.findings = words.flatMap { findings($0, document.bytes) }.sorted { $0.span < $1.span }
    report.score = report.findings.isEmpty ? 0.02 : 0.97
    report.evidence = report.findings.prefix(1).map { "\"\($0.text)\" stands there" }
    return report
  }

  private func findings(_ word: Word, _ bytes: [UInt8]) -> [Finding] {
    let wrong = Array(word.wrong.utf8)
    var findings: [Finding] = []
    var start = 0
    while start + wrong.count <= bytes.count {
      guard bytes[start] == wrong[0], bytes[start..<(start + wrong.count)].elementsEqual(wrong) else {
        start += 1
        continue
      }
      var finding = Finding(
        span: TextSpan(start, start + wrong.count), rule: word.rule, text: word.wrong, replacement: word.right,
        message: "\"\(word.wrong)\" is wrong", evidence: ["the test says so"],
        strength: Strength(onCleanText: word.tier.threshold, onMachineText: 1, testimony: 1))
      finding.tier = word.tier
      findings.append(finding)
      start += wrong.count
    }
    return findings
  }
}

/// A lexicon whose detector is the fake one.
struct FakeCatalogue: LexiconCatalogue {
  var known: [LexiconEntry] = [
    LexiconEntry(
      rule: "spelling-variant/kyiv", kind: "names", text: "Kyiv = Kief, Kiew",
      attributes: ["kind: place", "yes: Rockets fell on Kief. => Rockets fell on Kyiv.", "no: Chicken Kiev."],
      source: "names/places.txt:3", precision: LexiconEntry.Precision(share: 0.9981, edits: 412))
  ]
  var words = FakeDetector.usual

  func entries() throws -> [LexiconEntry] { known }

  func detector(options: CleanerOptions, dictionaries: [String]) throws -> any Detecting {
    var detector = try FakeDetector(words)
    detector.profileHash = options.agreement?.identity
    detector.words = words.filter { word in
      options.allows(rule: word.rule) && options.detectors.contains { word.rule.hasPrefix($0.rawValue) }
        && !options.keep.contains(word.wrong)
    }
    return detector
  }

  func factReader(dictionaries: [String]) throws -> FactReader {
    FactReader(cleaner: try Cleaner(lexicon: try Lexicon.english()))
  }

  func test(_ dictionaries: [String]) throws -> LexiconTestResult { LexiconTestResult(entries: 1, failures: []) }
  func problems(in own: OwnDictionaries) throws -> [String] { [] }
  func wordRoles() throws -> @Sendable (String) -> WordRole { { $0 == "of" || $0 == "the" ? .function : .content } }
  func compile(_ folder: String) throws -> LexiconCompilation { LexiconCompilation(image: [1, 2, 3], failures: []) }
}

/// Runs a command in this process, with the fake detector.
func emend(
  _ arguments: String..., input: String = "", catalogue: FakeCatalogue = FakeCatalogue(),
  environment: [String: String] = [:]
) throws -> RunResult {
  try emend(arguments, input: input, catalogue: catalogue, environment: environment)
}

func emend(
  _ arguments: [String], input: String = "", catalogue: FakeCatalogue = FakeCatalogue(),
  environment: [String: String] = [:]
) throws -> RunResult {
  let streams = try Streams(input: Array(input.utf8))
  let host = Host(
    input: streams.input, output: streams.output, error: streams.error, environment: environment, lexicon: catalogue)
  var status: Int32
  do {
    guard let command = try EmendCommand.parseAsRoot(arguments) as? any HostedCommand else {
      throw TestTrouble("no command")
    }
    status = command.status(in: host).rawValue
  } catch let error as TestTrouble {
    throw error
  } catch {
    status = EmendCommand.exitCode(for: error).rawValue
  }
  return RunResult(
    status: status, outputBytes: try streams.read(streams.output),
    error: String(decoding: try streams.read(streams.error), as: UTF8.self))
}
