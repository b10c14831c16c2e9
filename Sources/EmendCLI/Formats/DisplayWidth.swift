/// How many columns of a terminal a character takes: 0, 1 or 2.
///
/// The C library's `wcwidth` would ask the user's locale, which may be unset; the picture must not depend on that.
func displayWidth(of character: Character) -> Int {
  let scalars = character.unicodeScalars
  if scalars.count == 1, let scalar = scalars.first, scalar.value < 0x300 { return scalar.value < 0x20 ? 0 : 1 }
  var width = 0
  for scalar in scalars {
    // U+FE0F asks for the picture of a character that also has a plain form.
    if scalar.value == 0xFE0F || isWide(scalar) { return 2 }
    if !takesNoRoom(scalar) { width = 1 }
  }
  return width
}

/// Columns that a text takes. Control characters take none; ``visible(_:)`` makes them seen first.
func displayWidth(of text: String) -> Int {
  var width = 0
  for character in text { width += displayWidth(of: character) }
  return width
}

private func takesNoRoom(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: scalar.value != 0xAD
  // Vowels and finals of Hangul syllables written letter by letter join the consonant before them.
  default: (0x1160...0x11FF).contains(scalar.value)
  }
}

/// East_Asian_Width W and F (UAX #11), in blocks; the unassigned in between take what their block takes.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.properties.isEmojiPresentation { return true }
  return switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1F1E6...0x1F1FF, 0x20000...0x3FFFD:
    true
  default: false
  }
}
