internal import CICU

/// Turns the tokenizer's segments into tokens: looks every word up once and notes what stands between the words.
///
/// Words are read and looked up in turns of ``blockSize``. A look-up often has to wait for memory, and while the words
/// are read one by one each has to wait alone, because the processor can't foresee where the next word ends; look-ups in
/// a row wait together.
enum TokenReader {
  private static let blockSize = 64

  static func tokens(of bytes: UnsafeBufferPointer<UInt8>, words: WordTable) -> [Token] {
    WordBreakClasses.shared.table.withUnsafeBufferPointer { classes in
      withUnsafeTemporaryAllocation(of: Token.self, capacity: blockSize) { block in
        withUnsafeTemporaryAllocation(of: Pending.self, capacity: blockSize) { pending in
          var reader = State(bytes: bytes, words: words)
          var tokenizer = Tokenizer(bytes, classes: classes.baseAddress!)
          var tokens: [Token] = []
          tokens.reserveCapacity(bytes.count / 5 + 8)
          var count = 0
          while true {
            let start = tokenizer.position
            if let word = tokenizer.nextPlainWord() {
              reader.read(word, at: start, into: block.baseAddress! + count, pending.baseAddress! + count)
            } else {
              guard let kind = tokenizer.next() else { break }
              guard kind == .word else { continue }
              let end = tokenizer.position
              reader.read(start, end, into: block.baseAddress! + count, pending.baseAddress! + count)
              tokenizer.skipSingleSpace()
            }
            count &+= 1
            if count == blockSize {
              reader.finish(block, pending, count: count)
              tokens.append(contentsOf: UnsafeBufferPointer(block))
              count = 0
            }
          }
          reader.finish(block, pending, count: count)
          tokens.append(contentsOf: UnsafeBufferPointer(rebasing: block[..<count]))
          return tokens
        }
      }
    }
  }

  /// What is still to be done for a token.
  private struct Pending {
    /// To look up; 0 for what was looked up at once, because its letters are not plain ones.
    var key: UInt64 = 0
    /// The key in the first place where the word may stand.
    var found: UInt64 = 0
    /// What was found at once.
    var word: WordID = 0
    var traits = WordTraits()
    /// Flags that it loses if the word before it turns out to be an abbreviation, whose full stop ends no sentence.
    var doubtful = Token.Flags()
  }

  /// What the reader carries from word to word.
  private struct State {
    let bytes: UnsafeBufferPointer<UInt8>
    let words: WordTable
    var previousEnd = 0
    var previousIsInitial = false
    /// Whether the last word of the block before is an abbreviation.
    var previousIsAbbreviation = false
    var isFirst = true
    var inQuotes = false

    @inline(__always)
    mutating func read(
      _ word: PlainWord, at start: Int, into token: UnsafeMutablePointer<Token>,
      _ pending: UnsafeMutablePointer<Pending>
    ) {
      let end = start &+ word.length
      pending.pointee.key = word.key
      let flags = place(start, end, token, pending).union(word.capitals)
      token.pointee.flags = flags
      pass(end, isInitial: word.length == 1 && flags.contains(.capitalized))
    }

    @inline(__always)
    mutating func read(
      _ start: Int, _ end: Int, into token: UnsafeMutablePointer<Token>, _ pending: UnsafeMutablePointer<Pending>
    ) {
      let flags = place(start, end, token, pending)
      token.pointee.flags = flags
      token.pointee.word = 0
      token.pointee.traits = []
      lookUp(&token.pointee, start, end)
      pending.pointee.key = 0
      pending.pointee.word = token.pointee.word
      pending.pointee.traits = token.pointee.traits
      pass(end, isInitial: end - start == 1 && token.pointee.flags.contains(.capitalized))
    }

