/// The text of a file as UTF-8, with what it takes to write the file back byte for byte.
///
///     let text = try DecodedText.decode(file)
///     let revision = Normalizer.revision(of: document, findings: findings, applying: .safe, in: text)
///     let newFile = try text.encode(revision)
public struct DecodedText: Sendable {
  /// The text, valid UTF-8, without a byte order mark. Where the file is UTF-8, offsets are those of the file, less
  /// the length of the mark.
  public let bytes: [UInt8]
  /// How the file is written.
  public let encoding: TextEncoding
  /// The bytes of a UTF-8 file that are not valid UTF-8: each is masked by one U+001A in `bytes`, and never edited.
  /// In order; neighbours are one span.
  public let untouchable: [TextSpan]
  /// The file's bytes at the untouchable spans, one after the other.
  private let maskedBytes: [UInt8]

  /// Any UTF-8 text with a plain encoding, such as one field of a JSON object.
  public init(utf8 text: String) {
    self.init(bytes: Array(text.utf8), encoding: .utf8)
  }

  init(bytes: [UInt8], encoding: TextEncoding, untouchable: [TextSpan] = [], maskedBytes: [UInt8] = []) {
    self.bytes = bytes
    self.encoding = encoding
    self.untouchable = untouchable
    self.maskedBytes = maskedBytes
  }

  /// Reads a file: by its byte order mark, else as UTF-8, else as UTF-16 or UTF-32 if its zero bytes say so, else in
  /// the older encoding that ICU finds likeliest. A few broken bytes in UTF-8 are masked and kept.
  ///
  /// Linear in the file; valid UTF-8 is read at memory speed and not copied.
  /// - Throws: ``TextDecodingError`` for binary data, and for what would not come back byte for byte.
  public static func decode(_ file: [UInt8]) throws(TextDecodingError) -> DecodedText {
    if let mark = TextEncoding.marks.first(where: { file.starts(with: $0.bytes) }) {
      return try decode(file, as: TextEncoding(name: mark.name, hasByteOrderMark: true))
    }
    let census = UTF8Census(of: file)
    if census.firstZero != nil, let encoding = ZeroBytePattern(of: file).encoding(of: file) {
      return try decode(file, as: encoding)
    }
    if let offset = census.firstZero { throw .binaryData(offset: offset) }
    if census.isProbablyUTF8 { return masked(file, encoding: .utf8, census: census) }
    return try LegacyCharset.decode(file)
  }

  /// Reads a file whose encoding is known. Broken bytes of UTF-8 are masked; in no other encoding may there be any.
  /// - Throws: ``TextDecodingError`` when the file has not this encoding or would not come back byte for byte.
  public static func decode(_ file: [UInt8], as encoding: TextEncoding) throws(TextDecodingError) -> DecodedText {
    let text = try encoding.text(of: file)
    if encoding.isUTF8 {
      let census = UTF8Census(of: text)
      if let offset = census.firstZero { throw .binaryData(offset: offset + encoding.markBytes.count) }
      return masked(text, encoding: encoding, census: census)
    }
    if let zero = text.firstIndex(of: 0) { throw .binaryData(offset: zero) }
    guard let again = try? encoding.file(of: text), again == file else {
      throw .notReversible(encoding: encoding.name)
    }
    return DecodedText(bytes: text, encoding: encoding)
  }

  private static func masked(_ text: [UInt8], encoding: TextEncoding, census: UTF8Census) -> DecodedText {
    guard census.invalidBytes > 0 else { return DecodedText(bytes: text, encoding: encoding) }
    var bytes = text
    var spans: [TextSpan] = []
    var original: [UInt8] = []
    UTF8Census.forEachInvalidRange(in: text) { range in
      original.append(contentsOf: text[range])
      for offset in range { bytes[offset] = mask }
      if let last = spans.last, last.end == range.lowerBound {
        spans[spans.count - 1] = TextSpan(last.start, range.upperBound)
      } else {
        spans.append(TextSpan(range.lowerBound, range.upperBound))
      }
    }
    return DecodedText(bytes: bytes, encoding: encoding, untouchable: spans, maskedBytes: original)
  }

  /// The file with another text in it, whose broken bytes have moved to these spans, to find out what may be edited
  /// there.
  func edited(_ bytes: [UInt8], untouchable: [TextSpan]) -> DecodedText {
    DecodedText(bytes: bytes, encoding: encoding, untouchable: untouchable, maskedBytes: maskedBytes)
  }

  /// U+001A SUBSTITUTE: one byte in UTF-8, and no part of any word.
  static let mask: UInt8 = 0x1A
}

extension DecodedText {
  /// The file for a revision of this text.
  /// - Throws: ``TextDecodingError`` when the encoding lacks a character of the new text, or when the revision is one
  ///   of another text.
  public func encode(_ revision: Revision) throws(TextDecodingError) -> [UInt8] {
    try encode(revision.output, replacing: revision.changes)
  }

  /// The file for an edited text: byte order mark, encoding and broken bytes are those of the original. Linear; for
  /// valid UTF-8 without a mark it is the very same array.
  /// - Parameter changes: what led from ``bytes`` to the edited text, in order of start; they tell where the broken
  ///   bytes have moved, and do not matter where there are none.
  /// - Throws: ``TextDecodingError`` when the encoding lacks a character of the new text, or when the changes do not
  ///   lead to the edited text.
  public func encode(_ edited: [UInt8], replacing changes: [Change]) throws(TextDecodingError) -> [UInt8] {
    try encoding.file(of: unmasked(edited, replacing: changes))
  }

  /// Whether the file's encoding holds every character of a replacement, so that an edit with it can be written and
  /// taken back.
  public func canEncode(_ replacement: String) -> Bool { encoding.holds(replacement) }

  /// Puts the broken bytes back where the changes have moved them.
  private func unmasked(_ edited: [UInt8], replacing changes: [Change]) throws(TextDecodingError) -> [UInt8] {
    if untouchable.isEmpty { return edited }
    var result = edited
    var remaining = changes[...]
    var shift = 0
    var next = 0
    for span in untouchable {
      while let change = remaining.first, change.finding.span.end <= span.start {
        shift = change.outputSpan.end - change.finding.span.end
        remaining.removeFirst()
      }
      for offset in span.range {
        let target = offset + shift
        guard result.indices.contains(target), result[target] == Self.mask else { throw .changesDoNotFit }
        result[target] = maskedBytes[next]
        next += 1
      }
    }
    return result
  }
}
