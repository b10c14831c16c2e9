import EmendLearning
import TestSupport
import Testing

@testable import EmendCLI

/// Expressions out of texts that somebody trusts.
struct LearnTests {
  /// Sentences with the term in other company each time, among other words.
  private func text(_ term: String, seed: UInt64, sentences: Int = 4) -> String {
    let things = ["steel", "glass", "copper", "brass", "tin", "zinc", "iron", "lead", "nickel", "silver"]
    let acts = [
      "cooled", "heated", "weighed", "tested", "moved", "cleaned", "sold", "dried", "bent", "cut", "seen", "bought",
      "lost",
      "found", "shown", "kept", "stored", "burnt", "ground", "rolled",
    ]
    var generator = SeededGenerator(seed: seed)
    return (0..<sentences).map { _ in
      let (thing, act) = (things.randomElement(using: &generator)!, acts.randomElement(using: &generator)!)
      let other = things.randomElement(using: &generator)!
      return "The \(thing) was \(act) in the \(term) of the \(other) the \(acts.randomElement(using: &generator)!).\n"
    }.joined()
  }

  private func learned(_ texts: [String], _ known: Set<String> = [], atLeast: Int = 5) -> [String] {
    let grammar: Set<String> = ["the", "was", "in", "of", "a", "and"]
    var corpus = ReferenceCorpus { word in
      grammar.contains(word) ? .function : word == "seven" ? .number : word == "harry" ? .givenName : .content
    }
    for text in texts { corpus.add(text) }
    var learner = ExpressionLearner()
    learner.leastCount = atLeast
    return learner.expressions(in: corpus) { known.contains($0) }.map(\.text)
  }

  @Test func whatStandsTogetherIsLearned() {
    let texts = [text("annealing furnace", seed: 1), text("annealing furnace", seed: 2)]
    #expect(learned(texts).contains("annealing furnace"))
    #expect(!learned(texts).contains { $0.hasPrefix("the ") || $0.hasSuffix(" the") })
    #expect(!learned(texts, ["annealing furnace"]).contains("annealing furnace"))
  }

  @Test func oneTextIsNotEnough() {
    #expect(!learned([text("annealing furnace", seed: 1, sentences: 20), "Nothing."]).contains("annealing furnace"))
    let texts = [text("annealing furnace", seed: 1), text("annealing furnace", seed: 2)]
    #expect(!learned(texts, atLeast: 9).contains("annealing furnace"))
  }

  @Test(arguments: ["rate of return", "World Trade Organization", "basic oxygen furnace"])
  func theWholeIsLearnedAndNotItsPieces(term: String) {
    let found = learned([text(term, seed: 3, sentences: 9), text(term, seed: 4, sentences: 9)])
    #expect(found.contains(term))
    #expect(!found.contains { $0 != term && term.contains($0) })
  }

