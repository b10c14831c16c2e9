internal import Emend

/// What gold makes of one detection.
public enum Verdict: Int, Comparable, Sendable {
  /// Nothing is wrong there, or it is to be kept.
  case wrong
  /// Something is wrong there, and the repair does not mend it: another repair than the accepted ones, or one where none
  /// is certain.
  case misrepaired
  /// Something is wrong there; no repair is proposed.
  case found
  /// The edit lies on the way to an accepted repair: what it changes, that repair changes too, and likewise.
  case partlyRepaired
  /// The text then reads as one of the accepted repairs, alone or with the other edits at the same fault.
  case repaired

  public static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }

  /// Whether something is wrong where the detection says so.
  public var isFound: Bool { self != .wrong }
  /// Whether a careful editor would accept the edit.
  public var isRight: Bool { self >= .partlyRepaired }
}

/// Detections and faults of one text brought together.
public struct Matching: Sendable {
  /// For every detection, in order.
  public private(set) var verdicts: [Verdict]
  /// For every fault the best verdict of the detections at it; nil where nobody found it.
  public private(set) var faults: [Verdict?]
  /// For every detection the fault that it is matched with.
  public private(set) var faultOfDetection: [Int?]

  /// Matches one to one, but where several edits together make up one accepted repair, or one edit several.
  ///
  /// Spans need not be equal, only overlap: what counts is how the text reads within the union of both. Edits that
  /// merely could stand elsewhere, such as the deletion of one of two equal words, may even lie apart.
  /// - Parameters:
  ///   - detections: in order of start, disjoint.
  ///   - annotations: in order of start, disjoint.
  public init(_ detections: [Detection], _ annotations: [Annotation], in text: [UInt8]) {
    var matcher = Matcher(detections, annotations, text)
    matcher.run()
    verdicts = matcher.verdicts
    faults = matcher.faultVerdicts
    faultOfDetection = matcher.faultOfDetection
  }
}

private struct Matcher {
  let text: [UInt8]
  let detections: [Detection]
  let faults: [Fault]
  let keeps: [TextSpan]
  let edits: [Edit?]

  var verdicts: [Verdict]
  var faultVerdicts: [Verdict?]
  var faultOfDetection: [Int?]

  /// A detection at a fault.
  private struct Pair {
    let detection: Int
    let fault: Int
    let verdict: Verdict
  }

  init(_ detections: [Detection], _ annotations: [Annotation], _ text: [UInt8]) {
    self.text = text
    self.detections = detections
    faults = annotations.compactMap(\.fault)
    keeps = annotations.compactMap { $0.fault == nil ? $0.span : nil }
    edits = detections.map { Edit($0) }
    verdicts = Array(repeating: .wrong, count: detections.count)
    faultVerdicts = Array(repeating: nil, count: faults.count)
    faultOfDetection = Array(repeating: nil, count: detections.count)
  }

  mutating func run() {
    for group in groups(pairs()) { settle(group) }
  }

  // MARK: - What meets what

  private func pairs() -> [Pair] {
    let faultSlacks = faults.map { fault in
      fault.repairs.first.map { Edit(fault.span, $0.utf8).slack(in: text) } ?? fault.span
    }
    var pairs: [Pair] = []
    for (index, detection) in detections.enumerated() where !touchesKept(index) {
      let slack = edits[index]?.slack(in: text) ?? detection.span
      for (number, fault) in faults.enumerated() where slack.meets(faultSlacks[number]) {
        let verdict = verdict(of: [index], on: [number])
        if detection.span.meets(fault.span) || verdict.isRight {
          pairs.append(Pair(detection: index, fault: number, verdict: verdict))
        }
      }
    }
    return pairs
  }

  /// Whether the edit changes anything that is to be kept.
  private func touchesKept(_ index: Int) -> Bool {
    let span = edits[index]?.trimmed(in: text).span ?? detections[index].span
    return keeps.contains { $0.overlaps(span) }
  }

