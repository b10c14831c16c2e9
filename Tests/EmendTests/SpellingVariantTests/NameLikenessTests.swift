import Testing

@testable import Emend

@Suite("likeness of names")
struct NameLikenessTests {
  private func letters(_ name: String) -> [UInt8] {
    var letters: [UInt8] = []
    _ = NameKey.appendLetters(of: name.unicodeScalars, to: &letters)
    return letters
  }

  private func key(_ name: String) -> [UInt8] {
    var key: [UInt8] = []
    NameKey.appendKey(of: letters(name)[...], to: &key)
    return key
  }

  private func likeness(_ one: String, _ other: String) -> NameLikeness? {
    NameLikeness(letters: (letters(one)[...], letters(other)[...]), keys: (key(one)[...], key(other)[...]))
  }

  @Test(
    "romanisations of one name share a key",
    arguments: [
      ["Kolesnikov", "Kolesnikow", "Kolesnikoff", "Kolessnikov"],
      ["Zelinsky", "Zelinskiy", "Zelinskyj", "Zelinskij", "Zelinski", "Zelinskyy"],
      ["Kovalchenko", "Kovaltschenko", "Kovaltchenko", "Kowalczenko"],
      ["Shevardze", "Schevardze", "Şevardze", "Ševardze"],
      ["Akhmetov", "Ahmetov"], ["Müller", "Mueller", "Muller"], ["Tsagan", "Tzagan"], ["Petrosyan", "Petrosian"],
      ["Alexiev", "Aleksiev", "Aleksiyev"], ["Zhukovsky", "Zukovsky", "Žukovsky"], ["O’Brien", "OBrien"],
    ])
  func sharedKeys(_ names: [String]) {
    #expect(Set(names.map(key)).count == 1)
  }

  @Test func kinds() {
    #expect(likeness("Erdoğan", "Erdogan") == .marks)
    #expect(likeness("Kolesnikov", "Kolesnikow") == .key)
    #expect(likeness("Karimzade", "Karimzadeh") == .nearKey)
    #expect(likeness("Zelensky", "Selenskij") == .nearKey)
    #expect(likeness("Khamenei", "Jamenei") == .nearKey)
    #expect(likeness("Bilozir", "Bilozier") == .vowel)
    #expect(likeness("Karimov", "Kerimov") == .otherVowel)
    #expect(likeness("Klitscko", "Klistcko") == .swap)
    #expect(likeness("Karimov", "Karmimov") == .slip)
    #expect(likeness("Karimov", "Kardimov") == .consonant)
    #expect(likeness("Lindgren", "Lindegren") == .consonant)
    #expect(likeness("Gaddafi", "Qadhafi") == .nearKey)
    #expect(likeness("Karimov", "Kasimov") == .otherConsonant)
    #expect(likeness("Hansen", "Hanson") == .ending)
    #expect(likeness("Zhuravlov", "Zhuravlova") == nil)
    #expect(likeness("Bilozir", "Dilozir") == nil)
    #expect(likeness("Bilozir", "Bilozir-Smith") == nil)
  }

  @Test(
    "other systems and languages give other letters for the same sounds",
    arguments: [
      ("Khrushchev", "Chruschtschow"), ("Gorbachev", "Gorbatschow"), ("Yeltsin", "Jelzin"), ("Zhukov", "Joukov"),
      ("Tchaikovsky", "Czajkowski"), ("Shevchenko", "Chevtchenko"), ("Hryhoriy", "Grigori"), ("Husayn", "Hussein"),
      ("Rafsanjani", "Rafsandschani"), ("Netanyahu", "Netanjahou"), ("Saakashvili", "Saakaschwili"),
      ("Bakoyannis", "Bakogiannis"), ("Đoković", "Djokovic"), ("Nazarbayev", "Nasarbajew"), ("Qasem", "Ghasem"),
      ("Tsikhanouskaya", "Tichanowskaja"), ("Yanukovych", "Ianoukovitch"), ("Moussaoui", "Musawi"),
      ("Xiaoping", "Hsiao-p'ing"), ("Nguyễn", "Nguyen"), ("Haniyeh", "Hanija"), ("Giannis", "Yannis"),
      ("Dweikat", "Duwaikat"), ("Shaaban", "Chaabane"), ("Thabit", "Sabit"), ("Naguib", "Najib"),
      ("Belkacem", "Belqacem"), ("Nasrallah", "Nasrullah"), ("Abdelaziz", "Abdulasis"), ("Chaudhary", "Chowdhury"),
      ("Bhattacharya", "Bhattacharjee"), ("Lakshmanan", "Laxmanan"), ("Karunanidhi", "Karunanithi"),
      ("Siddiqui", "Siddique"), ("Karaca", "Karadscha"), ("Jiménez", "Ximénez"), ("Demetriou", "Dimitriou"),
      ("Ghazaryan", "Kazarian"), ("Gkikas", "Gikas"), ("Kościuszko", "Kosciusko"),
    ])
  func romanisations(_ one: String, _ other: String) throws {
    let found = try #require(likeness(one, other))
    #expect(found.isRomanisation)
    var skeletons: [Set<UInt64>] = [[], []]
    for (index, name) in [one, other].enumerated() {
      NameSkeleton.forEach(of: letters(name)[...]) { skeletons[index].insert($0) }
    }
    #expect(!skeletons[0].isDisjoint(with: skeletons[1]))
  }

