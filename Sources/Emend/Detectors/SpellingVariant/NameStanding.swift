/// How a listed name stands in its sentence, as far as that leaves doubt about who or what is meant.
struct NameStanding: OptionSet {
  let rawValue: UInt8
  /// Inside what may be a longer name: "Sumi Das", "Kiev Ballet", "Battle of Kiev".
  static let inName = NameStanding(rawValue: 1)
  /// In a line that capitalises every word, so that capitals tell nothing.
  static let headline = NameStanding(rawValue: 1 << 1)
  /// The sentence speaks of a time in which an older form was right.
  static let past = NameStanding(rawValue: 1 << 2)
  static let inQuotes = NameStanding(rawValue: 1 << 3)
  /// After a title or an office: "President Selenskij".
  static let afterRole = NameStanding(rawValue: 1 << 4)
  /// The sentence mentions a language: "in Russian, Kiew".
  static let nearLanguage = NameStanding(rawValue: 1 << 5)
  /// All capitals among words that are not.
  static let loneCapitals = NameStanding(rawValue: 1 << 6)

  /// Whether nothing leaves doubt.
  var isPlain: Bool { isDisjoint(with: [.inName, .headline, .past, .nearLanguage, .loneCapitals]) }

  /// In words, for the evidence.
  var reasons: [String] {
    var reasons: [String] = []
    if contains(.inName) { reasons.append("it may be part of a longer name") }
    if contains(.headline) { reasons.append("it stands in a headline") }
    if contains(.past) { reasons.append("the sentence speaks of earlier times") }
    if contains(.inQuotes) { reasons.append("it stands in a quotation") }
    if contains(.nearLanguage) { reasons.append("the sentence mentions a language") }
    return reasons
  }
}
