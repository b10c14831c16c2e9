/// Letters of another script that look Latin, inside a Latin word: "Kуiv" with a Cyrillic у.
///
/// Changed: each such letter becomes the Latin one that it looks like (UTS #39). Words wholly in another script stay,
/// and so do formulas ("TGFβ"): the result must be a word or a name.
enum LookAlike {
  static let rule = "spelling-variant/look-alike"

  static func finding(at index: Int, in input: DetectorInput, _ context: inout DebrisContext) -> Finding? {
    let token = input.tokens[index]
    let text = input.document.text(token)
    guard text.utf8.count <= 64 else { return nil }
    var latin = 0
    var foreign = 0
    var result = String.UnicodeScalarView()
    var letters: [String] = []
    for scalar in text.unicodeScalars {
      switch scalar.isASCII && scalar.properties.isAlphabetic ? Script.latin : Script(of: scalar) {
      case .latin: latin += 1
      case .common: break
      case .cyrillic, .greek, .armenian:
        guard let twin = latinTwins[scalar] else { return nil }
        foreign += 1
        letters.append(String(Character(scalar)))
        result.append(twin)
        continue
      case .other: return nil
      }
      result.append(scalar)
    }
    guard foreign > 0, latin >= foreign, latin + foreign >= 3 else { return nil }
    let repaired = String(result)
    let base = token.flags.contains(.possessive) ? String(repaired.unicodeScalars.dropLast(2)) : repaired
    let isName = context.isName(base)
    let isWord =
      input.lexicon.words.slot(of: base).map { WordTraits(rawValue: $0.traits) }
      .map { $0.frequency > 0 || !$0.isDisjoint(with: [.english, .nameWord, .givenName, .proper]) } ?? false
    guard isName || isWord || latin >= 2 * foreign + 1 else { return nil }
    return input.finding(
      token.span, rule, replacement: repaired,
      message: "“\(text)” has a letter of another script (\(letters.joined(separator: ", "))) in a Latin word.",
      evidence: isName ? ["“\(base)” stands in the text"] : isWord ? ["“\(base)” is a known word"] : [],
      strength: isName || isWord
        ? Strength(onCleanText: 0.997, onMachineText: 0.999, testimony: 0.5)
        : Strength(onCleanText: 0.75, onMachineText: 0.85, testimony: 0.3))
  }

  /// The Latin letter that each Cyrillic, Greek and Armenian letter looks like, where there is one. Made at the first
  /// mixed word of a process; some 2 ms.
  private static let latinTwins: [Unicode.Scalar: Unicode.Scalar] = {
    guard let checker = try? ConfusableSkeleton() else { return [:] }
    var twins: [Unicode.Scalar: Unicode.Scalar] = [:]
    for value in [0x370...0x3FF, 0x400...0x52F, 0x531...0x587].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.isAlphabetic,
        let skeleton = try? checker.skeleton(of: String(Character(scalar)))
      else { continue }
      let parts = Array(skeleton.unicodeScalars)
      guard parts.count == 1, let twin = parts.first, twin.isASCII, twin.properties.isAlphabetic else { continue }
      // The skeleton has one shape for I and l.
      let isCapital = scalar.properties.isUppercase
      if twin == "l", isCapital {
        twins[scalar] = "I"
      } else if isCapital == twin.properties.isUppercase {
        twins[scalar] = twin
      } else {
        twins[scalar] = Unicode.Scalar(twin.value ^ 0x20)
      }
    }
    return twins
  }()
}
