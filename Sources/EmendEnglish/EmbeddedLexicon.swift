internal import CEmbeddedLexicon
public import Emend

extension Lexicon {
  /// The lexicon that is embedded in the program.
  public static let english = Lexicon()
}