  /// Pairs that are connected by a shared detection or fault.
  private func groups(_ pairs: [Pair]) -> [[Pair]] {
    var groups: [[Pair]] = []
    for pair in pairs {
      let isConnected = { (group: [Pair]) in
        group.contains { $0.detection == pair.detection || $0.fault == pair.fault }
      }
      let connected = groups.filter(isConnected).flatMap { $0 }
      groups.removeAll(where: isConnected)
      groups.append(connected + [pair])
    }
    return groups
  }

  // MARK: - Who is right

  private mutating func settle(_ group: [Pair]) {
    let members = Set(group.map(\.detection)).sorted()
    let places = Set(group.map(\.fault)).sorted()
    if members.count + places.count > 2, verdict(of: members, on: places) == .repaired {
      for member in members {
        verdicts[member] = .repaired
        faultOfDetection[member] = group.first { $0.detection == member }!.fault
      }
      for place in places { faultVerdicts[place] = .repaired }
      return
    }
    // The best first; among equals from left to right, which is the largest matching of disjoint spans.
    let ranked = group.sorted { left, right in
      (right.verdict.preference, left.detection, left.fault) < (left.verdict.preference, right.detection, right.fault)
    }
    for pair in ranked where faultOfDetection[pair.detection] == nil && faultVerdicts[pair.fault] == nil {
      verdicts[pair.detection] = pair.verdict
      faultVerdicts[pair.fault] = pair.verdict
      faultOfDetection[pair.detection] = pair.fault
    }
    // A further step of the same repair is no false finding.
    for pair in ranked where faultOfDetection[pair.detection] == nil && pair.verdict == .partlyRepaired {
      verdicts[pair.detection] = .partlyRepaired
      faultOfDetection[pair.detection] = pair.fault
    }
  }

  /// What these edits together make of these faults together.
  private func verdict(of members: [Int], on places: [Int]) -> Verdict {
    let made = members.compactMap { edits[$0] }
    if made.isEmpty { return .found }
    if places.contains(where: { faults[$0].repairs.isEmpty }) { return .misrepaired }
    let spans = members.map { detections[$0].span } + places.map { faults[$0].span }
    let window = spans.dropFirst().reduce(spans[0]) { $0.union($1) }
    let result = withStraightQuotes(Edit.apply(made, to: text, in: window))
    let wanted = wantedTexts(places, in: window)
    if wanted.contains(where: { withStraightQuotes($0) == result }) { return .repaired }
    let before = Array(text[window.range])
    return wanted.contains { isOnTheWay(from: before, by: result, to: $0) } ? .partlyRepaired : .misrepaired
  }

  /// Whether a text is one step nearer to another: the changes made and the changes left are together no more than were
  /// to be made. Counted in words, or in characters where no word is changed.
  private func isOnTheWay(from before: [UInt8], by after: [UInt8], to goal: [UInt8]) -> Bool {
    func isBetween(_ before: WordSequence, _ after: WordSequence, _ goal: WordSequence) -> Bool {
      before.distance(to: after) + after.distance(to: goal) == before.distance(to: goal)
    }
    if WordSequence(before) != WordSequence(after) {
      return isBetween(WordSequence(before), WordSequence(after), WordSequence(goal))
    }
    return withStraightQuotes(before) != after
      && isBetween(
        WordSequence(characters: before), WordSequence(characters: after), WordSequence(characters: goal))
  }

  /// The texts that the accepted repairs give, in every combination as far as they can be counted.
  private func wantedTexts(_ places: [Int], in window: TextSpan) -> [[UInt8]] {
    let limit = 1024
    var combinations: [[Edit]] = [[]]
    for place in places {
      let fault = faults[place]
      guard combinations.count * fault.repairs.count <= limit else { return [] }
      combinations = combinations.flatMap { edits in
        fault.repairs.map { edits + [Edit(fault.span, $0.utf8)] }
      }
    }
    return combinations.map { Edit.apply($0, to: text, in: window) }
  }
}

extension Verdict {
  /// Order in which pairs are taken: a finding without a repair tells more than a wrong repair, less than a right one.
  fileprivate var preference: Int { rawValue }
}

extension TextSpan {
  /// Whether two spans share a byte, or one is an insertion at the other's edge or in it.
  fileprivate func meets(_ other: TextSpan) -> Bool {
    isEmpty || other.isEmpty ? start <= other.end && other.start <= end : overlaps(other)
  }
}
