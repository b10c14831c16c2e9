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

extension BenchmarkStages {
  /// TEMP
  package static func firstDifference(_ bytes: [UInt8]) -> String? {
    bytes.withUnsafeBufferPointer { buffer in
      WordBreakClasses.shared.table.withUnsafeBufferPointer { classes in
        var tokenizer = Tokenizer(buffer, classes: classes.baseAddress!)
        let iterator = try! BreakIterator(.word)
        iterator.bind(buffer)
        while true {
          let a = iterator.next()
          let b = tokenizer.next() == nil ? nil : tokenizer.position
          if a != b {
            let at = min(a ?? bytes.count, b ?? bytes.count)
            return "\(a as Any) \(b as Any) " + String(decoding: bytes[max(0, at - 20)..<min(bytes.count, at + 20)], as: UTF8.self).debugDescription
          }
          if a == nil { return nil }
        }
      }
    }
  }
}
