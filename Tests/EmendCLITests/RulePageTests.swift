import Emend
import FoundationEssentials
import Testing

@testable import EmendCLI

struct RulePageTests {
  @Test(arguments: DetectorID.allCases)
  func thePageIsUpToDate(_ detector: DetectorID) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/detectors/\(detector.rawValue).md"), encoding: .utf8)
    #expect(page == RulePage.text(of: detector), "run `make docs`")
  }

  @Test func everyRuleWrittenInCodeIsExplained() throws {
    for rule in Rule.all {
      let output = try emend("explain", rule.id).output
      #expect(output.hasPrefix(rule.id + "\n\n" + rule.summary))
    }
    #expect(try emend("explain", "debris").output.contains("  debris/glued-words\n"))
    #expect(try emend("explain", "debris/glued-word").error.contains("did you mean \"debris/glued-words\"?"))
  }
}
