/// Finds lines and paragraphs that stand again word for word, and lets the two rules about them judge.
enum RepeatedPassages {
  /// More copies than this are the layout of the text: headers, refrains, logs.
  private static let mostCopies = 4

  static func findings(in input: DetectorInput, _ numbers: inout LineNumbers) -> [Finding] {
    let table = LineTable(input.bytes)
    guard !table.copies.isEmpty else { return [] }
    let lines = table.lines
    var findings: [Finding] = []
    var index = 0
    while index < lines.count {
      guard lines[index].first != index else {
        index += 1
        continue
      }
      // As many lines as stand again in the same order.
      let first = lines[index].first
      var count = 1
      while index + count < lines.count, first + count < index, lines[index + count].first == first + count,
        lines[index + count].followsDirectly, lines[first + count].followsDirectly
      {
        count += 1
      }
      let copies = Int(table.copies[first])
      if copies <= mostCopies {
        let passage = Passage(
          first: first..<first + count, again: index..<index + count, lines: lines, input: input, copies: copies)
        if !input.isProtected(passage.span),
          let finding = RepeatedParagraph.finding(passage, &numbers) ?? RepeatedLine.finding(passage, &numbers)
        {
          findings.append(finding)
        }
      }
      index += count
    }
    return findings
  }
}

/// Lines that stand a second time.
struct Passage {
  /// Places in the table of lines.
  let first: Range<Int>
  let again: Range<Int>
  let lines: [LineTable.Line]
  let input: DetectorInput
  let copies: Int

  /// The later copy without blanks around it.
  var span: TextSpan { TextSpan(lines[again.lowerBound].content.start, lines[again.upperBound - 1].content.end) }

  var firstSpan: TextSpan { TextSpan(lines[first.lowerBound].content.start, lines[first.upperBound - 1].content.end) }

  /// Whether the later copy follows the first with nothing between.
  var isAdjacent: Bool { first.upperBound == again.lowerBound && lines[again.lowerBound].followsDirectly }

  /// The later copy with its line end, so that its deletion leaves no hole; at the end of the text the line end before
  /// it instead. Where empty lines part the paragraphs, one of the two around it goes too.
  var deletion: TextSpan {
    let bytes = input.bytes
    var start = lines[again.lowerBound].whole.start
    var end = lines[again.upperBound - 1].whole.end
    if end == bytes.count, bytes[end - 1] != 0x0A {
      start = endOfContent(before: start)
      return TextSpan(start, end)
    }
    if start == 0 || bytes[..<start].isBlankLine(endingAt: start) {
      while let next = emptyLineEnd(from: end) { end = next }
    }
    return TextSpan(start, end)
  }

  private func endOfContent(before offset: Int) -> Int {
    var start = offset
    while start > 0, input.bytes[start - 1] == 0x0A || input.bytes[start - 1] == 0x0D || input.bytes[start - 1].isBlank
    {
      start -= 1
    }
    return start
  }

  private func emptyLineEnd(from offset: Int) -> Int? {
    var index = offset
    while index < input.bytes.count, input.bytes[index].isBlank || input.bytes[index] == 0x0D { index += 1 }
    return index < input.bytes.count && input.bytes[index] == 0x0A ? index + 1 : nil
  }

  /// Whether a copy stands in the company of prose: beside a long line that ends as a sentence does. Verse, tables and
  /// menus have none.
  func isAmidProse(_ place: Range<Int>) -> Bool {
    [place.lowerBound - 1, place.upperBound].contains { index in
      guard lines.indices.contains(index) else { return false }
      let content = lines[index].content
      guard content.count >= 80 else { return false }
      return LineShape(input.text(TextSpan(max(content.start, content.end - 8), content.end).onScalars(input.bytes)))
        .endsSentence
    }
  }
}

extension TextSpan {
  /// The span without half characters at its start.
  fileprivate func onScalars(_ bytes: UnsafeBufferPointer<UInt8>) -> TextSpan {
    var start = start
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    return TextSpan(start, end)
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Whether the line that ends here is empty.
  fileprivate func isBlankLine(endingAt end: Int) -> Bool {
    guard end > 0, self[end - 1] == 0x0A else { return false }
    var index = end - 1
    while index > startIndex, self[index - 1].isBlank || self[index - 1] == 0x0D { index -= 1 }
    return index == startIndex || self[index - 1] == 0x0A
  }
}
