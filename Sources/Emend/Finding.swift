/// What one detector says about one place of a text: the span, what is wrong, and the repair if it knows one.
public struct Finding: Hashable, Sendable {
  /// What would be edited, exactly.
  public var span: TextSpan
  /// Stable id, such as `spelling-variant/kyiv`. The part before the slash is the detector.
  public var rule: String
  /// The text of the span.
  public var text: String
  /// What goes in its place; nil where no repair is known, empty to delete.
  public var replacement: String?
  /// Other repairs, the likeliest first.
  public var alternatives: [String]
  /// One sentence for the reader.
  public var message: String
  /// Why, in plain words, strongest first.
  public var evidence: [String]
  /// The probability (0–1) that a careful editor would accept this very edit.
  public var confidence: Double
  public var tier: Tier
  /// All findings that concern one name carry the same cluster: they are accepted or rejected together.
  public var cluster: String?
  /// Rule ids of the dictionary entries that took part, beside `rule`.
  public var sources: [String]
  /// How the judgement weighs this finding with the rest of the document.
  public var strength: Strength

  public init(
    span: TextSpan, rule: String, text: String, replacement: String?, alternatives: [String] = [], message: String,
    evidence: [String] = [], strength: Strength, cluster: String? = nil, sources: [String] = []
  ) {
    self.span = span
    self.rule = rule
    self.text = text
    self.replacement = replacement
    self.alternatives = alternatives
    self.message = message
    self.evidence = evidence
    self.confidence = strength.onCleanText
    self.tier = .suggest
    self.cluster = cluster
    self.sources = sources
    self.strength = strength
  }

  public var detector: DetectorID {
    DetectorID(rawValue: String(rule.prefix { $0 != "/" })) ?? .debris
  }
}

/// How sure a finding is by itself, before the document testifies.
public struct Strength: Hashable, Sendable {
  /// Probability (0–1) that the edit is right if the rest of the document is ordinary human English.
  public var onCleanText: Double
  /// Probability (0–1) that the edit is right if the document was machine translated or spun.
  public var onMachineText: Double
  /// How much more often such a finding appears on machine-made text than on clean text, as a natural
  /// logarithm (0 says nothing about the document, 5 nearly proves it).
  public var testimony: Double

  public init(onCleanText: Double, onMachineText: Double, testimony: Double) {
    self.onCleanText = onCleanText
    self.onMachineText = onMachineText
    self.testimony = testimony
  }
}

extension Strength {
  /// What the document and the finding say together, before calibration.
  /// - Parameter probabilityOfMachine: the score of the document.
  package func confidence(probabilityOfMachine: Double) -> Double {
    probabilityOfMachine * onMachineText + (1 - probabilityOfMachine) * onCleanText
  }
}

/// How far a finding may be trusted; ordered by trust.
public enum Tier: String, CaseIterable, Sendable, Comparable {
  /// At least 0.50 of such edits are right: shown in review, never applied unattended.
  case suggest
  /// At least 0.90 of such edits are right.
  case likely
  /// At least 0.995 of such edits are right: applied by `clean` unless told otherwise.
  case safe

  /// The least confidence of this tier.
  public var threshold: Double {
    switch self {
    case .suggest: 0.5
    case .likely: 0.9
    case .safe: 0.995
    }
  }

  public static func < (left: Tier, right: Tier) -> Bool { left.threshold < right.threshold }
}

/// The four detectors.
public enum DetectorID: String, CaseIterable, Sendable {
  case spellingVariant = "spelling-variant"
  case garbledPhrase = "garbled-phrase"
  case repeatedSpan = "repeated-span"
  case debris
}
