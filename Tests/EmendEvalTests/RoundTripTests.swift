import Emend
import Testing

@testable import EmendEvaluation

struct RoundTripTests {
  private func sequence(_ text: String) -> WordSequence { WordSequence(Array(text.utf8)) }

  @Test(arguments: [
    ("the cat sat", "the cat sat", 0), ("the cat sat", "the dog sat", 1), ("the cat", "the black cat", 1),
    ("", "one two", 2), ("town , the", "town, the", 1), ("cowsThe", "cows. The", 3), ("cows.The", "cows. The", 1),
    ("don’t “go”", "don't \"go\"", 0), ("High", "high", 1), ("3,000 men", "3000 men", 1), ("a  b", "a\nb", 0),
    ("kitten sitting on it", "sitting kitten on it", 2),
  ])
  func wordDistance(left: String, right: String, distance: Int) {
    #expect(sequence(left).distance(to: sequence(right)) == distance)
    #expect(sequence(right).distance(to: sequence(left)) == distance)
  }

  @Test func commonWords() {
    #expect(sequence("a b c d e").common(with: sequence("x b d c e")) == 3)
    #expect(sequence("a b").common(with: sequence("")) == 0)
    #expect(sequence("a b c").common(with: sequence("a b c")) == 3)
  }

  @Test func everyEditIsJudgedByItself() throws {
    let checker = try FakeChecker([
      .init(wrong: "officers", right: "officials"), .init(wrong: "mentioned", right: "uttered"),
      .init(wrong: "pinnacle", right: "top"), .init(wrong: "big", right: "large", confidence: 0.95),
    ])
    let trip = RoundTrip(
      name: "a", engine: "spun",
      pairs: [
        ("The officials said it.", "The officers mentioned it."),
        ("It stood at its pinnacle, big and red.", "It stood at its pinnacle, big and red."),
      ])
    let results = RoundTripEvaluation([trip], checker: checker)
    let safe = results.results.first { $0.tier == .safe }!.measure
    #expect(safe.edits.map(\.effect) == [.nearer, .unchanged, .away])
    #expect((safe.counts.missing, safe.counts.introduced, safe.counts.restored) == (2, 3, 1))
    let likely = results.results.first { $0.tier == .likely }!.measure
    #expect(likely.counts.away == 2)
    let scores = results.scores(rounds: 50)
    #expect(scores.map(\.tier) == [.safe, .likely])
    #expect(scores[0].nearer.value == 1.0 / 3)
    #expect(scores[0].harmless.value == 2.0 / 3)
    #expect(scores[0].restored.value == 0.5)
    #expect(scores[0].introducedRight.value == 1.0 / 3)
  }

  @Test func pairsOfOneEngineAreOneText() throws {
    let lines = """
      {"engine": "neural", "original": "One two.", "text": "Ane two."}
      {"engine": "neural", "original": "Three.", "text": "Three."}

      {"engine": "spa", "original": "Four.", "text": "Four."}
      {"engine": "spa", "document": "b", "original": "Five.", "text": "Five."}
      """
    let texts = try PairFile.texts("p", Array(lines.utf8), words: 100)
    #expect(texts.map(\.engine) == ["neural", "spa", "spa"])
    #expect(texts.map { String(decoding: $0.text, as: UTF8.self) } == ["Ane two.\n\nThree.", "Four.", "Five."])
    #expect(texts[0].paragraphs == [TextSpan(0, 8), TextSpan(10, 16)])
    #expect(try PairFile.texts("p", Array(lines.utf8), words: 2).count == 4)
    #expect(throws: PairFile.Failure.self) { try PairFile.texts("p", Array("{}".utf8), words: 0) }
  }

  @Test func chunksHaveEnoughWords() {
    let text = Array("a b c\n\nd e\nf\n\ng h i j\nk\n".utf8)
    let chunks = TextChunks.of(text, words: 4).map { String(decoding: text[$0.range], as: UTF8.self) }
    #expect(chunks == ["a b c\n\nd e", "f\n\ng h i j\nk"])
    #expect(TextChunks.of(text, words: 50).isEmpty)
  }
}
