/// Writes a repair into its place: capitals, hyphens, possessive endings, "a"/"an" and British or American spelling
/// carry over from the text.
struct RepairWriter {
  let document: Document
  let lexicon: Lexicon
  let matcher: ExpressionMatcher
  let spelling: RegionalSpelling

  /// Cost: one pass over the words.
  init(_ document: Document, _ lexicon: Lexicon) {
    self.document = document
    self.lexicon = lexicon
    matcher = ExpressionMatcher(document, lexicon)
    spelling = RegionalSpelling(of: document, lexicon)
  }

  private func words(_ steps: [MatchStep]) -> [String] {
    steps.flatMap { step in
      let display = step.form < 0 ? 0 : lexicon.substitution(Int(step.form)).display
      return display == 0 ? matcher.words(of: step).map { spelling.spelt($0, lexicon) } : [lexicon.string(display)]
    }
  }

  /// The least edit that turns a match into its expression.
  func edit(for match: ExpressionMatcher.Match) -> (span: TextSpan, replacement: String) {
    let form = lexicon.expressionForm(match.form)
    let display = lexicon.string(form.display)
    if match.isReordered || !display.isEmpty { return wholeEdit(match, display: display) }
    // Only from the first to the last swapped word.
    let changed = match.steps.indices.filter { match.steps[$0].form >= 0 }
    guard let first = changed.first, let last = changed.last else { return wholeEdit(match, display: display) }
    var replacement = ""
    for index in first...last {
      let step = match.steps[index]
      if index > first { replacement += document.gapText(before: Int(step.start)) }
      replacement += text(of: step, in: match)
    }
    let tokens = Int(match.steps[first].start)..<Int(match.steps[last].end)
    return withArticle(tokens, replacement)
  }

  /// The edit that gives one step its words.
  func edit(for step: MatchStep) -> (span: TextSpan, replacement: String) {
    let match = ExpressionMatcher.Match(steps: [step], form: 0, odds: 0)
    let text = text(of: step, in: match)
    // Swaps keep the case that they find.
    let isCapital = document.tokens[match.tokens.lowerBound].flags.contains(.capitalized)
    return withArticle(match.tokens, isCapital ? text.capitalizedFirst : text)
  }

  /// What a step reads, as it would stand in a dictionary.
  func words(of step: MatchStep) -> String { words([step]).joined(separator: " ") }

  /// The whole expression that was meant, as it would stand in a dictionary.
  func expression(of match: ExpressionMatcher.Match) -> String {
    let display = lexicon.string(lexicon.expressionForm(match.form).display)
    return display.isEmpty ? words(match.steps).joined(separator: " ") : display
  }

  private func wholeEdit(_ match: ExpressionMatcher.Match, display: String) -> (span: TextSpan, replacement: String) {
    let tokens = match.tokens
    let first = document.tokens[tokens.lowerBound]
    var text: String
    if !display.isEmpty {
      text = display
      if first.flags.contains(.allCaps), tokens.allSatisfy({ document.tokens[$0].flags.contains(.allCaps) }) {
        text = text.uppercased()
      } else if first.flags.contains(.capitalized), isAtStart(first) {
        text = text.capitalizedFirst
      }
    } else {
      text = words(match.steps).joined(separator: " ")
      if first.flags.contains(.capitalized), isAtStart(first) { text = text.capitalizedFirst }
    }
    return withArticle(tokens, text + possessiveEnding(of: document.tokens[tokens.upperBound - 1]))
  }

  /// A step's words with the capitals that its place asks for.
  private func text(of step: MatchStep, in match: ExpressionMatcher.Match) -> String {
    let tokens = document.tokens
    let range = Int(step.start)..<Int(step.end)
    guard step.form >= 0 else { return document.text(document.span(ofTokens: range)) }
    var words = words([step])
    let first = tokens[range.lowerBound]
    let outside = match.tokens.filter { !range.contains($0) }
    let others = outside.isEmpty ? Array(range.dropFirst()) : outside
    if first.flags.contains(.allCaps), others.allSatisfy({ tokens[$0].flags.contains(.allCaps) }) {
      words = words.map { $0.uppercased() }
    } else if first.flags.contains(.capitalized) {
      let isTitle =
        others.contains { tokens[$0].flags.contains(.capitalized) }
        && others.allSatisfy {
          tokens[$0].flags.contains(.capitalized) || tokens[$0].traits.contains(.functionWord)
        }
      if isTitle || isBesideCapital(range) {
        words = words.map { $0.capitalizedFirst }
      } else if isAtStart(first) {
        words[0] = words[0].capitalizedFirst
      }
    }
    return words.joined(separator: " ") + possessiveEnding(of: tokens[range.upperBound - 1])
  }

  /// "Supreme Courtroom ruled": a capital in mid-sentence beside another one is part of a title that the match may not
  /// hold as a whole.
  private func isBesideCapital(_ range: Range<Int>) -> Bool {
    let tokens = document.tokens
    guard range.lowerBound > 0, !isAtStart(tokens[range.lowerBound]), tokens[range.lowerBound].gap == .blank else {
      return false
    }
    let previous = tokens[range.lowerBound - 1]
    return previous.flags.contains(.capitalized) && !isAtStart(previous)
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