    /// Notes where a token stands and what is before it; returns the flags of its place.
    @inline(__always)
    private mutating func place(
      _ start: Int, _ end: Int, _ token: UnsafeMutablePointer<Token>, _ pending: UnsafeMutablePointer<Pending>
    ) -> Token.Flags {
      var flags = Token.Flags()
      var doubtful = Token.Flags()
      var gap = Token.Gap()
      // Most words follow the one before after a single space.
      if start == previousEnd &+ 1, bytes.baseAddress![previousEnd] == 0x20, !isFirst {
        gap = .blank
      } else if start != previousEnd || isFirst {
        gap = readGap(to: start, flags: &flags, doubtful: &doubtful)
      }
      if inQuotes { flags.insert(.inQuotes) }
      token.pointee.start = UInt32(truncatingIfNeeded: start)
      token.pointee.end = UInt32(truncatingIfNeeded: end)
      token.pointee.gap = gap
      pending.pointee.doubtful = doubtful
      return flags
    }

    @inline(__always)
    private mutating func pass(_ end: Int, isInitial: Bool) {
      isFirst = false
      previousEnd = end
      previousIsInitial = isInitial
    }

    /// Looks up the words of a block.
    @inline(__always)
    mutating func finish(
      _ block: UnsafeMutableBufferPointer<Token>, _ pending: UnsafeMutableBufferPointer<Pending>, count: Int
    ) {
      // All first looks before anything depends on one of them.
      for number in 0..<count {
        let slot = words.first(pending[number].key)
        pending[number].found = slot.key
        block[number].word = slot.id
        block[number].traits = WordTraits(rawValue: slot.traits)
      }
      for number in 0..<count {
        let key = pending[number].key
        if key == 0 {
          block[number].word = pending[number].word
          block[number].traits = pending[number].traits
        } else if key & WordKey.hashedBit != 0 || pending[number].found != key {
          let start = Int(block[number].start)
          let slot =
            key & WordKey.hashedBit == 0
            ? words.find(key)
            : words.find(key, text: bytes.baseAddress! + start, count: Int(block[number].end) - start)
          block[number].word = slot?.id ?? WordID.unknown(key)
          block[number].traits = WordTraits(rawValue: slot?.traits ?? 0)
        }
        if previousIsAbbreviation { block[number].flags.subtract(pending[number].doubtful) }
        previousIsAbbreviation = block[number].traits.contains(.abbreviation)
      }
    }

    // MARK: - Words

    @inline(__always)
    private func lookUp(_ token: inout Token, _ start: Int, _ end: Int) {
      let base = bytes.baseAddress!
      let length = end - start
      let first = base[start]
      if first &- 0x30 < 10 { token.flags.insert(.number) }
      if length <= 8, start + 8 <= bytes.count {
        let raw = UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self)
        let bits = length == 8 ? raw : raw & ((1 << UInt64(8 * length)) - 1)
        if bits & 0x8080_8080_8080_8080 == 0 {
          let key = WordKey.lowercasedASCII(bits)
          if key != bits {
            if first &- 0x41 < 26 { token.flags.insert(.capitalized) }
            if length > 1, isAllCaps(start, end) { token.flags.insert(.allCaps) }
          }
          if let slot = words.find(key, folded: UnsafeBufferPointer(start: nil, count: 0)) {
            token.word = slot.id
            token.traits = WordTraits(rawValue: slot.traits)
            return
          }
          // 's: look the owner up.
          if length > 2, key >> UInt64(8 * (length - 2)) == 0x7327 {
            let tail = UInt64(8 * (length - 2))
            token.flags.insert(.possessive)
            let owner = key & ((1 << tail) - 1)
            set(&token, owner, folded: UnsafeBufferPointer(start: nil, count: 0))
            return
          }
          token.word = WordID.unknown(key)
          return
        }
      }
      lookUpLong(&token, start, end)
    }

