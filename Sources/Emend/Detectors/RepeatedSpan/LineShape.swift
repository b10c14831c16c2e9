/// What a line looks like, as far as that says whether it may stand twice by right.
struct LineShape {
  let text: String
  let words: Int
  let byteCount: Int

  init(_ text: String) {
    self.text = text
    words = text.split { $0 == " " || $0 == "\t" }.count
    byteCount = text.utf8.count
  }

  /// Ends as a sentence does.
  var endsSentence: Bool {
    let closers: Set<Character> = ["”", "\"", "’", "'", ")", "]"]
    guard let last = text.last(where: { !closers.contains($0) }) else { return false }
    return ".!?…".contains(last)
  }

  /// A list item, a table row, a rule, a form field, markup, code.
  var isLayout: Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else { return true }
    if "-*+#|>•=_~\\<[{".utf8.contains(first) || text.first == "•" || text.first == "·" || text.first == "–" {
      return true
    }
    // "1. ", "a) ", "[1]".
    let head = text.prefix { $0.isNumber || $0.isLetter }
    if let mark = text.dropFirst(head.count).first, mark == ")" || (mark == "." && head.allSatisfy(\.isNumber)) {
      return true
    }
    // "Name: ____", "Answer:".
    if last == UInt8(ascii: ":") || last == UInt8(ascii: "_") || last == UInt8(ascii: "|") { return true }
    if bytes.contains(0x09) || bytes.contains(0x7C) || text.contains("   ") || text.contains("___")
      || text.contains("...")
      || text.contains("&c")
    {
      return true
    }
    return bytes.contains { "{};=\\<>^~`".utf8.contains($0) }
  }

  /// Speech, or the label of a speaker: "Q: …", "MR. SMITH: …", "— No.", "“Yes.”
  var isDialogue: Bool {
    guard let first = text.first else { return false }
    if "“\"'‘—–".contains(first) { return true }
    guard let colon = text.firstIndex(of: ":") else { return false }
    return text[..<colon].split(separator: " ").count <= 3 && !isCredit
  }

  /// No small letters: a heading.
  var isHeading: Bool {
    !text.contains { $0.isLowercase } || text.hasPrefix("Chapter ") || text.hasPrefix("Section ")
      || text.hasPrefix("Table ") || text.hasPrefix("Article ")
  }

  /// Names the maker or the agency of a picture, and is no sentence.
  var isCredit: Bool {
    guard !endsSentence else { return false }
    let marks = [
      "Getty", "Reuters", "AFP", "AP Photo", "Photo:", "Photo by", "Photograph", "Images", "Image:", "Shutterstock",
      "EPA", "©", "Courtesy", "Credit:", "/AP", "/Anadolu", "Press/", "via ",
    ]
    return marks.contains { text.contains($0) }
  }
}
