import Testing

@testable import Emend

@Suite("listed names")
struct ListedNamesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var found: [String]
    var style: CleanerOptions.NameStyle?
    var foreign: Set<String>
    init(_ text: String, _ found: [String], style: CleanerOptions.NameStyle? = nil, foreign: Set<String> = []) {
      self.text = text
      self.found = found
      self.style = style
      self.foreign = foreign
    }
    var testDescription: String { text }
  }

  static let found: [Case] = [
    Case("Rockets fell on Kief.", ["Kief → Kyiv safe"]),
    Case("The mayor of Kiew asked for help.", ["Kiew → Kyiv safe"]),
    Case("The mayor hid in Kief’s cellar.", ["Kief → Kyiv safe"]),
    Case("The mayor hid in Kief's cellar.", ["Kief → Kyiv safe"]),
    Case("Kief was hit.", ["Kief → Kyiv safe"]),
    Case("A Kief-based firm closed.", ["Kief → Kyiv safe"]),
    Case("The train Kiew-Boryspil was late.", ["Kiew → Kyiv safe"]),
    Case("Troops of Iraque left the Republic of Irlanda.", ["Iraque → Iraq safe", "Irlanda → Ireland safe"]),
    Case("He flew to Burquina Faso.", ["Burquina Faso → Burkina Faso safe"]),
    Case("He fled to Kijów.", ["Kijów → Kyiv safe"]),
    Case("“The attack on Kief was short,” she said.", ["Kief → Kyiv safe"]),
    Case("Kief is a program that reads files.", ["Kief → Kyiv suggest"]),
    Case("Programs read files of the Kief region.", ["Kief → Kyiv safe"]),
    Case("ATTACK ON KIEW KILLS TEN", ["KIEW → KYIV likely"]),
    Case("The OTAN chief came.", ["OTAN → NATO safe"]),
    Case(
      "Officials say that al-Kaida left. Al-Kaida is gone.", ["al-Kaida → al-Qaeda safe", "Al-Kaida → Al-Qaeda safe"]),
    Case("Kief Mayor Karl spoke on Friday in Kief.", ["Kief → Kyiv safe", "Kief → Kyiv safe"]),
    // People.
    Case("President Selenskij spoke.", ["Selenskij → Zelenskyy safe"]),
    Case("Officials met Selenskij.", ["Selenskij → Zelenskyy likely"]),
    Case(
      "He met Volodymyr Zelenskyy. Later Selenskij spoke.", ["Selenskij → Zelenskyy safe"]),
    Case("He met Volodymyr Selenskij.", ["Selenskij → Zelenskyy likely"]),
    // A given name that the text has with the right form, though the lexicon has not.
    Case("He met Igor Zelenskyy. Later Igor Selenskij spoke.", ["Selenskij → Zelenskyy safe"]),
    Case("He met Wolodymyr Selenskij there.", ["Wolodymyr Selenskij → Volodymyr Zelenskyy safe"]),
    // Two forms that are both good English, in one text.
    Case("Trains to Danzig were late. The talks in Gdansk ended.", ["Danzig → Gdansk likely"]),
    Case(
      "Rain fell on Danzig and Danzig alone. The talks in Gdansk ended.",
      [
        "Danzig → Gdansk suggest", "Danzig → Gdansk suggest",
      ]),
    // The text's own marks.
    Case("Trains to Dantsic were late. The talks in Gdańsk ended.", ["Dantsic → Gdańsk safe"], foreign: ["gdańsk"]),
    Case("Trains to Danzig were late. The talks in Gdańsk ended.", ["Danzig → Gdańsk likely"], foreign: ["gdańsk"]),
    Case("Trains to Dantsic were late. The talks in Gdansk and Gdańsk ended.", ["Dantsic → Gdansk safe"]),
    // Marks alone may be a careful paper's.
    Case("The talks in Gdaņsk ended.", ["Gdaņsk → Gdansk likely"]),
    Case("The talks in Gdaņsk ended. The mayor of Gdansk left.", ["Gdaņsk → Gdansk safe"]),
    // Older forms.
    Case("Rockets fell on Kiev. The mayor left Kyiv.", ["Kiev → Kyiv likely"]),
    Case("Rockets fell on Kiev.", ["Kiev → Kyiv likely"]),
    Case("Rockets fell on Kiev.", ["Kiev → Kyiv safe"], style: .modern),
    Case("Rockets fell on Kyiv.", ["Kyiv → Kiev safe"], style: .traditional),
    Case("Rockets fell on Kief.", ["Kief → Kiev safe"], style: .traditional),
    Case("Rockets fell on Kiev.", [], style: .traditional),
    Case("In 1943 troops took Kiev.", ["Kiev → Kyiv suggest"]),
    Case("In 1943 troops took Kiev.", ["Kiev → Kyiv suggest"], style: .modern),
    Case("The Soviet army took Kiev. Later Kyiv was rebuilt.", ["Kiev → Kyiv suggest"]),
    Case("He met Zelensky there.", ["Zelensky → Zelenskyy suggest"]),
    // Forms that are also something else.
    Case("Rockets hit Sumi. Officials of Ukraine left.", ["Sumi → Sumy likely"]),
    // After a preposition of place, some forms need no context; some count there alone.
    Case("Trains to Praga were late.", ["Praga → Prague likely"]),
    Case("The first flights from Prag were late.", ["Prag → Prague likely"]),
    Case("Rain damaged roads near Praga.", ["Praga → Prague likely"]),
    Case("The Czech mayor saw Praga. Then he left.", ["Praga → Prague likely"]),
    Case("Rockets hit Sumi City. The Ukrainian mayor left Ukraine.", ["Sumi → Sumy safe"]),
    // Part of something longer.
    Case("Ensign Kief spoke.", ["Kief → Kyiv suggest"]),
    Case("He studied at the University of Kief.", ["Kief → Kyiv suggest"]),
    Case("The Battle of Moskau was lost.", ["Moskau → Moscow suggest"]),
    Case("FC Kief won.", ["Kief → Kyiv suggest"]),
    Case("The USS Kief left.", ["Kief → Kyiv suggest"]),
    Case("The Moskau Accord was signed.", ["Moskau → Moscow suggest"]),
  ]

  @Test("finds", arguments: found)
  func finds(_ example: Case) throws {
    let findings = try VariantFixtures.findings(in: example.text, style: example.style, foreign: example.foreign)
    #expect(findings.map(\.summary) == example.found)
  }

  static let silent: [Case] = [
    Case("Rockets fell on Kyiv.", []),
    Case("The menu had chicken Kiev.", []),
    Case("Trains to Danzig were late.", []),
    Case("Danzig, today Gdansk, was hit.", []),
    Case("The talks in Gdańsk ended.", [], foreign: ["gdańsk"]),
    Case("The menu had Chicken Kiev.", []),
    Case("Dynamo Kiev won.", []),
    Case("The German name of Kyiv is Kiew.", []),
    Case("The Polish form is Kijów.", []),
    Case("The first edition had Kijów in brackets.", []),
    Case("See https://kiew.example/Kief and mail@kief.example, @Kief and #Kief.", []),
    Case("Iran left Iraq. The ship left Ireland for Iran.", []),
    Case("The Kiev Ballet danced.", []),
    Case("The city, formerly Kiev, was rebuilt.", []),
    Case("The city was known as Kiev then.", []),
    Case("The city, also spelled Kief, is old.", []),
    Case("The name Kiev is older.", []),
    Case("Kiev (Ukrainian: Kyiv) is a city.", []),
    Case("Kyiv (German: Kiew) is a city.", []),
    Case("Kyiv, or Kiev, is a city.", []),
    Case("People read the spelling Kief on the map.", []),
    Case("He read the “Kiev Express” on Monday.", []),
    Case("The word “Kief” was on the map.", []),
    Case("He read *Kief Report* there.", []),
    Case("The dancer Igor Zelenski left.", []),
    Case("The dancer Viktor Zelenski left.", []),
    Case("The singer Sumi Das left Ukraine. The Ukrainian mayor stayed.", []),
    Case("The singer Sumi left.", []),
    Case("The singer Praga left.", []),
    // Programs, addresses.
    Case("Use Kief::Store there.", []),
    Case("It needs KIeF there.", []),
    Case("Write to S-412 96 Kief, or to 01001 Kief.", []),
    Case("The city, which the Germans call Kiew, is old.", []),
    Case("The Czech mayor saw Prag. Then he left.", []),
    Case("He wrote to Praga. They heard from Praga. They met at Praga.", []),
    Case("Rain damaged roads near Praga. The people of Warsaw left.", []),
    Case("The club lost near Praga.", []),
    Case("He lived in Praga Street.", []),
    Case("The singer Anna Irland left.", []),
    Case("He likes kief and moskau.", []),
    Case("KIEF plays jazz all day.", []),
    Case("See https://example.com/Kief or @Kief or Kief.com now.", []),
    Case("He read “Das neue Moskau schreibt viel” there.", [], foreign: ["neue", "schreibt", "viel"]),
    Case("He read Le Monde de Moskau there.", []),
    Case("Alternative für Irland won.", [], foreign: ["für"]),
  ]

  @Test("leaves alone", arguments: silent)
  func leavesAlone(_ example: Case) throws {
    let findings = try VariantFixtures.findings(in: example.text, foreign: example.foreign)
    #expect(findings.map(\.summary) == [])
  }

  @Test("keeps what the user keeps")
  func keeps() throws {
    #expect(try VariantFixtures.findings(in: "Rockets fell on Kief.", keep: ["kief"]).isEmpty)
  }

  @Test(
    "is less sure of a form that a long text keeps to throughout", arguments: [("", false), ("Kyiv was calm. ", true)])
  func keptTo(_ start: String, _ isSafe: Bool) throws {
    let text = start + String(repeating: "Rockets fell on Kief. Nobody slept.\n\n", count: 10)
    let findings = try VariantFixtures.findings(in: text)
    #expect(findings.count == 10)
    #expect(findings.allSatisfy { ($0.strength.onCleanText >= Tier.safe.threshold) == isSafe })
  }

  @Test(
    "leaves another good form to a text on the past",
    arguments: [
      ("They left Danzig. They saw Gdansk.", true), ("In 1931 they left Danzig. They saw Gdansk in 1947.", false),
    ])
  func alsoRight(_ text: String, _ isLikely: Bool) throws {
    let found = try VariantFixtures.findings(in: text).filter { $0.text == "Danzig" }
    #expect(found.contains { $0.strength.onCleanText >= Tier.likely.threshold } == isLikely)
  }

  @Test(
    "says that a name is another one's spelling only if it looks so", arguments: [("Lijun", false), ("Li-chün", true)])
  func chains(_ last: String, _ isLikely: Bool) throws {
    let text = "They met Zhao Liqun there. Chao Li-chün left. The old house of Zhao \(last) was quiet."
    let found = try VariantFixtures.findings(in: text).filter { $0.text == last }
    #expect(found.contains { $0.strength.onCleanText >= Tier.likely.threshold } == isLikely)
  }

  @Test("puts all findings of one name in one cluster, and names the entry's rule")
  func cluster() throws {
    let findings = try VariantFixtures.findings(in: "He met Wolodymyr Selenskij. President Selenskij left Kief.")
    #expect(findings.map(\.cluster) == ["name:zelenskyy", "name:zelenskyy", "name:kyiv"])
    #expect(findings.map(\.rule).last == "spelling-variant/kyiv")
    #expect(findings.allSatisfy { !$0.evidence.isEmpty && $0.detector == .spellingVariant })
  }
}
