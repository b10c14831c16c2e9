import TestSupport

@testable import Emend

/// Makes documents of everything that cleaning may meet: good sentences, garbled ones, names in several spellings,
/// repetitions, any Unicode, all line ends.
struct RandomDocument {
  private var generator: SeededGenerator

  init(seed: Int) { generator = SeededGenerator(seed: seed) }

  /// The bytes of a file: valid UTF-8, some with a byte order mark.
  mutating func file() -> [UInt8] {
    (generator.oneIn(10) ? [0xEF, 0xBB, 0xBF] : []) + text()
  }

  mutating func text() -> [UInt8] {
    let garbled = generator.pick([0, 1, 3, 8])
    let lineEnd = generator.pick(["\n", "\n", "\r\n", "\r"])
    var text = ""
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        text += sentence(garbled: garbled) + generator.pick([" ", " ", " ", "  ", lineEnd, ""])
      }
      text += generator.pick([lineEnd, lineEnd + lineEnd])
    }
    return Array(text.utf8)
  }

  /// - Parameter garbled: how many of ten sentences are.
  private mutating func sentence(garbled: Int) -> String {
    if generator.oneIn(25) { return generator.text(pieces: 30) }
    guard Int.random(in: 0..<10, using: &generator) < garbled else { return generator.pick(Self.clean) }
    var sentence = generator.pick(generator.oneIn(3) ? Self.clean : Self.garbled)
    for _ in 0..<Int.random(in: 0...2, using: &generator) { damage(&sentence) }
    return sentence
  }

  private mutating func damage(_ sentence: inout String) {
    var words = sentence.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let index = Int.random(in: words.indices, using: &generator)
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: words.insert(words[index], at: index)
    case 1 where index + 1 < words.count: words[index] += words.remove(at: index + 1)
    case 2 where index + 1 < words.count: words.swapAt(index, index + 1)
    case 3: words[index] = words[index].uppercased()
    case 4: words.insert(generator.pick([",", ".", "&amp;", "(", "\u{FFFD}", "â€™", "\u{200B}"]), at: index)
    case 5: words += words
    default: words.remove(at: index)
    }
    sentence = words.joined(separator: " ")
  }

  private static let clean = [
    "The council met on Tuesday to discuss the new bus routes.", "Rain is expected in the west by the evening.",
    "She had lived in Kyiv for ten years before the war began.", "“We will not wait,” the minister said.",
    "He paid $3.50 for a cup of tea at the station.", "The U.S. delegation arrived at 5 p.m. and left again at nine.",
    "It was a long, cold winter, and the harvest had been poor.",
    "Dr. Jones, who runs the clinic, could not be reached.",
    "See https://example.com/kiev for the full list.", "Nobody had had time to read all that that day.",
    "The Supreme Court will hear the case in April.", "Prices rose 2.4% in May; wages did not.",
    "Chicken Kiev was on the menu, as always.", "Officials said that the air raid sirens had gone off twice.",
    "- milk\n- bread\n- eggs", "Write to j.doe@example.org or ask at the desk.",
    "The film won 3 awards; see report_2.pdf.",
    "Iran and Iraq signed the agreement.", "Andriy Zhuravlov and Olena Zhuravlova were married in 2019.",
  ]

  private static let garbled = [
    "The Excessive Courtroom will hear the case in April.", "The officers mentioned that it was a field of murder.",
    "Troops left Kief for Kharkov, and from Kharkiv they went back to Kiev.",
    "The air raid attack siren went went off.",
    "Zelenskiy met Zelensky, and Zelenskyy left.",
    "The Overseas Minister submitted on Fb that that warfare is close to.",
    "He come to a pinnacle in the the synthetic intelligence.", "profound learning and counterfeit consciousness",
    "President Volodymyr Zelensky mentioned on Tuesday. Mr Zelenskiy added nothing.", "Odessa and Odesa , and Lvov .",
    "the United States States of of America", "Subscribe to our newsletter\nSubscribe to our newsletter",
    "It&#39;s itâ€™s its it ’ s a doubled doubled word.word and andthe end.", "1,000,000 million 5 5 percent per cent",
    "Sviatoslav Bilozir spoke. Later Bilozier left, and Bilozir's aide stayed.",
    "{{ title }} [caption] <b>bold</b> @@@",
  ]
}

/// Texts that are made to overwhelm. Small enough that a pass over each is quick, large enough that what grows with the
/// square of the length does not end.
enum HostileText: String, CaseIterable, Sendable {
  case oneLetter, equalLines, oneLine, quotes, prepositions, names, backquotes, brackets, marks, commas, digits,
    capitals
  case doubledSentence, alternatingNames, emoji, thai

  var bytes: [UInt8] { Array(text.utf8) }

  private var text: String {
    switch self {
    case .oneLetter: String(repeating: "a ", count: 200_000)
    case .equalLines: String(repeating: "The quick brown fox met the minister in Kief.\n", count: 10_000)
    case .oneLine: String(repeating: "He said that the war had come to a head, and the end was near. ", count: 16_000)
    case .quotes: String(repeating: "\"", count: 500_000)
    case .prepositions: String(repeating: "of ", count: 200_000)
    case .names: (0..<100_000).map { "Mr \(Self.name($0)) met him. " }.joined()
    case .backquotes: String(repeating: "`", count: 500_001)
    case .brackets: String(repeating: "(", count: 300_000) + String(repeating: "]", count: 300_000)
    case .marks: "a" + String(repeating: "\u{301}", count: 250_000)
    case .commas: String(repeating: " ,", count: 200_000)
    case .digits: String(repeating: "1,", count: 200_000)
    case .capitals: String(repeating: "New York Times ", count: 40_000)
    case .doubledSentence: String(repeating: "It was over. ", count: 50_000)
    case .alternatingNames: String(repeating: "Kief Kiev Kyiv Zelensky Zelenskiy ", count: 20_000)
    case .emoji: String(repeating: "👩‍👩‍👧🇺🇦 ", count: 30_000)
    case .thai: String(repeating: "ราคา", count: 50_000)
    }
  }

  /// A different name for every number.
  private static func name(_ number: Int) -> String {
    let syllables = ["ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu"]
    let name = String(number).utf8.map { syllables[Int($0) - 0x30] }.joined()
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