    /// Words beyond eight bytes, hashed eight bytes at a time; what is not ASCII goes the slow way.
    @inline(__always)
    private func lookUpLong(_ token: inout Token, _ start: Int, _ end: Int) {
      let base = UnsafeRawPointer(bytes.baseAddress! + start)
      let length = end - start
      guard length > 8, start + (length + 7) & ~7 <= bytes.count else { return lookUpSlowly(&token, start, end) }
      var state = WordKey.initialState(length)
      var offset = 0
      while offset < length {
        let raw = (base + offset).loadUnaligned(as: UInt64.self)
        let rest = length - offset
        let chunk = rest >= 8 ? raw : raw & ((1 << UInt64(8 * rest)) - 1)
        guard chunk & 0x8080_8080_8080_8080 == 0 else { return lookUpSlowly(&token, start, end) }
        state = WordKey.mixed(state, WordKey.lowercasedASCII(chunk))
        offset += 8
      }
      let key = state | WordKey.hashedBit
      if base.load(as: UInt8.self) &- 0x41 < 26 { token.flags.insert(.capitalized) }
      // Whole capitals show in the first eight bytes: lower case there rules them out.
      if bytes[start + 1] &- 0x61 >= 26, isAllCaps(start, end) { token.flags.insert(.allCaps) }
      if let slot = words.find(key, text: base, count: length) {
        token.word = slot.id
        token.traits = WordTraits(rawValue: slot.traits)
      } else if (base + length - 1).load(as: UInt8.self) | 0x20 == 0x73,
        (base + length - 2).load(as: UInt8.self) == 0x27
      {
        lookUpSlowly(&token, start, end)
      } else {
        token.word = WordID.unknown(key)
      }
    }

    /// Words beyond ASCII, at the very end of the text, or with a possessive ending after many letters.
    @inline(never)
    private func lookUpSlowly(_ token: inout Token, _ start: Int, _ end: Int) {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * (end - start) + 8) { buffer in
        var count = 0
        var isASCII = true
        for index in start..<end {
          let byte = bytes[index]
          if byte >= 0x80 {
            isASCII = false
            break
          }
          buffer[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
          count += 1
        }
        if isASCII {
          if bytes[start] &- 0x41 < 26 { token.flags.insert(.capitalized) }
        } else {
          token.flags.insert(.beyondASCII)
          count = fold(start, end, into: buffer, flags: &token.flags)
        }
        if isAllCaps(start, end) { token.flags.insert(.allCaps) }
        let folded = UnsafeBufferPointer(rebasing: buffer[0..<count])
        let key = WordKey.key(folded: folded)
        if let slot = words.find(key, folded: folded) {
          token.word = slot.id
          token.traits = WordTraits(rawValue: slot.traits)
        } else if count > 2, buffer[count - 1] == 0x73, buffer[count - 2] == 0x27 {
          token.flags.insert(.possessive)
          let owner = UnsafeBufferPointer(rebasing: buffer[0..<count - 2])
          set(&token, WordKey.key(folded: owner), folded: owner)
        } else {
          token.word = WordID.unknown(key)
        }
      }
    }

    @inline(__always)
    private func set(_ token: inout Token, _ key: UInt64, folded: UnsafeBufferPointer<UInt8>) {
      if let slot = words.find(key, folded: folded) {
        token.word = slot.id
        token.traits = WordTraits(rawValue: slot.traits)
      } else {
        token.word = WordID.unknown(key)
      }
    }

    private func isAllCaps(_ start: Int, _ end: Int) -> Bool {
      var letters = 0
      for index in start..<end {
        let byte = bytes[index]
        if byte &- 0x61 < 26 { return false }
        if byte >= 0x80 { return isAllCapsBeyondASCII(start, end) }
        if byte &- 0x41 < 26 { letters += 1 }
      }
      return letters > 1
    }

    @inline(never)
    private func isAllCapsBeyondASCII(_ start: Int, _ end: Int) -> Bool {
      var letters = 0
      for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars {
        if scalar.properties.isLowercase { return false }
        if scalar.properties.isUppercase { letters += 1 }
      }
      return letters > 1
    }

    /// Folds a word beyond ASCII; the folded form has at most twice its bytes.
    private func fold(
      _ start: Int, _ end: Int, into buffer: UnsafeMutableBufferPointer<UInt8>, flags: inout Token.Flags
    ) -> Int {
      var folded: [UInt8] = []
      folded.reserveCapacity(end - start + 4)
      var isFirst = true
      var decoder = UTF8()
      var iterator = bytes[start..<end].makeIterator()
      while case .scalarValue(let scalar) = decoder.decode(&iterator) {
        let before = folded.count
        WordKey.append(folding: scalar, to: &folded)
        if isFirst {
          isFirst = false
          let unchanged = folded[before...].elementsEqual(UTF8.encode(scalar)!)
          if !unchanged, scalar != "\u{2019}" { flags.insert(.capitalized) }
        }
      }
      for (index, byte) in folded.prefix(buffer.count).enumerated() { buffer[index] = byte }
      return min(folded.count, buffer.count)
    }

