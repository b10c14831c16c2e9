import Testing

@testable import EmendCLI

struct LexiconTests {
  @Test func explainsARule() throws {
    #expect(
      try emend("explain", "spelling-variant/kyiv").output == """
        spelling-variant/kyiv
        names, names/places.txt:3

            Kyiv = Kief, Kiew

        Found in:
          - Rockets fell on Kief.
          + Rockets fell on Kyiv.

        Left alone:
            Chicken Kiev.

        Measured precision: 99.8 % of 412 edits.

        """)
  }

  @Test func explainsADetectorAndKnowsSlips() throws {
    #expect(try emend("explain", "debris").output.hasPrefix("debris\n\nFinds what scraping"))
    let slip = try emend("explain", "spelling-variant/kiyv")
    #expect(slip.status == 2)
    #expect(slip.error.contains("did you mean \"spelling-variant/kyiv\"?"))
  }

  @Test func listsAndSearches() throws {
    let line = "names/places.txt:3: Kyiv = Kief, Kiew  [spelling-variant/kyiv]\n"
    #expect(try emend("lexicon", "list").output == line)
    #expect(try emend("lexicon", "list", "--kind", "names").output == line)
    #expect(try emend("lexicon", "list", "--kind", "nmaes").error.contains("did you mean \"names\"?"))
    #expect(try emend("lexicon", "search", "KIEW", "kyiv").output == line)
    #expect(try emend("lexicon", "search", "kiew", "odesa").output == "")
    #expect(
      try emend("lexicon", "search", "--format", "jsonl", "kiew").output
        .hasPrefix(#"{"kind": "names", "rule": "spelling-variant/kyiv", "text": "Kyiv = Kief, Kiew""#))
  }

  @Test func compilesAndTests() throws {
    let folder = try TemporaryFolder()
    #expect(try emend("lexicon", "compile", "x", "--output", folder("out")).status == 0)
    #expect(try folder.bytes("out") == [1, 2, 3])
    #expect(try emend("lexicon", "test").error == "1 entry tested, 0 problems\n")
  }
}
