/// The article before a listed name whose right form takes another one: "the Tanganjikasee" becomes "Lake Tanganyika",
/// "in Schwarzes Meer" becomes "in the Black Sea", "al-Hudayda" becomes "Hodeidah".
struct NameArticle {
  /// The words to replace, with or without an article before the name, and what replaces them.
  let tokens: Range<Int>
  let replacement: String
  /// Whether an article stays that may be wrong before the right form: "the Tanganjikasee rose".
  let isDoubtful: Bool

  /// - Parameters:
  ///   - replacement: of the name alone.
  ///   - isPerson: whether it is a person's, who keeps an Arabic article: al-Asad is al-Assad.
  init(of match: NameMatch, replacement: String, isPerson: Bool, in document: Document) {
    let (start, tokens) = (match.tokens.lowerBound, document.tokens)
    if !isPerson, let article = NameUsage.joinedArticle(before: start, document) {
      self.init(tokens: article..<match.tokens.upperBound, replacement: replacement, isDoubtful: false)
      return
    }
    let isAttached = start > 0 && tokens[start].gap == .blank && !tokens[start].flags.contains(.sentenceStart)
    let before = isAttached ? document.key(of: tokens[start - 1]) : 0
    let first = replacement.prefix { $0 != " " }
    let last = replacement.split(separator: " ").last.map(String.init) ?? replacement
    // The Mount of Olives, the Saint Lawrence River and the Lake District keep theirs.
    let mayKeep = Self.withArticle.contains(last) || last == "District" || replacement.contains(" of ")
    if before == NameWords.the, Self.withoutArticle.contains(String(first)), !mayKeep {
      guard Self.standsAlone(match, document) else {
        self.init(tokens: match.tokens, replacement: replacement, isDoubtful: true)
        return
      }
      let isCapital = tokens[start - 1].flags.contains(.capitalized)
      self.init(
        tokens: start - 1..<match.tokens.upperBound,
        replacement: isCapital ? Capitals.capitalized(replacement) : replacement, isDoubtful: false)
    } else if Self.prepositions.contains(before), Self.withArticle.contains(last), !Self.hasArticle(match, document),
      Self.standsAlone(match, document)
    {
      self.init(tokens: match.tokens, replacement: "the " + replacement, isDoubtful: false)
    } else {
      self.init(tokens: match.tokens, replacement: replacement, isDoubtful: false)
    }
  }

  private init(tokens: Range<Int>, replacement: String, isDoubtful: Bool) {
    self.tokens = tokens
    self.replacement = replacement
    self.isDoubtful = isDoubtful
  }

  /// Whether no noun follows, whose article it may be: "the Tanganjikasee ferry".
  private static func standsAlone(_ match: NameMatch, _ document: Document) -> Bool {
    let end = match.tokens.upperBound
    guard end < document.tokens.count, document.tokens[end].gap.isJoint,
      !document.tokens[end - 1].flags.contains(.possessive)
    else { return end == document.tokens.count || document.tokens[end - 1].flags.isDisjoint(with: .possessive) }
    return document.tokens[end].traits.contains(.functionWord) && document.tokens[end].gap == .blank
  }

  /// Whether the match begins with an article itself.
  private static func hasArticle(_ match: NameMatch, _ document: Document) -> Bool {
    document.key(of: document.tokens[match.tokens.lowerBound]) == NameWords.the
  }

  /// First words of names that take no article, or have one of their own.
  private static let withoutArticle: Set<String> = ["Lake", "Mount", "Cape", "Fort", "Saint", "The"]

  /// Last words of names that take one. Rivers by themselves (the Danube) are left as they stand.
  private static let withArticle: Set<String> = [
    "Sea", "Ocean", "River", "Islands", "Mountains", "Strait", "Desert", "Canal", "Peninsula", "Netherlands",
    "Philippines",
    "Maldives", "Seychelles", "Bahamas", "Alps", "Urals", "Balkans", "Carpathians", "Pyrenees", "Caucasus",
  ]

  private static let prepositions = Set(
    [
      "in", "to", "from", "of", "on", "near", "across", "over", "into", "along", "through", "by", "around", "towards",
      "via",
    ]
    .map { WordKey.key($0) })
}
