internal import Emend
internal import EmendCorpus
internal import EmendPages

/// Looks for findings in many texts and prints them.
struct Check {
  private let host: Host
  private let format: OutputFormat
  private let parser: RecordParser
  private let jobs: Int
  private let writer: FindingWriter
  private var output: BufferedOutput
  private var tally = Tally()
  private var hadTrouble = false
  /// What the page tells of, if a page is wanted.
  private var reported: [ReportedText] = []
  private var notes: [String] = []

  init(host: Host, format: OutputFormat, input: InputOptions) {
    self.host = host
    self.format = format
    parser = input.recordParser
    jobs = input.jobCount
    writer = FindingWriter(format, terminal: host.outputTerminal)
    output = BufferedOutput(host.output)
  }

  var status: ExitStatus { hadTrouble ? .trouble : tally.total > 0 ? .findings : .done }

  mutating func run(_ sources: [TextSource]) throws {
    for group in SourceGroup.groups(of: sources) {
      if output.readerIsGone { return }
      switch group {
      case .texts(let sources): try checkTexts(sources)
      case .records(let source): try checkRecords(source)
      }
    }
    if format == .html { try output.write(ReportPage(reported).html) }
    try output.flush()
  }

  /// For people alone: programs count for themselves.
  func summarize() {
    for note in notes { host.say(note) }
    if format == .text, tally.documents > 0, !output.readerIsGone { host.say(tally.summary) }
  }

  /// What came of one text.
  private struct Outcome: Sendable {
    var shown: [UInt8] = []
    var tally = Tally()
    var trouble: Trouble?
    var reported: ReportedText?
  }

  private mutating func checkTexts(_ sources: [TextSource]) throws {
    let (host, format, writer) = (host, format, writer)
    try inOrder(sources, jobs: jobs) { source in
      Self.outcome(of: source, host, format, writer)
    } deliver: { outcome in
      try deliver(outcome)
      try output.flush()
      return !output.readerIsGone
    }
  }

  private static func outcome(
    of source: TextSource, _ host: Host, _ format: OutputFormat, _ writer: FindingWriter
  ) -> Outcome {
    var outcome = Outcome()
    do {
      let input = try source.read(in: host)
      if format == .diff {
        let cleaning = try Cleaning(source, input: input)
        outcome.shown = cleaning.diff
        outcome.tally.add(cleaning.revision.changes.map(\.finding))
      } else {
        let text = try decodedText(of: input, label: source.label)
        outcome = Self.outcome(of: text.bytes, name: source.path, label: source.label, source, format, writer)
      }
    } catch {
      outcome.trouble = error
    }
    return outcome
  }

  /// What is to be shown of the findings in a text.
  private static func outcome(
    of text: [UInt8], name: String, label: String, _ source: TextSource, _ format: OutputFormat, _ writer: FindingWriter
  ) -> Outcome {
    let report = source.report(on: text, name: name)
    var outcome = Outcome()
    outcome.tally.add(report.findings)
    if format == .html {
      outcome.reported = ReportedText(
        label: label, bytes: text, findings: report.findings, score: report.score, evidence: report.evidence,
        words: wordCount(text))
    } else {
      outcome.shown = Array(writer.text(for: report.findings, in: text, document: name, label: label).utf8)
    }
    return outcome
  }

  private mutating func checkRecords(_ source: TextSource) throws {
    do {
      if format == .diff { try diffRecords(source) } else { try streamRecords(source) }
    } catch let trouble as Trouble {
      try deliver(Outcome(trouble: trouble))
    }
  }

  private mutating func diffRecords(_ source: TextSource) throws {
    let input = try source.read(in: host)
    let (cleaning, census) = try RecordFileCleaner(parser: parser, jobs: jobs).cleaning(source, input: input)
    var outcome = Outcome(shown: cleaning.diff)
    outcome.tally.add(cleaning.revision.changes.map(\.finding))
    try deliver(outcome)
    try judge(census, source)
  }

  private mutating func streamRecords(_ source: TextSource) throws {
    let (format, writer) = (format, writer)
    var census = RecordStream.Census()
    try source.withDescriptor(in: host) { descriptor in
      let stream = RecordStream(descriptor: descriptor, parser: parser, jobs: jobs, label: source.label)
      census = try stream.forEachRecord { record, text in
        Self.outcome(
          of: text.bytes, name: record.name(in: source.path), label: record.label(in: source.label), source, format,
          writer)
      } deliver: { outcome in
        try deliver(outcome.result ?? Outcome(trouble: outcome.trouble))
        return !output.readerIsGone
      } pause: {
        try output.flush()
      }
    }
    try judge(census, source)
  }

  private mutating func judge(_ census: RecordStream.Census, _ source: TextSource) throws {
    if let trouble = census.objection(field: parser.textField, label: source.label) { throw trouble }
    if let note = census.note(field: parser.textField, label: source.label) { notes.append(note) }
  }

  private mutating func deliver(_ outcome: Outcome) throws {
    tally.add(outcome.tally)
    if let trouble = outcome.trouble {
      hadTrouble = true
      // What was found before stands before the complaint, also where both go to one terminal.
      try output.flush()
      host.complain(trouble)
    }
    if let text = outcome.reported { reported.append(text) }
    try output.write(outcome.shown)
  }
}

/// Sources that are worked on in one go.
enum SourceGroup {
  /// Many at a time.
  case texts([TextSource])
  /// One file, many records at a time.
  case records(TextSource)

  static func groups(of sources: [TextSource]) -> [SourceGroup] {
    var groups: [SourceGroup] = []
    for source in sources {
      if source.format == .jsonl {
        groups.append(.records(source))
      } else if case .texts(let texts) = groups.last {
        groups[groups.count - 1] = .texts(texts + [source])
      } else {
        groups.append(.texts([source]))
      }
    }
    return groups
  }
}

extension TextSource {
  /// What is found, less the findings that are not trusted enough.
  func report(on text: [UInt8], name: String) -> Report {
    var report = detector.report(on: detector.document(text, name: name))
    report.findings.removeAll { $0.tier < tier }
    return report
  }
}

extension Cleaning {
  var diff: [UInt8] {
    UnifiedDiff(from: input, to: output, of: text, revision: revision).bytes(path: path)
  }
}

extension InputOptions {
  var recordParser: RecordParser { RecordParser(textField: textField.textField, idField: idField.idField) }
  var jobCount: Int { jobs.count }
}
