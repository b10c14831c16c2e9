/// Finds what must never be edited: URLs, e-mail addresses, @handles, #tags, file names, code.
///
/// A scan for the few bytes that all of them contain (`@`, `#`, `/`, `\`, `` ` ``, `_` and `.` inside a word), then a
/// look at the run of non-blank characters around it. Linear: a run is looked at once.
enum ProtectedSpans {
  static func find(in bytes: UnsafeBufferPointer<UInt8>) -> [TextSpan] {
    var spans: [TextSpan] = []
    var index = 0
    while true {
      index = bytes.offset(from: index, of: mayTell)
      guard index < bytes.count else { break }
      let byte = bytes[index]
      let isStop = byte == 0x2E && (index + 1 == bytes.count || bytes[index + 1] <= 0x22)
      guard byte != 0x5D, byte != 0x5E, !isStop else {
        index += 1
        continue
      }
      if bytes[index] == 0x60 {
        let ticks = runLength(of: 0x60, in: bytes, from: index)
        // Backquotes that nothing closes are skipped as one, or a megabyte of them would be counted at every one.
        let end = codeEnd(bytes, index, ticks: ticks)
        if let end { spans.append(TextSpan(index, end)) }
        index = end ?? index + ticks
        continue
      }
      // The run of non-blank characters around the byte.
      let floor = spans.last?.end ?? 0
      var start = index
      while start > floor, !isBoundary(bytes[start - 1]) { start -= 1 }
      var end = index + 1
      while end < bytes.count, !isBoundary(bytes[end]) { end += 1 }
      if let span = protectedPart(bytes, start, end) { spans.append(span) }
      index = end
    }
    return spans
  }

  /// In order, overlapping ones made one.
  static func merged(_ spans: [TextSpan]) -> [TextSpan] {
    var merged: [TextSpan] = []
    for span in spans.sorted() {
      if let last = merged.last, span.start <= last.end {
        merged[merged.count - 1] = TextSpan(last.start, max(last.end, span.end))
      } else {
        merged.append(span)
      }
    }
    return merged
  }

  static func mark(_ spans: [TextSpan], in tokens: inout [Token]) {
    guard !spans.isEmpty else { return }
    var next = 0
    for index in tokens.indices {
      while next < spans.count, spans[next].end <= Int(tokens[index].start) { next += 1 }
      guard next < spans.count else { return }
      if Int(tokens[index].end) > spans[next].start { tokens[index].flags.insert(.protected) }
    }
  }

  // MARK: - What a run is

  /// A full stop that ends a word is no part of a domain or file name.
  @inline(__always)
  private static func mayTell(_ bytes: ByteBlock, _ next: ByteBlock) -> UInt64 {
    // Not before what ends a line or sentence: 0x00–0x1F, blank, ! and ".
    let goesOn = ~(next.matches(0x00, ignoring: 0x1F) | next.matches(0x20, ignoring: 0x02) | next.matches(0x21))
    // / and #, @ and `, \\ and _ with ] and ^.
    return bytes.matches(0x2F) | bytes.matches(0x23) | bytes.matches(0x40, ignoring: 0x20)
      | bytes.matches(0x5C, ignoring: 0x03) | bytes.matches(0x2E) & goesOn
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x60
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || byte >= 0x80
  }

  private static func runLength(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == byte { end += 1 }
    return end - start
  }

