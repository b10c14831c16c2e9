/// The stages of a check by themselves, for `make bench`.
package enum BenchmarkStages {
  /// The yardstick: ICU's word iterator over the bytes, and nothing else.
  package static func countWordsWithICU(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      guard let iterator = try? BreakIterator(.word) else { return 0 }
      iterator.bind(buffer)
      var count = 0
      while iterator.next() != nil { count += 1 }
      return count
    }
  }

  /// Our tokenizer, without a lexicon.
  package static func countWords(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      WordBreakClasses.shared.table.withUnsafeBufferPointer { classes in
        var tokenizer = Tokenizer(buffer, classes: classes.baseAddress!)
        var count = 0
        while tokenizer.next() != nil { count += 1 }
        return count
      }
    }
  }

  package static func tokenCount(_ document: Document) -> Int { document.tokens.count }
}
