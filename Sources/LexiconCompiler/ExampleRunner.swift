internal import Dispatch
internal import Emend
internal import Synchronization

/// Runs the entries' own examples against the compiled lexicon.
///
/// An example is a document of its own, of which is known that a machine made it: names are in modern style, and the
/// judgement does not silence an entry for want of other testimony. What only the company of all its words shows is left
/// out: an example is about its entry.
struct ExampleRunner: Sendable {
  /// Only findings of the entry's own detector are asked for.
  private let cleaners: [DetectorID: Cleaner]

  init(_ lexicon: Lexicon) throws {
    var cleaners: [DetectorID: Cleaner] = [:]
    for detector in [DetectorID.spellingVariant, .garbledPhrase] {
      var options = CleanerOptions()
      options.style = .modern
      options.origin = .machine
      options.decodesSentences = false
      options.detectors = [detector]
      cleaners[detector] = try Cleaner(lexicon: lexicon, options: options)
    }
    self.cleaners = cleaners
  }

  /// The examples that fail, in the order of the entries.
  /// - Complexity: about 0.1 ms an example in a release build, on as many cores as there are.
  func problems(_ examples: [Example]) -> [DictionaryProblem] { compactMapOnAllCores(examples, problem) }

  /// A text as a document, and what is found in it.
  func findings(in text: String, by detector: DetectorID) -> (document: Document, findings: [Finding]) {
    guard let cleaner = cleaners[detector] else { preconditionFailure("no entry makes findings of \(detector)") }
    let document = cleaner.document(Array(text.utf8), name: "")
    return (document, cleaner.report(on: document).findings)
  }

  private func problem(_ example: Example) -> DictionaryProblem? {
    failure(of: example).map { DictionaryProblem(file: example.file, line: example.line, message: $0) }
  }

  /// What came instead of what the example says; nil where it holds.
  private func failure(of example: Example) -> String? {
    let (document, all) = findings(in: example.text, by: example.detector)
    let own = all.filter { $0.rule == example.rule || $0.sources.contains(example.rule) }
    switch example.expectation {
    case .untouched:
      guard let finding = own.first else { return nil }
      return "must not be touched, but \(finding.summary): \(example.text)"
    case .found:
      return own.isEmpty ? "is not found\(Self.others(all)): \(example.text)" : nil
    case .becomes(let expected):
      if own.isEmpty { return "is not found\(Self.others(all)): \(example.text)" }
      let output = Normalizer.revision(of: document, findings: own, applying: .suggest).output
      if output.elementsEqual(expected.utf8) { return nil }
      return "becomes: \(String(decoding: output, as: UTF8.self))  instead of: \(expected)"
    }
  }

  /// What other entries found in the place: it is often they that are in the way.
  private static func others(_ findings: [Finding]) -> String {
    findings.isEmpty ? "" : " (but \(findings.map { "\($0.summary) by \($0.rule)" }.joined(separator: ", ")))"
  }
}

/// A `yes:` or `no:` of a dictionary entry.
struct Example: Hashable, Sendable {
  enum Expectation: Hashable, Sendable {
    /// `no: A`
    case untouched
    /// `yes: A`
    case found
    /// `yes: A => B`
    case becomes(String)
  }

  var file: String
  var line: Int
  /// The entry's rule id.
  var rule: String
  var text: String
  var expectation: Expectation

  var detector: DetectorID { rule.hasPrefix(DetectorID.garbledPhrase.rawValue) ? .garbledPhrase : .spellingVariant }

  /// Nil for attributes that are no examples.
  init?(_ attribute: SourceEntry.Attribute, file: String, rule: String) {
    self.file = file
    self.rule = rule
    line = attribute.line
    switch attribute.key {
    case "no":
      text = attribute.value
      expectation = .untouched
    case "yes":
      let sides = attribute.value.components(parting: " => ")
      text = sides[0]
      expectation = sides.count == 1 ? .found : .becomes(sides[1...].joined(separator: " => "))
    default: return nil
    }
  }
}

extension Finding {
  /// “Kief” → “Kyiv”, for messages.
  fileprivate var summary: String { "“\(text)” → \(replacement.map { "“\($0)”" } ?? "?")" }
}

/// Maps items on as many cores as there are; the results in the order of the items.
func compactMapOnAllCores<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ transform: @escaping @Sendable (Item) -> Result?
) -> [Result] {
  // Small enough that no core is left waiting for another's last piece.
  let size = 32
  let pieces = (items.count + size - 1) / size
  let results = Mutex([[Result]](repeating: [], count: pieces))
  DispatchQueue.concurrentPerform(iterations: pieces) { piece in
    let result = items[piece * size..<min((piece + 1) * size, items.count)].compactMap(transform)
    results.withLock { $0[piece] = result }
  }
  return results.withLock { $0.flatMap { $0 } }
}
