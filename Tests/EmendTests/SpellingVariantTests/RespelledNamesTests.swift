import TestSupport
import Testing

@testable import Emend

@Suite("Names that come back from a phonetic script")
struct RespelledNamesTests {
  static let respelled: [(String, [String])] = [
    ("They met Luc Delacroix there. Later Delakrua left.", ["Delakrua → Delacroix"]),
    ("They met Anne Chevalier there. “We wait,” Shevalye said.", ["Shevalye → Chevalier"]),
    ("They met Peter Krüger there. Later Kryuger’s brother left.", ["Kryuger → Krüger"]),
    ("They met Peter Ziegler there. They asked Tsigler about it.", ["Tsigler → Ziegler"]),
    ("They met László Mészáros there. Later Mesarosh left.", ["Mesarosh → Mészáros"]),
    ("They met Anna Grzegorczyk there. Later Gzhegorchik left.", ["Gzhegorchik → Grzegorczyk"]),
    ("They met Marco Cecchini there. Later Marco Chekkini left.", ["Chekkini → Cecchini"]),
    ("They met Arben Xhemaili there. Later Dzhemaili left.", ["Dzhemaili → Xhemaili"]),
    ("They met Jan Řezníček there. Later Rzheznichek left.", ["Rzheznichek → Řezníček"]),
    ("They met Kenji Shinozaki there. Later Sinodzaki left.", ["Sinodzaki → Shinozaki"]),
    ("They met John Whitaker there. Later Uitaker left.", ["Uitaker → Whitaker"]),
    // Introduced by itself, with another given name, an initial.
    ("They met Luc Delacroix there. Later Ivan Delakrua left.", []),
    ("They met Luc Delacroix there. Later I. Delakrua left.", []),
    // Both in one breath.
    ("They met Luc Delacroix there. They say Delacroix and Delakrua in one breath.", []),
    // Nobody was introduced, or only later.
    ("They met Delacroix there. Later Delakrua left.", []),
    ("They saw Delakrua there. Later they met Luc Delacroix there.", []),
    // Two native spellings of one sound are two names.
    ("They met Luc Thibault there. Later Thibaud left.", []),
    ("They met Anne Perrault there. Later Perraud left.", []),
    // Other sounds.
    ("They met Luc Delacroix there. Later Delakura left.", []),
    ("They met Anne Morel there. Later Moro left.", []),
    ("They met László Kocsis there. Later Kochis left.", []),
    // A place, and a text about spelling.
    ("They met Luc Delacroix there. Later they were in Delakrua for years.", []),
    ("They met Luc Delacroix there. Some spell it Delakrua there.", []),
    ("They met Luc Delacroix there. They read “Delakrua Street” there.", []),
  ]

  @Test("a bare name with the sounds of a full one becomes it", arguments: respelled)
  func becomesNative(_ text: String, _ summaries: [String]) throws {
    let applied = try VariantFixtures.findings(in: text).filter { $0.ownTier == .likely || $0.ownTier == .safe }
    #expect(applied.map { "\($0.text) → \($0.replacement ?? "")" } == summaries)
  }

  @Test(
    "languages read their letters",
    arguments: [
      ("beaumont", "bomon"), ("gauthier", "gotye"), ("lefebvre", "lefevr"), ("jäger", "yeger"),
      ("schröder", "shryoder"),
      ("strauß", "shtraus"), ("szűcs", "syuch"), ("gyurcsány", "dyurchan"), ("juhász", "yukhas"), ("wójcik", "vuychik"),
      ("błaszczyk", "blashchik"), ("dvořáček", "dvorzhachek"), ("giordano", "dzhordano"), ("jiménez", "khimenes"),
      ("conceição", "konseysan"), ("lindström", "lindstryom"), ("hughes", "khyuz"), ("johnson", "dzhonson"),
      ("gjoka", "dzhoka"), ("coşkun", "dzhoshkun"), ("ciolacu", "cholaku"), ("tsuchiya", "tutiya"), ("kyaw", "chzho"),
      ("dương", "zyong"),
    ])
  func reads(_ native: String, _ respelled: String) {
    #expect(Self.mayBe(respelled, native))
    #expect(!Self.mayBe(respelled + "ov", native))
  }

  private static func mayBe(_ respelled: String, _ native: String) -> Bool {
    let codes = SoundCode.literal(Array(respelled.utf8)[...])
    return LanguageReadings.readings(of: NativeSpelling(native.unicodeScalars)).contains { reading in
      codes.contains { $0.matches(reading) && $0.hash == reading.hash }
    }
  }

