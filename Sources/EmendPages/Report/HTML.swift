/// Text as HTML writes it, in elements and in attributes.
func escapedHTML(_ text: String) -> String {
  var html = ""
  html.reserveCapacity(text.utf8.count + 16)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": html += "&amp;"
    case "<": html += "&lt;"
    case ">": html += "&gt;"
    case "\"": html += "&quot;"
    case "'": html += "&#39;"
    default: html.unicodeScalars.append(scalar)
    }
  }
  return html
}

/// A shown text as HTML. Signs of ``ShownText`` become small boxes.
package func html(_ shown: String) -> String {
  var html = ""
  html.reserveCapacity(shown.utf8.count + 16)
  for scalar in escapedHTML(shown).unicodeScalars {
    switch scalar {
    case ShownText.signStart: html += "<span class=\"sign\">"
    case ShownText.signEnd: html += "</span>"
    default: html.unicodeScalars.append(scalar)
    }
  }
  return html
}

/// The same for attributes and titles, where no elements are: signs stand in angle quotes.
package func attribute(_ shown: String) -> String {
  var plain = String.UnicodeScalarView()
  for scalar in shown.unicodeScalars {
    switch scalar {
    case ShownText.signStart: plain.append("‹")
    case ShownText.signEnd: plain.append("›")
    default: plain.append(scalar)
    }
  }
  return html(String(plain))
}

/// Bytes as base64, as content security policies write hashes.
func base64(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)
  var text = String.UnicodeScalarView()
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    var four: [Unicode.Scalar] = []
    for _ in 0..<4 {
      four.append(letters[bits & 63])
      bits >>= 6
    }
    text.append(contentsOf: four.reversed().prefix(group.count + 1))
    text.append(contentsOf: repeatElement("=", count: 3 - group.count))
  }
  return String(text)
}
