/// Runs of anything but blanks that hold a letter or a digit, which is what people count as words.
package func wordCount(_ text: [UInt8]) -> Int {
  var count = 0
  var isCounted: UInt8 = 0
  text.withUnsafeBufferPointer { text in
    byteKinds.withUnsafeBufferPointer { kinds in
      for byte in text {
        let kind = kinds[Int(byte)]
        count &+= Int(kind & letter & ~isCounted)
        isCounted = (isCounted | kind) & ~(kind >> 1) & letter
      }
    }
  }
  return count
}

private let letter: UInt8 = 1
private let blank: UInt8 = 2

/// What each byte is: ``letter`` or a digit, ``blank``, or nothing of both.
private let byteKinds: [UInt8] = (0...UInt8.max).map { byte in
  switch byte {
  case 0x09...0x0D, 0x20: blank
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "a")...UInt8(ascii: "z"):
    letter
  // From C3 on begin the letters beyond ASCII, and few signs (dashes and quotes, with E2, are not taken alone).
  case 0xE2: 0
  case 0xC3...: letter
  default: 0
  }
}
