import EmendEnglish

@testable import Emend

/// The dictionaries of this repository, as the program embeds them.
let english: Lexicon = {
  do {
    return try Lexicon.english()
  } catch {
    preconditionFailure("the tests were linked with a lexicon that this library cannot read: \(error)")
  }
}()

/// A document that no dictionary knows a word of.
func document(_ bytes: [UInt8]) -> Document { Document(name: "article.txt", bytes: bytes, lexicon: SmallLexicon.empty) }

/// A finding on the nth (from 0) occurrence of some text.
func finding(
  _ text: String, in whole: String, at occurrence: Int = 0, to replacement: String?, rule: String = "debris/test",
  confidence: Double = 0.998, tier: Tier = .safe
) -> Finding {
  let bytes = Array(whole.utf8)
  let wanted = Array(text.utf8)
  let starts = bytes.indices.filter { bytes[$0...].starts(with: wanted) }
  precondition(occurrence < starts.count, "the text lacks \(text)")
  let start = starts[occurrence]
  var finding = Finding(
    span: TextSpan(start, start + wanted.count), rule: rule, text: text, replacement: replacement, message: "test",
    strength: Strength(onCleanText: confidence, onMachineText: confidence, testimony: 0))
  finding.tier = tier
  return finding
}

/// A finding on any span, whose text need not be there.
func finding(
  _ span: TextSpan, text: String, to replacement: String?, rule: String = "debris/test", confidence: Double = 0.998,
  tier: Tier = .safe
) -> Finding {
  var finding = Finding(
    span: span, rule: rule, text: text, replacement: replacement, message: "test",
    strength: Strength(onCleanText: confidence, onMachineText: confidence, testimony: 0))
  finding.tier = tier
  return finding
}

func section(_ revision: Revision, of text: DecodedText) throws -> ChangeLog.Section {
  try ChangeLog.Section(
    revision: revision, of: text, version: "1.0.0", lexicon: "sha256:00", document: "article.txt", tier: .safe)
}
