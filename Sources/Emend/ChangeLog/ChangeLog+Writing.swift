extension ChangeLog.Section {
  /// The section as it stands in the file: the header, the changes, what was not applied, each on a line that ends
  /// with LF.
  public var jsonLines: String {
    var lines = [header.json.jsonLine]
    lines.reserveCapacity(changes.count + unapplied.count + 2)
    for entry in changes + unapplied { lines.append(entry.json(document: header.document).jsonLine) }
    lines.append("")
    return lines.joined(separator: "\n")
  }
}

extension ChangeLog.Header {
  fileprivate var json: JSONObject {
    var object: JSONObject = [
      "emend": .string(version), "lexicon": .string(lexicon), "document": .string(document),
      "tier": .string(tier.rawValue),
    ]
    if encoding != .utf8 { object["encoding"] = .string(encoding.name) }
    if encoding.hasByteOrderMark { object["byteOrderMark"] = .bool(true) }
    object["input"] = .object(input.json)
    object["output"] = .object(output.json)
    return object
  }
}

extension ChangeLog.Fingerprint {
  fileprivate var json: JSONObject { ["bytes": .integer(bytes), "sha256": .string(sha256)] }
}

extension ChangeLog.Entry {
  fileprivate func json(document: String) -> JSONObject {
    var object = finding.json(document: document, position: position, replacement: replacement)
    if let outputSpan {
      object["outputStart"] = .integer(outputSpan.start)
      object["outputEnd"] = .integer(outputSpan.end)
    }
    object["decision"] = .string(decision.name)
    // The line's replacement is what the person wrote; what was proposed is kept beside it.
    if case .edited = decision { object["proposed"] = finding.replacement.map { .string($0) } ?? .null }
    if let reason { object["reason"] = .string(reason) }
    return object
  }
}
