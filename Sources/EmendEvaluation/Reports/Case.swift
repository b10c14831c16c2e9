public import Emend

/// One detection or one missed fault, for a person who wants to see what stands behind a figure.
public struct Case: Hashable, Sendable, CustomStringConvertible {
  public let path: String
  /// From 1.
  public let line: Int
  /// `wrong`, `misrepaired`, `found`, `partly`, `repaired`, or `missed`.
  public let verdict: String
  public let detection: Detection?
  /// The faulty text, or what was found at a place without a fault.
  public let text: String
  public let repairs: [String]?
  /// Some words around it.
  public let context: String

  public var description: String {
    var parts = ["\(path):\(line): \(verdict)"]
    if let detection {
      let repair = detection.replacement.map { "“\($0)”" } ?? "?"
      parts.append("\(detection.tier.rawValue) \(Format.fixed(detection.confidence, 3)) “\(text)” → \(repair)")
      parts.append("[\(detection.rule)]")
    } else {
      parts.append("“\(text)”")
    }
    if let repairs {
      parts.append("gold: " + (repairs.isEmpty ? "?" : repairs.map { "“\($0)”" }.joined(separator: " | ")))
    }
    return parts.joined(separator: " ") + " … " + String(context.map { $0.isNewline ? " " : $0 })
  }
}

extension Evaluation {
  /// Every detection of a tier and every fault that none of them is at, in order of place.
  public func cases(at tier: Tier) -> [Case] {
    readings.filter(\.document.header.isAnnotated).flatMap { reading -> [Case] in
      let text = reading.document.text
      let faults = reading.document.faults
      let (detections, matching) = reading.matchings[tier]!
      func item(_ verdict: String, _ span: TextSpan, _ detection: Detection?, _ fault: Fault?) -> (TextSpan, Case) {
        let line = 1 + text[..<span.start].count { $0 == 0x0A }
        let from = max(0, span.start - 30)
        let to = min(text.count, span.end + 30)
        let item = Case(
          path: reading.document.path, line: line, verdict: verdict, detection: detection,
          text: String(decoding: text[span.range], as: UTF8.self), repairs: fault?.repairs,
          context: String(decoding: text[from..<to], as: UTF8.self))
        return (span, item)
      }
      var items = detections.indices.map { index in
        item(
          matching.verdicts[index].name, detections[index].span, detections[index],
          matching.faultOfDetection[index].map { faults[$0] })
      }
      for (fault, verdict) in zip(faults, matching.faults) where verdict == nil {
        items.append(item("missed", fault.span, nil, fault))
      }
      return items.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}

extension Verdict {
  var name: String {
    switch self {
    case .wrong: "wrong"
    case .misrepaired: "misrepaired"
    case .found: "found"
    case .partlyRepaired: "partly"
    case .repaired: "repaired"
    }
  }
}
