/// Finds the older encoding of a text that is not UTF-8.
enum LegacyCharset {
  /// The likeliest encoding that accounts for every byte of the file.
  /// - Throws: ``TextDecodingError`` for binary data and when no encoding fits.
  static func encoding(of file: [UInt8]) throws(TextDecodingError) -> TextEncoding {
    if let offset = firstSignOfBinaryData(in: file) { throw .binaryData(offset: offset) }
    for name in candidates(for: file) {
      let encoding = TextEncoding(name: name)
      if let text = try? encoding.text(of: file), !hasControls(text), (try? encoding.file(of: text)) == file {
        return encoding
      }
    }
    throw .unknownEncoding
  }

  private static func candidates(for file: [UInt8]) -> [String] {
    let matches = (try? CharsetDetector().matches(sample(of: file))) ?? []
    return matches.map(\.name).filter(isStateless) + ["windows-1252"]
  }

  /// The encodings whose bytes below 128 are ASCII at every place. UTF-16, UTF-32 and UTF-8 have been ruled out before,
  /// EBCDIC is no text file's, and in ISO 2022 an edit could land in the wrong state.
  private static func isStateless(_ name: String) -> Bool {
    !name.hasPrefix("UTF") && !name.hasPrefix("IBM") && !name.hasPrefix("ISO-2022")
  }

  /// What ICU is shown: it reads about 8,000 bytes, in which a long English text may have no accented letter at all, so
  /// the surroundings of the first high bytes are put together.
  static func sample(of file: [UInt8]) -> [UInt8] {
    let limit = 8_000
    guard file.count > limit else { return file }
    let context = 24
    var sample: [UInt8] = []
    var taken = 0
    for (offset, byte) in file.enumerated() where byte >= 0x80 && offset >= taken {
      let end = min(offset + context, file.count)
      sample.append(contentsOf: file[max(taken, offset - context)..<end])
      taken = end
      if sample.count >= limit { break }
    }
    return sample
  }

  /// The first control character when there are more of them than any text has.
  private static func firstSignOfBinaryData(in file: [UInt8]) -> Int? {
    var first: Int?
    var count = 0
    for (offset, byte) in file.enumerated() where isControl(byte) {
      first = first ?? offset
      count += 1
    }
    return count * 50 > file.count ? first : nil
  }

  /// Controls other than backspace, tab, line ends, form feed, end of file (Ctrl-Z) and escape.
  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && !(0x08...0x0D).contains(byte) && byte != 0x1A && byte != 0x1B) || byte == 0x7F
  }

  /// Whether UTF-8 text has C1 controls: no text has, so the encoding was the wrong one.
  private static func hasControls(_ text: [UInt8]) -> Bool {
    text.indices.dropLast().contains {
      text[$0] == 0xC2 && text[$0 + 1] >= 0x80 && text[$0 + 1] < 0xA0
    }
  }
}
