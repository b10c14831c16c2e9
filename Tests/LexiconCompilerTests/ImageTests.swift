import Emend
import LexiconCompiler
import Testing

struct ImageTests {
  private let dictionaries: [(path: String, text: String)] = [
    ("names/a.txt", "Kyiv = Kief\n  kind: place\n"), ("names/b.txt", "Odesa = Odessa\n"),
    ("en/expressions/a.txt", "killing field\nred line\n"), ("en/substitutions/a.txt", "murder -> killing  n 0.9\n"),
    ("en/phrases/a.txt", "a big {word} => a $1\n"), ("en/spellings/a.txt", "grey = gray\n"),
    ("en/frequencies/more.tsv", "red line\t30\nkilling field\t20\nxylophone\t12\n"),
  ]

  private func image(_ dictionaries: [(path: String, text: String)]) throws -> [UInt8] {
    try #require(LexiconCompiler.compile(SmallDictionaries.files(dictionaries)).image)
  }

  @Test func theOrderOfFilesDoesNotMatter() throws {
    let files = SmallDictionaries.files(dictionaries)
    let first = LexiconCompiler.compile(files).image
    #expect(first != nil)
    #expect(LexiconCompiler.compile(files.reversed()).image == first)
    #expect(LexiconCompiler.compile(files.sorted { $0.text < $1.text }).image == first)
  }

  @Test func theHashTellsLexiconsApart() throws {
    let first = Lexicon(try LexiconImage(try image(dictionaries))).hash
    #expect(first.hasPrefix("sha256:") && first.utf8.count == 7 + 64)
    #expect(Lexicon(try LexiconImage(try image(dictionaries.reversed()))).hash == first)
    #expect(Lexicon(try LexiconImage(try image(dictionaries + [("names/c.txt", "Lviv = Lwow")]))).hash != first)
  }

  @Test func anImageOfAnotherVersionIsRefused() throws {
    var image = try image(dictionaries)
    image[8] &+= 1
    #expect(throws: LexiconError("the compiled lexicon is of another version; compile it again")) {
      try LexiconImage(image)
    }
  }

  @Test func whatIsNoImageIsRefused() {
    for bytes: [UInt8] in [[], [1, 2, 3], Array("Kyiv = Kief".utf8), [UInt8](repeating: 0, count: 5_000)] {
      #expect(throws: LexiconError("not a compiled lexicon")) { try LexiconImage(bytes) }
    }
  }

  @Test func aShortImageIsRefused() throws {
    let image = try image(dictionaries)
    for count in [16, 63, 64, 500, image.count / 2, image.count - 1] {
      #expect(throws: LexiconError.self) { try LexiconImage(Array(image[..<count])) }
    }
    #expect(throws: LexiconError.self) { try LexiconImage(image + [0]) }
  }

  @Test func aChangedByteIsNoticedWhereverItIs() throws {
    let image = try image(dictionaries)
    for place in stride(from: 16, to: image.count, by: 97) where !(32..<64).contains(place) {
      var damaged = image
      damaged[place] ^= 0x10
      #expect(throws: LexiconError.self, "at \(place)") { try LexiconImage(damaged) }
    }
  }
}
