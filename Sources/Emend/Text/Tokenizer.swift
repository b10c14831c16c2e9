/// Cuts UTF-8 text at exactly the word boundaries of ICU's `ubrk` (UAX #29, root locale).
///
/// An ASCII-first fast path applies the rules to the classes of ``WordBreakClasses``. Where it meets a character that
/// it can't decide, it hands the stretch up to a safe space to ICU and goes on behind it. A safe space is one that has
/// a boundary before it whatever surrounds the stretch. Linear in the text, no allocation but ICU's.
///
/// The bytes must be valid UTF-8 and stay in place while the tokenizer is used.
struct Tokenizer {
  /// What a segment is.
  enum Kind {
    /// Holds letters, numerals, kana or ideographs. A line of `____` is none, though ICU takes it for a word.
    case word
    /// A run of spaces.
    case space
    /// CR, LF, CRLF or another line end.
    case newline
    /// Punctuation, symbols, controls.
    case other
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let classes: UnsafePointer<UInt8>
  /// Where the next segment starts: the newest boundary.
  private(set) var position = 0
  /// Up to here ICU decides.
  private var stretchEnd = 0
  private var stretchStart = 0
  private var iterator: BreakIterator?

  /// - Parameters:
  ///   - classes: the table of ``WordBreakClasses/shared``, in place as long as the tokenizer.
  ///   - iterator: an iterator over words to work with, which nobody else uses meanwhile. Opening one costs as much as
  ///     reading some kilobytes, and is done only where ICU has to decide.
  init(_ bytes: UnsafeBufferPointer<UInt8>, classes: UnsafePointer<UInt8>, iterator: BreakIterator? = nil) {
    self.bytes = bytes
    self.classes = classes
    self.iterator = iterator
  }

  /// Moves behind the next segment and says what it is; nil at the end. ``position`` is then its end.
  @inline(__always)
  mutating func next() -> Kind? {
    if position < stretchEnd { return nextOfStretch() }
    guard position < bytes.count else { return nil }
    let base = bytes.baseAddress!
    let first = base[position]
    guard first < 0x80 else { return nextBeyondASCII() }
    let kind = classes[Int(first)]
    if kind <= WordBreakClass.extendNumLet.rawValue { return nextWord() }
    var end = position + 1
    if kind == WordBreakClass.space.rawValue {
      while end < bytes.count, base[end] == first { end += 1 }
      guard end == bytes.count || base[end] < 0x80 || isPlainBoundary(at: end, afterSpace: true) else {
        return startStretch()
      }
      position = end
      return .space
    }
    if kind >= WordBreakClass.carriageReturn.rawValue && kind <= WordBreakClass.newline.rawValue {
      if kind == WordBreakClass.carriageReturn.rawValue, end < bytes.count, base[end] == 0x0A { end += 1 }
      position = end
      return .newline
    }
    if kind == WordBreakClass.undecided.rawValue { return startStretch() }
    guard end == bytes.count || base[end] < 0x80 || isPlainBoundary(at: end, afterSpace: false) else {
      return startStretch()
    }
    position = end
    return .other
  }

  /// Moves behind the next segment, and a single space that follows it, if it is a ``PlainWord``; else stays and leaves it
  /// to ``next()``.
  @inline(__always)
  mutating func nextPlainWord() -> PlainWord? {
    guard position >= stretchEnd, bytes.count &- position >= PlainWord.reach else { return nil }
    let base = bytes.baseAddress! + position
    guard let word = PlainWord(base, endings: classes + WordBreakClasses.endings) else { return nil }
    // With the single space behind it, as ``skipSingleSpace()``.
    let following = base[word.length &+ 1]
    let hasSpace = base[word.length] == 0x20 && following < 0x80 && following != 0x20
    position &+= word.length &+ (hasSpace ? 1 : 0)
    return word
  }

