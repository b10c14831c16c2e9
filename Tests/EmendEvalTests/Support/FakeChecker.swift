import Emend
import EmendEnglish
import EmendEvaluation

/// Finds listed words wherever they stand, so that measures can be tested without any knowledge of English.
struct FakeChecker: TextChecker {
  struct Word: Sendable {
    var wrong: String
    var right: String?
    var rule = "garbled-phrase/fake"
    var confidence = 0.998
  }

  var words: [Word]
  private let cleaner: Cleaner

  init(_ words: [Word]) throws {
    self.words = words
    cleaner = try Cleaner(lexicon: try Lexicon.english())
  }

  func document(_ bytes: [UInt8], name: String) -> Document { cleaner.document(bytes, name: name) }

  func report(on document: Document) -> Report {
    var report = cleaner.report(on: cleaner.document([], name: ""))
    report.findings = words.flatMap { findings($0, document.bytes) }.sorted { $0.span < $1.span }
    report.score = report.findings.isEmpty ? 0.1 : 0.9
    return report
  }

  private func findings(_ word: Word, _ bytes: [UInt8]) -> [Finding] {
    places(of: word.wrong, in: bytes).map { span in
      var finding = Finding(
        span: span, rule: word.rule, text: word.wrong, replacement: word.right, message: "",
        strength: Strength(onCleanText: word.confidence, onMachineText: word.confidence, testimony: 0))
      let tier = Tier.allCases.last { word.confidence >= $0.threshold } ?? .suggest
      finding.tier = word.right == nil ? .suggest : tier
      return finding
    }
  }
}

/// Where some text stands.
func places(of text: String, in bytes: [UInt8]) -> [TextSpan] {
  let wanted = Array(text.utf8)
  return bytes.indices.filter { bytes[$0...].starts(with: wanted) }.map { TextSpan($0, $0 + wanted.count) }
}

/// A text with marks in it, as gold.
struct MarkedExample {
  let text: [UInt8]
  let annotations: [Annotation]

  init(_ marked: String) throws {
    let marked = try MarkedText(parsing: marked)
    text = Array(marked.text.utf8)
    annotations = marked.annotations
  }

  var faults: [Fault] { annotations.compactMap(\.fault) }

  /// A detection on the nth (from 0) occurrence of some text.
  func detection(
    _ text: String, at occurrence: Int = 0, to replacement: String?, detector: DetectorID = .garbledPhrase
  ) -> Detection {
    Detection(
      span: places(of: text, in: self.text)[occurrence], replacement: replacement, detector: detector, rule: "test")
  }

  func matching(_ detections: Detection...) -> Matching { Matching(detections, annotations, in: text) }
}

/// A document of the corpus, out of a text with marks.
func goldDocument(
  _ marked: String, path: String = "wild/a.txt", half: CorpusHalf = .development, origin: TextOrigin = .spun,
  original: String? = nil
) throws -> GoldDocument {
  let example = try MarkedExample(marked)
  let name = String(path.split(separator: "/").last!)
  let header = GoldHeader(document: name, half: half, origin: origin, field: "news", original: original)
  return GoldDocument(path: path, header: header, text: example.text, annotations: example.annotations)
}

/// The two files of a document.
func files(_ document: GoldDocument) -> [Corpus.File] {
  [
    Corpus.File(path: document.path, bytes: document.text),
    Corpus.File(
      path: GoldFile.path(forText: document.path),
      bytes: Array(GoldFile.write(document.header, document.annotations).utf8)),
  ]
}
