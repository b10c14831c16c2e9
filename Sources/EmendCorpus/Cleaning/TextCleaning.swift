internal import Emend

/// Cleans one document section by section and collects what is to be known of it.
struct TextCleaning {
  private let cleaner: CorpusCleaner
  private let name: String
  /// Whether edits are made, or findings only told.
  private let rewrites: Bool
  private let wantsMarks: Bool
  private(set) var outcome: DocumentOutcome
  /// What is edited in the text, in its own bytes.
  private(set) var changes: [(span: TextSpan, replacement: String)] = []
  private var input = SHA256()
  private var output = SHA256()
  /// What the last section was and became: a document that is not edited needs no hash, and most are of one section.
  private var unhashed: (input: [UInt8], output: [UInt8])?
  /// Bytes of the sections so far.
  private var start = 0
  private var outputStart = 0
  /// Findings that were not applied.
  private var left = 0

  init(_ cleaner: CorpusCleaner, name: String, number: Int, id: String?, rewrites: Bool, wantsMarks: Bool) {
    self.cleaner = cleaner
    self.name = name
    self.rewrites = rewrites
    self.wantsMarks = wantsMarks
    outcome = DocumentOutcome(number: number, id: id)
  }

  /// Cleans the next section.
  /// - Parameters:
  ///   - isHashed: whether the text is what is hashed.
  ///   - wantsContext: whether a finding of a rule may serve as its sample.
  ///   - raw: what stands in the file for a span of the section, where that is not the text.
  /// - Returns: what is done to the section.
  mutating func add(
    _ text: [UInt8], protected: [TextSpan] = [], in decoded: DecodedText? = nil, isHashed: Bool = true,
    wantsContext: (String) -> Bool, raw: (TextSpan) -> String? = { _ in nil }
  ) -> Revision {
    let (revision, score) = cleaner.clean(text, name: name, protected: protected, in: decoded)
    outcome.bytes += text.count
    outcome.words += wordCount(text)
    outcome.score = max(outcome.score, score)
    if isHashed {
      hashLastSection()
      unhashed = (text, revision.output)
    }
    let first = outcome.findings.count
    for change in revision.changes {
      append(change.finding, change.outputSpan, change.replacement, change.decision, nil, text, wantsContext)
      if rewrites { outcome.findings[outcome.findings.count - 1].raw = raw(change.finding.span) }
      changes.append((moved(change.finding.span, by: start), change.replacement))
    }
    for entry in revision.unapplied {
      append(entry.finding, nil, entry.finding.replacement, entry.decision, entry.reason, text, wantsContext)
    }
    outcome.findings[first...].sort { ($0.span, $0.rule) < ($1.span, $1.rule) }
    if wantsMarks { mark(revision) }
    start += text.count
    outputStart += revision.output.count
    return revision
  }

  /// After the last section.
  mutating func finish(isHashed: Bool = true) {
    guard isHashed, outcome.edits > 0, rewrites else { return }
    hashLastSection()
    outcome.hashes = (SHA256.hexadecimal(input.finalize()), SHA256.hexadecimal(output.finalize()))
  }

  private mutating func hashLastSection() {
    guard let section = unhashed else { return }
    input.update(section.input)
    output.update(section.output)
    unhashed = nil
  }

  private mutating func append(
    _ finding: Finding, _ outputSpan: TextSpan?, _ replacement: String?, _ decision: Decision, _ reason: String?,
    _ text: [UInt8], _ wantsContext: (String) -> Bool
  ) {
    outcome.rules[finding.rule, default: DocumentOutcome.RuleCount()].findings += 1
    if outputSpan != nil {
      outcome.rules[finding.rule, default: DocumentOutcome.RuleCount()].edits += 1
    } else {
      left += 1
      if left > DocumentOutcome.findingLimit { return }
    }
    outcome.findings.append(
      FindingOutcome(
        span: moved(finding.span, by: start), outputSpan: outputSpan.map { moved($0, by: outputStart) },
        rule: finding.rule, text: finding.text, replacement: replacement, confidence: finding.confidence,
        tier: finding.tier, decision: decision, reason: reason,
        context: wantsContext(finding.rule) ? contextAround(finding.span, in: text) : nil))
  }

  private func moved(_ span: TextSpan, by offset: Int) -> TextSpan {
    TextSpan(span.start + offset, span.end + offset)
  }
}

extension TextCleaning {
  /// Notes where the findings stand in the text that is written.
  private mutating func mark(_ revision: Revision) {
    let text = rewrites ? revision.output : revision.input
    var places = revision.changes.map { change in
      (span: rewrites ? change.outputSpan : change.finding.span, finding: change.finding)
    }
    for entry in revision.unapplied {
      let span = rewrites ? Self.position(of: entry.finding.span, after: revision.changes) : entry.finding.span
      places.append((span, entry.finding))
    }
    let counter = ScalarCounter(text, offsets: places.flatMap { [$0.span.start, $0.span.end] })
    let base = outcome.scalars
    for (span, finding) in places.sorted(by: { $0.span < $1.span }) {
      outcome.marks.append(
        DocumentOutcome.Mark(
          rule: finding.rule, start: base + counter[span.start], end: base + counter[span.end],
          confidence: finding.confidence))
    }
    outcome.scalars += counter.total
  }

  /// Where a span of the text stands after the changes; one that was changed in part is where the changes are.
  private static func position(of span: TextSpan, after changes: [Change]) -> TextSpan {
    let start = position(of: span.start, after: changes, isEnd: false)
    return TextSpan(start, max(start, position(of: span.end, after: changes, isEnd: true)))
  }

  private static func position(of offset: Int, after changes: [Change], isEnd: Bool) -> Int {
    var low = 0
    var high = changes.count
    // The first change that ends behind the offset.
    while low < high {
      let middle = low + (high - low) / 2
      if changes[middle].finding.span.end <= offset { low = middle + 1 } else { high = middle }
    }
    if low < changes.count, changes[low].finding.span.start < offset {
      return isEnd ? changes[low].outputSpan.end : changes[low].outputSpan.start
    }
    guard low > 0 else { return offset }
    return changes[low - 1].outputSpan.end + offset - changes[low - 1].finding.span.end
  }
}

/// Counts scalars up to some offsets, in one pass over the text.
struct ScalarCounter {
  private var counts: [Int: Int] = [:]
  private(set) var total = 0

  init(_ text: [UInt8], offsets: [Int]) {
    var counted = 0
    for offset in Set(offsets).sorted() {
      total += Self.count(text[counted..<min(offset, text.count)])
      counted = min(offset, text.count)
      counts[offset] = total
    }
    total += Self.count(text[counted...])
  }

  subscript(offset: Int) -> Int { counts[offset] ?? total }

  private static func count(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}

/// Some words before and after a span, on one line.
private func contextAround(_ span: TextSpan, in text: [UInt8]) -> (before: String, after: String) {
  let reach = 60
  var start = max(0, span.start - reach)
  if start > 0 { start = text[start..<span.start].firstIndex(of: 0x20).map { $0 + 1 } ?? span.start }
  var end = min(text.count, span.end + reach)
  if end < text.count { end = text[span.end..<end].lastIndex(of: 0x20) ?? span.end }
  let before = text[start..<span.start]
  let after = text[span.end..<end]
  func line(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
  return (line(before), line(after))
}
