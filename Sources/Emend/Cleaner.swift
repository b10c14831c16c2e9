/// Finds and repairs what machine translation and spinning leave in English text. The facade of the library:
///
///     let cleaner = try Cleaner(lexicon: .english())
///     let document = cleaner.document(bytes, name: "article.txt")
///     let revision = cleaner.clean(document, applying: .safe)
///
/// A value: share one between any number of threads.
public struct Cleaner: Sendable {
  public let lexicon: Lexicon
  public let options: CleanerOptions
  private let protectedPatterns: ProtectedPatterns

  /// - Throws: ``CleanerError`` when a protected pattern is not a regular expression.
  public init(lexicon: Lexicon, options: CleanerOptions = CleanerOptions()) throws {
    self.lexicon = lexicon
    self.options = options
    protectedPatterns = try ProtectedPatterns(options.protectedPatterns)
  }

  /// Tokenizes a text. Linear in its length.
  /// - Parameter bytes: valid UTF-8; see ``DecodedText`` for files of any other encoding.
  public func document(_ bytes: [UInt8], name: String) -> Document {
    Document(name: name, bytes: bytes, lexicon: lexicon, protected: protectedPatterns.spans(in: bytes))
  }

  /// All findings of the enabled detectors with confidence and tier, in order of start; and what the document as a
  /// whole says about its origin. A pure function of the document, the lexicon and the options.
  public func report(on document: Document) -> Report {
    let judgement = Judgement(origin: options.origin)
    var candidates = wanted(detected(in: document), in: document)
    var score = judgement.probabilityOfMachine(candidates, words: document.tokens.count)
    if options.decodesSentences, options.detectors.contains(.garbledPhrase), !lexicon.languageModel.isEmpty,
      score >= Self.leastScoreToDecode
    {
      let reading = SwappedWordDetector().reading(
        of: document, lexicon: lexicon, isSuspect: options.origin == .machine)
      score = judgement.probabilityOfMachine(
        candidates, words: document.tokens.count, reading: reading.testimony)
      candidates += wanted(reading.candidates, in: document)
    }
    return judgement.report(candidates, score: score)
  }

  /// Clean texts of some length end here: hardly any reaches this score in the first step. Of a few sentences nothing is
  /// known beforehand, and decoding them costs little.
  private static let leastScoreToDecode = 0.00001

  private func detected(in document: Document) -> [Candidate] {
    var candidates: [Candidate] = []
    if options.detectors.contains(.spellingVariant) {
      let findings = SpellingVariantDetector().findings(in: document, lexicon: lexicon, options: options)
      candidates += findings.map(Candidate.init)
    }
    if options.detectors.contains(.garbledPhrase) {
      candidates += GarbledPhraseDetector().candidates(in: document, lexicon: lexicon)
    }
    if options.detectors.contains(.repeatedSpan) {
      candidates += RepeatedSpanDetector().findings(in: document, lexicon: lexicon).map(Candidate.init)
      if let agreement = options.agreement {
        candidates += CorpusLines.findings(in: document, agreement: agreement).map(Candidate.init)
      }
    }
    if options.detectors.contains(.debris) {
      candidates += DebrisDetector().findings(in: document, lexicon: lexicon).map(Candidate.init)
    }
    return candidates
  }

  /// The candidates that the user wants to hear of. Those left out say nothing about the document either.
  private func wanted(_ candidates: [Candidate], in document: Document) -> [Candidate] {
    if options.disabledRules.isEmpty, options.keep.isEmpty { return candidates }
    let kept = KeptWords(options.keep)
    return candidates.filter { candidate in
      guard let finding = candidate.finding() else { return false }
      return options.allows(rule: finding.rule) && !kept.touch(finding.span, in: document)
    }
  }
}

/// What a check of one document gives.
public struct Report: Sendable {
  /// In order of start; spans may overlap (the normalizer settles that).
  public var findings: [Finding]
  /// The probability (0–1) that a machine translated or spun the text.
  public var score: Double
  /// Why the score is what it is, strongest first.
  public var evidence: [String]
}

public struct CleanerError: Error, CustomStringConvertible, Sendable {
  public let description: String
}
