import Testing

@testable import Emend

@Suite("what is never done unattended")
struct CautionTests {
  private func cleaned(_ text: String, _ origin: CleanerOptions.Origin = .unknown) throws -> String {
    var options = CleanerOptions()
    options.origin = origin
    let cleaner = try Cleaner(lexicon: english, options: options)
    let revision = cleaner.clean(cleaner.document(Array(text.utf8), name: ""), applying: .safe)
    return String(decoding: revision.output, as: UTF8.self)
  }

  @Test func foreignFormsOfSeveralNamesSideBySide() throws {
    let text = "The people of Köln, Wien and Praha do not mind very much."
    #expect(try cleaned(text) == text)
    #expect(try cleaned("The train to Köln was late again.") == "The train to Cologne was late again.")
  }

  @Test(
    "capitals of a swapped name",
    arguments: [
      "The law was passed in Could 2022 by both houses.",
      "He is an analyst at Financial institution of the Lakes and said so.",
    ])
  func capitals(_ text: String) throws {
    let output = try cleaned(text, .machine)
    #expect(!output.contains(" could 2022") && !output.contains(" financial institution"))
  }

  @Test func aFullStopThatMayHaveBeenLost() throws {
    let text = "The coach kept his promisesPedro played from the start, and Pedro won."
    #expect(try cleaned(text) == text)
  }
}
