import EmendEnglish
import Testing

@testable import Emend

@Suite("the language model")
struct LanguageModelTests {
  private let lexicon: Lexicon
  private var model: LanguageModel { lexicon.languageModel }

  init() throws { lexicon = try Lexicon.english() }

  private func number(_ word: String) throws -> LanguageModel.Word {
    model.number(of: try #require(lexicon.words.slot(of: word)).id)
  }

  /// The cost of the last word after those before it.
  private func cost(_ words: String) throws -> Int {
    var history = LanguageModel.History.unknown
    var cost = 0
    for word in words.split(separator: " ") {
      (cost, history) = model.cost(of: try number(String(word)), after: history)
    }
    return cost
  }

  @Test(
    "what English says costs less than what it does not",
    arguments: [
      ("supreme court", "supreme courtroom"), ("the officials said", "the officials mentioned"),
      ("in the wake of", "in the wake at"), ("gain traction", "gain friction"), ("two years ago", "two years past"),
    ])
  func order(_ pair: (good: String, garbled: String)) throws {
    #expect(try cost(pair.good) < cost(pair.garbled))
  }

  @Test("two words before count, not one alone")
  func trigram() throws {
    #expect(try cost("of the united states") < cost("united states"))
  }

  @Test("the figures of one history are probabilities")
  func sum() throws {
    // All words after "prime": the sum may miss one by what rounding to a 25th of a decade leaves.
    let history = model.cost(of: try number("prime"), after: .unknown).next
    var total = 0.0
    for (word, _) in lexicon.vocabulary {
      let known = model.number(of: lexicon.words.slot(of: word)?.id ?? 0)
      if known != LanguageModel.unknown {
        total += LanguageModel.ratio(ofCost: model.cost(of: known, after: history).cost)
      }
    }
    #expect((0.85...1.15).contains(total))
  }

  @Test func aWordThatTheModelDoesNotKnowCostsMoreThanItsRarest() throws {
    let unknown = model.cost(of: LanguageModel.unknown, after: .sentenceStart)
    #expect(unknown.cost == LanguageModel.unknownCost)
    #expect(unknown.next == .unknown)
    #expect(try cost("aardvark") <= unknown.cost)
  }

  @Test func ratiosMultiply() {
    for cost in stride(from: -300, through: 300, by: 7) {
      let product = LanguageModel.ratio(ofCost: cost) * LanguageModel.ratio(ofCost: 25 - cost)
      #expect(abs(product * 10 - 1) < 1e-9)
    }
  }
}
