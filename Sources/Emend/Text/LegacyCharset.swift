/// Finds the older encoding of a text that is not UTF-8.
enum LegacyCharset {
  /// The text in the likeliest encoding that accounts for every byte of the file.
  /// - Throws: ``TextDecodingError`` for binary data and when no encoding fits.
  static func decode(_ file: [UInt8]) throws(TextDecodingError) -> DecodedText {
    if let offset = ControlBytes.firstSignOfBinaryData(in: file) { throw .binaryData(offset: offset) }
    for name in candidates(for: file) {
      if let text = try? DecodedText.decode(file, as: TextEncoding(name: name)), !hasControls(text.bytes) {
        return text
      }
    }
    throw .unknownEncoding
  }

  private static func candidates(for file: [UInt8]) -> [String] {
    let matches = (try? CharsetDetector().matches(sample(of: file))) ?? []
    // At 10 and below, a multi-byte encoding is named only because nothing speaks against it.
    let credible = matches.filter { $0.confidence > 10 || !isMultiByte($0.name) }
    return credible.map(\.name).filter(isStateless) + ["windows-1252"]
  }

  /// The encodings whose bytes below 128 are ASCII at every place. UTF-16, UTF-32 and UTF-8 have been ruled out before,
  /// EBCDIC is no text file's, and in ISO 2022 an edit could land in the wrong state.
  private static func isStateless(_ name: String) -> Bool {
    !name.hasPrefix("UTF") && !name.hasPrefix("IBM") && !name.hasPrefix("ISO-2022")
  }

  private static func isMultiByte(_ name: String) -> Bool {
    ["Shift_JIS", "GB18030", "Big5"].contains(name) || name.hasPrefix("EUC")
  }

  /// What ICU is shown of the file: no more than the 8,000 bytes it reads, in which a long English text may have no
  /// accented letter at all.
  ///
  /// Where high bytes are single letters in Latin words, the surroundings of the first ones are put together. Where
  /// they are whole words (Cyrillic names in an English text), those words alone: the English around them would make
  /// ICU sure of a Western encoding.
  static func sample(of file: [UInt8]) -> [UInt8] {
    let runs = highRuns(in: file)
    let high = runs.reduce(0) { $0 + $1.count }
    let inWords = runs.reduce(0) { $0 + ($1.count >= 4 ? $1.count : 0) }
    if inWords * 2 > high {
      return Array(runs.map { file[$0] }.joined(separator: [UInt8(ascii: " ")]).prefix(sampleLimit))
    }
    guard file.count > sampleLimit else { return file }
    let context = 24
    var sample: [UInt8] = []
    var taken = 0
    for run in runs where run.upperBound > taken && sample.count < sampleLimit {
      let end = min(run.upperBound + context, file.count)
      sample.append(contentsOf: file[max(taken, run.lowerBound - context)..<end])
      taken = end
    }
    return sample
  }

  private static let sampleLimit = 8_000

  /// The stretches of high bytes, the first few thousand bytes of them.
  private static func highRuns(in file: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var count = 0
    for (offset, byte) in file.enumerated() where byte >= 0x80 {
      if let last = runs.last, last.upperBound == offset {
        runs[runs.count - 1] = last.lowerBound..<(offset + 1)
      } else {
        if count >= sampleLimit { break }
        runs.append(offset..<(offset + 1))
      }
      count += 1
    }
    return runs
  }

  /// Whether UTF-8 text has C1 controls: no text has, so the encoding was the wrong one.
  private static func hasControls(_ text: [UInt8]) -> Bool {
    text.indices.dropLast().contains {
      text[$0] == 0xC2 && text[$0 + 1] >= 0x80 && text[$0 + 1] < 0xA0
    }
  }
}
