/// How much better the sentences of a text read with swaps than without, and what that says of its origin.
struct SwapGain {
  /// What each word with other readings gains where nothing tells whether a person wrote the text or it is spun, in natural
  /// logarithms. Texts that persons wrote gain -0.11 in the mean, the most of 200 pieces of speeches 0.19; spun pages 0.2
  /// to 0.43. So it lies above nearly all of the former and well below the latter, nearer to what persons write than
  /// halfway: a long text of theirs rarely comes near it, and ``byLuck`` guards the short ones.
  ///
  /// This and the next two were set together: of 3,093 pieces of 100 words of speeches 6 are taken for spun, and 37 of 67
  /// pieces of spun pages of the development half.
  private static let between = 0.05
  /// How much more each word gains per share of words that the model does not know: it misjudges their neighbours as well.
  /// Of 35,728 descriptions of software (an eighth of their words unknown) 177 were taken for spun without this and with
  /// repeated words counted in full, 13 with both; of pieces of spun pages one in thirty less is found.
  private static let perUnknownShare = 1.0
  /// What a sentence or two gain by luck.
  private static let byLuck = 2.5
  /// How much of what is gained beyond that is believed, of a short text.
  private static let trust = 0.8
  /// From about so many words with other readings on, a text says no more: styles differ, however long the text is.
  private static let wordsOfStyle = 75.0
  /// What is said so often, and makes up this share of the words, is what the text is about.
  private static let leastOfTopic = 3
  private static let shareOfTopic = 0.04
  /// No text speaks more clearly than this for either side, as a natural logarithm.
  private static let mostTestimony = 12.0
  /// Of 104 pieces of 100 words of spun pages none gained less a word (least -0.044); of 398 pieces of speeches two in three.
  private static let ofPersons = -0.06
  /// Odds of 150 to 1. Of speeches in texts of 30 words a fifth less is taken for swapped than where every text is read
  /// with what terms say of rare swaps.
  private static let ofMachines = 5.0
  /// Fewer words with other readings say nothing for sure.
  private static let leastOpenWords = 40.0

  /// As a natural logarithm of a likelihood ratio.
  private let sum: Double
  /// Different words that have other readings.
  private let openWords: Double
  /// Share of the words (0–1) that the model does not know; numbers are none.
  private let unknownShare: Double

  /// A word said again says nothing new: what a text is about ("mode") is said often, and if the dictionaries misjudge it
  /// they do so each time. So a sentence counts by the share of its words with other readings that the text had not before,
  /// and words that make up much of a text count nowhere.
  /// - Parameters:
  ///   - lattices: each with a word that has other readings.
  ///   - gains: what each of them gains with swaps, in natural logarithms.
  init(_ lattices: [WordLattice], gains: [Double]) {
    let words = lattices.reduce(0) { $0 + $1.tokens.count }
    let openWords = lattices.map(\.openWords)
    var counts: [LanguageModel.Word: Int] = [:]
    for word in openWords.joined() { counts[word, default: 0] += 1 }
    var seen = Set(
      counts.lazy.filter { $1 >= Self.leastOfTopic && Double($1) >= Self.shareOfTopic * Double(words) }.map(\.key))
    var (sum, counted) = (0.0, 0.0)
    for (number, gain) in gains.enumerated() {
      let new = Double(openWords[number].filter { seen.insert($0).inserted }.count)
      sum += gain * new / Double(openWords[number].count)
      counted += new
    }
    (self.sum, self.openWords) = (sum, counted)
    unknownShare = Double(lattices.reduce(0) { $0 + $1.unknownWords }) / Double(max(words, 1))
  }

  /// For a machine (above 0) or a person (below), as a natural logarithm of a likelihood ratio.
  var testimony: Double {
    let between = Self.between + Self.perUnknownShare * unknownShare
    let testimony = (sum - between * openWords - Self.byLuck) * Self.trust / (1 + openWords / Self.wordsOfStyle)
    return min(max(testimony, -Self.mostTestimony), Self.mostTestimony)
  }

  /// Whether a text gains so little that it is not worth reading on.
  var isSurelyOfPerson: Bool { openWords >= Self.leastOpenWords && sum < Self.ofPersons * openWords }

  /// Whether the sentences alone show that a machine made the text.
  var isSurelyOfMachine: Bool { testimony >= Self.ofMachines }
}
