import EmendEnglish
import Testing

@testable import Emend

@Suite("swapped words that the sentence shows")
struct SwappedWordTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try Lexicon.english() }

  private func report(_ text: String, _ origin: CleanerOptions.Origin) throws -> (document: Document, report: Report) {
    var options = CleanerOptions()
    options.origin = origin
    let cleaner = try Cleaner(lexicon: lexicon, options: options)
    let document = cleaner.document(Array(text.utf8), name: "")
    return (document, cleaner.report(on: document))
  }

  private func cleaned(_ text: String, _ origin: CleanerOptions.Origin, _ tier: Tier) throws -> String {
    let (document, report) = try report(text, origin)
    return String(
      decoding: Normalizer.revision(of: document, findings: report.findings, applying: tier).output, as: UTF8.self)
  }

  @Test(
    "single words on a text that a machine is known to have made",
    arguments: [
      ("The officers mentioned that two folks had been killed.", "mentioned that", "said that"),
      ("She has lived there for 12 months earlier than the warfare.", "earlier than", "before"),
      (
        "The pinnacle of the government has mentioned no, in opposition to the will of most folks.", "mentioned", "said"
      ),
    ])
  func swaps(_ example: (text: String, wrong: String, right: String)) throws {
    let output = try cleaned(example.text, .machine, .suggest)
    #expect(!output.contains(example.wrong))
    #expect(output.contains(example.right))
  }

  @Test(
    "a text on computing, whose words mean something else there and come again and again",
    arguments: [
      """
      The editor has a minor mode for every task. Each minor mode puts a word on the mode line, and with many modes the \
      line is full. This package hides the modes that are always on. A hidden mode stays in effect. To show a mode again, \
      remove it from the list of hidden modes in your init file, or toggle the mode by hand.
      """,
      """
      The server maps each command to an executable. A command name is also associated with an access list, so that a \
      client may run no command that the list does not name. Commands and their arguments are sent encrypted, and the \
      output of the command comes back to the client.
      """,
      """
      A driver for the ESP printers: ESP 3, ESP 5, ESP 7 and ESP 9, ESP C110, ESP C310 and ESP Office 4100. It prints \
      text and images in color on every ESP that has a color cartridge.
      """,
    ])
  func computing(_ text: String) throws {
    #expect(try cleaned(text, .unknown, .likely) == text)
  }

  /// "he mentioned" for he said is listed as well as "mentioned" for said: together they are sure.
  @Test("entries that say the same don't share its probability")
  func equalReadings() throws {
    let (_, report) = try report("The mayor was late, he mentioned on Tuesday.", .machine)
    #expect(report.findings.map(\.replacement) == ["said"])
    #expect(report.findings.allSatisfy { $0.tier == .likely })
  }

  @Test(
    "the same words on a text that a person wrote",
    arguments: [
      "The officers mentioned a second boat, and two of them went to look.",
      "Counsel submitted that the courtroom was too small for the number of witnesses.",
      "The navy sent an invoice for the repair of the ballot boxes.",
    ])
  func human(_ text: String) throws {
    #expect(try cleaned(text, .human, .suggest) == text)
    #expect(try cleaned(text, .unknown, .likely) == text)
  }

  @Test func nothingOfThisIsSafe() throws {
    let text = "The officers mentioned that folks had requested for assist in opposition to the warfare."
    let (document, _) = try report(text, .machine)
    let candidates = SwappedWordDetector().reading(of: document, lexicon: lexicon, isSuspect: true).candidates
    #expect(!candidates.isEmpty)
    #expect(candidates.allSatisfy { $0.strength.onMachineText < Tier.safe.threshold })
  }

  /// "Get" and "it" have more readings of their own than a lattice takes for one word.
  @Test("several words may begin with a word of many readings, or with a number")
  func severalWords() throws {
    let output = try cleaned("She has been unwell from the get-go, folks mentioned.", .machine, .suggest)
    #expect(!output.contains("get-go"))
    let year = try cleaned("He was killed a 12 months in the past, folks mentioned.", .machine, .suggest)
    #expect(!year.contains("12 months"))
  }

  @Test("repairs are spelt like the text")
  func regionalSpelling() throws {
    let british = "The harbour was grey. The shopping middle in the neighbourhood was closed, folks mentioned."
    #expect(try cleaned(british, .machine, .suggest).contains("shopping centre"))
    let american = "The harbor was gray. The shopping middle in the neighborhood was closed, folks mentioned."
    #expect(try cleaned(american, .machine, .suggest).contains("shopping center"))
  }

  @Test("what is spelt the British way is no word put for another")
  func britishWords() throws {
    let text = "The tower was twenty metres high, and the mentioned folks had travelled eighty kilometres to see it."
    let output = try cleaned(text, .machine, .suggest)
    #expect(output.contains("metres") && output.contains("kilometres"))
  }

  @Test("a term shows what a rare swap stands for, on a machine's text only")
  func terms() throws {
    let text = "The neutrons started a string response, and the bus runs on a fuel cubicle."
    let output = try cleaned(text, .machine, .suggest)
    #expect(output.contains("chain reaction") && output.contains("fuel cell"))
    #expect(try cleaned(text, .human, .suggest).contains("string response"))
  }

  @Test("capitals and articles go with the new word")
  func form() throws {
    #expect(try cleaned("Folks mentioned it was an mistake.", .machine, .suggest).hasPrefix("People "))
  }

  /// Forward–backward must give what adding up all ways gives.
  @Test(
    "probabilities are those of all ways through the lattice",
    arguments: [
      "officers mentioned that folks were there", "the warfare in the east", "he requested for extra assist",
    ])
  func posteriors(_ text: String) throws {
    let document = Document(name: "", bytes: Array(text.utf8), lexicon: lexicon)
    let matcher = ExpressionMatcher(document, lexicon)
    let lattice = WordLattice(
      0..<document.tokens.count, of: document, lexicon, matcher: matcher, support: [:])
    let rates = SwapRates(0.5, of: [lattice]).rates[0]
    let decoded = LatticeTrellis(lattice, lexicon.languageModel, rates: rates).result(
      lattice, rates: rates
    ).posteriors
    #expect(lattice.openTokens > 0)
    // Every way passes each token once.
    for place in lattice.tokens.indices {
      var sum = 0.0
      for start in 0...place {
        for index in lattice.starts[start]..<lattice.starts[start + 1] where start + lattice.edges[index].length > place
        {
          sum += decoded[index]
        }
      }
      #expect(abs(sum - 1) < 1e-6)
    }
  }

  @Test func theWordsAsTheyStandStayWhereNothingIsSwapped() throws {
    let text = "officers mentioned that folks were there"
    let document = Document(name: "", bytes: Array(text.utf8), lexicon: lexicon)
    let matcher = ExpressionMatcher(document, lexicon)
    let lattice = WordLattice(
      0..<document.tokens.count, of: document, lexicon, matcher: matcher, support: [:])
    let trellis = LatticeTrellis(lattice, lexicon.languageModel, rates: SwapRates(0.5, of: [lattice]).rates[0])
    let result = trellis.result(lattice, rates: [Double](repeating: 0, count: lattice.edges.count))
    #expect(abs(result.likelihood) < 1e-6)
    for (edge, probability) in zip(lattice.edges, result.posteriors) {
      #expect(abs(probability - (edge.form < 0 ? 1 : 0)) < 1e-6)
    }
  }
}
