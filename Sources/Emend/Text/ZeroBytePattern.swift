/// How the zero bytes lie in a file without a byte order mark: Latin text in UTF-16 has one in nearly every pair, text
/// in UTF-32 one to three in every four.
struct ZeroBytePattern: Hashable, Sendable {
  /// Zero bytes by their offset modulo four.
  private let zeros: [Int]
  private let count: Int

  /// Linear.
  init(of bytes: [UInt8]) {
    var zeros = [0, 0, 0, 0]
    for (offset, byte) in bytes.enumerated() where byte == 0 { zeros[offset & 3] += 1 }
    self.zeros = zeros
    count = bytes.count
  }

  /// UTF-16 or UTF-32 in the byte order that the pattern shows, if the bytes keep to it without exception.
  func encoding(of bytes: [UInt8]) -> TextEncoding? {
    candidates(for: bytes).first { encoding in
      guard let text = try? encoding.text(of: bytes) else { return false }
      return !text.contains(where: ControlBytes.isControl)
    }
  }

  private func candidates(for bytes: [UInt8]) -> [TextEncoding] {
    var names: [String] = []
    let quads = count / 4
    if count % 4 == 0, quads > 0 {
      // The high byte is always zero; the next is, outside rare scripts and emoji.
      if zeros[3] == quads, zeros[2] * 2 > quads, zeros[0] == 0 { names.append("UTF-32LE") }
      if zeros[0] == quads, zeros[1] * 2 > quads, zeros[3] == 0 { names.append("UTF-32BE") }
    }
    let pairs = count / 2
    if count % 2 == 0, pairs > 0 {
      let even = zeros[0] + zeros[2]
      let odd = zeros[1] + zeros[3]
      if isUTF16(high: odd, low: even, pairs: pairs, name: "UTF-16LE", bytes: bytes) { names.append("UTF-16LE") }
      if isUTF16(high: even, low: odd, pairs: pairs, name: "UTF-16BE", bytes: bytes) { names.append("UTF-16BE") }
    }
    return names.map { TextEncoding(name: $0) }
  }

  /// Half of the high bytes and hardly a low byte being zero decides; fewer (a text in another script, whose spaces
  /// alone have zero bytes) only together with ICU's detector.
  private func isUTF16(high: Int, low: Int, pairs: Int, name: String, bytes: [UInt8]) -> Bool {
    guard high > 0, low * 20 <= high else { return false }
    if high * 2 >= pairs { return true }
    guard pairs >= 32, high * 20 >= pairs else { return false }
    let matches = try? CharsetDetector().matches(bytes)
    // At 10 and below the detector has nothing to go by.
    return matches?.contains { $0.name == name && $0.confidence > 10 } ?? false
  }
}
