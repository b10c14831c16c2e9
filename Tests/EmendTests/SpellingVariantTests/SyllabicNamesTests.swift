import TestSupport
import Testing

@testable import Emend

@Suite("Chinese, Korean and Armenian names in two systems")
struct SyllabicNamesTests {
  private func letters(_ name: String) -> ArraySlice<UInt8> {
    var letters: [UInt8] = []
    _ = NameKey.appendLetters(of: name.unicodeScalars, to: &letters)
    return letters[...]
  }

  @Test(
    "Wade-Giles and its pinyin are one",
    arguments: [
      ("Hsiao-p’ing", "Xiaoping"), ("Tse-tung", "Zedong"), ("Shao-ch'i", "Shaoqi"), ("Kuo-feng", "Guofeng"),
      ("Yao-pang", "Yaobang"), ("Jung-chi", "Rongji"), ("Tzu-yang", "Ziyang"), ("Teh-huai", "Dehuai"),
      ("Tso-lin", "Zuolin"), ("Hsueh-liang", "Xueliang"), ("Ch’ing-ling", "Qingling"), ("Chih-ch’iang", "Zhiqiang"),
    ])
  func wadeGiles(_ wade: String, _ pinyin: String) {
    #expect(ChineseSyllables.areOne(letters(wade), letters(pinyin), hyphens: (true, false)) == true)
    #expect(ChineseSyllables.areOne(letters(pinyin), letters(wade), hyphens: (false, true)) == true)
  }

  @Test(
    "two names in one system are two",
    arguments: [
      ("Xiaoping", "Xiaobing"), ("Zhisheng", "Zisheng"), ("Weiming", "Weiping"), ("Hsiao-ping", "Hsiao-ming"),
      ("Guofeng", "Kuofang"), ("Jianguo", "Xianguo"),
    ])
  func oneSystem(_ one: String, _ other: String) {
    #expect(ChineseSyllables.areOne(letters(one), letters(other)) != true)
  }

  @Test("what is pinyin as well is another name, unless a hyphen says that it is none")
  func hyphens() {
    #expect(ChineseSyllables.areOne(letters("Taoming"), letters("Daoming")) != true)
    #expect(ChineseSyllables.areOne(letters("Tao-ming"), letters("Daoming"), hyphens: (true, false)) == true)
    #expect(ChineseSyllables.areOne(letters("Tao-ming"), letters("Dao-ming"), hyphens: (true, true)) != true)
  }

  @Test(
    "surnames of one syllable", arguments: [("Teng", "Deng"), ("Chou", "Zhou"), ("Hsi", "Xi"), ("Chiang", "Jiang")])
  func surnames(_ one: String, _ other: String) {
    #expect(FamilySurnames.areOne(letters(one), letters(other)))
  }

  @Test(
    "Korean in different styles is one",
    arguments: [
      ("Geun-hye", "Keun-hye"), ("Geunhye", "Kun-hye"), ("Gyeonghwa", "Kyungwha"), ("Jeong-hui", "Chung-hee"),
      ("Myeong-bak", "Myung-bak"), ("Ki-moon", "Gimun"), ("Yeong-sam", "Young-sam"), ("Sang-su", "Sang-soo"),
      ("Cheol-su", "Chul-soo"), ("Tae-woo", "Tae-u"), ("Jun-hyeok", "Joon-hyuk"), ("Seong-hun", "Sung-hoon"),
    ])
  func korean(_ one: String, _ other: String) {
    #expect(KoreanSyllables.areOne(letters(one), letters(other), isHyphenated: true) == true)
    #expect(KoreanSyllables.areOne(letters(other), letters(one), isHyphenated: true) == true)
  }

  @Test(
    "different Korean names are two",
    arguments: [
      ("Jong-un", "Jong-il"), ("Jae-won", "Jae-hoon"), ("Young-soo", "Yong-soo"), ("Seung-min", "Sung-min"),
      ("Jeong-ho", "Jong-ho"), ("Won-yeong", "Won-jong"), ("Mandela", "Mendela"),
    ])
  func otherKorean(_ one: String, _ other: String) {
    #expect(KoreanSyllables.areOne(letters(one), letters(other), isHyphenated: true) != true)
  }

  @Test func noKoreans() {
    #expect(KoreanSyllables.areOne(letters("Talan"), letters("Taran"), isHyphenated: false) == nil)
    #expect(KoreanSyllables.areOne(letters("Jeonghui"), letters("Chunghee"), isHyphenated: false) == true)
  }

  @Test(
    "Korean surnames", arguments: [("Park", "Pak"), ("Lee", "Yi"), ("Choi", "Choe"), ("Jung", "Chong"), ("Roh", "No")])
  func koreanSurnames(_ one: String, _ other: String) {
    #expect(FamilySurnames.areOne(letters(one), letters(other)))
    #expect(!FamilySurnames.areOne(letters(one), letters("Kim")))
  }

