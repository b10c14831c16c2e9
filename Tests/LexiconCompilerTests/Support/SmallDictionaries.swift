import Emend
import LexiconCompiler

/// Dictionaries in a few lines, with as many words as their sentences need.
enum SmallDictionaries {
  private static let words = """
    a air and attack bad be big bird by came charged city crew crews day died for fort glide good green had he held high
    house in inferno killing line man men murder new news of officer official on one our over peace plan police red road
    said saw search searched she stone story strike strikes survivors talks that the they thing to was went were white
    with yesterday you field fields
    """

  static let frequencies = DictionaryFile(
    path: "en/frequencies/words.tsv",
    text: words.split { $0 == " " || $0 == "\n" }.map { "\($0)\t40" }.joined(separator: "\n"))

  static let grammar = DictionaryFile(
    path: "en/grammar/function-words.txt", text: "a\nthe\nof\nin\nto\nfor\nwas\nwere\nhe\nshe\nthey\n")

  static func files(_ dictionaries: [(path: String, text: String)]) -> [DictionaryFile] {
    [frequencies, grammar] + dictionaries.map { DictionaryFile(path: $0.path, text: $0.text) }
  }
}

/// Compiles dictionaries beside a few words of English.
func compile(_ dictionaries: (path: String, text: String)...) -> LexiconCompiler.Result {
  LexiconCompiler.compile(SmallDictionaries.files(dictionaries))
}

/// The lexicon of dictionaries that must be in order.
func compiled(_ dictionaries: (path: String, text: String)...) throws -> Lexicon {
  let result = LexiconCompiler.compile(SmallDictionaries.files(dictionaries))
  guard let image = result.image else { throw LexiconError("\(result.problems)") }
  return Lexicon(try LexiconImage(image))
}

/// The text with everything applied that is found in it, on a text that a machine is known to have made.
func cleaned(_ text: String, with lexicon: Lexicon) throws -> String {
  var options = CleanerOptions()
  options.origin = .machine
  options.style = .modern
  options.detectors = [.spellingVariant, .garbledPhrase]
  let cleaner = try Cleaner(lexicon: lexicon, options: options)
  let document = cleaner.document(Array(text.utf8), name: "")
  let revision = Normalizer.revision(of: document, findings: cleaner.report(on: document).findings, applying: .suggest)
  return String(decoding: revision.output, as: UTF8.self)
}
