/// The compiled lexicon's bytes: a header, then sections at multiples of 64 bytes. Everything is little-endian and read
/// in place, so that loading costs nothing.
///
/// The header: magic, version, size of the whole, a checksum of what follows the first 64 bytes (eight bytes each), the
/// SHA-256 of the same; then offset and length of every section.
package struct LexiconImage: @unchecked Sendable {
  package static let magic: UInt64 = 0x4C58_454C_444E_4D45  // "EMNDLEXL"
  /// Raised with every change of the layout.
  package static let version: UInt64 = 5
  package static let alignment = 64
  /// Bytes before the table of sections.
  package static let prefixSize = 64
  /// Bytes before the sections.
  package static let headerSize = prefixSize + Section.allCases.count * 16

  package enum Section: Int, CaseIterable {
    case wordSlots, wordOffsets, wordPool
    case pairs
    case modelNumbers, modelWords, modelPairStarts, modelPairs, modelTripleStarts, modelTriples
    case expressions, expressionFilter, expressionForms
    case substitutionOffsets, substitutions, substitutionTargets
    case substituteSequences, substituteFilter, swapPairFilter, swapPairStarts, reorderedPairFilter
    case phraseOffsets, phraseAnchors, phrases, phraseElements
    case wordSetOffsets, wordSetMembers
    case names, nameFilter, nameForms, romanisedPlaces
    case exemptions, exemptionFilter
    case spellings, spellingFilter, spellingForms
    case entries, strings
    case sources
  }

  let base: UnsafeRawPointer
  let count: Int
  private let owner: Owner?

  /// Frees a heap image with the last lexicon that uses it.
  private final class Owner {
    let memory: UnsafeMutableRawPointer
    init(_ memory: UnsafeMutableRawPointer) { self.memory = memory }
    deinit { memory.deallocate() }
  }

  /// - Parameter base: memory that stays as it is for the life of the program, aligned to 8 bytes. Its content is
  ///   trusted; see ``verify()``.
  package init(staticMemory base: UnsafeRawPointer, count: Int) throws(LexiconError) {
    self.base = base
    self.count = count
    owner = nil
    try validate()
  }

  package init(_ bytes: [UInt8]) throws(LexiconError) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 64), alignment: Self.alignment)
    bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { memory.copyMemory(from: start, byteCount: bytes.count) }
    }
    base = UnsafeRawPointer(memory)
    count = bytes.count
    owner = Owner(memory)
    try validate()
    try verify()
  }

  /// Looks at the header alone.
  private func validate() throws(LexiconError) {
    guard count >= 16, base.loadUnaligned(as: UInt64.self) == Self.magic else {
      throw LexiconError("not a compiled lexicon")
    }
    guard base.loadUnaligned(fromByteOffset: 8, as: UInt64.self) == Self.version else {
      throw LexiconError("the compiled lexicon is of another version; compile it again")
    }
    guard count >= Self.headerSize, base.loadUnaligned(fromByteOffset: 16, as: UInt64.self) == UInt64(count) else {
      throw LexiconError("the compiled lexicon is damaged: it is cut short")
    }
    for section in Section.allCases {
      let (offset, length) = extent(of: section)
      guard offset >= Self.headerSize, offset <= count, offset % Self.alignment == 0, length >= 0,
        length <= count - offset
      else { throw LexiconError("the compiled lexicon is damaged") }
    }
  }

  /// Compares the checksum. Records refer to each other by index, so bytes that come from a file must be what the
  /// compiler wrote. Cost: reads everything once, about 5 ms for the English lexicon.
  package func verify() throws(LexiconError) {
    let body = UnsafeRawBufferPointer(start: base + Self.prefixSize, count: count - Self.prefixSize)
    guard base.loadUnaligned(fromByteOffset: 24, as: UInt64.self) == Self.checksum(body) else {
      throw LexiconError("the compiled lexicon is damaged")
    }
  }

  /// A checksum that any change of one place alters. Four lanes of eight bytes, so that a multiplication need not wait for
  /// the one before it.
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = SIMD4<UInt64>(1, 2, 3, 4)
    let whole = bytes.count / 32 * 32
    for offset in stride(from: 0, to: whole, by: 32) {
      lanes ^= bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
      lanes = lanes &* 0x9E37_79B9_7F4A_7C15
      lanes ^= lanes &>> 29
    }
    var sum = UInt64(bytes.count)
    for byte in bytes[whole...] { sum = (sum ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 }
    for lane in lanes.indices { sum = (sum ^ lanes[lane]) &* 0xD6E8_FEB8_6659_FD93 }
    return sum
  }

  /// The SHA-256 of what the compiler wrote, 32 bytes.
  package var digest: [UInt8] { Array(UnsafeRawBufferPointer(start: base + 32, count: 32)) }

  private func extent(of section: Section) -> (offset: Int, length: Int) {
    let entry = Self.prefixSize + section.rawValue * 16
    return (
      Int(truncatingIfNeeded: base.loadUnaligned(fromByteOffset: entry, as: UInt64.self)),
      Int(truncatingIfNeeded: base.loadUnaligned(fromByteOffset: entry + 8, as: UInt64.self))
    )
  }

  /// A section as an array of fixed-size records, in place.
  package func array<Record: BitwiseCopyable>(_ section: Section, of type: Record.Type) -> UnsafeBufferPointer<Record> {
    let (offset, length) = extent(of: section)
    let start = (base + offset).assumingMemoryBound(to: Record.self)
    return UnsafeBufferPointer(start: start, count: length / MemoryLayout<Record>.stride)
  }
}

/// A lexicon that can't be read or compiled.
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
  package init(_ description: String) { self.description = description }
}
