internal import CICU

/// One guess of ICU's charset detector.
struct CharsetMatch: Hashable, Sendable {
  /// ICU's name, such as `windows-1251`.
  let name: String
  /// 0–100; no probability, but the guesses for one sample compare.
  let confidence: Int
}

/// ICU's charset detector: statistics of bytes, so it needs a sample of text, and errs on short ones.
///
/// Owns its ICU object and frees it with itself. Not thread-safe; everybody opens their own (it is cheap).
struct CharsetDetector: ~Copyable {
  private let detector: OpaquePointer

  /// - Throws: ``ICUError`` when ICU is out of memory.
  init() throws(ICUError) {
    detector = try withICUObject("open a charset detector") { icu_ucsdet_open(&$0) }
  }

  deinit { icu_ucsdet_close(detector) }

  /// The charsets the bytes may be in, the likeliest first. ICU reads about the first 8,000 bytes alone.
  /// - Throws: ``ICUError`` when the detector fails; an unrecognised sample gives an empty list.
  func matches(_ sample: [UInt8]) throws(ICUError) -> [CharsetMatch] {
    var status = U_ZERO_ERROR
    // The detector reads the sample in place, so all of its work happens while the buffer stands still.
    let matches = sample.withUnsafeBytes { buffer -> [CharsetMatch] in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      icu_ucsdet_set_text(detector, start, Int32(clamping: buffer.count), &status)
      var count: Int32 = 0
      guard let found = icu_ucsdet_detect_all(detector, &count, &status) else { return [] }
      return (0..<Int(count)).compactMap { index in
        guard let name = icu_ucsdet_name(found[index], &status) else { return nil }
        return CharsetMatch(
          name: String(cString: name), confidence: Int(icu_ucsdet_confidence(found[index], &status)))
      }
    }
    guard status.rawValue <= U_ZERO_ERROR.rawValue else { throw ICUError(status, action: "detect a charset") }
    return matches
  }
}
