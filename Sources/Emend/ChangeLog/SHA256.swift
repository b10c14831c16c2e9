/// SHA-256 (FIPS 180-4), so that the library depends on nothing but ICU.
///
///     SHA256.hexDigest(of: bytes)
///
/// For data that comes in parts: `update`, as often as needed, then `finalize`.
public struct SHA256: Sendable {
  private var state = SHA256.initialState
  /// What has come and fills no block yet.
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  public init() {}

  /// The digest of some bytes as 64 lower-case hexadecimal digits. Linear.
  public static func hexDigest(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hexadecimal(hash.finalize())
  }

  /// Takes more data.
  public mutating func update(_ bytes: [UInt8]) {
    byteCount &+= UInt64(bytes.count)
    var start = 0
    if !pending.isEmpty {
      start = min(64 - pending.count, bytes.count)
      pending.append(contentsOf: bytes[..<start])
      guard pending.count == 64 else { return }
      pending.withUnsafeBytes { Self.compress($0, into: &state) }
      pending.removeAll(keepingCapacity: true)
    }
    let end = start + (bytes.count - start) / 64 * 64
    bytes.withUnsafeBytes { Self.compress(UnsafeRawBufferPointer(rebasing: $0[start..<end]), into: &state) }
    pending.append(contentsOf: bytes[end...])
  }

  /// The digest, 32 bytes.
  public consuming func finalize() -> [UInt8] {
    var tail = pending
    tail.append(0x80)
    tail.append(contentsOf: repeatElement(0, count: (120 - tail.count) % 64))
    let bitCount = byteCount &* 8
    for shift in stride(from: 56, through: 0, by: -8) { tail.append(UInt8(truncatingIfNeeded: bitCount >> shift)) }
    tail.withUnsafeBytes { Self.compress($0, into: &state) }
    return state.words.flatMap { word in
      stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// Bytes as lower-case hexadecimal digits.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension SHA256 {
  /// The eight working words, named as in the standard; a struct because an array would cost bounds checks.
  private struct State {
    var a, b, c, d, e, f, g, h: UInt32

    var words: [UInt32] { [a, b, c, d, e, f, g, h] }
  }

  private static let initialState = State(
    a: 0x6a09_e667, b: 0xbb67_ae85, c: 0x3c6e_f372, d: 0xa54f_f53a,
    e: 0x510e_527f, f: 0x9b05_688c, g: 0x1f83_d9ab, h: 0x5be0_cd19)

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]

  /// Takes whole blocks of 64 bytes.
  private static func compress(_ blocks: UnsafeRawBufferPointer, into state: inout State) {
    constants.withUnsafeBufferPointer { constants in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
        for start in stride(from: 0, to: blocks.count, by: 64) {
          expand(blocks, from: start, into: schedule)
          mix(schedule, constants, into: &state)
        }
      }
    }
  }

  /// The message schedule of one block.
  @inline(__always)
  private static func expand(
    _ blocks: UnsafeRawBufferPointer, from start: Int, into schedule: UnsafeMutableBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      let word = blocks.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self)
      schedule.initializeElement(at: index, to: UInt32(bigEndian: word))
    }
    for index in 16..<64 {
      let early = schedule[index - 15]
      let late = schedule[index - 2]
      let sum0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >> 3)
      let sum1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >> 10)
      schedule.initializeElement(at: index, to: schedule[index - 16] &+ sum0 &+ schedule[index - 7] &+ sum1)
    }
  }

  /// The 64 rounds of one block.
  @inline(__always)
  private static func mix(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>, into state: inout State
  ) {
    var s = state
    for first in stride(from: 0, to: 64, by: 8) {
      // Eight rounds at a time, so that the words need not move from name to name: 270 MB/s instead of 200.
      func word(_ index: Int) -> UInt32 { constants[first + index] &+ schedule[first + index] }
      round(s.a, s.b, s.c, &s.d, s.e, s.f, s.g, &s.h, word(0))
      round(s.h, s.a, s.b, &s.c, s.d, s.e, s.f, &s.g, word(1))
      round(s.g, s.h, s.a, &s.b, s.c, s.d, s.e, &s.f, word(2))
      round(s.f, s.g, s.h, &s.a, s.b, s.c, s.d, &s.e, word(3))
      round(s.e, s.f, s.g, &s.h, s.a, s.b, s.c, &s.d, word(4))
      round(s.d, s.e, s.f, &s.g, s.h, s.a, s.b, &s.c, word(5))
      round(s.c, s.d, s.e, &s.f, s.g, s.h, s.a, &s.b, word(6))
      round(s.b, s.c, s.d, &s.e, s.f, s.g, s.h, &s.a, word(7))
    }
    state = State(
      a: state.a &+ s.a, b: state.b &+ s.b, c: state.c &+ s.c, d: state.d &+ s.d,
      e: state.e &+ s.e, f: state.f &+ s.f, g: state.g &+ s.g, h: state.h &+ s.h)
  }

  /// One round; what the standard then moves one name on is left in place, and the next round's names move instead.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
  ) {
    let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ sum1 &+ choice &+ word
    let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    let majority = (a & b) | (c & (a | b))
    d = d &+ first
    h = first &+ sum0 &+ majority
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { (word >> count) | (word << (32 &- count)) }
}
