import TestSupport
import Testing

@testable import Emend

@Suite("Chinese and Korean surnames in two systems")
struct FamilyNamesTests {
  static let bare: [(String, [String])] = [
    ("The poet Cai Mingyuan spoke first. Later Tsai left.", ["Tsai → Cai likely"]),
    ("The poet, Xie Lihua, spoke first. “We wait,” Hsieh said.", ["Hsieh → Xie likely"]),
    ("They met Wei Zhang there. Later Chang’s brother left.", ["Chang → Zhang likely"]),
    ("They met Park Sung-ho there. Reporters asked Pak about it.", ["Pak → Park likely"]),
    ("They met Min-jun Jeong there. “We wait,” Chung said.", ["Chung → Jeong likely"]),
    ("They met Su-bin Noh there. “We wait,” Roh said.", ["Roh → Noh likely"]),
    ("They met Maria Hwang there. “We wait,” Whang said.", ["Whang → Hwang likely"]),
    ("They met John Zhang there. “We wait,” Cheung said.", ["Cheung → Zhang likely"]),
    ("They met John Chang there. “We wait,” Jang said.", []),
    ("They met Cai Mingyuan there. Then Mr Tsai left. They saw Cai again.", ["Tsai → Cai likely"]),
    ("They met Seong Min-ho there. Then Sung’s brother left.", ["Sung → Seong likely"]),
    ("They met Seong Min-ho there. Then they saw Sung’s vase.", ["Sung → Seong suggest"]),
    ("The poet P’eng Mingyuan spoke first. Later P’eng left.", []),
    // Either word may be the surname: the text tells.
    ("They met Fang Ye there. Later Yeh left.", ["Yeh → Ye likely"]),
    ("They met Fang Ye there. They saw Fang again. Later Yeh left.", []),
    // Introduced itself, in any way.
    ("They met Cai Mingyuan and Tsai Ing-wen there. Later Tsai left.", []),
    ("They met Wei Zhang there. Then J. Chang came. Later Chang left.", []),
    ("They met Wei Zhang there. Then President Chang left.", []),
    ("They met Wei Zhang there. They walked to Chang Street.", []),
    ("They met Wei Zheng there. Then Cheng, her coach, left.", []),
    ("They met Wei Zheng there. Then coach Cheng left.", []),
    // Two people whom the bare form may be.
    ("They met Wei Zhang there. They met Young-ho Jang there. Later Chang left.", []),
    // In one sentence with the other spelling, or before it, or far more often.
    ("They met Wei Zhang there. Later Zhang told Chang about it.", []),
    ("Later Chang left. They met Wei Zhang there.", []),
    ("They met Wei Zhang there. " + String(repeating: "They saw Chang there. ", count: 4), []),
    // Another language than that of the given name.
    ("They met Li Zhiqiang there. Later Rhee left.", []),
    ("They met Ji-hoon Chang there. Later Zhang left.", []),
    // One system has both.
    ("They met Wei Zhang there. Later Zheng left.", []),
    ("They met Seo-yeon Jang there. Later Jung left.", []),
    // A people, a place, a quoted word, a text about spelling, people whom everybody knows, a word in small letters.
    ("They met Wei Zhang there. The Chang people left.", []),
    ("They met Wei Zhang there. Later they lived in Chang for years.", []),
    ("They met Wei Zhang there. They read “Chang” there.", []),
    ("They met Wei Zhang there. Some spell it Chang there.", []),
    ("They met Jiang Wenqing there. Later Chiang left.", ["Chiang → Jiang suggest"]),
    ("They met Cao Mingyuan there. Later Tsao left the tsao there.", []),
    // Clean prose that comes near: a famous man, a dynasty, a doctor whom all know.
    ("The singer Teng Lijun was banned. It was the China of Deng.", ["Deng → Teng suggest"]),
    ("The lady Sung Meiling kept a vase. She liked Song painters.", ["Song → Sung suggest"]),
    ("The doctor Jeong Min-ho works there. He likes the ideas of Jung.", ["Jung → Jeong suggest"]),
    ("They met Cai Mingyuan there. Later TSAI left.", []),
  ]

  @Test("a bare surname is the one that a full name introduced", arguments: bare)
  func bareSurnames(_ text: String, _ summaries: [String]) throws {
    #expect(try VariantFixtures.findings(in: text).map(\.summary) == summaries)
  }

  static let beside: [(String, [String])] = [
    ("They met Wei Zhang there. Later Wei Chang left.", ["Chang → Zhang likely"]),
    ("They met Deng Bo there. Later Teng Bo left.", ["Teng → Deng likely"]),
    ("They met Wei Zhang and Wei Chang there.", []),
    ("They met Kim Jun there. Later Kim Jeon left.", []),
    ("They met Kim Chung there. Later Kim Jung left.", []),
    ("They met Li Chang there. Later Li Zhang left.", []),
    ("They met Fang Ye there. Later Fang Yeh left.", ["Yeh → Ye likely"]),
  ]

  @Test("beside one given name of one syllable", arguments: beside)
  func besideOneGivenName(_ text: String, _ summaries: [String]) throws {
    #expect(try VariantFixtures.findings(in: text).map(\.summary) == summaries)
  }

  static let spaced: [(String, [String])] = [
    ("They met Park Geun-hye there. Later Park Geun Hye left.", ["Geun Hye → Geun-hye likely"]),
    (
      "They met Park Geun Hye there. Later Pak Kunhye left.",
      ["Pak → Park likely", "Kunhye → Geun Hye likely"]
    ),
    ("They met Kim Jong Un there. Later Kim Jong-il left.", []),
    ("They met Kim Jong-un there. They saw Kim Jong Un University there.", []),
  ]

  @Test("given names whose syllables a blank parts", arguments: spaced)
  func spacedGivenNames(_ text: String, _ summaries: [String]) throws {
    #expect(try VariantFixtures.findings(in: text).map(\.summary) == summaries)
  }

  @Test("no surname of pinyin is another one, but where one of them is its Wade-Giles")
  func pinyin() {
    func areOne(_ one: String, _ other: String) -> Bool {
      FamilySurnames.areOne(Array(one.utf8)[...], Array(other.utf8)[...])
    }
    let surnames = [
      "zhang", "zheng", "wang", "weng", "xu", "xue", "tan", "tang", "fan", "fang", "chen", "zhou",
    ]
    for one in surnames {
      for other in surnames { #expect(!areOne(one, other), "\(one), \(other)") }
    }
    #expect(areOne("zhang", "chang") && areOne("xu", "hsu") && areOne("cao", "tsao") && !areOne("cao", "zao"))
  }

  @Test("a list of surnames takes linear time", .timeLimit(.minutes(1)))
  func manySurnames() throws {
    var generator = SeededGenerator(seed: 11)
    let surnames = ["Zhang", "Chang", "Xu", "Hsu", "Park", "Pak", "Kim", "Gim", "Cai", "Tsai"]
    let given = ["Wei", "Min Jun", "Xiaoping", "Sung-ho", ""]
    let text = (0..<40_000).map { _ in
      "They met \(surnames.randomElement(using: &generator)!) \(given.randomElement(using: &generator)!) there. "
    }.joined()
    let findings = try VariantFixtures.findings(in: text)
    #expect(findings.allSatisfy { $0.ownTier != .safe })
  }
}
