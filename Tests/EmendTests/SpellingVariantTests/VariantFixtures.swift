import LexiconCompiler

@testable import Emend

/// A small lexicon in memory, and the detector run with it.
enum VariantFixtures {
  static let names = """
    Kyiv = Kief, Kiew, Kijów
      kind: place
      traditional: Kiev
      keep: chicken Kiev, Dynamo Kiev, Kiev Ballet
    Odesa = Odesse
      kind: place
      weak: Odessa
      context: Ukraine, Ukrainian, Kharkiv
    Sumy = Soumy
      kind: place
      weak: Sumi
      context: Ukraine, Ukrainian, Kharkiv
    Prague = Prahha
      kind: place
      weak: Praga
      located: Praga, Prag
      context: Czech, Czechs
      unless: Warsaw
    Gdansk = Gdaņsk, Dantsic
      kind: place
      also: Danzig
    Mumbai = Bombaim
      kind: place
      traditional: Bombay
    Moscow = Moskau, Moskou
      kind: place
    Hodeidah = Hudaydah
      kind: place
    Lake Tanganyika = Tanganjikasee
      kind: place
    Black Sea = Schwarzes Meer
      kind: place
    The Hague = Den Haag
      kind: place
    Iraq = Iraque, Irak
      kind: place
    Iran = Irã
      kind: place
    Ireland = Irlanda, Irland
      kind: place
    Burkina Faso = Burquina Faso, Burkina Fasso
      kind: place
    Ukraine = Oekraïne
      kind: place
    Russia = Russland
      kind: place
    Russian = Russisch
      kind: people
    NATO = OTAN
      kind: organisation
    al-Qaeda = al-Kaida, Al-Kaida
      kind: organisation
      traditional: al-Qaida
    Zelenskyy = Selenskij, Zelenski
      kind: person
      traditional: Zelensky
      keep: Igor Zelenski
    Volodymyr Zelenskyy = Wolodymyr Selenskij
      kind: person
      traditional: Volodymyr Zelensky
    """

  static let spellings = """
    airstrike = air strike
    ceasefire = cease-fire
    colour [GB] = color [US]
    centre [GB] = center [US]
    labour [GB] = labor [US]
    defence [GB] = defense [US]
    """

  private static let functionWords = """
    the of and a to in was for is on that he with as his it at by she her from had were not be they this but or an
    their who which when while after before near about later then there both also said into no its
    """
  private static let givenNames = "oksana anna igor hans petro maria john sara lena viktor karl"
  /// Ordinary words that start sentences in the tests.
  private static let ordinary = """
    rockets fell minister mayor president university battle student friday monday officials doctors nobody soldiers
    troops trains people attack kills ten on wounded city women men read see new york times labour party world report
    express ministry headline iran iraq niger nigeria austria australia johnson johnston ballet however student
    """

  /// A lexicon that knows the names and spellings above and the small-letter words of a text.
  /// - Parameters:
  ///   - foreign: words of the text that are not English.
  ///   - names: entries in place of the ones above.
  static func lexicon(for text: String, foreign: Set<String> = [], names: String = names) throws -> Lexicon {
    let words = wordSegments(of: text).map(\.text).filter { $0.first?.isLowercase == true && !foreign.contains($0) }
    let listed = (functionWords + " " + ordinary).split { $0 == " " || $0 == "\n" }.map(String.init)
    let english = Set(words + listed).sorted().map { "\($0)\t40" }.joined(separator: "\n")
    let files = [
      DictionaryFile(path: "names/test.txt", text: names),
      DictionaryFile(path: "en/spellings/test.txt", text: spellings),
      DictionaryFile(path: "en/frequencies/words.tsv", text: english),
      DictionaryFile(path: "en/grammar/function-words.txt", text: lines(functionWords)),
      DictionaryFile(path: "en/grammar/given-names.txt", text: lines(givenNames)),
      DictionaryFile(path: "en/grammar/common-surnames.txt", text: "Zimmerman\nZimmermann"),
    ]
    let result = LexiconCompiler.compile(files, runsExamples: false)
    guard let image = result.image else {
      throw LexiconError(result.problems.map(\.description).joined(separator: "\n"))
    }
    return Lexicon(try LexiconImage(image))
  }

  static func findings(
    in text: String, style: CleanerOptions.NameStyle? = nil, foreign: Set<String> = [], keep: [String] = [],
    names: String = names
  ) throws -> [Finding] {
    let lexicon = try lexicon(for: text, foreign: foreign, names: names)
    var options = CleanerOptions()
    options.style = style
    options.keep = keep
    let document = Document(name: "test", bytes: Array(text.utf8), lexicon: lexicon)
    return SpellingVariantDetector().findings(in: document, lexicon: lexicon, options: options)
  }

  private static func lines(_ words: String) -> String {
    words.split { $0 == " " || $0 == "\n" }.joined(separator: "\n")
  }
}

extension Finding {
  /// The tier that its figure for clean text gives; nil below `suggest`.
  var ownTier: Tier? { Tier.allCases.last { strength.onCleanText >= $0.threshold } }

  /// "Kief → Kyiv safe"
  var summary: String { "\(text) → \(replacement ?? "?") \(ownTier.map(\.rawValue) ?? "none")" }
}
