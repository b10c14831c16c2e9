internal import Emend

/// The line of a text around one place, as it fits on a terminal's line.
///
/// Its cost depends on the width asked for, not on the length of the line: texts of ten megabytes on one line exist.
struct Excerpt: Hashable, Sendable {
  /// The shown text before, in and after the place; ellipses stand where the line goes on.
  let before: String
  let marked: String
  let after: String

  /// - Parameter width: columns to fill at most.
  init(around span: TextSpan, in bytes: [UInt8], width: Int) {
    let line = Stretch(of: bytes, around: span, reach: max(width, 20) * 8)
    let cells = line.cells(of: bytes)
    let marks = Self.marks(of: span, in: cells)
    let window = Window(cells: cells, marks: marks, width: max(width, 20), isCut: (line.isCutBefore, line.isCutAfter))
    before = (window.isCutBefore ? "… " : "") + Self.text(of: cells[window.range.lowerBound..<marks.lowerBound])
    let markedEnd = min(marks.upperBound, window.range.upperBound)
    marked = Self.text(of: cells[marks.lowerBound..<markedEnd])
    after = Self.text(of: cells[markedEnd..<window.range.upperBound]) + (window.isCutAfter ? " …" : "")
  }

  /// The whole line.
  var text: String { before + marked + after }
  /// The column at which the place begins, from 0.
  var column: Int { displayWidth(of: before) }
  /// At least 1, so that a mark is seen where nothing stands.
  var markedWidth: Int { max(1, displayWidth(of: marked)) }

  private static func text(of cells: ArraySlice<Cell>) -> String {
    var text = ""
    for cell in cells { text += cell.shown }
    return text
  }

  /// The cells that the span touches. A span inside a character (a lone combining mark) marks the character.
  private static func marks(of span: TextSpan, in cells: [Cell]) -> Range<Int> {
    let first = cells.firstIndex { $0.end > span.start } ?? cells.count
    let last = cells[first...].firstIndex { $0.start >= span.end } ?? cells.count
    return first..<max(first, last)
  }
}

/// One character as it is shown.
private struct Cell {
  let shown: String
  let width: Int
  let start: Int
  let end: Int
}

/// The bytes of a line around a place, cut where they go too far.
private struct Stretch {
  let range: Range<Int>
  let isCutBefore: Bool
  let isCutAfter: Bool

  init(of bytes: [UInt8], around span: TextSpan, reach: Int) {
    var start = span.start
    while start > 0, !isLineEnd(bytes[start - 1]), span.start - start < reach { start -= 1 }
    isCutBefore = start > 0 && !isLineEnd(bytes[start - 1])
    var end = span.start
    while end < bytes.count, !isLineEnd(bytes[end]), end - span.start < 2 * reach { end += 1 }
    isCutAfter = end < bytes.count && !isLineEnd(bytes[end])
    // Not within a scalar.
    while start < span.start, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > span.start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    range = start..<end
  }

  func cells(of bytes: [UInt8]) -> [Cell] {
    var offset = range.lowerBound
    return String(decoding: bytes[range], as: UTF8.self).map { character in
      let start = offset
      offset += character.utf8.count
      let shown = visible(character)
      return Cell(shown: shown, width: displayWidth(of: shown), start: start, end: offset)
    }
  }
}

private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// Which cells fit.
private struct Window {
  private(set) var range: Range<Int>
  private(set) var isCutBefore: Bool
  private(set) var isCutAfter: Bool

  init(cells: [Cell], marks: Range<Int>, width: Int, isCut: (before: Bool, after: Bool)) {
    var first = 0
    // Indentation tells nothing here.
    while first < marks.lowerBound, cells[first].shown == " " { first += 1 }
    range = first..<cells.count
    (isCutBefore, isCutAfter) = isCut
    if !isCutBefore, !isCutAfter, cells[range].reduce(0, { $0 + $1.width }) <= width { return }
    fit(cells: cells, marks: marks, width: width - 4)
  }

  /// Keeps the marked cells, then as much on both sides as there is room for, in whole words.
  private mutating func fit(cells: [Cell], marks: Range<Int>, width: Int) {
    var low = marks.lowerBound
    var high = low
    var room = width
    func take(_ cell: Cell) -> Bool {
      guard cell.width <= room else { return false }
      room -= cell.width
      return true
    }
    while high < marks.upperBound, take(cells[high]) { high += 1 }
    let isWhole = high == marks.upperBound
    var growsLow = true
    var growsHigh = isWhole
    while growsLow || growsHigh {
      growsLow = growsLow && low > range.lowerBound && take(cells[low - 1])
      if growsLow { low -= 1 }
      growsHigh = growsHigh && high < range.upperBound && take(cells[high])
      if growsHigh { high += 1 }
    }
    isCutBefore = isCutBefore || low > range.lowerBound
    isCutAfter = isCutAfter || high < range.upperBound
    if isCutBefore {
      low = cells[low..<marks.lowerBound].prefix(20).firstIndex { $0.shown == " " }.map { $0 + 1 } ?? low
    }
    if isCutAfter, isWhole {
      high = cells[marks.upperBound..<high].suffix(20).lastIndex { $0.shown == " " } ?? high
    }
    range = low..<high
  }
}
