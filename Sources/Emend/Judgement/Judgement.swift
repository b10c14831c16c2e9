/// Gives every finding its confidence from what the whole document testifies.
///
/// The document's origin is a hidden variable with two values, machine and human. Every candidate adds its testimony (a
/// log-likelihood ratio), with less weight for every further one of the same rule; the words without candidates speak
/// for a human. The posterior probability of a machine then mixes the two probabilities of each finding.
struct Judgement: Sendable {
  /// Log-odds that a text is machine-made before it is read: users run Emend on texts that they suspect.
  static let priorLogOdds = -1.5
  /// What each word says against a machine: the testimony that good English gives by chance, and more than any of 473
  /// clean documents of 700 words gave.
  static let silencePerWord = -0.02
  /// Both count for less where the sentences themselves have been read, which testify with the same swaps.
  static let silencePerWordRead = -0.0075
  static let findingsBesideReading = 0.5
  /// The posterior stays between these: the testimony is not as independent as it pretends.
  static let bounds = -12.0...8.0

  let origin: CleanerOptions.Origin

  /// The findings with confidence and tier, in order, those below 0.5 left out; and the score of the document.
  /// - Parameter score: the probability that a machine made the document; see ``probabilityOfMachine(_:words:)``.
  func report(_ candidates: [Candidate], score: Double) -> Report {
    var findings: [Finding] = []
    for candidate in candidates {
      let believed = candidate.strength.confidence(probabilityOfMachine: score)
      guard believed >= Tier.suggest.threshold, var finding = candidate.finding() else { continue }
      let confidence = Calibration.fitted.calibrated(believed, of: finding.detector)
      finding.confidence = confidence
      let tier = Tier.allCases.last { confidence >= $0.threshold } ?? .suggest
      finding.tier = finding.replacement == nil ? .suggest : tier
      findings.append(finding)
    }
    findings.sort { left, right in
      left.span != right.span ? left.span < right.span : left.rule < right.rule
    }
    findings = withoutEchoes(findings)
    return Report(findings: findings, score: score, evidence: evidence(findings))
  }

  /// Of findings that make the same edit the surest one.
  private func withoutEchoes(_ findings: [Finding]) -> [Finding] {
    var result: [Finding] = []
    for finding in findings {
      if let last = result.last, last.span == finding.span, last.replacement == finding.replacement {
        if finding.confidence > last.confidence { result[result.count - 1] = finding }
      } else {
        result.append(finding)
      }
    }
    return result
  }

  /// The probability (0–1) that a machine made the document.
  /// - Parameter reading: what the sentences testify, where they were read.
  func probabilityOfMachine(_ candidates: [Candidate], words: Int, reading: Double? = nil) -> Double {
    switch origin {
    case .machine: return 1
    case .human: return 0
    case .unknown: break
    }
    var seen: [UInt64: Int] = [:]
    let silence = reading == nil ? Self.silencePerWord : Self.silencePerWordRead
    let share = reading == nil ? 1 : Self.findingsBesideReading
    var testimony = Self.priorLogOdds + silence * Double(words) + (reading ?? 0)
    // In order of strength, so that the result does not depend on the order of the detectors.
    let ordered = candidates.map { ($0.strength.testimony, $0.key) }.sorted { $0 > $1 }
    for (value, key) in ordered {
      let earlier = seen[key, default: 0]
      seen[key] = earlier + 1
      testimony += share * value / Double(1 + earlier)
    }
    let bounded = min(max(testimony, Self.bounds.lowerBound), Self.bounds.upperBound)
    return 1 / (1 + NaturalLogarithm.exponential(-bounded))
  }

  private func evidence(_ findings: [Finding]) -> [String] {
    switch origin {
    case .machine: return ["the user says that a machine made the text"]
    case .human: return ["the user says that a person wrote the text"]
    case .unknown: break
    }
    var lines: [String] = []
    var seen: Set<String> = []
    let telling = findings.filter { $0.strength.testimony >= 1 }.sorted { left, right in
      left.strength.testimony != right.strength.testimony
        ? left.strength.testimony > right.strength.testimony : left.span < right.span
    }
    for finding in telling where seen.insert(finding.rule).inserted {
      lines.append(finding.message)
      if lines.count == 8 { break }
    }
    return lines
  }
}
