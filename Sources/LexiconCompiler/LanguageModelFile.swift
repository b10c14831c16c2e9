internal import Emend

/// `Dictionaries/en/frequencies/language-model.bin`, as `language_model.py` beside it writes it.
public struct LanguageModelFile: Sendable {
  /// Path below the dictionaries' folder.
  public static let path = "en/frequencies/language-model.bin"

  let words: [String]
  private let sections: [(LexiconImage.Section, [UInt32])]

  /// - Throws: ``DictionaryProblem`` where the bytes are not such a file.
  public init(_ bytes: [UInt8]) throws(DictionaryProblem) {
    let damaged = DictionaryProblem(file: Self.path, line: 0, message: "not a language model, or cut short")
    guard bytes.starts(with: Array("EMNDLM01".utf8)), bytes.count >= 24 else { throw damaged }
    let body = bytes.withUnsafeBytes { raw in
      (0..<(raw.count - 8) / 4).map { raw.loadUnaligned(fromByteOffset: 8 + 4 * $0, as: UInt32.self).littleEndian }
    }
    let counts = body[0..<4].map(Int.init)
    let textWords = counts[3] / 4
    let lengths = [counts[0], counts[0] + 1, counts[1], counts[1] + 1, counts[2]]
    guard body.count == 4 + textWords + lengths.reduce(0, +) else { throw damaged }
    words = bytes[24..<24 + counts[3]].split(separator: UInt8(ascii: "\n")).prefix(counts[0]).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard words.count == counts[0] else { throw damaged }
    var at = 4 + textWords
    var sections: [(LexiconImage.Section, [UInt32])] = []
    let names: [LexiconImage.Section] = [
      .modelWords, .modelPairStarts, .modelPairs, .modelTripleStarts, .modelTriples,
    ]
    for (name, length) in zip(names, lengths) {
      sections.append((name, Array(body[at..<at + length])))
      at += length
    }
    self.sections = sections
  }

  /// - Parameters:
  ///   - vocabulary: the lexicon's words; those of the model that it lacks are never asked for.
  ///   - american: the American spelling of British words. The model's English is American: it knows "kilometers" only, and
  ///     "center" far better than "centre".
  func write(to writer: inout ImageWriter, vocabulary: Vocabulary, american: [WordID: WordID]) {
    var numbers = [LanguageModel.Word](repeating: LanguageModel.unknown, count: vocabulary.words.count)
    for (number, word) in words.enumerated() {
      if let known = vocabulary.number(of: word) { numbers[Int(known)] = LanguageModel.Word(number) }
    }
    for (british, american) in american where numbers[Int(american)] != LanguageModel.unknown {
      numbers[Int(british)] = numbers[Int(american)]
    }
    writer.set(.modelNumbers, numbers)
    for (section, values) in sections { writer.set(section, values) }
  }
}
