/// Regular expressions whose matches are never edited.
struct ProtectedPatterns: Sendable {
  /// `Regex` itself can't be sent to another thread, so each document makes its own.
  private let patterns: [String]

  /// - Throws: ``CleanerError`` when one is not a regular expression.
  init(_ patterns: [String]) throws(CleanerError) {
    self.patterns = patterns
    for pattern in patterns { _ = try Self.regex(pattern) }
  }

  /// Where the patterns match, in order of the patterns. Empty matches protect nothing. Cost: that of Swift's `Regex`, far
  /// above that of all else, for texts of users who ask for it.
  func spans(in bytes: [UInt8]) -> [TextSpan] {
    guard !patterns.isEmpty else { return [] }
    let text = String(decoding: bytes, as: UTF8.self)
    return patterns.compactMap { try? Self.regex($0) }.flatMap { regex in
      text.matches(of: regex).map { match in
        TextSpan(match.range.lowerBound.utf8Offset(in: text), match.range.upperBound.utf8Offset(in: text))
      }
    }.filter { !$0.isEmpty }
  }

  private static func regex(_ pattern: String) throws(CleanerError) -> Regex<AnyRegexOutput> {
    do {
      return try Regex(pattern)
    } catch {
      throw CleanerError(description: "not a regular expression: \(pattern)")
    }
  }
}

extension String.Index {
  fileprivate func utf8Offset(in text: String) -> Int { text.utf8.distance(from: text.startIndex, to: self) }
}
