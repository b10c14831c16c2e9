internal import CICU

/// An ICU converter between one charset and UTF-8 that stops at whatever it cannot convert: it never substitutes,
/// skips or falls back to a similar character.
///
/// Owns its ICU object and frees it with itself. Not thread-safe; everybody opens their own.
struct CharsetConverter: ~Copyable {
  private let converter: OpaquePointer
  let name: String

  /// The longest text it takes, in bytes: ICU counts in 32 bits, and a byte may need two UTF-16 units or four bytes.
  static let longestText = Int(Int32.max) / 4

  /// - Throws: ``ICUError`` when ICU knows no such charset.
  init(_ name: String) throws(ICUError) {
    converter = try withICUObject("open a converter for \(name)") { icu_ucnv_open(name, &$0) }
    self.name = name
  }

  deinit { icu_ucnv_close(converter) }

  /// The bytes as UTF-8. Linear.
  /// - Throws: ``ICUError`` at a byte sequence the charset does not define.
  /// - Precondition: at most ``longestText`` bytes.
  func utf8(of bytes: [UInt8]) throws(ICUError) -> [UInt8] {
    precondition(bytes.count <= Self.longestText, "ICU counts in 32 bits")
    let units = try withGrowingBuffer(
      "convert from \(name)", capacity: bytes.count + 1, zero: UChar(0)
    ) { target, capacity, status in
      bytes.withUnsafeBytes { source in
        icu_ucnv_to_uchars(
          converter, target, capacity, source.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(source.count),
          &status)
      }
    }
    return UTF16Transcoding.utf8(of: units)
  }

  /// UTF-8 as bytes of the charset. Linear.
  /// - Throws: ``ICUError`` at a character the charset does not hold.
  /// - Precondition: valid UTF-8 of at most ``longestText`` bytes.
  func bytes(of utf8: [UInt8]) throws(ICUError) -> [UInt8] {
    precondition(utf8.count <= Self.longestText, "ICU counts in 32 bits")
    let units = UTF16Transcoding.units(of: utf8)
    let chars = try withGrowingBuffer(
      "convert to \(name)", capacity: units.count + 1, zero: CChar(0)
    ) { target, capacity, status in
      units.withUnsafeBufferPointer { source in
        icu_ucnv_from_uchars(converter, target, capacity, source.baseAddress, Int32(source.count), &status)
      }
    }
    return chars.withUnsafeBytes { Array($0) }
  }
}
