/// A sentence with everything that its words may stand for: from each word an edge for the word itself, and one for each
/// reading that the substitutions give it.
struct WordLattice {
  struct Edge {
    /// Index of the ``SubstitutionForm``; below 0 for the words as they stand.
    var form: Int32
    /// Tokens that the edge spans.
    var length: Int
    /// Numbers in the language model of the words it reads.
    var words: Range<Int>
    /// The substitution's dictionary entry.
    var entry: UInt32
    /// Share of the entry among what the words may stand for (0–1).
    var share: Double
    /// What speaks for or against the reading in this place, beside the language model; 1 is nothing.
    var favour: Double
  }

  /// Tokens of the document.
  let tokens: Range<Int>
  /// In order of the token that they leave.
  private(set) var edges: [Edge] = []
  /// Where the edges of each token begin; one more than there are tokens.
  private(set) var starts: [Int] = [0]
  private(set) var words: [LanguageModel.Word] = []
  /// How many tokens have a reading beside themselves.
  private(set) var openTokens = 0
  /// How many words the language model does not know; numbers are none.
  private(set) var unknownWords = 0
  /// Numbers in the language model of the tokens that have a reading beside themselves.
  var openWords: [LanguageModel.Word] {
    tokens.indices.compactMap { place in
      let edges = edges(at: place)
      return edges.count > 1 ? words[self.edges[edges.lowerBound].words.lowerBound] : nil
    }
  }

  /// Of two readings, how much the commoner word's advantage in the language model counts less than one: spinners swap
  /// common words and rare ones alike.
  static let damping = 0.15
  /// A capital inside a sentence marks a name, which is swapped more rarely.
  static let capitalWeight = 0.15
  /// The words stand in an expression of good English.
  static let expressionWeight = 0.05
  /// An expression that a swap completes counts for it no more than this.
  static let mostSupport = 200.0
  /// No words have more readings: neither a word by itself, nor several words that begin with it.
  private static let mostReadings = 12

  /// - Parameter support: by how much an expression that a step completes makes it more probable.
  init(
    _ tokens: Range<Int>, of document: Document, _ lexicon: Lexicon, matcher: ExpressionMatcher,
    support: [MatchStep: Double]
  ) {
    self.tokens = tokens
    let model = lexicon.languageModel
    for index in tokens {
      let token = document.tokens[index]
      let isNumber = token.flags.contains(.number)
      let own =
        isNumber ? Self.spoken(document.text(token), lexicon) ?? LanguageModel.unknown : model.number(of: token.word)
      words.append(own)
      if own == LanguageModel.unknown, !isNumber { unknownWords += 1 }
      edges.append(
        Edge(
          form: -1, length: 1, words: words.count - 1..<words.count, entry: 0, share: 0, favour: 1))
      defer { starts.append(edges.count) }
      // An acronym is nobody's word for another: ESP is no "esp.", and II no numeral of a sentence.
      guard !token.flags.contains(.protected), token.word.isKnown, !document.areLoneCapitals(index..<index + 1)
      else { continue }
      let first = edges.count
      func add(_ group: Int, upTo end: Int) {
        let firstOfGroup = edges.count
        for form in lexicon.substitutions(group) where edges.count - firstOfGroup < Self.mostReadings {
          let substitution = lexicon.substitution(form)
          let numbers = lexicon.targets(ofSubstitution: form).map(model.number)
          guard !numbers.contains(LanguageModel.unknown), numbers != [own], substitution.weight > 0 else { continue }
          let step = MatchStep(start: Int32(index), end: Int32(end), form: Int32(form))
          if substitution.flags.contains(.onlyInExpressions), support[step] == nil { continue }
          let span = document.tokens[index..<end]
          let advantage =
            span.reduce(0) { $0 + model.cost(of: model.number(of: $1.word)) }
            - numbers.reduce(0) { $0 + model.cost(of: $1) }
          let damped = LanguageModel.ratio(ofCost: Int(Self.damping * Double(advantage)))
          words.append(contentsOf: numbers)
          edges.append(
            Edge(
              form: Int32(form), length: end - index, words: words.count - numbers.count..<words.count,
              entry: substitution.entry, share: Double(substitution.weight) / 1000,
              favour: damped * (support[step] ?? 1)))
        }
      }
      // The traits that say whether there are readings leave the rarer ones out.
      // A number is what it says; "12 months" may be a year.
      if !isNumber { add(Int(token.word), upTo: index + 1) }
      var key = SequenceTable.root
      var end = index
      while end < tokens.upperBound, document.tokens[end].word.isKnown,
        end == index || document.tokens[end].gap == .blank || document.tokens[end].gap == .hyphen
      {
        key = SequenceTable.step(key, document.tokens[end].word)
        guard let node = lexicon.substitutes.node(key) else { break }
        end += 1
        if node.value > 0 { add(Int(node.value) - 1, upTo: end) }
        if node.continues == 0 { break }
      }
      guard edges.count > first else { continue }
      openTokens += 1
      let doubt = Self.doubt(index, in: document, matcher)
      for edge in first..<edges.count { edges[edge].favour *= doubt }
    }
    uniteEqualReadings()
  }

