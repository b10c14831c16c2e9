import Emend
import LexiconCompiler
import Testing

struct OwnDictionaryTests {
  private func base() throws -> Lexicon {
    try compiled(
      ("names/a.txt", "Kyiv = Kief, Kiew\n  kind: place\n  yes: To Kief. => To Kyiv.\n"),
      ("en/expressions/a.txt", "killing field\n"), ("en/substitutions/a.txt", "murder -> killing  n 0.9\n"),
      ("en/phrases/a.txt", "a big red line => a red line\n  tier: safe\n"), ("en/classes/people.txt", "man\n"))
  }

  private func lexicon(with own: String, at path: String = "own/names/x.txt") throws -> Lexicon {
    let result = LexiconCompiler.compile([DictionaryFile(path: path, text: own)], over: try base())
    return Lexicon(try LexiconImage(try #require(result.image, "\(result.problems)")))
  }

  @Test func ownEntriesComeOnTop() throws {
    let both = try lexicon(with: "Odesa = Odessaa\n  yes: To Odessaa. => To Odesa.\n")
    #expect(try cleaned("From Kiew to Odessaa by murder field.", with: both) == "From Kyiv to Odesa by killing field.")
  }

  @Test func anOwnNameWinsAndTakesTheVariantsAlong() throws {
    let both = try lexicon(with: "Kiev = Kyiv\n  yes: To Kyiv. => To Kiev.\n")
    #expect(try cleaned("From Kyiv.", with: both) == "From Kiev.")
    #expect(try cleaned("From Kief.", with: both) == "From Kiev.")
  }

  @Test func anOwnVariantIsAddedToTheBuiltInOnes() throws {
    let both = try lexicon(with: "Kyiv = Kijow\n")
    #expect(try cleaned("From Kijow.", with: both) == "From Kyiv.")
    #expect(try cleaned("From Kief.", with: both) == "From Kyiv.")
  }

  @Test func anOwnPatternWins() throws {
    let both = try lexicon(with: "# emend: phrases\na big red line => a thick red line\n  tier: safe\n", at: "own.txt")
    #expect(try cleaned("They saw a big red line.", with: both) == "They saw a thick red line.")
  }

  @Test func aBuiltInExpressionMayBeSaidAgain() throws {
    let both = try lexicon(with: "# emend: expressions\nkilling field\nhigh road\n", at: "own.txt")
    #expect(both.entries.contains { $0.text == "high road" && $0.file == "own.txt" })
  }

  @Test func builtInRulesKeepTheirNames() throws {
    let both = try lexicon(with: "Kyiv = Kijow\n")
    #expect(both.entries.filter { $0.kind == .name }.map(\.rule) == ["spelling-variant/kyiv", "spelling-variant/kyiv"])
  }

  @Test func ownMistakesAreTold() throws {
    let result = LexiconCompiler.compile(
      [DictionaryFile(path: "x.txt", text: "# emend: names\nOdesa = Odessaa\nLviv = Odessaa\n  yes: To Lwow.\n")],
      over: try base())
    #expect(result.problems.map { "\($0.file):\($0.line)" } == ["x.txt:3"])
    #expect(result.entries == 2)
  }

  @Test func ownExamplesRun() throws {
    let result = LexiconCompiler.compile(
      [DictionaryFile(path: "x.txt", text: "# emend: names\nOdesa = Odessaa\n  yes: To Lwow.\n")], over: try base())
    #expect(result.problems.map { "\($0.file):\($0.line)" } == ["x.txt:3"])
  }

  @Test func figuresStayOut() throws {
    let result = LexiconCompiler.compile(
      [DictionaryFile(path: "own/en/frequencies/x.tsv", text: "word\t30\n")], over: try base())
    #expect(result.problems.map(\.file) == ["own/en/frequencies/x.tsv"])
  }

  @Test func nothingOwnChangesNothing() throws {
    let base = try base()
    let result = LexiconCompiler.compile([], over: base)
    let again = Lexicon(try LexiconImage(try #require(result.image)))
    #expect(again.entries == base.entries)
    #expect(try cleaned("From Kiew by murder field.", with: again) == "From Kyiv by killing field.")
  }

  @Test func examplesOfACompiledLexiconRun() throws {
    let (entries, problems) = try LexiconCompiler.failures(in: try base())
    #expect(entries == 4)
    #expect(problems.isEmpty)
  }
}