    // MARK: - Gaps

    /// Reads what stands between the previous word and this one; sets the flags of position.
    /// - Parameter doubtful: those of the flags that stand only if the word before is no abbreviation.
    private mutating func readGap(
      to start: Int, flags: inout Token.Flags, doubtful: inout Token.Flags
    ) -> Token.Gap {
      var gap = Token.Gap()
      var newlines = 0
      // A paragraph ends every quotation that was opened in it; a line end inside a sentence doesn't.
      var wasInQuotes = false
      var endsClause = isFirst
      var index = previousEnd
      let base = bytes.baseAddress!
      while index < start {
        let byte = base[index]
        var length = 1
        switch byte {
        case 0x20, 0x09: gap.insert(.blank)
        case 0x0A, 0x0D:
          if byte == 0x0D, index + 1 < start, base[index + 1] == 0x0A { break }
          newlines += 1
          if newlines == 1 { wasInQuotes = inQuotes }
          inQuotes = false
        case 0x2E, 0x21, 0x3F: gap.insert(.sentenceEnd)
        case 0x2C: gap.insert(.comma)
        case 0x2D: gap.insert(.hyphen)
        case 0x22:
          inQuotes.toggle()
          gap.insert(.quote)
          endsClause = true
        case 0x27: gap.insert(.quote)
        case 0x28, 0x5B, 0x7B:
          gap.insert(.bracket)
          endsClause = true
        case 0x29, 0x5D, 0x7D: gap.insert(.bracket)
        case 0x80...0xFF:
          length = readBeyondASCII(index, &gap, &endsClause)
        default:
          gap.insert(.other)
          endsClause = true
        }
        index += length
      }
      if newlines > 0 {
        // One line end before a small letter is hard wrapping, not the end of a line of its own.
        let wraps = newlines == 1 && gap.isSubset(of: [.blank, .comma]) && base[start] &- 0x61 < 26 && !isFirst
        if wraps {
          gap.insert(.blank)
          inQuotes = wasInQuotes
        } else {
          gap.insert(.newline)
          flags.formUnion([.sentenceStart, .lineStart])
        }
      }
      if isFirst { flags.formUnion([.sentenceStart, .lineStart]) }
      if endsClause { flags.insert(.clauseStart) }
      // The full stop behind an initial belongs to it.
      let isFullStop = base[previousEnd] == 0x2E
      if gap.contains(.sentenceEnd), !(isFullStop && previousIsInitial) {
        let opens = gap.contains(.blank) || gap.contains(.quote) || gap.contains(.bracket)
        let added: Token.Flags = opens ? [.sentenceStart, .clauseStart] : .clauseStart
        if isFullStop { doubtful = added.subtracting(flags) }
        flags.formUnion(added)
      }
      return gap
    }

    private mutating func readBeyondASCII(_ index: Int, _ gap: inout Token.Gap, _ endsClause: inout Bool) -> Int {
      let base = bytes.baseAddress!
      let lead = base[index]
      if lead == 0xE2, base[index + 1] == 0x80 {
        switch base[index + 2] {
        case 0x9C, 0x98:  // “ ‘
          if base[index + 2] == 0x9C { inQuotes = true }
          gap.insert(.quote)
          endsClause = true
        case 0x9D:  // ”
          inQuotes = false
          gap.insert(.quote)
        case 0x99: gap.insert(.quote)  // ’
        case 0xA6: gap.insert(.sentenceEnd)  // …
        case 0x90, 0x91: gap.insert(.hyphen)  // hyphens
        case 0x80...0x8A, 0xAF: gap.insert(.blank)  // spaces
        default:
          gap.insert(.other)
          endsClause = true
        }
        return 3
      }
      if lead == 0xC2, base[index + 1] == 0xA0 {
        gap.insert(.blank)
        return 2
      }
      gap.insert(.other)
      endsClause = true
      return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }
  }
}
