public import Emend

/// Everything that was measured on one half of the corpus.
public struct HalfReport: Sendable {
  /// A detector (nil: all) at a tier: everything of that tier and above.
  public struct DetectorRow: Hashable, Sendable {
    public let detector: DetectorID?
    public let tier: Tier
    public let scores: DetectorScores
  }

  public struct ReliabilityRow: Hashable, Sendable {
    public let detector: DetectorID?
    public let reliability: Reliability
    /// Expected calibration error.
    public let error: Figure
  }

  /// How well the document score tells texts of one origin from clean ones.
  public struct Separation: Hashable, Sendable {
    public enum Negatives: String, Sendable {
      /// Only the texts that the machine-made ones were made of.
      case originals
      /// All clean texts, those full of traps too.
      case allClean = "all clean"
    }

    public let origin: TextOrigin
    public let against: Negatives
    /// Area under the ROC curve over whole documents, and over chunks of at least a hundred words.
    public let documents: Figure
    public let positives: Int
    public let negatives: Int
    public let chunks: Figure
    public let positiveChunks: Int
    public let negativeChunks: Int
  }

  public struct Curve: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
      public let confidence: Double
      public let precision: Double
      public let recall: Double
    }

    public let detector: DetectorID?
    /// As the least confidence falls.
    public let points: [Point]
  }

  public struct PeerRow: Hashable, Sendable {
    public let name: String
    /// Nil where it is not installed.
    public let version: String?
    public let scores: DetectorScores?
    public let falseFindings: Figure?
  }

  public let half: CorpusHalf
  public let documents: Int
  public let words: Int
  public let faults: Int
  public let cleanDocuments: Int
  public let cleanWords: Int
  public let detectors: [DetectorRow]
  /// In 10,000 words of clean text, by tier.
  public let falseFindings: [(tier: Tier, figure: Figure)]
  public let reliability: [ReliabilityRow]
  public let separations: [Separation]
  public let roundTrips: [RoundTripScores]
  public let curves: [Curve]
  /// Document scores of chunks.
  public let chunkScores: [TextOrigin: [Double]]
  public let peers: [PeerRow]
  public let knownFailures: KnownFailures
  /// Edits of tier likely and above that gold does not accept.
  public let wrongEdits: [Case]
  /// Edits of tier likely and above that take a round trip away from its original, a line each.
  public let awayEdits: [String]

  /// The row of a detector (nil: all) at a tier.
  public func row(_ detector: DetectorID?, _ tier: Tier) -> DetectorRow? {
    detectors.first { $0.detector == detector && $0.tier == tier }
  }
}

/// The reports of the halves that were measured, and what was measured.
public struct EvaluationReport: Sendable {
  /// `sha256:…` of the lexicon.
  public let lexicon: String
  public let halves: [HalfReport]

  public init(lexicon: String, halves: [HalfReport]) {
    self.lexicon = lexicon
    self.halves = halves
  }
}

extension DetectorID? {
  var label: String { self?.rawValue ?? "all" }
}
