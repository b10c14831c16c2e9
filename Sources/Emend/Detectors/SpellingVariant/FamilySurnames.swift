/// Chinese and Korean surnames in every system, and Chinese ones by way of Russian, as numbers: two spellings are one surname where they share a number.
///
/// One spelling may be several surnames: Chang is the Wade-Giles of Zhang, a pinyin surname of its own, and a Korean Jang.
/// So sharing a number says only that two spellings may be one; the text has to say that no other person is meant.
/// Pinyin spells each surname in one way: Zhang and Chang share the number of Zhang alone.
enum FamilySurnames {
  /// What one spelling may stand for.
  struct Reading {
    /// Numbers of surnames: those of Chinese below ``firstKorean``, the commonest first.
    let numbers: [UInt16]
    /// Whether the spelling comes by way of Russian, so that it is never the right one: Chzhan.
    var isByWayOfRussian = false

    /// How rare its commonest surname is among those of the languages asked for: 0 is the commonest.
    func rank(chinese: Bool, korean: Bool) -> Int {
      numbers.filter { $0 < firstKorean ? chinese : korean }.map { Int($0 % firstKorean) }.min() ?? .max
    }

    var isOfOneLanguage: Bool { Set(numbers.map { $0 < firstKorean }).count == 1 }

    func mayBe(_ other: Reading) -> Bool { numbers.contains(where: other.numbers.contains) }
  }

  /// The numbers of Korean surnames begin here.
  static let firstKorean: UInt16 = 1000

  /// Letters of the longest spelling.
  static let longest = 12

  /// Nil where the letters are no such surname. One look-up; a bit for nearly all other words.
  /// - Parameter letters: as ``NameKey/appendLetters(of:to:)`` gives them.
  static func reading(of letters: ArraySlice<UInt8>) -> Reading? {
    guard letters.count > 1, letters.count <= longest else { return nil }
    let key = packed(letters)
    guard filter.mayContain(key), let numbers = table.spellings[key] ?? table.russian[key] else { return nil }
    return Reading(numbers: numbers, isByWayOfRussian: !table.spellings.contains(key))
  }

  /// Whether two spellings may be those of one surname.
  static func areOne(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    guard !one.elementsEqual(other), let left = reading(of: one), let right = reading(of: other) else { return false }
    return left.mayBe(right)
  }

  // MARK: - The table

  /// Five bits a letter: twelve letters fit.
  private static func packed(_ letters: some Sequence<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 << 5 | UInt64($1 & 31) }
  }

  private struct Table {
    /// The numbers of the surnames that a spelling may be.
    var spellings = KeyTable(capacity: 1000)
    /// The same for spellings by way of Russian that are no others.
    var russian = KeyTable(capacity: 1000)
  }

  private static let table: Table = {
    var table = Table()
    let surnames = chinese.split { $0 == " " || $0 == "\n" }
    for (number, surname) in surnames.enumerated() {
      table.spellings.add(packed(surname.utf8), UInt16(number))
      for spelling in ChineseSyllables.wadeGiles(of: Array(surname.utf8)[...]) {
        table.spellings.add(packed(spelling.utf8), UInt16(number))
      }
    }
    let numbers = Dictionary(zip(surnames, (0 as UInt16)...), uniquingKeysWith: { first, _ in first })
    for line in chosen.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let number = numbers[words[0]] else { preconditionFailure("\(words[0]) is not listed") }
      for spelling in words.dropFirst() { table.spellings.add(packed(spelling.utf8), number) }
    }
    for (number, line) in korean.split(separator: "\n").enumerated() {
      for spelling in line.split(separator: " ") {
        table.spellings.add(packed(spelling.utf8), firstKorean + UInt16(number))
      }
    }
    for (number, surname) in surnames.enumerated() {
      for spelling in ChineseSyllables.palladius(of: Array(surname.utf8)[...]) {
        let (key, length) = (packed(spelling.utf8), spelling.utf8.count)
        guard length > 1, length <= longest, !table.spellings.contains(key),
          !ChineseSyllables.isPinyin(Array(spelling.utf8)[...])
        else { continue }
        table.russian.add(key, UInt16(number))
      }
    }
    return table
  }()

  private static let filter = KeyFilter(Array(table.spellings.keys) + Array(table.russian.keys))

  /// In pinyin, about the commonest first. Their Wade-Giles is made by rule.
  private static let chinese = """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng
    feng han cao zeng peng xiao cai pan tian dong yuan yu ye jiang du su wei lu ding ren yao shen zhong cui tan fan jin
    shi liao jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan duan lei long tao gu mao hao gong shao wan qian
    dai mo kong xiang chang kang yi qiao wen lai pang lan niu ji hong zhuang qi geng guan zuo ou nie ruan jing tong bao
    ling mu mei qu xing cheng dou ming rong cen chai mai ning miao sheng gan tu pu ge xin bian shu chi jian zhan huo min
    bi chu hua ke zang xi bo cong zhuo kuang chao nan ouyang situ lou cha lian mi pi ban an bu ni que sha shang shuai si
    teng tie weng wo yue yong yun zhai zong zhen
    """

  /// A surname in pinyin and what its bearers write in Hong Kong, Taiwan, Singapore and elsewhere.
  private static let chosen = """
    wang wong
    li lee
    zhang cheung
    liu lau lieu
    chen chan
    yang yeung
    huang wong
    zhou chow chau
    zhu chu
    guo kwok quek
    lin lam lim
    luo law
    liang leung
    xie tse
    deng tang
    feng fung
    zeng tsang
    cai tsai choi chua tsay
    pan poon
    tian tin
    yuan yuen
    ye yip yeh
    jiang keung
    du tou
    wei wai
    zhong chung
    tan tam
    qiu yau chiu
    qian chin
    xiao siu shiao
    guan kwan
    ouyang auyeung owyang ouyoung
    situ szeto
    ruan yuen
    xu hui
    shi shih
    ke kho
    mai mak
    """

  /// A line each, about the commonest first.
  private static let korean = """
    kim gim ghim
    lee yi rhee ri li rhie ree yee
    park pak bak bahk pahk
    choi choe choy
    jung jeong chung chong cheong joung
    kang gang kahng
    cho jo joh
    yoon yun youn
    jang chang jahng
    lim im rim yim leem rhim
    han hahn
    oh o
    seo suh so sur
    shin sin
    kwon gwon kwun
    hwang whang
    ahn an
    song
    yoo yu ryu ryoo you lyu
    hong
    jun jeon chun chon jeun
    ko go koh goh
    moon mun
    yang ryang
    son sohn
    bae pae bai
    baek paek paik back baik baeg
    heo hur huh ho her
    nam
    shim sim
    roh noh no ro
    ha hah
    kwak gwak kwag
    sung seong
    cha
    joo ju chu
    woo u wu
    koo gu ku goo
    min
    na ra rah nah
    jin chin
    ji chi jee
    eom um uhm
    chae
    won weon
    cheon chun
    bang pang
    kong gong
    hyun hyeon
    ham hahm
    byun byeon pyon pyun
    yeom yum
    yeo yuh
    choo chu
    seok suk
    sun seon
    seol sul
    kil gil
    myung myeong
    ki gi kee
    ban pan
    wang
    keum geum
    ok ock
    yook yuk
    je jeh
    tak
    kook guk
    eun
    """
}
