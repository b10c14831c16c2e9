/// A text of the user's as it may be shown on a terminal: control characters, which could move the cursor or change
/// colours, and characters that nobody sees are shown by a picture or a number.
func visible(_ text: String) -> String {
  if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) { return text }
  var shown = ""
  for character in text { shown += visible(character) }
  return shown
}

func visible(_ character: Character) -> String {
  var shown = ""
  let joins = character.unicodeScalars.count > 1
  for scalar in character.unicodeScalars {
    switch scalar.value {
    case 0x09: shown += " "
    // The Control Pictures block stands in the order of ASCII.
    case 0...0x1F: shown.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
    case 0x7F: shown += "\u{2421}"
    case let value where joins && holdsClustersTogether(value): shown.unicodeScalars.append(scalar)
    default: if isInvisible(scalar) { shown += number(of: scalar) } else { shown.unicodeScalars.append(scalar) }
    }
  }
  return shown
}

/// Joiners, variation selectors and tags make one picture of several emoji. Alone they are debris.
private func holdsClustersTogether(_ value: UInt32) -> Bool {
  switch value {
  case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0020...0xE007F: true
  default: false
  }
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
  default: scalar.properties.isDefaultIgnorableCodePoint
  }
}

/// Such as `<U+200B>`.
private func number(of scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
}