  @Test(
    "Western Armenian swaps all stops",
    arguments: [
      ("Karapetyan", "Garabedian"), ("Gevorgyan", "Kevorkian"), ("Danielyan", "Tanielian"), ("Adamyan", "Atamian"),
    ])
  func armenian(_ east: String, _ west: String) {
    #expect(WesternArmenian.areOne(letters(east), letters(west)))
  }

  @Test(
    "other Armenian names are two",
    arguments: [
      ("Babayan", "Papayan"), ("Babayan", "Papikian"), ("Danielyan", "Danielian"),
      ("Balayan", "Galoyan"), ("Adulyan", "Atelian"),
    ])
  func otherArmenians(_ one: String, _ other: String) {
    #expect(!WesternArmenian.areOne(letters(one), letters(other)))
  }

  @Test(
    "Belarusian and Russian are one, where one of them shows what it is",
    arguments: [
      ("Tsikhanouskaya", "Tikhanovskaya", true), ("Babaryka", "Babariko", true), ("Bykau", "Bykov", true),
      ("Kalesnikau", "Kolesnikov", true), ("Kozlov", "Kazlov", false), ("Barkov", "Borkov", false),
      ("Kalesnikau", "Kolosnikov", false), ("Karatkevich", "Korotkevich", true), ("Karotkevich", "Korotkevich", false),
    ])
  func belarusian(_ one: String, _ other: String, _ isOne: Bool) {
    #expect(BelarusianSpelling.areOne(letters(one), letters(other)) == isOne)
    #expect(BelarusianSpelling.areOne(letters(other), letters(one)) == isOne)
  }

  @Test("no two names in pinyin are one, and the order of the two does not matter")
  func pinyinPairs() {
    let syllables = [
      "xiao", "ping", "bing", "ze", "dong", "tong", "zhi", "chi", "ju", "qu", "guo", "kuo", "jian", "qian", "xu",
    ]
    let names = syllables.flatMap { first in syllables.map { first + $0 } }
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<4_000 {
      let (one, other) = (names.randomElement(using: &generator)!, names.randomElement(using: &generator)!)
      #expect(ChineseSyllables.areOne(letters(one), letters(other)) != true, "\(one), \(other)")
      #expect(
        KoreanSyllables.areOne(letters(one), letters(other), isHyphenated: true)
          == KoreanSyllables.areOne(letters(other), letters(one), isHyphenated: true))
    }
  }

  // MARK: - In a document

  static let found: [(String, [String])] = [
    (
      "Deng Xiaoping spoke first. Later Teng Hsiao-p’ing left.",
      ["Teng → Deng likely", "Hsiao-p’ing → Xiaoping likely"]
    ),
    (
      "The leader Lee Sung-hoon spoke first. Later Yi Sung-hoon left. They met Lee Sung-hoon again.",
      ["Yi → Lee likely"]
    ),
    (
      "The speaker, Park Jeong-ja, came. Later Pak Chŏng-ja left.",
      ["Pak → Park likely", "Chŏng-ja → Jeong-ja likely"]
    ),
    ("The student Aram Karapetyan fled. Then Garabedian’s house burned.", ["Garabedian → Karapetyan likely"]),
    // Short names, with a full mention.
    ("The singer Viktor Tsoi fell ill. Then Tsoy left.", ["Tsoy → Tsoi likely"]),
    ("The singer Viktor Sasz fell ill. Then Szasz left.", []),
    ("They saw Tsoi there. They saw Tsoy again.", []),
    // Marks that were dropped.
    ("The singer Milan Vučić fell ill. Then Vucic left.", ["Vucic → Vučić likely"]),
    ("The singer Milan Rožman fell ill. Then Rozman left.", ["Rozman → Rožman likely"]),
    // A surname that millions share.
    ("The leader Lee Sung-hoon spoke first. Later Yi Jae-won left.", []),
    ("The leader Lee Sung-hoon spoke first. Later Yi left.", ["Yi → Lee likely"]),
    ("The leader Kim Jae-won spoke first. Later Kim Jae-hoon left.", []),
    ("The poet Chen Zhisheng spoke first. Later Chen Zisheng left.", ["Zisheng → Zhisheng suggest"]),
    ("The poet Wang Daoming spoke first. Later Wang Taoming left.", ["Taoming → Daoming suggest"]),
  ]

  @Test("in a document", arguments: found)
  func inDocument(_ text: String, _ summaries: [String]) throws {
    let found = try VariantFixtures.findings(in: text).map(\.summary)
    #expect(found == summaries)
  }
}
