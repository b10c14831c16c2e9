/// A name in its own spelling, small, with its marks: one byte for a letter.
struct NativeSpelling: Sendable {
  /// ASCII as it is; a letter with a mark by its place among ``alphabet``, from 128 on.
  let letters: [UInt8]
  /// The letters with marks, as bits.
  let marks: (UInt64, UInt64)

  /// Combining marks are left out.
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    letters = scalars.compactMap { (0x300...0x36F).contains($0.value) ? nil : Self.letter(of: $0) }
    marks = Self.bits(of: letters)
  }

  /// - Parameter ascii: letters a–z, in either case.
  init(ascii: some Sequence<UInt8>) {
    letters = ascii.map { $0 | 0x20 }
    marks = (0, 0)
  }

  static func letter(of scalar: Unicode.Scalar) -> UInt8 {
    scalar.isASCII ? UInt8(ascii: scalar) : places[scalar] ?? unknown
  }

  /// Stands for a letter that no language here has.
  private static let unknown = UInt8(255)

  static func bits(of letters: [UInt8]) -> (UInt64, UInt64) {
    var bits: (UInt64, UInt64) = (0, 0)
    for letter in letters where letter > 127 {
      if letter < 192 { bits.0 |= 1 << UInt64(letter - 128) } else { bits.1 |= 1 << UInt64(letter - 192) }
    }
    return bits
  }

  // MARK: - Looking

  /// Eight letters from a place on, the first one in the lowest byte; zeros behind the end.
  func window(at place: Int) -> UInt64 {
    var window: UInt64 = 0
    for (offset, letter) in letters[place...].prefix(8).enumerated() { window |= UInt64(letter) << UInt64(8 * offset) }
    return window
  }

  /// Whether the condition of a rule holds for what ends at a place: `^`, `V`, `K`, 0 for none.
  func holds(_ condition: UInt8, before place: Int) -> Bool {
    switch condition {
    case UInt8(ascii: "^"): place == 0
    case UInt8(ascii: "V"): place > 0 && isVowel(at: place - 1)
    case UInt8(ascii: "K"): place > 0 && !isVowel(at: place - 1)
    default: true
    }
  }

  /// Whether the condition of a rule holds for what begins at a place: `$`, `V`, `K`, `F`, 0 for none.
  func holds(_ condition: UInt8, after place: Int) -> Bool {
    switch condition {
    case UInt8(ascii: "$"): place == letters.count
    case UInt8(ascii: "V"): place < letters.count && isVowel(at: place)
    case UInt8(ascii: "K"): place == letters.count || !isVowel(at: place)
    case UInt8(ascii: "F"): place < letters.count && "eiy".utf8.contains(Self.plain[Int(letters[place])])
    default: true
    }
  }

  func isVowel(at place: Int) -> Bool { "aeiouy".utf8.contains(Self.plain[Int(letters[place])]) }

  /// The sound of a letter without a rule, as ``SoundCode`` has it; nil for what is no letter.
  func plainSound(at place: Int) -> UInt8? {
    switch Self.plain[Int(letters[place])] {
    case UInt8(ascii: "h"): UInt8(ascii: "H")
    case UInt8(ascii: "c"), UInt8(ascii: "q"), UInt8(ascii: "x"): UInt8(ascii: "k")
    case UInt8(ascii: "j"), UInt8(ascii: "y"): UInt8(ascii: "i")
    case UInt8(ascii: "w"): UInt8(ascii: "v")
    case let letter where letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"): letter
    default: nil
    }
  }

  // MARK: - The alphabet

  /// The letters beyond ASCII that the languages have, by the letter that they are a form of.
  static let alphabet: [(plain: Character, marked: String)] = [
    ("a", "àáâãäåæāăąảạắằẳẵặấầẩẫậ"), ("c", "çćč"), ("d", "ďđ"), ("e", "èéêëěęėẻẽẹếềểễệ"), ("g", "ğ"),
    ("i", "ìíîïıỉĩị"), ("l", "ĺľł"), ("n", "ñńň"), ("o", "òóôõöøőōœỏọốồổỗộơớờởỡợ"), ("r", "ŕř"), ("s", "śşšșß"),
    ("t", "ťțţ"), ("u", "ùúûüůűūủũụưứừửữự"), ("y", "ýÿỳỷỹỵ"), ("z", "źżž"),
  ]

  private static let places: [Unicode.Scalar: UInt8] = {
    let marked = alphabet.flatMap { $0.marked.unicodeScalars }
    precondition(marked.count < 127, "the letters with marks must fit into a byte")
    return Dictionary(uniqueKeysWithValues: marked.enumerated().map { ($1, UInt8(128 + $0)) })
  }()

  /// By letter, the one that it is a form of.
  private static let plain: [UInt8] = {
    var table = (0..<256).map { UInt8($0 < 128 ? $0 : 0) }
    for (plain, marked) in alphabet {
      for scalar in marked.unicodeScalars { table[Int(letter(of: scalar))] = plain.asciiValue ?? 0 }
    }
    return table
  }()
}
