extension Finding {
  /// The finding as `--format jsonl` and the change log write it, keys in the documented order.
  /// - Parameter lines: the line index of the document's text.
  public func json(document: String, lines: LineIndex) -> JSONObject {
    json(document: document, position: lines.position(of: span.start), replacement: replacement)
  }

  func json(document: String, position: LineIndex.Position, replacement: String?) -> JSONObject {
    [
      "document": .string(document),
      "detector": .string(String(rule.prefix { $0 != "/" })),
      "rule": .string(rule),
      "start": .integer(span.start),
      "end": .integer(span.end),
      "line": .integer(position.line),
      "column": .integer(position.column),
      "text": .string(text),
      "replacement": replacement.map { .string($0) } ?? .null,
      "alternatives": .strings(alternatives),
      "confidence": .rounded(confidence),
      "tier": .string(tier.rawValue),
      "message": .string(message),
      "evidence": .strings(evidence),
    ]
  }
}
