/// The places of a text where an expression may hide: pairs of neighbours that pass the lexicon's ``PairFilter``, and
/// "of", around which words may stand in the order of another language.
///
/// Goes block by block: first which pairs are worth a probe, then all probes, which wait for memory together, because
/// nothing depends on what one of them says.
struct SwapPairScan {
  static let blockSize = 256

  /// A token where something may begin, and what.
  struct Place: BitwiseCopyable {
    private let bits: UInt32

    @inline(__always)
    fileprivate init(_ token: Int, isPair: UInt32) { bits = UInt32(truncatingIfNeeded: token) << 1 | isPair }

    var token: Int { Int(bits >> 1) }
    /// Whether the token and the one before it may be a pair with a swapped word.
    var isPair: Bool { bits & 1 != 0 }
    fileprivate var pairBit: UInt32 { bits & 1 }
  }

  private let tokens: UnsafeBufferPointer<Token>
  private let pairs: PairFilter
  private let of: WordID
  private let places: UnsafeMutableBufferPointer<Place>
  private var next = 1

  /// - Parameter places: room for ``blockSize`` places.
  init(
    _ tokens: UnsafeBufferPointer<Token>, _ lexicon: Lexicon, places: UnsafeMutableBufferPointer<Place>
  ) {
    self.tokens = tokens
    self.places = places
    pairs = lexicon.swapPairs
    of = lexicon.words.slot(of: "of")?.id ?? .max
  }

  /// The places of the next block, in order; nil behind the last one. They stay until the next call.
  mutating func nextBlock() -> UnsafeBufferPointer<Place>? {
    guard next < tokens.count else { return nil }
    let end = min(next + Self.blockSize, tokens.count)
    var count = 0
    let tokens = tokens.baseAddress!
    var before = tokens[next - 1].traits
    var commonnessBefore = before.commonness
    for index in next..<end {
      let traits = tokens[index].traits
      let commonness = traits.commonness
      let mayBePair =
        before.bitForSwap(before: commonness) & traits.bitForSwap(behind: commonnessBefore)
        & Self.joins(tokens[index].gap)
      before = traits
      commonnessBefore = commonness
      places[count] = Place(index, isPair: mayBePair)
      count &+= Int(mayBePair | (tokens[index].word == of ? 1 : 0))
    }
    next = end
    var kept = 0
    for number in 0..<count {
      let index = places[number].token
      let word = tokens[index].word
      let passes = places[number].pairBit & (pairs.mayContain(tokens[index &- 1].word, word) ? 1 : 0)
      places[kept] = Place(index, isPair: passes)
      kept &+= Int(passes | (word == of ? 1 : 0))
    }
    return UnsafeBufferPointer(rebasing: places[..<kept])
  }

  /// 1 for what parts the words of an expression.
  @inline(__always)
  private static func joins(_ gap: Token.Gap) -> UInt32 {
    (gap == .blank ? 1 : 0) | (gap == .hyphen ? 1 : 0)
  }
}
