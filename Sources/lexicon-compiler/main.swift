import Foundation

let arguments = CommandLine.arguments
try Data("emend".utf8).write(to: URL(fileURLWithPath: arguments[2]))
try """
  #include "CEmbeddedLexicon.h"
  #pragma clang diagnostic ignored "-Wc23-extensions"
  const unsigned char emend_lexicon[] = {
  #embed "\(arguments[2])"
  };
  const size_t emend_lexicon_size = sizeof(emend_lexicon);

  """.write(toFile: arguments[4], atomically: true, encoding: .utf8)
