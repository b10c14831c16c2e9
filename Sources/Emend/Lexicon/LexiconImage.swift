/// The compiled lexicon's bytes: a header, then sections at multiples of 64 bytes. Everything is little-endian and read
/// in place, so that loading costs nothing.
package struct LexiconImage: @unchecked Sendable {
  package static let magic: UInt64 = 0x4C58_454C_444E_4D45  // "EMNDLEXL"
  /// Raised with every change of the layout.
  package static let version: UInt64 = 2
  package static let alignment = 64

  package enum Section: Int, CaseIterable {
    case wordSlots, wordOffsets, wordPool
    case pairs
    case expressions, expressionFilter, expressionForms
    case substitutionOffsets, substitutions, substitutionTargets
    case substituteSequences, substituteFilter, swapPairFilter
    case phraseOffsets, phraseAnchors, phrases, phraseElements
    case wordSetOffsets, wordSetMembers
    case names, nameFilter, nameForms
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

  /// - Parameter base: memory that stays as it is for the life of the program, aligned to 8 bytes.
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
  }

  private func validate() throws(LexiconError) {
    let headerSize = 16 + Section.allCases.count * 16
    guard count >= headerSize, base.loadUnaligned(as: UInt64.self) == Self.magic else {
      throw LexiconError("not a compiled lexicon")
    }
    guard base.loadUnaligned(fromByteOffset: 8, as: UInt64.self) == Self.version else {
      throw LexiconError("the compiled lexicon is of another version; compile it again")
    }
    for section in Section.allCases {
      let (offset, length) = extent(of: section)
      guard offset >= headerSize, length >= 0, offset % Self.alignment == 0, offset + length <= count else {
        throw LexiconError("the compiled lexicon is damaged")
      }
    }
  }

  private func extent(of section: Section) -> (offset: Int, length: Int) {
    let entry = 16 + section.rawValue * 16
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
