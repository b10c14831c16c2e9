import EmendEnglish
import Testing

@testable import Emend

@Suite("what a user decides about a cleaning")
struct CleanerOptionsTests {
  private static let text = "Rockets fell on Kief. The the city of Kharkow slept. See KB-12 Kief."

  private func findings(_ change: (inout CleanerOptions) -> Void) throws -> [Finding] {
    var options = CleanerOptions()
    options.style = .modern
    options.origin = .machine
    change(&options)
    let cleaner = try Cleaner(lexicon: try Lexicon.english(), options: options)
    return cleaner.report(on: cleaner.document(Array(Self.text.utf8), name: "")).findings
  }

  private func texts(_ change: (inout CleanerOptions) -> Void) throws -> [String] { try findings(change).map(\.text) }

  @Test func rulesThatAreOffStaySilent() throws {
    #expect(try texts { _ in }.contains("Kief"))
    #expect(try !texts { $0.disabledRules = ["spelling-variant/kyiv"] }.contains("Kief"))
    #expect(try texts { $0.disabledRules = ["spelling-variant/kyiv"] }.contains("Kharkow"))
    #expect(try !texts { $0.disabledRules = ["spelling-variant/"] }.contains("Kharkow"))
    let rule = try #require(try findings { _ in }.first { $0.text == "Kief" }?.rule)
    let some = try texts {
      $0.disabledRules = ["spelling-variant/"]
      $0.enabledRules = [rule]
    }
    #expect(some.contains("Kief") && !some.contains("Kharkow"))
  }

  @Test("words to keep are kept by every detector", arguments: ["kief", "Kief"])
  func keep(_ word: String) throws {
    #expect(try !texts { $0.keep = [word] }.contains("Kief"))
    #expect(try texts { $0.keep = [word] }.contains("Kharkow"))
    #expect(try texts { _ in }.contains { $0.lowercased().contains("the") })
    #expect(try !texts { $0.keep = ["the the"] }.contains { $0.lowercased().contains("the") })
  }

  @Test func aKeptPhraseLeavesItsWordsFreeElsewhere() throws {
    #expect(try texts { $0.keep = ["on Kief"] }.filter { $0 == "Kief" }.count == 1)
  }

  @Test func whatAPatternMatchesIsNotEdited() throws {
    #expect(try texts { $0.protectedPatterns = [#"KB-\d+ \w+"#] }.filter { $0 == "Kief" }.count == 1)
    #expect(try texts { $0.protectedPatterns = ["(?i)kief"] }.filter { $0 == "Kief" }.isEmpty)
  }

  @Test func aPatternThatIsNoneIsRefused() throws {
    #expect(throws: CleanerError.self) { try findings { $0.protectedPatterns = ["(unclosed"] } }
  }
}
