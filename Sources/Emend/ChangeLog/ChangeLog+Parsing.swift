extension ChangeLog {
  /// Reads a log file. Linear.
  /// - Throws: ``ChangeLogError/malformed(line:reason:)`` for the first line that the format does not allow: JSON that
  ///   is cut short or broken, a key that is missing, unknown or of another type, a line out of order.
  public init(parsing file: [UInt8]) throws(ChangeLogError) {
    var builder = Builder()
    let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      do {
        try builder.take(line)
      } catch {
        let isCut = index == lines.count - 1 && error.isSyntax
        let reason = isCut ? "the last line is cut short: \(error.reason)" : error.reason
        throw .malformed(line: index + 1, reason: reason)
      }
    }
    sections = builder.finished()
  }
}

/// What is wrong with one line.
private struct LineError: Error {
  let reason: String
  /// Whether it is no JSON at all.
  var isSyntax = false
}

/// Puts sections together, line by line, and sees to the order.
private struct Builder {
  private var sections: [ChangeLog.Section] = []
  private var header: ChangeLog.Header?
  private var changes: [ChangeLog.Entry] = []
  private var unapplied: [ChangeLog.Entry] = []

  mutating func take(_ line: ArraySlice<UInt8>) throws(LineError) {
    var fields = try Fields(line)
    if fields.has("emend") {
      finishSection()
      header = try ChangeLog.Header(&fields)
    } else {
      guard let header else { throw LineError(reason: "the header line must come first") }
      let entry = try ChangeLog.Entry(&fields, header: header)
      try add(entry)
    }
    try fields.expectNoMore()
  }

  private mutating func add(_ entry: ChangeLog.Entry) throws(LineError) {
    guard let span = entry.outputSpan else {
      if let last = unapplied.last, entry.finding.span < last.finding.span {
        throw LineError(reason: "out of order: begins before the line above it")
      }
      unapplied.append(entry)
      return
    }
    guard unapplied.isEmpty else { throw LineError(reason: "out of order: a change below what was not applied") }
    if let last = changes.last, let lastSpan = last.outputSpan,
      entry.finding.span.start < last.finding.span.end || span.start < lastSpan.end
    {
      throw LineError(reason: "out of order: begins before the end of the change above it")
    }
    changes.append(entry)
  }

  mutating func finished() -> [ChangeLog.Section] {
    finishSection()
    return sections
  }

  private mutating func finishSection() {
    guard let header else { return }
    sections.append(ChangeLog.Section(header: header, changes: changes, unapplied: unapplied))
    self.header = nil
    changes = []
    unapplied = []
  }
}

extension ChangeLog.Header {
  fileprivate init(_ fields: inout Fields) throws(LineError) {
    version = try fields.string("emend")
    lexicon = try fields.string("lexicon")
    document = try fields.string("document")
    tier = try fields.name("tier", Tier.init(rawValue:))
    encoding = TextEncoding(
      name: fields.has("encoding") ? try fields.string("encoding") : TextEncoding.utf8.name,
      hasByteOrderMark: fields.has("byteOrderMark") ? try fields.bool("byteOrderMark") : false)
    input = try fields.fingerprint("input")
    output = try fields.fingerprint("output")
  }
}

extension ChangeLog.Entry {
  fileprivate init(_ fields: inout Fields, header: ChangeLog.Header) throws(LineError) {
    guard try fields.string("document") == header.document else {
      throw LineError(reason: "the document is not the header's")
    }
    _ = try fields.string("detector")
    let rule = try fields.string("rule")
    let span = try fields.span("start", "end")
    position = LineIndex.Position(line: try fields.offset("line"), column: try fields.offset("column"))
    let text = try fields.string("text")
    replacement = try fields.optionalString("replacement")
    let alternatives = try fields.strings("alternatives")
    let confidence = try fields.number("confidence")
    let tier = try fields.name("tier", Tier.init(rawValue:))
    let message = try fields.string("message")
    let evidence = try fields.strings("evidence")
    outputSpan = fields.has("outputStart") ? try fields.span("outputStart", "outputEnd") : nil
    let isApplied = outputSpan != nil
    let replacement = replacement
    decision = try fields.name("decision") { Decision(name: $0, isApplied: isApplied, text: replacement) }
    let proposed = fields.has("proposed") ? try fields.optionalString("proposed") : replacement
    reason = isApplied ? nil : try fields.string("reason")
    if isApplied, replacement == nil { throw LineError(reason: "a change without a replacement") }
    // The log keeps no strengths: what the document said is in the confidence by now.
    finding = Finding(
      span: span, rule: rule, text: text, replacement: proposed, alternatives: alternatives, message: message,
      evidence: evidence, strength: Strength(onCleanText: confidence, onMachineText: confidence, testimony: 0))
    finding.tier = tier
  }
}

