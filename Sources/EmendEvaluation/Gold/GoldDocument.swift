public import Emend

/// A text of the corpus with what a careful editor would do to it.
public struct GoldDocument: Hashable, Sendable {
  /// Path below the corpus, such as `wild/bank-spun.txt`.
  public let path: String
  public let header: GoldHeader
  /// UTF-8.
  public let text: [UInt8]
  /// In order of start, disjoint.
  public let annotations: [Annotation]

  public init(path: String, header: GoldHeader, text: [UInt8], annotations: [Annotation]) {
    self.path = path
    self.header = header
    self.text = text
    self.annotations = annotations
  }

  public var kind: CorpusKind? { CorpusKind(path: path) }
  public var faults: [Fault] { annotations.compactMap(\.fault) }
  /// What must not be touched.
  public var keeps: [TextSpan] { annotations.compactMap { $0.fault == nil ? $0.span : nil } }

  /// The document and what was made of it share their sentences, so they are drawn together when chance is estimated.
  public var family: String { header.original.map { RelativePath.resolve($0, from: path) } ?? path }
}

/// The folders of the corpus.
public enum CorpusKind: String, CaseIterable, Sendable {
  case wild
  case synthetic
  case negative
  case knownFailures = "known-failures"

  init?(path: String) { self.init(rawValue: String(path.prefix { $0 != "/" })) }
}

/// The halves of the corpus: what dictionaries and constants may be written from, and what they may not.
public enum CorpusHalf: String, CaseIterable, Sendable {
  case development
  case test
}

/// How a text came to be what it is.
public enum TextOrigin: String, CaseIterable, Sendable {
  /// A person wrote it in English.
  case clean
  /// Words swapped for others that a thesaurus gives.
  case spun
  /// A round trip through a neural engine.
  case neural
  /// A round trip through a rule-based engine.
  case apertium
  /// Written as a translation out of another language.
  case translated
  /// Written around one kind of fault.
  case synthetic
}

/// The first line of a gold file.
public struct GoldHeader: Hashable, Sendable {
  /// The text's file name.
  public var document: String
  public var half: CorpusHalf
  public var origin: TextOrigin
  /// Such as `news` or `health`.
  public var field: String
  /// The clean text this one was made of, relative to the text; both have as many paragraphs.
  public var original: String?
  /// Whether the faults are marked. Where they are not, the text is good for pairs and scores alone.
  public var isAnnotated: Bool
  /// Which engine made a round trip, such as `spa`.
  public var engine: String?
  /// Which way of spinning was followed.
  public var dialect: String?

  public init(
    document: String, half: CorpusHalf, origin: TextOrigin, field: String, original: String? = nil,
    isAnnotated: Bool = true, engine: String? = nil, dialect: String? = nil
  ) {
    self.document = document
    self.half = half
    self.origin = origin
    self.field = field
    self.original = original
    self.isAnnotated = isAnnotated
    self.engine = engine
    self.dialect = dialect
  }
}

/// What gold says of one span of a text.
public struct Annotation: Hashable, Sendable {
  public enum Judgement: Hashable, Sendable {
    /// Something is wrong: the detector that ought to find it, and the repairs that are accepted (empty to delete;
    /// none where no repair is certain).
    case fault(DetectorID, repairs: [String])
    /// Nothing is wrong, though it looks so.
    case keep(why: String)
  }

  public let span: TextSpan
  /// The text of the span.
  public let text: String
  public let judgement: Judgement
  /// What Emend is known to get wrong.
  public let isKnownFailure: Bool

  public init(span: TextSpan, text: String, judgement: Judgement, isKnownFailure: Bool = false) {
    self.span = span
    self.text = text
    self.judgement = judgement
    self.isKnownFailure = isKnownFailure
  }

  public var fault: Fault? {
    guard case .fault(let detector, let repairs) = judgement else { return nil }
    return Fault(span: span, detector: detector, repairs: repairs)
  }
}

/// A place where something is wrong.
public struct Fault: Hashable, Sendable {
  public let span: TextSpan
  public let detector: DetectorID
  /// What may stand there instead; none where no repair is certain.
  public let repairs: [String]

  public init(span: TextSpan, detector: DetectorID, repairs: [String]) {
    self.span = span
    self.detector = detector
    self.repairs = repairs
  }
}

/// Paths within the corpus, with `/` between their parts.
enum RelativePath {
  /// Where `path` leads from the folder that holds `file`.
  static func resolve(_ path: String, from file: String) -> String {
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
