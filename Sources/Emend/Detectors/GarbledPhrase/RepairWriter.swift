/// Writes a repair into its place: capitals, hyphens, possessive endings and "a"/"an" carry over from the text.
struct RepairWriter {
  let document: Document
  let lexicon: Lexicon

  /// The least edit that turns a match into its expression.
  func edit(for match: ExpressionMatcher.Match) -> (span: TextSpan, replacement: String) {
    let form = lexicon.expressionForm(match.form)
    let display = lexicon.string(form.display)
    if match.isReordered || !display.isEmpty { return wholeEdit(match, display: display) }
    // Only from the first to the last swapped piece.
    let changed = match.pieces.indices.filter { match.pieces[$0].substitution != nil }
    guard let first = changed.first, let last = changed.last else { return wholeEdit(match, display: display) }
    var replacement = ""
    for index in first...last {
      let piece = match.pieces[index]
      if index > first { replacement += document.gapText(before: piece.tokens.lowerBound) }
      replacement += text(of: piece, in: match)
    }
    let tokens = match.pieces[first].tokens.lowerBound..<match.pieces[last].tokens.upperBound
    return withArticle(tokens, replacement)
  }

  /// The whole expression that was meant, as it would stand in a dictionary.
  func expression(of match: ExpressionMatcher.Match) -> String {
    let display = lexicon.string(lexicon.expressionForm(match.form).display)
    return display.isEmpty ? match.pieces.flatMap(\.words).map { lexicon.words.string($0) }.joined(separator: " ") : display
  }

  private func wholeEdit(_ match: ExpressionMatcher.Match, display: String) -> (span: TextSpan, replacement: String) {
    let tokens = match.tokens
    let first = document.tokens[tokens.lowerBound]
    var text: String
    if !display.isEmpty {
      text = display
      if first.flags.contains(.allCaps), tokens.allSatisfy({ document.tokens[$0].flags.contains(.allCaps) }) {
        text = text.uppercased()
      }
    } else {
      text = match.pieces.flatMap(\.words).map { lexicon.words.string($0) }.joined(separator: " ")
      if first.flags.contains(.capitalized), isAtStart(first) { text = text.capitalizedFirst }
    }
    return withArticle(tokens, text + possessiveEnding(of: document.tokens[tokens.upperBound - 1]))
  }

  /// A piece's words with the capitals that its place asks for.
  private func text(of piece: ExpressionMatcher.Piece, in match: ExpressionMatcher.Match) -> String {
    let tokens = document.tokens
    let source = piece.tokens.lowerBound
    guard piece.substitution != nil else { return document.text(document.span(ofTokens: piece.tokens)) }
    var words = piece.words.map { lexicon.words.string($0) }
    let first = tokens[source]
    let others = match.tokens.filter { !piece.tokens.contains($0) }
    if first.flags.contains(.allCaps), others.allSatisfy({ tokens[$0].flags.contains(.allCaps) }) {
      words = words.map { $0.uppercased() }
    } else if first.flags.contains(.capitalized) {
      let isTitle =
        !others.isEmpty
        && others.allSatisfy {
          tokens[$0].flags.contains(.capitalized) || tokens[$0].traits.contains(.functionWord)
        }
      if isTitle, !tokens[source].flags.contains(.allCaps) || others.count > 0 {
        words = words.map { $0.capitalizedFirst }
      } else if isAtStart(first) {
        words[0] = words[0].capitalizedFirst
      }
    }
    return words.joined(separator: " ") + possessiveEnding(of: tokens[piece.tokens.upperBound - 1])
  }

  private func isAtStart(_ token: Token) -> Bool {
    !token.flags.isDisjoint(with: [.sentenceStart, .clauseStart])
  }

  private func possessiveEnding(of token: Token) -> String {
    guard token.flags.contains(.possessive) else { return "" }
    return document.text(TextSpan(token.baseSpan(in: document.bytes).end, Int(token.end)))
  }

  /// Takes an article before the edit with it where the new word needs the other one.
  func withArticle(_ tokens: Range<Int>, _ replacement: String) -> (span: TextSpan, replacement: String) {
    let span = document.span(ofTokens: tokens)
    guard tokens.lowerBound > 0, document.tokens[tokens.lowerBound].gap == .blank else { return (span, replacement) }
    let article = document.tokens[tokens.lowerBound - 1]
    let text = document.text(article)
    let isA = text == "a" || text == "A"
    guard isA || text == "an" || text == "An", article.flags.isDisjoint(with: .protected) else {
      return (span, replacement)
    }
    let wantsAn = Articles.takesAn(replacement)
    guard isA == wantsAn else { return (span, replacement) }
    let right = (text.first == "A" ? "A" : "a") + (wantsAn ? "n" : "")
    return (
      TextSpan(Int(article.start), span.end), right + document.gapText(before: tokens.lowerBound) + replacement
    )
  }
}

/// "a" or "an".
enum Articles {
  /// Whether a word takes "an", by the sound that its spelling stands for.
  static func takesAn(_ word: String) -> Bool {
    let lower = word.lowercased()
    guard let first = lower.first else { return false }
    if silentH.contains(where: { lower.hasPrefix($0) }) { return true }
    if youSounds.contains(where: { lower.hasPrefix($0) }) { return false }
    return "aeiouáéíóúàèìòùäöüâêîôû".contains(first)
  }

  private static let silentH = ["hour", "honest", "honor", "honour", "heir"]
  private static let youSounds = [
    "uni", "use", "usa", "usu", "util", "uto", "eu", "ewe", "one", "once", "ura", "uk", "u.s", "ubiq", "uru", "uga",
  ]
}

extension String {
  /// With its first letter in upper case, the rest as it is.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
