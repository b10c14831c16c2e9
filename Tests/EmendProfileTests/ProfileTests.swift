import Emend
import EmendProfile
import TestSupport
import Testing

@testable import EmendProfile

@Suite("profiles")
struct ProfileTests {
  /// Articles on people whose names and words are drawn.
  private func corpus(_ count: Int, seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    let givens = ["Oksana", "Petro", "Taras", "Anna", "Mykola"]
    let stems = ["Biloz", "Tymch", "Kovaltsch", "Zhadan", "Karimen", "Schewtsch"]
    let ends = ["ir", "ier", "uk", "enko", "iv", "ov"]
    let lines = ["Subscribe to our letters today", "Photo by Jane Roe via the Agency", "All rights are reserved here"]
    return (0..<count).map { number in
      let name =
        "\(givens.randomElement(using: &random)!) \(stems.randomElement(using: &random)!)\(ends.randomElement(using: &random)!)"
      let other = "\(stems.randomElement(using: &random)!)\(ends.randomElement(using: &random)!)"
      return """
        The singer \(name) came to Chernivtsi on day \(number). They also met \(other) in the theatre there.
        \(lines.randomElement(using: &random)!)
        """
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func partsAndOrderDoNotMatter(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let texts = corpus(60, seed: seed)
    let whole = SmallCorpus.digest(try SmallCorpus.profile(texts))
    #expect(SmallCorpus.digest(try SmallCorpus.profile(texts.shuffled(using: &random))) == whole)
    let cuts = [Int.random(in: 0...60, using: &random), Int.random(in: 0...60, using: &random)].sorted()
    let parts = try [texts[..<cuts[0]], texts[cuts[0]..<cuts[1]], texts[cuts[1]...]].map {
      try SmallCorpus.profile(Array($0))
    }
    // (a + b) + c, c + (b + a)
    var left = parts[0]
    left.add(parts[1])
    left.add(parts[2])
    var right = parts[1]
    right.add(parts[0])
    var other = parts[2]
    other.add(right)
    #expect(SmallCorpus.digest(left) == whole)
    #expect(SmallCorpus.digest(other) == whole)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func writtenAndReadItIsTheSame(_ seed: UInt64) throws {
    let bytes = SmallCorpus.bytes(try SmallCorpus.profile(corpus(40, seed: seed)))
    for piece in [1_000, 7, Int.max] {
      #expect(SmallCorpus.bytes(try SmallCorpus.parsed(bytes, piece: piece)) == bytes)
    }
  }

  @Test func whatIsNoProfileIsRefused() throws {
    let bytes = SmallCorpus.bytes(try SmallCorpus.profile(corpus(20, seed: 1)))
    #expect(throws: ProfileError.self) { try SmallCorpus.parsed([]) }
    #expect(throws: ProfileError.self) { try SmallCorpus.parsed(Array("{\"text\": \"A\"}\n".utf8)) }
    let later = String(decoding: bytes, as: UTF8.self).replacing("\"emend-profile\": 1", with: "\"emend-profile\": 2")
    #expect(throws: ProfileError.self) { try SmallCorpus.parsed(Array(later.utf8)) }
    // Cut anywhere, in or between lines.
    for part in stride(from: 1, to: bytes.count, by: 97) {
      #expect(throws: ProfileError.self) { try SmallCorpus.parsed(Array(bytes[..<part])) }
    }
  }

  /// Counts of a table with little room are never too high, and too low by no more than it says.
  @Test(arguments: 0..<8 as Range<UInt64>)
  func countsKeepTheirBound(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let limit = 16
    var exact: [Int: Int] = [:]
    var parts = (0..<3).map { _ in FrequentTable<Int, CorpusProfile.PairCount>(limit: limit) }
    var total = 0
    for _ in 0..<4_000 {
      // Few are common, many are rare.
      let key =
        Bool.random(using: &random) ? Int.random(in: 0..<4, using: &random) : Int.random(in: 0..<500, using: &random)
      exact[key, default: 0] += 1
      total += 1
      parts[Int.random(in: 0..<3, using: &random)].add(CorpusProfile.PairCount(documents: 1), to: key)
    }
    var sum = parts[0]
    sum.add(parts[1])
    sum.add(parts[2])
    var reverse = parts[2]
    reverse.add(parts[1])
    for table in [sum, parts[0]] { #expect(table.items.count <= limit) }
    #expect(sum.uncounted <= total / (limit / 2 + 1))
    for (key, count) in exact {
      let kept = sum.items[key]?.documents ?? 0
      #expect(kept <= count && count <= kept + sum.uncounted)
    }
    // Two parts give the same either way round.
    var forward = parts[1]
    forward.add(parts[2])
    #expect(forward.items.mapValues(\.documents) == reverse.items.mapValues(\.documents))
    #expect(forward.uncounted == reverse.uncounted)
  }

  @Test func aProfileStaysSmall() throws {
    let limits = CorpusProfile.Limits(names: 16, lines: 8)
    let profile = try SmallCorpus.profile(corpus(200, seed: 9), limits: limits)
    #expect(profile.names.items.count <= 16 && profile.lines.items.count <= 8)
    #expect(profile.documents == 200 && profile.uncountedNames > 0)
    #expect(profile.names.items.values.allSatisfy { $0.companions.count <= 64 })
  }
}