  /// The model was made of speech, where numbers are words: what follows 300 is what follows a hundred. A year is none of
  /// these, and decimals are left out.
  private static func spoken(_ number: String, _ lexicon: Lexicon) -> LanguageModel.Word? {
    guard let value = Int(number), value >= 0, !(1_800...2_100).contains(value) else { return nil }
    let word =
      switch value {
      case 0..<20: smallNumbers[value]
      case 20..<100: tens[value / 10 - 2]
      case 100..<1_000: "hundred"
      default: "thousand"
      }
    return lexicon.words.slot(of: word).map { lexicon.languageModel.number(of: $0.id) }
  }

  private static let smallNumbers = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

  /// "he mentioned" for he said, and "mentioned" for said, are one reading, and so is what two entries say of one word:
  /// apart, they would share its probability. The shortest stays, with the most that any of them claims.
  private mutating func uniteEqualReadings() {
    var isDropped = [Bool](repeating: false, count: edges.count)
    for place in tokens {
      for edge in self.edges(at: place) where edges[edge].form >= 0 {
        let (start, length, read) = core(edge, at: place)
        let same = self.edges(at: start).first {
          $0 != edge && !isDropped[$0] && edges[$0].form >= 0 && edges[$0].length == length
            && words[edges[$0].words].elementsEqual(words[read])
        }
        guard let same, start != place || length != edges[edge].length || same < edge else { continue }
        edges[same].share = max(edges[same].share, edges[edge].share)
        edges[same].favour = max(edges[same].favour, edges[edge].favour)
        isDropped[edge] = true
      }
    }
    guard isDropped.contains(true) else { return }
    var kept: [Edge] = []
    var keptStarts = [0]
    openTokens = 0
    for place in tokens {
      let all = self.edges(at: place)
      for edge in all where !isDropped[edge] { kept.append(edges[edge]) }
      if kept.count - keptStarts[keptStarts.count - 1] > 1 { openTokens += 1 }
      keptStarts.append(kept.count)
    }
    (edges, starts) = (kept, keptStarts)
  }

  private func edges(at place: Int) -> Range<Int> {
    starts[place - tokens.lowerBound]..<starts[place - tokens.lowerBound + 1]
  }

  /// Where an edge changes words: without those at its ends that it reads as they stand.
  private func core(_ edge: Int, at place: Int) -> (start: Int, length: Int, words: Range<Int>) {
    var read = edges[edge].words
    var span = place..<place + edges[edge].length
    func isKept(_ token: Int, _ word: Int) -> Bool {
      words[word] != LanguageModel.unknown && words[word] == words[edges[edges(at: token).lowerBound].words.lowerBound]
    }
    while span.count > 1, read.count > 1, isKept(span.lowerBound, read.lowerBound) {
      span = span.dropFirst()
      read = read.dropFirst()
    }
    while span.count > 1, read.count > 1, isKept(span.upperBound - 1, read.upperBound - 1) {
      span = span.dropLast()
      read = read.dropLast()
    }
    return (span.lowerBound, span.count, read)
  }

  /// How much less probable than elsewhere a swap is at this token.
  private static func doubt(_ index: Int, in document: Document, _ matcher: ExpressionMatcher) -> Double {
    let token = document.tokens[index]
    var doubt = 1.0
    if token.flags.contains(.capitalized), token.flags.isDisjoint(with: [.sentenceStart, .clauseStart]) {
      doubt *= capitalWeight
    }
    if matcher.literalExpression(around: index) != nil { doubt *= expressionWeight }
    return doubt
  }
}