  /// The end of `code` or ```code```: the same number of backquotes, on one line for a single one, within 64 KB.
  private static func codeEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, ticks: Int) -> Int? {
    var index = start + ticks
    let limit = min(bytes.count, start + (ticks >= 3 ? 65_536 : 1_024))
    while index < limit {
      if ticks < 3, bytes[index] == 0x0A || bytes[index] == 0x0D { return nil }
      guard bytes[index] == 0x60 else {
        index += 1
        continue
      }
      let run = runLength(of: 0x60, in: bytes, from: index)
      if run == ticks { return index + run }
      index += run
    }
    return nil
  }

  private static func protectedPart(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> TextSpan? {
    var first = start
    while first < end {
      if isTypographic(bytes, first, end) {
        first += 3
      } else if !isWordByte(bytes[first]), !"@#/\\".utf8.contains(bytes[first]) {
        first += 1
      } else {
        break
      }
    }
    var last = end
    while last > first {
      if isTypographic(bytes, last - 3, last), last - 3 >= first {
        last -= 3
      } else if !isWordByte(bytes[last - 1]), bytes[last - 1] != 0x2F {
        last -= 1
      } else {
        break
      }
    }
    guard first < last, last - first < 4_096 else { return last - first >= 4_096 ? TextSpan(first, last) : nil }
    let run = bytes[first..<last]
    if run.first == 0x40 || run.first == 0x23 {
      // @handle, #tag: the word after it. &#39; is no tag.
      if run.first == 0x23, first > 0, bytes[first - 1] == 0x26 { return nil }
      var tail = first + 1
      while tail < last, isWordByte(bytes[tail]) { tail += 1 }
      return tail > first + 1 ? TextSpan(first, tail) : nil
    }
    if isUnit(bytes, first, last) { return nil }
    if containsURLMark(run) || isAddress(run) || isFileName(run) || isDomain(run) { return TextSpan(first, last) }
    if run.contains(0x5F), !run.allSatisfy({ $0 == 0x5F }) { return TextSpan(first, last) }
    return nil
  }

  /// Whether a dash, quotation mark or ellipsis of three bytes stands here.
  private static func isTypographic(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start >= 0, start + 3 <= end, bytes[start] == 0xE2, bytes[start + 1] == 0x80 else { return false }
    let last = bytes[start + 2]
    return (0x93...0x94).contains(last) || (0x98...0x9F).contains(last) || last == 0xA6
  }

  /// `://`, `www.`, or a path with two slashes.
  private static func containsURLMark(_ run: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var slashes = 0
    var previous: UInt8 = 0
    for byte in run {
      if byte == 0x2F {
        slashes += 1
        if previous == 0x3A { return true }
      }
      if byte == 0x5C, previous != 0x5C { slashes += 1 }
      previous = byte
    }
    if run.starts(with: "www.".utf8) || run.starts(with: "WWW.".utf8) { return true }
    // A path: it starts with a slash, or has two and a dot or digit between; "and/or" is no path.
    return slashes >= 2 && (run.first == 0x2F || run.contains(0x2E) || run.contains(0x5F))
  }

  /// local@domain.tld
  private static func isAddress(_ run: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let at = run.firstIndex(of: 0x40), at > run.startIndex else { return false }
    return run[run.index(after: at)...].contains(0x2E)
  }

  /// Two letters behind a number: "6 p.c" is no file.
  private static func isUnit(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    end - start == 3 && bytes[start + 1] == 0x2E && start >= 2 && bytes[start - 1] == 0x20
      && bytes[start - 2].isASCIIDigit
  }

  /// name.ext with a common extension.
  private static func isFileName(_ run: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let dot = run.lastIndex(of: 0x2E), dot > run.startIndex else { return false }
    let ending = String(decoding: run[run.index(after: dot)...], as: UTF8.self)
    // README.TXT, but not D.C or H.C.
    return fileEndings.contains(ending) || ending.utf8.count > 1 && fileEndings.contains(lowercased(ending))
  }

  /// In lower case if all of it is upper case: a name.Then is two sentences.
  private static func lowercased(_ ending: String) -> String {
    ending.utf8.allSatisfy { $0 &- 0x41 < 26 || $0 &- 0x30 < 10 } ? ending.lowercased() : ending
  }

  /// example.com, bbc.co.uk/news: a dot between word characters and a known top-level domain.
  private static func isDomain(_ run: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let host = run.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x3A }
    guard let dot = host.lastIndex(of: 0x2E), dot > host.startIndex else { return false }
    let ending = String(decoding: host[host.index(after: dot)...], as: UTF8.self)
    return domainEndings.contains(ending) && isWordByte(host[host.index(before: dot)])
  }

  private static let fileEndings: Set<String> = [
    "txt", "md", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "tsv", "json", "jsonl", "xml", "html",
    "htm",
    "css", "js", "ts", "py", "rb", "rs", "go", "c", "h", "cpp", "hpp", "java", "swift", "sh", "exe", "dll", "so", "zip",
    "gz", "tar", "rar", "jpg", "jpeg", "png", "gif", "svg", "webp", "mp3", "mp4", "wav", "avi", "mov", "log", "yml",
    "yaml", "toml", "ini", "cfg", "sql", "php",
  ]

  private static let domainEndings: Set<String> = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "co", "ai", "app", "dev", "tv", "me", "uk",
    "us", "ca", "au", "nz", "ie", "de", "fr", "es", "pt", "it", "nl", "be", "ch", "at", "se", "no", "dk", "fi", "pl",
    "cz", "sk", "hu", "ro", "bg", "gr", "ru", "ua", "by", "kz", "tr", "il", "ir", "in", "pk", "cn", "jp", "kr", "tw",
    "hk", "sg", "my", "id", "th", "vn", "ph", "br", "mx", "ar", "cl", "za", "ng", "ke", "eg", "eu", "news", "blog",
  ]
}
