internal import CEmbeddedLexicon
public import Emend

extension Lexicon {
  /// The English lexicon that is embedded in the program. Costs nothing to open: it is read in place.
  /// - Throws: ``LexiconError`` when the program was linked with a lexicon of another version.
  public static func english() throws(LexiconError) -> Lexicon {
    Lexicon(try LexiconImage(staticMemory: emend_lexicon_start(), count: emend_lexicon_size))
  }
}