extension Decision {
  /// The decision of a line, if the line may have it.
  fileprivate init?(name: String, isApplied: Bool, text: String?) {
    switch (name, isApplied) {
    case ("auto", true): self = .auto
    case ("accepted", true): self = .accepted
    case ("edited", true): self = .edited(text ?? "")
    case ("rejected", false): self = .rejected
    case ("skipped", false): self = .skipped
    case ("dropped", false): self = .dropped
    default: return nil
    }
  }
}

/// The members of one line, ticked off as they are read.
private struct Fields {
  private var members: [String: JSONValue] = [:]

  init(_ line: ArraySlice<UInt8>) throws(LineError) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: line)
    } catch {
      throw LineError(reason: error.description, isSyntax: true)
    }
    try self.init(value, what: "the line")
  }

  private init(_ value: JSONValue, what: String) throws(LineError) {
    guard case .object(let object) = value else { throw LineError(reason: "\(what) is no JSON object") }
    for member in object.members {
      let earlier = members.updateValue(member.value, forKey: member.key)
      if earlier != nil { throw LineError(reason: "the key \"\(member.key)\" stands there twice") }
    }
  }

  func has(_ key: String) -> Bool { members[key] != nil }

  /// A key nobody asked for might change the meaning of the line, and a log that is misread cannot be undone.
  func expectNoMore() throws(LineError) {
    if let key = members.keys.min() { throw LineError(reason: "the key \"\(key)\" is unknown") }
  }

  private mutating func take(_ key: String) throws(LineError) -> JSONValue {
    guard let value = members.removeValue(forKey: key) else {
      throw LineError(reason: "the key \"\(key)\" is missing")
    }
    return value
  }

  mutating func string(_ key: String) throws(LineError) -> String {
    guard case .string(let value) = try take(key) else { throw LineError(reason: "\"\(key)\" is no string") }
    return value
  }

  mutating func optionalString(_ key: String) throws(LineError) -> String? {
    switch try take(key) {
    case .string(let value): return value
    case .null: return nil
    default: throw LineError(reason: "\"\(key)\" is neither a string nor null")
    }
  }

  mutating func strings(_ key: String) throws(LineError) -> [String] {
    guard case .array(let values) = try take(key) else { throw LineError(reason: "\"\(key)\" is no array") }
    var strings: [String] = []
    for value in values {
      guard case .string(let string) = value else { throw LineError(reason: "\"\(key)\" holds something but strings") }
      strings.append(string)
    }
    return strings
  }

  mutating func bool(_ key: String) throws(LineError) -> Bool {
    guard case .bool(let value) = try take(key) else { throw LineError(reason: "\"\(key)\" is neither true nor false") }
    return value
  }

  mutating func number(_ key: String) throws(LineError) -> Double {
    switch try take(key) {
    case .number(let value): return value
    case .integer(let value): return Double(value)
    default: throw LineError(reason: "\"\(key)\" is no number")
    }
  }

  /// A number from 0.
  mutating func offset(_ key: String) throws(LineError) -> Int {
    guard case .integer(let value) = try take(key), value >= 0 else {
      throw LineError(reason: "\"\(key)\" is no whole number from 0")
    }
    return value
  }

  mutating func span(_ startKey: String, _ endKey: String) throws(LineError) -> TextSpan {
    let start = try offset(startKey)
    let end = try offset(endKey)
    guard start <= end else { throw LineError(reason: "\"\(endKey)\" stands before \"\(startKey)\"") }
    return TextSpan(start, end)
  }

  mutating func name<Value>(_ key: String, _ value: (String) -> Value?) throws(LineError) -> Value {
    let name = try string(key)
    guard let value = value(name) else { throw LineError(reason: "\"\(key)\" cannot be \"\(name)\" here") }
    return value
  }

  mutating func fingerprint(_ key: String) throws(LineError) -> ChangeLog.Fingerprint {
    var fields = try Fields(try take(key), what: "\"\(key)\"")
    let fingerprint = ChangeLog.Fingerprint(bytes: try fields.offset("bytes"), sha256: try fields.string("sha256"))
    try fields.expectNoMore()
    return fingerprint
  }
}
