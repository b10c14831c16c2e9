internal import Emend

/// The difference of two files as `patch -p1` takes it.
///
/// Where the edits are is known, so nothing is searched: the time is linear in the files, however many lines change.
struct UnifiedDiff {
  /// Lines that differ: line numbers from 0 before and after.
  private struct Block {
    var old: Range<Int>
    var new: Range<Int>
  }

  private let old: Lines
  private let new: Lines
  private let blocks: [Block]

  private static let context = 3

  /// - Parameters:
  ///   - input: the file before, as it is on disk.
  ///   - output: the file after.
  ///   - revision: what was edited in the text of the file.
  init(from input: [UInt8], to output: [UInt8], of text: DecodedText, revision: Revision) {
    old = Lines(input)
    new = Lines(output)
    // The lines of the bytes are those of the text where LF is one byte and no part of other characters.
    let blocks =
      text.encoding.name.hasPrefix("UTF-16") || text.encoding.name.hasPrefix("UTF-32")
      ? [Block(old: 0..<old.count, new: 0..<new.count)] : Self.blocks(of: revision)
    self.blocks = blocks.map { [old, new] in Self.trimmed($0, old, new) }.filter { !$0.old.isEmpty || !$0.new.isEmpty }
  }

  /// The diff, empty where nothing differs.
  func bytes(path: String) -> [UInt8] {
    if blocks.isEmpty { return [] }
    var diff = Array("--- \(Self.fileName("a", path))\n+++ \(Self.fileName("b", path))\n".utf8)
    var start = 0
    for index in blocks.indices {
      let isLast = index == blocks.count - 1
      if isLast || blocks[index + 1].old.lowerBound - blocks[index].old.upperBound > 2 * Self.context {
        append(blocks[start...index], to: &diff)
        start = index + 1
      }
    }
    return diff
  }

  private func append(_ hunk: ArraySlice<Block>, to diff: inout [UInt8]) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let lead = min(Self.context, first.old.lowerBound)
    let trail = min(Self.context, old.count - last.old.upperBound)
    let oldRange = (first.old.lowerBound - lead)..<(last.old.upperBound + trail)
    let newRange = (first.new.lowerBound - lead)..<(last.new.upperBound + trail)
    diff += "@@ -\(Self.numbers(oldRange)) +\(Self.numbers(newRange)) @@\n".utf8
    var line = oldRange.lowerBound
    for block in hunk {
      old.append(line..<block.old.lowerBound, marked: " ", to: &diff)
      old.append(block.old, marked: "-", to: &diff)
      new.append(block.new, marked: "+", to: &diff)
      line = block.old.upperBound
    }
    old.append(line..<oldRange.upperBound, marked: " ", to: &diff)
  }

  /// Line number and count; the number of an empty range is that of the line before it.
  private static func numbers(_ range: Range<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound + 1)" : "\(range.lowerBound + (range.isEmpty ? 0 : 1)),\(range.count)"
  }
}

extension UnifiedDiff {
  /// The lines that edits touch; edits on the same or on neighbouring lines are one block.
  private static func blocks(of revision: Revision) -> [Block] {
    let old = LineCounter(revision.input)
    let new = LineCounter(revision.output)
    var blocks: [Block] = []
    for change in revision.changes {
      let span = change.finding.span
      let before = old.line(of: span.start)..<(old.line(of: span.end) + 1)
      let after = new.line(of: change.outputStart)..<(new.line(of: change.outputEnd) + 1)
      if let last = blocks.last, before.lowerBound <= last.old.upperBound {
        blocks[blocks.count - 1].old = last.old.lowerBound..<max(last.old.upperBound, before.upperBound)
        blocks[blocks.count - 1].new = last.new.lowerBound..<max(last.new.upperBound, after.upperBound)
      } else {
        blocks.append(Block(old: before, new: after))
      }
    }
    return blocks
  }

  /// The block without the lines at its ends that are the same before and after.
  private static func trimmed(_ block: Block, _ old: Lines, _ new: Lines) -> Block {
    // An edit at the very end touches a line that is none, the one after the last line end.
    var block = Block(
      old: block.old.clamped(to: 0..<old.count), new: block.new.clamped(to: 0..<new.count))
    while let first = block.old.first, let other = block.new.first, old[first] == new[other] {
      block.old = (first + 1)..<block.old.upperBound
      block.new = (other + 1)..<block.new.upperBound
    }
    while let last = block.old.last, let other = block.new.last, old[last] == new[other] {
      block.old = block.old.lowerBound..<last
      block.new = block.new.lowerBound..<other
    }
    return block
  }

  /// A name as GNU patch and git read it: in quotation marks where it has characters that would mislead them.
  private static func fileName(_ side: String, _ path: String) -> String {
    var path = path[...]
    while path.hasPrefix("./") || path.hasPrefix("/") { path = path.drop { $0 == "." }.drop { $0 == "/" } }
    let name = path == "-" ? "\(side)/stdin" : "\(side)/\(path)"
    if name.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) { return quoted(name) }
    // What follows a tab is a date; without it a name with blanks would end early.
    return name.utf8.contains(0x20) ? name + "\t" : name
  }

  private static func quoted(_ name: String) -> String {
    var quoted = "\""
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: quoted += "\\" + String(scalar)
      case 0..<0x20, 0x7F:
        let digits = String(scalar.value, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// The lines of a file with their line feeds; what patch takes for lines.
private struct Lines {
  private let bytes: [UInt8]
  private var starts = [0]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    // The last start begins a line, or marks the end of a file whose last line has its line feed.
    if starts.last != bytes.count { starts.append(bytes.count) }
  }

  var count: Int { starts.count - 1 }

  subscript(line: Int) -> ArraySlice<UInt8> { bytes[starts[line]..<starts[line + 1]] }

  func append(_ lines: Range<Int>, marked mark: Unicode.Scalar, to diff: inout [UInt8]) {
    for line in lines {
      diff += String(mark).utf8
      diff += self[line]
      if self[line].last != 0x0A { diff += "\n\\ No newline at end of file\n".utf8 }
    }
  }
}

/// Counts line feeds; ``LineIndex`` also ends lines at a lone CR, which patch doesn't.
private struct LineCounter {
  private let lineFeeds: [Int]

  init(_ bytes: [UInt8]) { lineFeeds = bytes.indices.filter { bytes[$0] == 0x0A } }

  /// How many lines end before the offset.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = lineFeeds.count
    while low < high {
      let middle = low + (high - low) / 2
      if lineFeeds[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