  @Test(arguments: ["seven furnaces", "furnace 12", "Harry Steelworker", "two-stage furnace", "annealing, furnace"])
  func whatIsNoExpressionIsLeft(words: String) {
    #expect(
      !learned([text(words, seed: 5), text(words, seed: 6)]).contains { $0.contains("urnace") || $0.contains("Steel") })
  }

  @Test func aPluralIsLearnedAsItsSingular() {
    let texts = ["annealing furnace", "annealing furnaces"].flatMap {
      [text($0, seed: 7, sentences: 6), text($0, seed: 8, sentences: 6)]
    }
    #expect(learned(texts).filter { $0.contains("furnace") } == ["annealing furnace"])
  }

  @Test func theCapitalOfASentenceIsNotTheExpressions() {
    let start = "Annealing furnace. Annealing furnace of steel. Annealing furnace, old. "
    let texts = [start + text("x", seed: 9), start + text("y", seed: 10)]
    #expect(learned(texts).contains("annealing furnace"))
    let council = learned([text("Security Council", seed: 11), text("Security Council", seed: 12)])
    #expect(council.contains("Security Council"))
  }

  @Test func whatIsFiledTwiceCountsOnce() {
    let story = text("annealing furnace", seed: 13, sentences: 4)
    #expect(learned([story, story, story]).isEmpty)
    let notice = "Subscribe to our weekly letter and never miss a story again.\n"
    let texts = (0..<6).map { text("oxygen lance", seed: UInt64(20 + $0)) + notice }
    #expect(learned(texts) == ["oxygen lance"])
  }

  @Test(arguments: 0..<8)
  func theOrderOfTheTextsDoesNotMatter(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let terms = ["annealing furnace", "rate of return", "Security Council", "oxygen lance"]
    let texts = (0..<8).map { text(terms[$0 % 4], seed: UInt64($0)) }
    #expect(learned(texts) == learned(texts.shuffled(using: &generator)))
  }

  @Test func theDictionaryGrowsOnceAndNamesNoText() throws {
    let folder = try TemporaryFolder()
    try folder.write(".emend.yml", "# ours\n")
    for (index, seed) in [UInt64(1), 2].enumerated() {
      try folder.write("clean/secret\(index).txt", text("annealing furnace", seed: seed))
    }
    try folder.write("clean/picture.png", [0x89, 0x50, 0, 0])
    try folder.write("more.jsonl", "{\"text\":\"One more annealing furnace.\"}\n{\"other\":1}\n")
    let arguments = ["lexicon", "learn", "--config", folder(".emend.yml"), folder("clean"), folder("more.jsonl")]
    let dry = try emend(arguments + ["--dry-run"])
    #expect(dry.output.contains("annealing furnace\t9\t3\t"))
    #expect(dry.error.contains("left out, for it is no text: \(folder("clean/picture.png"))"))
    #expect(dry.error.contains("1 record without a text in the field \"text\""))
    #expect(throws: (any Error).self) { try folder.bytes(".emend/expressions/learned.txt") }

    let first = try emend(arguments)
    #expect(first.status == 0)
    let bytes = try folder.bytes(".emend/expressions/learned.txt")
    let file = String(decoding: bytes, as: UTF8.self)
    #expect(file.hasPrefix("# emend: expressions\n"))
    #expect(file.contains("\nannealing furnace\n"))
    #expect(!file.contains("secret"))
    #expect(String(decoding: try folder.bytes(".emend.yml"), as: UTF8.self) == "# ours\ndictionaries:\n  - '.emend'\n")

    #expect(try emend(arguments).error.contains("there is nothing new in them"))
    #expect(try folder.bytes(".emend/expressions/learned.txt") == bytes)
    // What somebody took out stays out.
    let edited = file.replacing("\nannealing furnace\n", with: "\n# annealing furnace\n")
    try folder.write(".emend/expressions/learned.txt", edited)
    #expect(try emend(arguments).status == 0)
    #expect(String(decoding: try folder.bytes(".emend/expressions/learned.txt"), as: UTF8.self) == edited)
  }

  /// With the real dictionaries: what was learned passes the test, and its spun form is found.
  @Test func spunFormsOfWhatWasLearnedAreFound() throws {
    let folder = try TemporaryFolder()
    for seed in [UInt64(1), 2] { try folder.write("clean/\(seed).txt", text("annealing furnace", seed: seed)) }
    try folder.write("own.txt", "# emend: substitutions\ntempering -> annealing  n 0.8\nheater -> furnace  n 0.8\n")
    try folder.write("spun.txt", "The company bought a tempering heater for its new works.\n")
    let script = """
      export XDG_CACHE_HOME="$PWD/cache" XDG_CONFIG_HOME="$PWD/none"; mkdir .git
      "$EMEND" lexicon import own.txt && "$EMEND" lexicon learn clean && "$EMEND" lexicon test .emend
      "$EMEND" check --assume spun spun.txt
      """
    let result = try Program.shell(script, in: folder.path)
    #expect(result.output.contains("annealing furnace"), "\(result.error)")
    #expect(result.error.contains("0 problems"))
  }
}