  @Test(
    "names that are only alike have no romanisation in common",
    arguments: [
      ("Johnson", "Johnston"), ("Petrov", "Petrova"), ("Petrovsky", "Petrovskaya"), ("Hansen", "Hanson"),
      ("Kovalenko", "Kovalchuk"), ("Stepanov", "Stefanov"), ("Slovakia", "Slovenia"), ("Hassan", "Hussein"),
      ("Petersen", "Peterson"), ("Georgiev", "Georgieva"), ("Kowalski", "Kowalska"), ("Suleiman", "Salman"),
      ("Zhernov", "Chernov"), ("Zharov", "Sharov"), ("Shubin", "Zubin"), ("Saeed", "Saad"), ("Faraj", "Faraji"),
      ("Banerjee", "Mukherjee"), ("Mishra", "Mehra"), ("Salem", "Salim"), ("Nasser", "Nassar"), ("Kozlov", "Kuzlov"),
      ("Rossi", "Russo"), ("Dimitrov", "Dimitriev"), ("Ivanov", "Ivankov"), ("Austria", "Australia"),
    ])
  func others(_ one: String, _ other: String) {
    #expect(!(likeness(one, other)?.isRomanisation ?? false))
  }

  @Test(
    "vowels that Arabic script leaves open, but not before a last consonant",
    arguments: [
      ("Mohseni", "Muhsini", true), ("Hijazi", "Hedschasi", true), ("Chérif", "Sharif", true),
      ("Noureddine", "Nureddin", true), ("Hashimi", "Hashemi", true), ("Salim", "Salem", false),
      ("Nasser", "Nassar", false), ("Karimi", "Karami", false), ("Hamid", "Hamad", false), ("Rashid", "Rashad", false),
    ])
  func openVowels(_ one: String, _ other: String, _ isOpen: Bool) {
    #expect(NameLikeness.differInOpenVowels(letters(one)[...], letters(other)[...]) == isOpen)
    #expect(NameLikeness.differInOpenVowels(letters(other)[...], letters(one)[...]) == isOpen)
  }

  @Test("other readings of marks")
  func otherReadings() {
    #expect(OtherReadings.nasalLetters(of: "Dąbrowski".unicodeScalars) == letters("Dombrowski"))
    #expect(OtherReadings.nasalLetters(of: "Wałęsa".unicodeScalars) == letters("Walensa"))
    #expect(OtherReadings.nasalLetters(of: "Nowak".unicodeScalars) == nil)
    #expect(OtherReadings.reread("Çaðlayan").contains("Çağlayan"))
    #expect(OtherReadings.reread("Kuèeøík").contains("Kučeřík"))
    #expect(OtherReadings.reread("Nowak").isEmpty)
  }

  @Test("blocks hold each pair once, in order, and no crowd")
  func blocks() {
    var blocks = NameBlocks()
    for name in 0..<3 { blocks.add(name, under: 7) }
    for name in [0, 2] { blocks.add(name, under: 9) }
    blocks.add(5, under: 11)
    #expect(blocks.pairs { _, _ in true }.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    var crowd = NameBlocks()
    for name in 0..<5_000 { crowd.add(name, under: 7) }
    #expect(crowd.pairs { _, _ in true }.count == 4_999)
  }

  @Test func letters() {
    #expect(String(decoding: letters("Łódź-Şahin’s"), as: UTF8.self) == "lodzshahins")
    var none: [UInt8] = [1]
    #expect(!NameKey.appendLetters(of: "Київ".unicodeScalars, to: &none))
    #expect(none == [1])
    #expect(
      String(decoding: letters("Škoda Žižka Œuvre Ţsar".filter { $0 != " " }), as: UTF8.self)
        == "shkodazhizhkaoeuvretsar")
    // Every letter of the two blocks has an entry.
    for value in UInt32(0xC0)...0x17F {
      var letters: [UInt8] = []
      #expect(NameKey.appendLetters(of: [Unicode.Scalar(value)!], to: &letters))
    }
  }
}
