import Emend
import LexiconCompiler
import Testing

@testable import EmendCLI

struct OwnDictionaryTests {
  private func report(_ text: String, _ catalogue: EmbeddedCatalogue, _ dictionaries: [String]) throws -> [String] {
    let detector = try catalogue.detector(options: CleanerOptions(), dictionaries: dictionaries)
    let report = detector.report(on: detector.document(Array(text.utf8), name: ""))
    return report.findings.map { "\($0.text) → \($0.replacement ?? "?")" }
  }

  @Test func isCompiledOnceAndKept() throws {
    let folder = try TemporaryFolder()
    try folder.write("own.txt", "# emend: names\nXanadu = Xanadoo\n  kind: place\n")
    let cache = LexiconCache(folder: folder("cache/emend"))
    let words = DictionaryFile(path: "en/frequencies/words.tsv", text: "they\t50\nwent\t50\nto\t50\nyesterday\t50\n")
    let base = Lexicon(try LexiconImage(try #require(LexiconCompiler.compile([words]).image)))
    let catalogue = EmbeddedCatalogue(cache: cache, substitute: base)
    #expect(try report("They went to Xanadoo yesterday.", catalogue, [folder("own.txt")]) == ["Xanadoo → Xanadu"])
    let kept = try DictionaryFolder.names(in: folder("cache/emend"))
    #expect(kept.count == 1)
    #expect(try report("They went to Xanadoo yesterday.", catalogue, [folder("own.txt")]) == ["Xanadoo → Xanadu"])
    #expect(try DictionaryFolder.names(in: folder("cache/emend")) == kept)

    // A damaged one is made anew.
    let path = "cache/emend/\(kept[0])"
    var bytes = try folder.bytes(path)
    bytes[bytes.count / 2] ^= 1
    try folder.write(path, bytes)
    #expect(cache.lexicon(named: String(kept[0].dropLast(".lexicon".count))) == nil)
    #expect(try report("They went to Xanadoo yesterday.", catalogue, [folder("own.txt")]) == ["Xanadoo → Xanadu"])
    #expect(cache.lexicon(named: String(kept[0].dropLast(".lexicon".count))) != nil)

    // Mistakes and failing examples are told with their place, and nothing is kept of them.
    try folder.write("own.txt", "# emend: names\nXanadu = Xanadoo\n  yes: To Paris. => To Rome.\n")
    let tested = try catalogue.test([folder("own.txt")])
    #expect(tested.entries == 1)
    #expect(tested.failures.count == 1)
    #expect(tested.failures.first?.hasPrefix(folder("own.txt") + ":3: is not found") == true)
    #expect(throws: Trouble.self) { try report("Xanadoo", catalogue, [folder("own.txt")]) }
    #expect(try DictionaryFolder.names(in: folder("cache/emend")) == kept)
  }
}
