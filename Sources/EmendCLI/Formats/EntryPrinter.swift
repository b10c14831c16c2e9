internal import Emend

/// Prints entries of the lexicon, one a line.
struct EntryPrinter {
  let format: EntryFormat
  let host: Host

  func print(_ entries: [LexiconEntry]) throws(Trouble) {
    var output = BufferedOutput(host.output)
    let palette = Palette(isColoured: host.outputTerminal.isColoured)
    for entry in entries {
      try output.write(format == .jsonl ? Self.json(entry).jsonLine + "\n" : Self.line(entry, palette))
      if output.readerIsGone { return }
    }
    try output.flush()
  }

  private static func line(_ entry: LexiconEntry, _ palette: Palette) -> String {
    let rule = entry.rule.map { "  " + palette.paint("[\($0)]", .dim) } ?? ""
    return "\(palette.paint("\(entry.source):", .dim)) \(visible(entry.text))\(rule)\n"
  }

  private static func json(_ entry: LexiconEntry) -> JSONObject {
    [
      "kind": .string(entry.kind),
      "rule": entry.rule.map { .string($0) } ?? .null,
      "text": .string(entry.text),
      "attributes": .strings(entry.attributes),
      "source": .string(entry.source),
    ]
  }
}
