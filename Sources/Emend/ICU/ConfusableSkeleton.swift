internal import CICU

/// ICU's skeletons of confusable characters (UTS #39), and the scripts of characters.
///
/// Owns its checker and frees it with itself. Opening costs some 0.1 ms. Not thread-safe.
final class ConfusableSkeleton {
  private let checker: OpaquePointer

  /// - Throws: ``ICUError`` when ICU's confusables data is missing.
  init() throws(ICUError) {
    checker = try withICUStatus("open a spoof checker") { icu_uspoof_open(&$0)! }
  }

  deinit { icu_uspoof_close(checker) }

  /// What the text looks like, in the prototypes of UTS #39: two texts with one skeleton look alike.
  func skeleton(of text: String) throws(ICUError) -> String {
    let source = text.utf8.map { CChar(bitPattern: $0) }
    let bytes = try withGrowingBuffer("make a skeleton", capacity: 64, zero: CChar(0)) { buffer, capacity, status in
      icu_uspoof_skeleton(checker, source, Int32(source.count), buffer, capacity, &status)
    }
    return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// The scripts that the detectors tell apart.
enum Script: Hashable, Sendable {
  case latin, cyrillic, greek, armenian
  /// Digits, punctuation, marks.
  case common
  case other

  init(of scalar: Unicode.Scalar) {
    switch icu_script(Int32(scalar.value)) {
    case USCRIPT_LATIN.rawValue: self = .latin
    case USCRIPT_CYRILLIC.rawValue: self = .cyrillic
    case USCRIPT_GREEK.rawValue: self = .greek
    case USCRIPT_ARMENIAN.rawValue: self = .armenian
    case USCRIPT_COMMON.rawValue, USCRIPT_INHERITED.rawValue: self = .common
    default: self = .other
    }
  }
}
