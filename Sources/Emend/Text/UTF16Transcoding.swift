/// UTF-16, in which ICU converts, to and from UTF-8. The standard library's string views take ten times as long.
enum UTF16Transcoding {
  /// UTF-16 as UTF-8; a lone surrogate becomes U+FFFD. Linear.
  static func utf8(of units: [UInt16]) -> [UInt8] {
    units.withUnsafeBufferPointer { units in
      // A unit takes three bytes at most: a pair of units takes four.
      [UInt8](unsafeUninitializedCapacity: units.count * 3) { bytes, count in
        var offset = 0
        while offset < units.count {
          let (scalar, width) = scalar(in: units, at: offset)
          offset += width
          append(scalar, to: bytes, at: &count)
        }
      }
    }
  }

  /// UTF-8 as UTF-16. Linear.
  /// - Precondition: valid UTF-8.
  static func units(of bytes: [UInt8]) -> [UInt16] {
    bytes.withUnsafeBufferPointer { bytes in
      [UInt16](unsafeUninitializedCapacity: bytes.count) { units, count in
        var offset = 0
        while offset < bytes.count {
          let (scalar, width) = scalar(in: bytes, at: offset)
          offset += width
          if scalar < 0x10000 {
            units[count] = UInt16(truncatingIfNeeded: scalar)
            count += 1
          } else {
            units[count] = UInt16(truncatingIfNeeded: 0xD7C0 + (scalar >> 10))
            units[count + 1] = UInt16(truncatingIfNeeded: 0xDC00 | (scalar & 0x3FF))
            count += 2
          }
        }
      }
    }
  }

  @inline(__always)
  private static func scalar(in units: UnsafeBufferPointer<UInt16>, at offset: Int) -> (scalar: UInt32, width: Int) {
    let unit = UInt32(units[offset])
    guard unit & 0xF800 == 0xD800 else { return (unit, 1) }
    guard unit < 0xDC00, offset + 1 < units.count, units[offset + 1] & 0xFC00 == 0xDC00 else { return (0xFFFD, 1) }
    return (0x10000 + ((unit & 0x3FF) << 10) + (UInt32(units[offset + 1]) & 0x3FF), 2)
  }

  @inline(__always)
  private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (scalar: UInt32, width: Int) {
    let lead = UInt32(bytes[offset])
    if lead < 0x80 { return (lead, 1) }
    func continuation(_ index: Int) -> UInt32 {
      precondition(offset + index < bytes.count, "not valid UTF-8")
      return UInt32(bytes[offset + index] & 0x3F)
    }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | continuation(1), 2) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3) }
    return ((lead & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3), 4)
  }

  @inline(__always)
  private static func append(_ scalar: UInt32, to bytes: UnsafeMutableBufferPointer<UInt8>, at count: inout Int) {
    func add(_ byte: UInt32) {
      bytes[count] = UInt8(truncatingIfNeeded: byte)
      count += 1
    }
    func addContinuation(_ shift: UInt32) { add(0x80 | (scalar >> shift & 0x3F)) }
    if scalar < 0x80 {
      add(scalar)
    } else if scalar < 0x800 {
      add(0xC0 | scalar >> 6)
      addContinuation(0)
    } else if scalar < 0x10000 {
      add(0xE0 | scalar >> 12)
      addContinuation(6)
      addContinuation(0)
    } else {
      add(0xF0 | scalar >> 18)
      addContinuation(12)
      addContinuation(6)
      addContinuation(0)
    }
  }
}
