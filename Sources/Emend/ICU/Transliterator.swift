internal import CICU

/// One of ICU's transliterators, by any id that ICU takes: `Cyrillic-Latin`, `Russian-Latin/BGN`,
/// `Any-Latin; Latin-ASCII`.
///
/// Owns its ICU object and frees it with itself. Opening one takes from 0.1 to some milliseconds, so keep it. Not
/// thread-safe; every thread has its own.
final class Transliterator {
  /// As it was given.
  let id: String
  private let transliterator: UnsafeMutablePointer<UTransliterator?>

  /// - Throws: ``ICUError``, named `U_INVALID_ID` when ICU knows no such transliterator.
  init(_ id: String) throws(ICUError) {
    let units = Array(id.utf16)
    let action = "open the transliterator \(id)"
    let opened = try withICUStatus(action) { icu_utrans_open(units, Int32(units.count), &$0) }
    guard let opened else { throw ICUError(U_MEMORY_ALLOCATION_ERROR, action: action) }
    transliterator = opened
    self.id = id
  }

  deinit { icu_utrans_close(transliterator) }

  /// The text in the other script. What the transliterator has no rule for stays as it is.
  /// - Throws: ``ICUError`` when ICU fails.
  func transliterated(_ text: String) throws(ICUError) -> String {
    let source = Array(text.utf16)
    // ICU works in place, and spoils the text where the result doesn't fit, so every try starts from the source.
    let units = try withGrowingBuffer("transliterate by \(id)", capacity: source.count * 2, zero: UChar(0)) {
      target, capacity, status in
      for (index, unit) in source.enumerated() { target[index] = unit }
      var length = Int32(source.count)
      var limit = length
      icu_utrans_uchars(transliterator, target, &length, capacity, &limit, &status)
      return length
    }
    return String(decoding: units, as: UTF16.self)
  }
}
