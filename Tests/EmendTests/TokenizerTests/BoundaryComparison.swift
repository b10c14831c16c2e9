@testable import Emend

/// Where the tokenizer and ICU's word iterator disagree about one text.
struct BoundaryDifference: Error, CustomStringConvertible {
  let text: [UInt8]
  /// The ends of the segments as UTF-8 offsets, each with its kind.
  let found: [String]
  let expected: [String]

  var description: String {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
      .map { String($0.value, radix: 16, uppercase: true) }
      .joined(separator: " ")
    return "\(scalars): the tokenizer gives \(found.joined(separator: " ")), ICU \(expected.joined(separator: " "))"
  }
}

/// Compares the tokenizer with ICU's word iterator, which it must equal on any text, and checks that the kinds of its
/// segments do not depend on which of its paths read them.
///
/// Not thread-safe, as ICU's iterators are not: every thread has its own.
final class BoundaryComparison {
  private let yardstick: BreakIterator
  private let stretches: BreakIterator
  /// Texts compared so far.
  private(set) var cases = 0

  init() throws(ICUError) {
    yardstick = try BreakIterator(.word)
    stretches = try BreakIterator(.word)
  }

  /// - Parameter text: valid UTF-8.
  /// - Throws: ``BoundaryDifference`` where the two disagree.
  func check(_ text: [UInt8]) throws {
    cases += 1
    let agrees = text.withUnsafeBufferPointer { bytes in
      yardstick.bind(bytes)
      return WordBreakClasses.shared.table.withUnsafeBufferPointer { classes in
        var tokenizer = Tokenizer(bytes, classes: classes.baseAddress!, iterator: stretches)
        var start = 0
        while let boundary = yardstick.next() {
          guard let kind = tokenizer.next(), tokenizer.position == boundary else { return false }
          guard kind == expectedKind(yardstick.isWordLike, bytes, start..<boundary) else { return false }
          start = boundary
        }
        return tokenizer.next() == nil && tokenizer.position == bytes.count
      }
    }
    if !agrees { throw difference(text) }
  }

  /// Where the tokenizer's segments end, as UTF-8 offsets.
  func boundaries(of text: [UInt8]) -> [Int] {
    text.withUnsafeBufferPointer { bytes in
      WordBreakClasses.shared.table.withUnsafeBufferPointer { classes in
        var tokenizer = Tokenizer(bytes, classes: classes.baseAddress!, iterator: stretches)
        var boundaries: [Int] = []
        while tokenizer.next() != nil { boundaries.append(tokenizer.position) }
        return boundaries
      }
    }
  }

  private func expectedKind(_ isWord: Bool, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Tokenizer.Kind
  {
    let first = bytes[range.lowerBound]
    // Two `_` are a word for ICU, one is not. For the tokenizer none is.
    if isWord { return first == 0x5F || first >= 0x80 ? kindOfConnectors(bytes, range) ?? .word : .word }
    switch first {
    case 0x20: return .space
    case 0x0A...0x0D: return .newline
    case 0x00..<0x80: return .other
    default: return kindBeyondASCII(scalars(bytes, range).first!)
    }
  }

  private func kindOfConnectors(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Tokenizer.Kind? {
    scalars(bytes, range).allSatisfy { WordBreakClasses.isConnectorOrMark($0.value) } ? .other : nil
  }

  private func kindBeyondASCII(_ scalar: Unicode.Scalar) -> Tokenizer.Kind {
    switch scalar.value {
    case 0x85, 0x2028, 0x2029: .newline
    case 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: .space
    default: .other
    }
  }

  private func scalars(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String.UnicodeScalarView {
    String(decoding: bytes[range], as: UTF8.self).unicodeScalars
  }

  private func difference(_ text: [UInt8]) -> BoundaryDifference {
    text.withUnsafeBufferPointer { bytes in
      yardstick.bind(bytes)
      var expected: [String] = []
      var start = 0
      while let boundary = yardstick.next() {
        expected.append("\(boundary)\(expectedKind(yardstick.isWordLike, bytes, start..<boundary))")
        start = boundary
      }
      var found: [String] = []
      WordBreakClasses.shared.table.withUnsafeBufferPointer { classes in
        var tokenizer = Tokenizer(bytes, classes: classes.baseAddress!, iterator: stretches)
        while let kind = tokenizer.next(), found.count <= expected.count {
          found.append("\(tokenizer.position)\(kind)")
        }
      }
      return BoundaryDifference(text: text, found: found, expected: expected)
    }
  }
}