  @Test("the filter lets every reading of a name through", arguments: [7 as UInt64, 19, 23])
  func filter(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "b", "ch", "d", "gj", "h", "kr", "lj", "m", "nn", "ph", "qu", "rz", "sch", "sz", "th", "tz", "w", "x", "zs", "ż",
      "ç",
      "a", "e", "i", "o", "u", "eau", "oi", "ö", "ű", "ã", "ij", "y",
    ]
    for _ in 0..<300 {
      let name = NativeSpelling(
        (0..<Int.random(in: 3...6, using: &generator)).compactMap { _ in parts.randomElement(using: &generator) }
          .joined().unicodeScalars)
      for reading in LanguageReadings.readings(of: name) where name.letters.count > 2 && reading.sounds.count > 2 {
        #expect(
          SoundFilter([reading]).mayHave(name),
          "\(String(decoding: reading.sounds, as: UTF8.self)) of \(name.letters)")
      }
    }
  }
}

@Suite("Chinese names by way of Russian")
struct PalladiusSpellingTests {
  private func letters(_ name: String) -> ArraySlice<UInt8> {
    var letters: [UInt8] = []
    _ = NameKey.appendLetters(of: name.unicodeScalars, to: &letters)
    return letters[...]
  }

  @Test(
    "a given name and its pinyin are one",
    arguments: [
      ("Syaopin", "Xiaoping"), ("Siaopin", "Xiaoping"), ("Sjaopin", "Xiaoping"), ("Tszinpin", "Jinping"),
      ("Tszintao", "Jintao"), ("Czintao", "Jintao"), ("Chzhitsyan", "Zhiqiang"), ("Tszedun", "Zedong"),
      ("Veykhua", "Weihua"), ("Yuychzhen", "Yuzhen"), ("Tschschitsjan", "Zhiqiang"), ("Syuelyan", "Xueliang"),
    ])
  func areOne(_ russian: String, _ pinyin: String) {
    #expect(ChineseSyllables.areOne(letters(russian), letters(pinyin)) == true)
    #expect(ChineseSyllables.areOne(letters(pinyin), letters(russian)) == true)
    #expect(ChineseSyllables.isByWayOfRussian(letters(russian), letters(pinyin)))
    #expect(!ChineseSyllables.isByWayOfRussian(letters(pinyin), letters(russian)))
  }

  @Test(
    "other syllables, and what may be pinyin itself, are two",
    arguments: [
      ("Syaopin", "Xiaobing"), ("Tszinpin", "Jintao"), ("Lipin", "Liping"), ("Syaolan", "Xiaolian"),
      ("Sidun", "Zedong"),
    ])
  func areTwo(_ russian: String, _ pinyin: String) {
    #expect(!ChineseSyllables.isByWayOfRussian(letters(russian), letters(pinyin)))
  }

  static let texts: [(String, [String])] = [
    ("They met Wei Zhang there. Later Chzhan left.", ["Chzhan → Zhang likely"]),
    ("They met Zhou Mingyuan there. “We wait,” Tschschou said.", ["Tschschou → Zhou likely"]),
    ("They met Xie Lihua there. Later Mr Syui left.", []),
    ("They met Xu Lihua there. Later Mr Syui left.", ["Syui → Xu likely"]),
    ("They met Jiang Mingyuan there. Later Tszyan’s brother left.", ["Tszyan → Jiang likely"]),
    // What comes from Russian is never the right form.
    ("They met Chzhan Mingyuan there. Later Zhang left.", []),
    // Two of the surnames that Russian writes alike; somebody of that name; a surname in pinyin.
    ("They met Wei Zhang there. They met Zhan Mingyuan there. Later Chzhan left.", []),
    ("They met Wei Zhang there. They met Chzhan Li there. Later Chzhan left.", []),
    ("They met Yang Mingyuan there. Later Yan left.", []),
    ("They met Song Mingyuan there. Later Sun left.", []),
    ("They met Wang Mingyuan there. They heard Van Morrison there.", []),
  ]

  @Test("surnames and given names in a text", arguments: texts)
  func inTexts(_ text: String, _ summaries: [String]) throws {
    #expect(try VariantFixtures.findings(in: text).map(\.summary) == summaries)
  }

  @Test("every romanisation of a syllable is read back")
  func readBack() {
    for syllable in "zhang jiang xi qian rong cui hui zhuo xue wang you yin er yuan zi shi huo chang".split(
      separator: " ")
    {
      let spellings = ChineseSyllables.palladius(of: Array(syllable.utf8)[...])
      #expect(!spellings.isEmpty, "\(syllable)")
      for spelling in spellings where spelling.utf8.count > 1 {
        #expect(ChineseSyllables.isSyllable(Array(spelling.utf8)[...]), "\(spelling) for \(syllable)")
      }
    }
  }
}
