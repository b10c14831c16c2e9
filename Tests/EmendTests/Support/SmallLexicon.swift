import LexiconCompiler
import Testing

@testable import Emend

/// A lexicon of a few words, so that tests of detectors say themselves what is known.
enum SmallLexicon {
  static let shared: Lexicon = {
    let words = """
      a about academics academy accusing after again all allow alone already also always and are army art as asks at
      attack attacks avoid back bait because been before better big bird black bombs book books boy brought by called
      came can cat century children city clearly come country day days dead decision did do dogs door down drones each
      earlier east eight end evening every fast february fifteen fifty fighters first five flew for found four friends from
      garden gave girl glide good great had half hard hardware has have he head her here high him his home hospital
      hour house houses how huge hundred if important in into is it its jump keep killed knew know large last late
      leader leaves left letter life like line little live long lost man many market meeting men minutes missile more
      morning most moved much music must name near never new news next night nineteen no north not now obviously of off
      office old on once one only open or other our out over own people person pictures place plan police power
      president price promises provided quick quiet rain reached read red rest river road said same saw say school
      science second seven seventies she ship short since six sky slow small snow so some sound south spoke started
      station step still stood storey street strike strikes strong such sun system table take talks tall ten than that
      the their them then there these they thing things think third thirty this those thousand three through time to
      today told took town train tree trees turned twenty two under union until up very village wall want war was wasn't
      water way we week well went were west what when where which while white who whole will wind window with woman
      wood word words work world would year years yellow yesterday you young
      """
    let listed = words.split { $0 == " " || $0 == "\n" }.map { "\($0)\t50" }.joined(separator: "\n")
    let files = [
      DictionaryFile(path: "en/frequencies/words.tsv", text: listed),
      DictionaryFile(path: "en/repeats/doubled.txt", text: "had had\nvery very\nBora Bora\nlog in in\n"),
      DictionaryFile(path: "en/grammar/abbreviations.txt", text: "Mr\nDr\netc\n"),
    ]
    let result = LexiconCompiler.compile(files)
    precondition(result.problems.isEmpty, "\(result.problems)")
    do {
      return Lexicon(try LexiconImage(result.image ?? []))
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// No words at all: what the detectors do must not depend on having any.
  static let empty: Lexicon = {
    do {
      return Lexicon(try LexiconImage(LexiconCompiler.compile([]).image ?? []))
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}

/// What a test needs to know of the findings of a detector.
struct DetectorProbe: Sendable {
  let detect: @Sendable (Document, Lexicon) -> [Finding]
  var lexicon = SmallLexicon.shared

  static let repeatedSpan = DetectorProbe { RepeatedSpanDetector().findings(in: $0, lexicon: $1) }
  static let debris = DetectorProbe { DebrisDetector().findings(in: $0, lexicon: $1) }

  func findings(_ text: String) -> [Finding] {
    detect(Document(name: "test", bytes: Array(text.utf8), lexicon: lexicon), lexicon)
  }

  /// The text with all repairs of a tier and better, as the strengths stand on clean text.
  func repaired(_ text: String, tier: Tier, rule: String = "") -> String {
    var bytes = Array(text.utf8)
    for finding in findings(text).reversed()
    where finding.strength.onCleanText >= tier.threshold && finding.rule.hasPrefix(rule) {
      guard let replacement = finding.replacement else { continue }
      bytes.replaceSubrange(finding.span.range, with: replacement.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A text and what becomes of it at a tier.
struct RepairCase: Sendable, CustomTestStringConvertible {
  let text: String
  let expected: String
  let tier: Tier
  init(_ text: String, _ expected: String, _ tier: Tier = .safe) {
    self.text = text
    self.expected = expected
    self.tier = tier
  }
  var testDescription: String { text }
}
