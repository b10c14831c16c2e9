/// Gives every finding its confidence from what the whole document testifies.
///
/// The document's origin is a hidden variable with two values, machine and human. Every finding adds its testimony (a
/// log-likelihood ratio), with less weight for every further finding of the same rule; the words without findings speak
/// for a human. The posterior probability of a machine then mixes the two probabilities of each finding.
struct Judgement: Sendable {
  /// Log-odds that a text is machine-made before it is read: users run Emend on texts that they suspect.
  static let priorLogOdds = -1.5
  /// Testimony against a machine that every clean word gives: machine-made pages have about one finding in 40 words,
  /// clean ones less than one weak finding in 150.
  static let silencePerWord = -0.006
  /// What silence can say at most: a clean first half does not outweigh a garbled second one.
  static let silenceFloor = -4.0
  /// Testimony beyond this changes nothing.
  static let ceiling = 12.0

  let origin: CleanerOptions.Origin

  /// The findings with confidence and tier, those below 0.5 left out; and the score of the document.
  func report(_ findings: [Finding], words: Int) -> Report {
    let score = probabilityOfMachine(findings, words: words)
    var judged: [Finding] = []
    for var finding in findings {
      let strength = finding.strength
      finding.confidence = score * strength.onMachineText + (1 - score) * strength.onCleanText
      guard let tier = Tier.allCases.last(where: { finding.confidence >= $0.threshold }) else { continue }
      finding.tier = finding.replacement == nil ? .suggest : tier
      judged.append(finding)
    }
    judged.sort { left, right in
      left.span != right.span ? left.span < right.span : left.rule < right.rule
    }
    return Report(findings: judged, score: score, evidence: evidence(findings, score))
  }

  private func probabilityOfMachine(_ findings: [Finding], words: Int) -> Double {
    switch origin {
    case .machine: return 1
    case .human: return 0
    case .unknown: break
    }
    var seen: [String: Int] = [:]
    var testimony = Self.priorLogOdds
    // In order of strength, so that the result does not depend on the order of the findings.
    for finding in findings.sorted(by: Self.stronger) {
      let key = finding.cluster ?? finding.sources.first ?? finding.rule
      let earlier = seen[key, default: 0]
      seen[key] = earlier + 1
      testimony += finding.strength.testimony / Double(1 + earlier)
    }
    testimony += max(Self.silencePerWord * Double(words), Self.silenceFloor - 0.002 * Double(words))
    let bounded = min(max(testimony, -Self.ceiling), Self.ceiling)
    return 1 / (1 + Self.exponential(-bounded))
  }

  private static func stronger(_ left: Finding, _ right: Finding) -> Bool {
    if left.strength.testimony != right.strength.testimony {
      return left.strength.testimony > right.strength.testimony
    }
    return left.span != right.span ? left.span < right.span : left.rule < right.rule
  }

  private func evidence(_ findings: [Finding], _ score: Double) -> [String] {
    switch origin {
    case .machine: return ["the user says that a machine made the text"]
    case .human: return ["the user says that a person wrote the text"]
    case .unknown: break
    }
    var lines: [String] = []
    var seen: Set<String> = []
    for finding in findings.sorted(by: Self.stronger) where finding.strength.testimony >= 1 {
      guard seen.insert(finding.rule).inserted else { continue }
      lines.append(finding.message)
      if lines.count == 8 { break }
    }
    return lines
  }

  /// e to the power of x, by ICU-free means that give the same bits on any machine: a scaled Taylor series.
  private static func exponential(_ x: Double) -> Double {
    let scaled = x / 1024
    var term = 1.0
    var sum = 1.0
    for n in 1...12 {
      term *= scaled / Double(n)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }
}
