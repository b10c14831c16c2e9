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
    #expect(likeness("Bilozir", "Bilozier") == .vowel)
    #expect(likeness("Karimov", "Kerimov") == .otherVowel)
    #expect(likeness("Klitscko", "Klistcko") == .swap)
    #expect(likeness("Karimov", "Karmimov") == .consonant)
    #expect(likeness("Karimov", "Kasimov") == .otherConsonant)
    #expect(likeness("Hansen", "Hanson") == .ending)
    #expect(likeness("Zhuravlov", "Zhuravlova") == nil)
    #expect(likeness("Bilozir", "Dilozir") == nil)
    #expect(likeness("Bilozir", "Bilozir-Smith") == nil)
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
