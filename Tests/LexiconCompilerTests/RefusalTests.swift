import Emend
import LexiconCompiler
import Testing

struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var files: [(path: String, text: String)]
    /// `file:line` and a part of the message.
    var place: String
    var message: String
    var testDescription: String { message }

    init(_ files: [(path: String, text: String)], _ place: String, _ message: String) {
      self.files = files
      self.place = place
      self.message = message
    }
  }

  @Test(arguments: [
    // Examples.
    Case([("names/a.txt", "Kyiv = Kief\n  yes: To Kief. => To Kiev.")], "names/a.txt:2", "becomes: To Kyiv."),
    Case([("names/a.txt", "Kyiv = Kief\n  yes: To Odesa.")], "names/a.txt:2", "is not found"),
    Case([("names/a.txt", "Kyiv = Kief\n  no: To Kief.")], "names/a.txt:2", "must not be touched"),
    Case([("en/repeats/a.txt", "had had\n  yes: He had had it.")], "en/repeats/a.txt:2", "unknown attribute `yes`"),
    // Form.
    Case([("names/a.txt", "Kyiv = Kief\n  sort: place")], "names/a.txt:2", "unknown attribute `sort`"),
    Case([("names/a.txt", "Kyiv = Kief\n  place")], "names/a.txt:2", "`key: value`"),
    Case([("names/a.txt", "Kyiv = Kief\n  weak: Kiewa")], "names/a.txt:1", "`weak` variants need `context`"),
    Case([("other/a.txt", "Kyiv = Kief")], "other/a.txt:0", "# emend: KIND"),
    Case([("names/a.txt", "Kyiv = Kief\0")], "names/a.txt:0", "NUL"),
    Case([("en/expressions/a.txt", "field")], "en/expressions/a.txt:1", "two to five words"),
    Case([("en/substitutions/a.txt", "murder -> killing  n 2")], "en/substitutions/a.txt:1", "expected"),
    Case([("en/phrases/a.txt", "a big => ")], "en/phrases/a.txt:1", "` => `"),
    Case([("en/phrases/a.txt", "a big man => $1 men")], "en/phrases/a.txt:1", "refers to $1"),
    Case([("en/inflections/a.txt", "v come comes")], "en/inflections/a.txt:1", "expected"),
    // Duplicates.
    Case(
      [("en/expressions/a.txt", "killing field\nred line\nkilling field")], "en/expressions/a.txt:3", "a.txt:1 already"),
    Case(
      [("en/substitutions/a.txt", "murder -> killing  n 0.9\nmurder -> killing  n 0.5")], "en/substitutions/a.txt:2",
      "a.txt:1 already"),
    Case([("en/phrases/a.txt", "a big man => a man\na big man => men")], "en/phrases/a.txt:2", "a.txt:1 already"),
    Case([("en/spellings/a.txt", "grey = gray\ngrey = graye")], "en/spellings/a.txt:2", "a.txt:1 already"),
    Case([("en/spellings/a.txt", "grey = grey")], "en/spellings/a.txt:1", "the same"),
    Case([("en/repeats/a.txt", "had had\nhad had")], "en/repeats/a.txt:2", "a.txt:1 already"),
    Case(
      [("en/inflections/a.txt", "n foot feet\nn foot foots")], "en/inflections/a.txt:2", "stand in the dictionaries"),
    Case([("en/classes/people.txt", "man\nman")], "en/classes/people.txt:2", "already"),
    Case([("names/a.txt", "Kyiv = Kief, Kiew, Kief")], "names/a.txt:1", "Kief stands here twice"),
    Case(
      [("names/a.txt", "Kyiv = Kief\nKiel = Kief")], "names/a.txt:2", "Kief already stands for Kyiv (names/a.txt:1)"),
    // Cycles.
    Case([("names/a.txt", "Kyiv = Kief\nKief = Kiew")], "names/a.txt:2", "a cycle"),
    Case([("names/a.txt", "Kyiv = Kiew\nKief = Kyiv")], "names/a.txt:2", "a cycle"),
    Case(
      [("en/phrases/a.txt", "red line => white line\nwhite line => red line")], "en/phrases/a.txt:1", "changed again"),
    Case([("en/phrases/a.txt", "big red => big big red")], "en/phrases/a.txt:1", "changed again"),
    // Unreachable.
    Case(
      [("en/phrases/a.txt", "a {people} line => a line")], "en/phrases/a.txt:1", "{people} of en/classes is missing"),
    Case(
      [("en/phrases/a.txt", "a {people} line => a line"), ("en/classes/people.txt", "# nobody\n")],
      "en/phrases/a.txt:1",
      "{people} of en/classes is missing or empty"),
    Case(
      [("en/phrases/a.txt", "big line => line\n  near: man\n  unless: man, men")], "en/phrases/a.txt:1", "never found"),
    Case([("en/phrases/a.txt", "{number} {word} => x")], "en/phrases/a.txt:1", "no word of its own"),
    Case([("en/substitutions/a.txt", "murder -> murder  n 0.9")], "en/substitutions/a.txt:1", "changes nothing"),
    Case(
      [("names/a.txt", "New Mexico = Nuevo México\nMexico = México\n  keep: Nuevo México")], "names/a.txt:1",
      "Nuevo México is never found"),
  ])
  func refuses(_ example: Case) {
    let result = LexiconCompiler.compile(SmallDictionaries.files(example.files))
    #expect(result.image == nil)
    #expect(
      result.problems.contains { "\($0.file):\($0.line)" == example.place && $0.message.contains(example.message) },
      "\(result.problems)")
  }

  @Test func tellsAllProblemsInOrder() {
    let result = compile(("names/b.txt", "A = B\n  sort: x\n  form: y"), ("names/a.txt", "C = D\n  sort: x"))
    #expect(result.problems.map { "\($0.file):\($0.line)" } == ["names/a.txt:2", "names/b.txt:2", "names/b.txt:3"])
  }
}
