import TestSupport
import Testing

@testable import Emend

/// What looks like debris and is not: nothing likely may be found.
struct DebrisGuardTests {
  let probe = DetectorProbe.debris

  @Test(arguments: [
    // Names, brands, identifiers.
    "iPhone YouTube McDonald eBay JavaScript LeBron DeepMind MacBook PhD kWh FaceTime", "Call getName on userId.",
    "The U.S.A and Ph.D. and St.Louis", "Use System.Out there.", "See example.com for more.", "Mr.Smith was there.",
    "Johnson and Petersburg and Jacksonville", "The Obamacare plan", "the yellowTree yellowTree code",
    "It returns time.Time or path.Match there.", "The Boost.Python library is part of Boost, as Python is.",
    "They are calendar.Monday, calendar.Friday and calendar.Sunday; Monday comes first, and Friday later.",
    "He calls token.AT there.", "Call sendOSC or loadCSS there.", "The form has ajaxSubmit and alwaysForm of Form.",
    "They bannedDependencies at once.", "He likes White, and whitelisting: Whitelisting is new.",
    // Punctuation.
    "And then . . . he left.", "Use .net or a .22 today.", "He left -and never came back.",
    "It was fine :) and good ;)",
    "He wrote ( ) there.", "It was 'so he said.", "in the year  2000", "Two spaces.  Then more.",
    "a multi- and a single-storey house", "See https://example.com/a.html , or call.",
    "name , other , third , name , other , third , name , other , third , name , other , third , name , other , third",
    "Price: $ 5   $ 6", "the word ‘s’ is short",
    // Capitals.
    "He went to The Hague.", "They read War and Peace.", "I and He who knew", "It was: The end.",
    "He said “The end” there.",
    "members of the Congress who knew", "the Nation that we love", "He met More in the house.",
    "a letter To whom it went", "He wrote of it in For a New Liberty last year.", "the How, Why and Where of it all",
    "cows were out, and\t\tAnd the other column",
    // Scripts.
    "Привет мир", "TGFβ and IFNγ", "Ωmega", "Киев", "α and β",
    // Encodings.
    "CAFÉ» and SÃO PAULO", "Ätna", "naïve café", "He wrote „Ä“ there.",
    // Entities, tags, markup.
    "AT&T and R&D; so", "The HTML code &amp; is an ampersand.", "See https://a.com/?a=1&amp;b=2 there.",
    "`&amp;` there",
    "if a < b and c > d",
    // Marks.
    "* an item", "*Results may vary", "It is *really* good.", "It costs 5* or 6*.", "The token <unk> in the vocabulary",
    "▁▂▃▄", "char *name = *other;", "It runs on Linux, *BSD and Solaris.", "A pointer to *pbuf and *qbuf is made.",
    "Use ALTER {ROLE|DATABASE} to change the settings of a session that is open.",
    "Dear {name}, we are glad to have you here with us.", "set {start|stop|restart} --all", "the set {a, b}",
    "f(x) = {y}",
    // Apostrophes and numbers.
    "dont il a dit", "DONT", "He cant and wont.", "The Obamas home was open.", "the n-1th time",
    "21st 22nd 23rd 11th 111th",
    "chapter six. 1 man", "three, 000", "Genesis: seven", "twenty second delay", "the nineteen seventies", "10:30",
    "and: fifteen",
    "a) the first, b) the second and c) the third of them all that were there today.",
  ])
  func stays(_ text: String) {
    #expect(probe.findings(text).filter { $0.strength.onCleanText >= Tier.likely.threshold }.map(\.rule) == [])
  }

  @Test func anEmptyLexiconHarmsNothing() {
    var probe = probe
    probe.lexicon = SmallLexicon.empty
    #expect(
      probe.repaired("The Unionobviously promisesPedro war.In it.", tier: .likely)
        == "The Unionobviously promisesPedro war.In it.")
    #expect(probe.repaired("I donâ€™t know &amp; care.", tier: .safe) == "I don’t know & care.")
  }

  @Test func spansShiftWithAPrefix() {
    let text = "We must carry on.Our price , he said, was six.1 &amp; the 2th."
    let prefix = "Änderung. Ok. "
    let plain = probe.findings(text).map { "\($0.rule) \($0.span)" }
    let shifted = probe.findings(prefix + text).map { finding in
      "\(finding.rule) \(TextSpan(finding.span.start - prefix.utf8.count, finding.span.end - prefix.utf8.count))"
    }
    #expect(!plain.isEmpty)
    #expect(plain == shifted)
  }

  @Test func spansLieOnScalars() {
    var generator = SeededGenerator(seed: 7)
    let parts = [
      "â€™", "Ã©", "é", " ", ".", ",", "(", ")", "{a|b}", "*x", "&amp;", "word", "The", "ß", "▁", "’s", "\n", "Kуiv",
      "six", ".1", "$ 5",
    ]
    for _ in 0..<300 {
      let text = (0..<40).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
      for finding in probe.findings(text) + DetectorProbe.repeatedSpan.findings(text) {
        #expect(String(validating: Array(text.utf8)[finding.span.range], as: UTF8.self) == finding.text)
      }
    }
  }
}
