/// Control characters that no text has.
enum ControlBytes {
  /// Controls other than backspace, tab, line ends, form feed, end of file (Ctrl-Z) and escape.
  static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && !(0x08...0x0D).contains(byte) && byte != 0x1A && byte != 0x1B) || byte == 0x7F
  }

  /// The offset of the first control character when there are more of them than any text has. Linear.
  static func firstSignOfBinaryData(in bytes: [UInt8]) -> Int? {
    var first: Int?
    var count = 0
    for (offset, byte) in bytes.enumerated() where isControl(byte) {
      first = first ?? offset
      count += 1
    }
    return count * 50 > bytes.count ? first : nil
  }
}
