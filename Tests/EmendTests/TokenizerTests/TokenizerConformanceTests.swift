import TestSupport
import Testing

@testable import Emend

/// The tokenizer against ICU's word iterator, which it must equal on any text: some three million texts.
@Suite("tokenizer conformance")
struct TokenizerConformanceTests {
  @Test("Unicode's own examples, but for what ICU tailors")
  func examples() throws {
    let comparison = try BoundaryComparison()
    var differing: Set<String> = []
    let examples = try WordBreakTestFile.examples()
    for example in examples {
      try comparison.check(example.text)
      if comparison.boundaries(of: example.text) != example.boundaries { differing.insert(example.source) }
    }
    #expect(examples.count > 1_000, "the file of examples is not whole")
    for tailoring in KnownTailoring.all {
      let shown = differing.intersection(tailoring.lines)
      #expect(shown.isEmpty || shown == tailoring.lines, "shown by some lines alone: \(tailoring.reason)")
      differing.subtract(tailoring.lines)
    }
    #expect(differing.isEmpty)
  }

  @Test("all texts of one to four representatives")
  func exhaustive() async throws {
    let alphabet = Alphabet.representatives
    try await inParallel(alphabet.indices) { first in
      let comparison = try BoundaryComparison()
      try comparison.check(alphabet[first])
      for second in alphabet {
        let two = alphabet[first] + second
        try comparison.check(two)
        for third in alphabet {
          let three = two + third
          try comparison.check(three)
          for fourth in alphabet { try comparison.check(three + fourth) }
        }
      }
    }
  }

  @Test("random texts over the edges of all classes")
  func edges() async throws {
    try await random(texts: 300_000, lengths: 1...40, alphabets: [Alphabet.edges, Alphabet.edges + mixed])
  }

  @Test("random texts of a few classes, in which rules meet")
  func representatives() async throws {
    let alphabet = Alphabet.representatives
    let few = stride(from: 0, to: alphabet.count, by: 4).map {
      Array(alphabet[$0..<min($0 + 4, alphabet.count)]) + mixed
    }
    try await random(texts: 500_000, lengths: 1...40, alphabets: [alphabet, Array(alphabet.prefix(16))] + few)
  }

  @Test("random bytes, repaired to UTF-8")
  func bytes() async throws {
    try await inParallel(0..<16) { seed in
      var generator = SeededGenerator(seed: 1_000 + seed)
      let comparison = try BoundaryComparison()
      for _ in 0..<10_000 {
        let count = Int.random(in: 1...60, using: &generator)
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        try comparison.check(Array(String(decoding: bytes, as: UTF8.self).utf8))
      }
    }
  }

  @Test("long texts: stretches of words, of marks, of scripts without spaces, and of each alone")
  func long() async throws {
    try await inParallel(0..<64) { seed in
      var generator = SeededGenerator(seed: 2_000 + seed)
      let comparison = try BoundaryComparison()
      var text: [UInt8] = []
      while text.count < 20_000 {
        let alphabet = generator.pick([mixed, Alphabet.representatives, Alphabet.edges, [generator.pick(mixed)]])
        for _ in 0..<Int.random(in: 1...300, using: &generator) { text += generator.pick(alphabet) }
      }
      try comparison.check(text)
    }
  }

  /// Ordinary text, so that the fast path and ICU take turns.
  private let mixed: [[UInt8]] = [
    "word", "Word ", " ", " ", "it's", "3.5", "1,000", "U.S.", "—", "’", "naïve", "e\u{301}", "\r\n", "\n", "  ", "\t",
    "👩‍👩‍👧", "🇺🇦", "中文", "カタカナ", "שלום", "ราคา", "a\u{200D}b", "\u{3000}", "\u{A0}", "(", "\"", "well-known ", "_", "%",
    "The quick brown fox jumps over the lazy dog while nobody looks, and then some more of it. ",
  ].map { Array($0.utf8) }

  private func random(texts: Int, lengths: ClosedRange<Int>, alphabets: [[[UInt8]]]) async throws {
    let parts = 16
    try await inParallel(0..<parts) { part in
      var generator = SeededGenerator(seed: part)
      let comparison = try BoundaryComparison()
      for number in 0..<texts / parts {
        let alphabet = alphabets[number % alphabets.count]
        var text: [UInt8] = []
        for _ in 0..<Int.random(in: lengths, using: &generator) { text += generator.pick(alphabet) }
        try comparison.check(text)
      }
    }
  }

  /// Does every part on whatever thread is free. The first failure ends it.
  private func inParallel(_ parts: Range<Int>, _ work: @escaping @Sendable (Int) throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in parts { group.addTask { try work(part) } }
      try await group.waitForAll()
    }
  }
}
