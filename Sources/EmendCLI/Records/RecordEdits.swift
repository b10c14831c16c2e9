internal import Emend

extension Record {
  /// Findings in the record's text as findings in the file: spans of raw bytes, texts as JSON writes them. Findings on
  /// what is no character can't be.
  /// - Parameter start: where the line begins in the file.
  func rawFindings(_ findings: [Finding], lineStart start: Int) -> [Finding] {
    guard let text else { return [] }
    let isASCII = line.allSatisfy { $0 < 0x80 }
    return findings.compactMap { finding in
      if text.untouchable.contains(where: { $0.overlaps(finding.span) }) { return nil }
      let range = text.rawRange(of: finding.span)
      var raw = finding
      let offset = start - line.startIndex
      raw.span = TextSpan(range.lowerBound + offset, range.upperBound + offset)
      raw.text = String(decoding: line[range], as: UTF8.self)
      raw.replacement = finding.replacement.map { jsonEscaped($0, isASCII: isASCII) }
      raw.alternatives = finding.alternatives.map { jsonEscaped($0, isASCII: isASCII) }
      return raw
    }
  }

  /// The line with these changes of its text, and not a byte else different.
  func line(with changes: [Change]) -> [UInt8] {
    guard let text, !changes.isEmpty else { return Array(line) }
    // Whoever kept a file to ASCII has reasons.
    let isASCII = line.allSatisfy { $0 < 0x80 }
    var edited: [UInt8] = []
    edited.reserveCapacity(line.count)
    var copied = line.startIndex
    for change in changes {
      let range = text.rawRange(of: change.finding.span)
      edited += line[copied..<range.lowerBound]
      edited += jsonEscaped(change.replacement, isASCII: isASCII).utf8
      copied = range.upperBound
    }
    return edited + line[copied...]
  }
}
