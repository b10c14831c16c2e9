import EmendEnglish
import FoundationEssentials
import Testing

@testable import Emend

/// The rules that are written in code: their catalogue is complete, and true.
struct RuleCatalogueTests {
  private static let cleaner: Cleaner? = {
    var options = CleanerOptions()
    options.origin = .machine
    guard let lexicon = try? Lexicon.english() else { return nil }
    return try? Cleaner(lexicon: lexicon, options: options)
  }()

  private func findings(_ text: String, of rule: Rule) throws -> (document: Document, findings: [Finding]) {
    let cleaner = try #require(Self.cleaner)
    let document = cleaner.document(Array(text.utf8), name: "")
    return (document, cleaner.report(on: document).findings.filter { $0.rule == rule.id })
  }

  @Test(arguments: Rule.all)
  func examplesHold(_ rule: Rule) throws {
    #expect(!rule.examples.isEmpty && !rule.leavesAlone.isEmpty && !rule.summary.isEmpty)
    for example in rule.examples {
      let (document, findings) = try findings(example.before, of: rule)
      #expect(!findings.isEmpty, "\(rule.id): \(example.before)")
      let output = Normalizer.revision(of: document, findings: findings, applying: .suggest).output
      #expect(String(decoding: output, as: UTF8.self) == example.after ?? example.before)
    }
    for text in rule.leavesAlone { #expect(try findings(text, of: rule).findings.isEmpty, "\(rule.id): \(text)") }
  }

  @Test func everyIdOfTheDetectorsIsHereOnce() throws {
    let ids = Rule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(ids) == (try idsInTheSources()))
  }

  /// The ids that detectors write down: string literals of the form `detector/name`.
  private func idsInTheSources() throws -> Set<String> {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Emend/Detectors")
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    var ids: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let source = try String(contentsOfFile: "\(root.path)/\(file)", encoding: .utf8)
      for match in source.matches(of: /"((?:debris|repeated-span|spelling-variant|garbled-phrase)\/[a-z-]+)"/) {
        ids.insert(String(match.1))
      }
    }
    return ids
  }
}