  /// Moves over a single space between two words, which is most of what stands between words: a segment of its own
  /// that needs no look at all, when an ASCII character other than a space follows.
  @inline(__always)
  mutating func skipSingleSpace() {
    let next = position + 1
    guard position >= stretchEnd, next < bytes.count, bytes.baseAddress![position] == 0x20 else { return }
    let following = bytes.baseAddress![next]
    if following < 0x80, following != 0x20 { position = next }
  }

  // MARK: - Fast path

  /// A segment of letters, numerals and what joins them.
  @inline(__always)
  private mutating func nextWord() -> Kind? {
    let base = bytes.baseAddress!
    let count = bytes.count
    var end = position
    // The class of the newest character, for the rules about what stands between two of a kind.
    var last = WordBreakClass.other.rawValue
    var isWord = false
    while end < count {
      let byte = base[end]
      var length = 1
      var kind: UInt8
      if byte < 0x80 {
        kind = classes[Int(byte)]
      } else {
        (kind, length) = decodedClass(at: end)
      }
      if kind <= WordBreakClass.extendNumLet.rawValue {
        last = kind
        isWord = isWord || kind <= WordBreakClass.numeric.rawValue
        end += length
        continue
      }
      if kind == WordBreakClass.undecided.rawValue { return startStretch() }
      guard kind <= WordBreakClass.midEither.rawValue, last <= WordBreakClass.numeric.rawValue else { break }
      // X mid Y holds together where X and Y are both letters or both numerals and mid joins that kind.
      let blocking =
        last == WordBreakClass.letter.rawValue ? WordBreakClass.midNumber.rawValue : WordBreakClass.midLetter.rawValue
      guard end + length < count else { break }
      let after = end + length
      let (next, nextLength) =
        base[after] < 0x80 ? (classes[Int(base[after])], 1) : decodedClass(at: after)
      // What follows may be a mark that ICU looks through.
      if next == WordBreakClass.undecided.rawValue { return startStretch() }
      guard kind != blocking, next == last else { break }
      end = after + nextLength
    }
    position = end
    return isWord ? .word : .other
  }

  /// A segment that starts with a character beyond ASCII.
  private mutating func nextBeyondASCII() -> Kind? {
    let (kind, length) = decodedClass(at: position)
    switch WordBreakClass(rawValue: kind)! {
    case .letter, .numeric, .extendNumLet: return nextWord()
    case .undecided: return startStretch()
    case .newline, .carriageReturn:
      position += length
      return .newline
    case .space: return startStretch()
    case .midLetter, .midNumber, .midEither, .other:
      let end = position + length
      guard end == bytes.count || isPlainBoundary(at: end, afterSpace: false) else { return startStretch() }
      position = end
      return .other
    }
  }

  /// Whether there is surely a boundary before the character at `offset`: it is neither undecided (a mark would join
  /// what stands before it) nor, after a space, another kind of space.
  @inline(__always)
  private func isPlainBoundary(at offset: Int, afterSpace: Bool) -> Bool {
    let byte = bytes.baseAddress![offset]
    if byte < 0x80 { return true }
    let kind = decodedClass(at: offset).0
    return kind != WordBreakClass.undecided.rawValue && !(afterSpace && kind == WordBreakClass.space.rawValue)
  }

  /// Class and length of the character beyond ASCII at `offset`.
  @inline(__always)
  private func decodedClass(at offset: Int) -> (UInt8, Int) {
    let base = bytes.baseAddress!
    let lead = Int(base[offset])
    if lead < 0xE0 {
      return (classes[(lead & 0x1F) << 6 | Int(base[offset + 1]) & 0x3F], 2)
    }
    if lead < 0xF0 {
      let codePoint = (lead & 0x0F) << 12 | (Int(base[offset + 1]) & 0x3F) << 6 | Int(base[offset + 2]) & 0x3F
      return (codePoint < WordBreakClasses.limit ? classes[codePoint] : WordBreakClass.undecided.rawValue, 3)
    }
    return (WordBreakClass.undecided.rawValue, 4)
  }

