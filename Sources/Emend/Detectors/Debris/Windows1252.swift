/// The code page that Western text was read in when UTF-8 became "donâ€™t".
enum Windows1252 {
  /// 0x80–0x9F. The five holes of the code page are what browsers make of them: the control characters themselves.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  static func scalar(of byte: UInt8) -> Unicode.Scalar? {
    (0x80...0x9F).contains(byte) ? Unicode.Scalar(upper[Int(byte) - 0x80]) : Unicode.Scalar(byte)
  }

  /// The byte that was read as this character; nil where there is none beyond ASCII.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if (0xA0...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    if (0x80...0x9F).contains(scalar.value) { return UInt8(scalar.value) }
    return upper.firstIndex(of: scalar.value).map { UInt8($0 + 0x80) }
  }
}
