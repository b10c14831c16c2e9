extension ChangeLog.Section {
  /// Makes the changes again.
  /// - Parameter input: the file before the cleaning.
  /// - Returns: the file after it, byte for byte.
  /// - Throws: ``ChangeLogError`` when the file is another one or the log is not whole. Linear.
  public func replay(_ input: [UInt8]) throws(ChangeLogError) -> [UInt8] {
    let edits = try edits { finding, outputSpan, replacement in
      Edit(span: finding.span, old: Array(finding.text.utf8), new: Array(replacement.utf8))
    }
    return try rewrite(input, from: header.input, to: header.output, edits: edits)
  }

  /// Takes the changes back.
  /// - Parameter output: the file after the cleaning.
  /// - Returns: the file before it, byte for byte.
  /// - Throws: ``ChangeLogError`` when the file is another one or the log is not whole. Linear.
  public func undo(_ output: [UInt8]) throws(ChangeLogError) -> [UInt8] {
    let edits = try edits { finding, outputSpan, replacement in
      Edit(span: outputSpan, old: Array(replacement.utf8), new: Array(finding.text.utf8))
    }
    return try rewrite(output, from: header.output, to: header.input, edits: edits)
  }

  /// One step of rewriting.
  private struct Edit {
    let span: TextSpan
    /// What must stand there.
    let old: [UInt8]
    /// What is to stand there.
    let new: [UInt8]
  }

  private func edits(
    _ edit: (_ finding: Finding, _ outputSpan: TextSpan, _ replacement: String) -> Edit
  ) throws(ChangeLogError) -> [Edit] {
    var edits: [Edit] = []
    edits.reserveCapacity(changes.count)
    for (index, change) in changes.enumerated() {
      guard let outputSpan = change.outputSpan, let replacement = change.replacement else {
        throw .doesNotFit(change: index + 1)
      }
      edits.append(edit(change.finding, outputSpan, replacement))
    }
    return edits
  }

  private func rewrite(
    _ file: [UInt8], from old: ChangeLog.Fingerprint, to new: ChangeLog.Fingerprint, edits: [Edit]
  ) throws(ChangeLogError) -> [UInt8] {
    try Self.expect(old, of: file, else: { .otherFile(found: $0, expected: old) })
    let text = try decoding { () throws(TextDecodingError) in try header.encoding.text(of: file) }
    let edited = try Self.splice(edits, into: text)
    let result = try decoding { () throws(TextDecodingError) in try header.encoding.file(of: edited) }
    try Self.expect(new, of: result, else: { .leadsElsewhere(found: $0, expected: new) })
    return result
  }

  private func decoding(
    _ step: () throws(TextDecodingError) -> [UInt8]
  ) throws(ChangeLogError) -> [UInt8] {
    do {
      return try step()
    } catch {
      throw .encoding(error)
    }
  }

  /// Throws what `error` makes of the file's fingerprint unless it is the expected one.
  private static func expect(
    _ expected: ChangeLog.Fingerprint, of file: [UInt8], else error: (ChangeLog.Fingerprint) -> ChangeLogError
  ) throws(ChangeLogError) {
    let found = ChangeLog.Fingerprint(of: file)
    if found != expected { throw error(found) }
  }

  /// The text with the edits made. They are in order and disjoint, or they do not fit.
  private static func splice(_ edits: [Edit], into text: [UInt8]) throws(ChangeLogError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var copied = 0
    for (index, edit) in edits.enumerated() {
      guard copied <= edit.span.start, edit.span.end <= text.count, text[edit.span.range].elementsEqual(edit.old) else {
        throw .doesNotFit(change: index + 1)
      }
      result.append(contentsOf: text[copied..<edit.span.start])
      result.append(contentsOf: edit.new)
      copied = edit.span.end
    }
    result.append(contentsOf: text[copied...])
    return result
  }
}