  // MARK: - ICU's part

  /// Hands the stretch from ``position`` to a safe space to ICU. Apart from the fast path, which would count references to
  /// the iterator otherwise.
  @inline(never)
  private mutating func startStretch() -> Kind? {
    stretchStart = position
    stretchEnd = endOfStretch(from: position)
    // Opening fails only when ICU's data is missing, which WordBreakClasses would have met first.
    guard let iterator = iterator ?? (try? BreakIterator(.word)) else { return nil }
    self.iterator = iterator
    iterator.bind(UnsafeBufferPointer(rebasing: bytes[stretchStart..<stretchEnd]))
    return nextOfStretch()
  }

  @inline(never)
  private mutating func nextOfStretch() -> Kind? {
    guard let iterator, let boundary = iterator.next() else { return nil }
    let start = position
    position = stretchStart + boundary
    return iterator.isWordLike && !isConnectors(start) ? .word : kindBetweenWords(start)
  }

  /// Whether the segment from `start` to ``position`` is but `_` and the like, with or without marks.
  private func isConnectors(_ start: Int) -> Bool {
    let first = bytes[start] < 0x80 ? classes[Int(bytes[start])] : decodedClass(at: start).0
    guard first == WordBreakClass.extendNumLet.rawValue || first == WordBreakClass.undecided.rawValue else {
      return false
    }
    var decoder = UTF8()
    var rest = bytes[start..<position].makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      guard WordBreakClasses.isConnectorOrMark(scalar.value) else { return false }
    }
    return true
  }

  /// What a segment is that holds no word, by its first character, as the fast path would say.
  private func kindBetweenWords(_ start: Int) -> Kind {
    let byte = bytes[start]
    let kind = byte < 0x80 ? classes[Int(byte)] : decodedClass(at: start).0
    switch kind {
    case WordBreakClass.space.rawValue: return .space
    case WordBreakClass.carriageReturn.rawValue, WordBreakClass.newline.rawValue: return .newline
    default: return byte >= 0x80 && isIdeographicSpace(start) ? .space : .other
    }
  }

  /// The first safe space from which on the fast path gets far enough to be worth the change.
  private func endOfStretch(from start: Int) -> Int {
    let worthwhile = 64
    let base = bytes.baseAddress!
    var end = start + 1
    var undecidedAt = start
    while end < bytes.count {
      let byte = base[end]
      if byte >= 0x80 {
        // Continuation bytes carry no class of their own.
        if byte >= 0xC0, decodedClass(at: end).0 == WordBreakClass.undecided.rawValue { undecidedAt = end }
      } else if byte == 0x20 || byte == 0x0A, isSafe(end), end - undecidedAt > worthwhile || isCalm(end, worthwhile) {
        return end
      }
      end += 1
    }
    return bytes.count
  }

  /// Whether there is a boundary before the space or LF at `offset` whatever comes after it.
  private func isSafe(_ offset: Int) -> Bool {
    let base = bytes.baseAddress!
    let previous = base[offset - 1]
    if previous >= 0x80 {
      // Another kind of space would join this one.
      var start = offset - 1
      while start > 0, base[start] & 0xC0 == 0x80 { start -= 1 }
      guard decodedClass(at: start).0 != WordBreakClass.space.rawValue, !isIdeographicSpace(start) else { return false }
      return true
    }
    return previous != 0x20 && previous != 0x0D
  }

  private func isIdeographicSpace(_ offset: Int) -> Bool {
    bytes[offset] == 0xE3 && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x80
  }

  /// Whether the fast path can decide all of the next bytes.
  private func isCalm(_ offset: Int, _ length: Int) -> Bool {
    var index = offset
    let end = min(offset + length, bytes.count)
    while index < end {
      let byte = bytes[index]
      if byte >= 0xC0, decodedClass(at: index).0 == WordBreakClass.undecided.rawValue { return false }
      index += 1
    }
    return true
  }
}
