internal import CICU

/// Unicode's normalization forms (UAX #15). ICU owns and shares the data behind them; any thread may use them.
enum NormalizationForm: CaseIterable, Sendable {
  /// Composed: é is one character.
  case nfc
  /// Decomposed: é is e and a mark.
  case nfd
  /// Composed, with compatibility characters replaced: ﬁ is fi, ｗ is w.
  case nfkc

  /// The text in this form. Linear.
  /// - Throws: ``ICUError`` when ICU's data is missing.
  func normalized(_ text: String) throws(ICUError) -> String {
    let form = try withICUObject("load normalization data") { status in
      switch self {
      case .nfc: icu_nfc(&status)
      case .nfd: icu_nfd(&status)
      case .nfkc: icu_nfkc(&status)
      }
    }
    let source = Array(text.utf16)
    let units = try withGrowingBuffer("normalize a text", capacity: source.count + 16, zero: UChar(0)) {
      target, capacity, status in
      icu_normalize(form, source, Int32(source.count), target, capacity, &status)
    }
    return String(decoding: units, as: UTF16.self)
  }
}
