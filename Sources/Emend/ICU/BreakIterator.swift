internal import CICU

/// ICU's word or sentence break iterator (UAX #29) over UTF-8 bytes.
///
/// Owns its ICU objects and frees them with itself. It borrows the text: after ``bind(_:)`` it may be used only while
/// the bytes stay where they are, so bind and iterate inside one `withUnsafeBytes` scope. Not thread-safe; every
/// tokenizer has its own.
final class BreakIterator {
  enum Unit { case word, sentence }

  private let iterator: OpaquePointer
  private let text: UnsafeMutablePointer<UText>

  /// - Throws: ``ICUError`` when ICU's break data is missing.
  init(_ unit: Unit) throws(ICUError) {
    let type = unit == .word ? UBRK_WORD : UBRK_SENTENCE
    // The root locale: boundaries must not depend on the machine's language.
    iterator = try withICUStatus("open a break iterator") { icu_ubrk_open(type, "", &$0)! }
    text = icu_utext_allocate()
  }

  deinit {
    icu_ubrk_close(iterator)
    icu_utext_free(text)
  }

  /// Puts the iterator on the first boundary of these bytes. They must be valid UTF-8; ICU reads them in place.
  func bind(_ bytes: UnsafeBufferPointer<UInt8>) {
    var status = U_ZERO_ERROR
    let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
    icu_utext_open_utf8(text, start, Int64(bytes.count), &status)
    icu_ubrk_set_utext(iterator, text, &status)
    precondition(status.rawValue <= U_ZERO_ERROR.rawValue, "ICU refused a UTF-8 text")
    _ = icu_ubrk_first(iterator)
  }

  /// The next boundary as a UTF-8 offset, or nil at the end.
  func next() -> Int? {
    let boundary = icu_ubrk_next(iterator)
    return boundary < 0 ? nil : Int(boundary)
  }

  /// Whether the segment that ends at the current boundary holds letters, kana, ideographs or a number.
  var isWordLike: Bool { icu_ubrk_rule_status(iterator) >= Int32(UBRK_WORD_NONE_LIMIT.rawValue) }
}
