/// Several revisions of one text, each of what the one before it gave, as one in terms of the first text.
///
/// Exact: its changes made on the first text give the last one. A later edit that is clear of earlier changes is moved
/// to where its text stood at first; one that shares a byte with earlier changes becomes one change with them.
struct RevisionChain {
  /// The first text, and the text after the last revision.
  private let input: [UInt8]
  private(set) var output: [UInt8]
  /// In order, disjoint; also those that put back what stood there.
  private var links: [Link]
  private var rounds = 1
  /// Whether the last revision changed something, so that another may follow.
  private(set) var isOpen: Bool

  init(_ revision: Revision) {
    input = revision.input
    output = revision.output
    links = revision.changes.map { Link(change: $0, newest: 1) }
    isOpen = !revision.isUnchanged
  }

  /// Adds a revision of ``output``. Linear in the changes of both and the text they touch.
  mutating func append(_ revision: Revision) {
    rounds += 1
    isOpen = !revision.isUnchanged
    guard isOpen else { return }
    var merge = LinkMerge(input: input, middle: output, earlier: links, later: revision.changes, round: rounds)
    links = merge.run()
    output = revision.output
  }

  /// The places of the first text that a revision after this one (from 1) edited.
  func spans(editedAfter round: Int) -> [TextSpan] {
    links.filter { $0.newest > round }.map(\.change.finding.span)
  }

  /// Where spans of the first text that no change touches have gone.
  func moved(_ spans: [TextSpan]) -> [TextSpan] {
    var remaining = links[...]
    var shift = 0
    return spans.sorted().map { span in
      while let link = remaining.first, link.change.finding.span.end <= span.start {
        shift = link.shift
        remaining.removeFirst()
      }
      return TextSpan(span.start + shift, span.end + shift)
    }
  }

  /// The whole as one revision.
  /// - Parameter unapplied: what was not applied in the first text; what was applied later after all is left out.
  func revision(unapplied: [Unapplied]) -> Revision {
    let later = Dictionary(grouping: links.filter { $0.newest > 1 }, by: \.change.finding.rule)
      .mapValues { SpanSet($0.map(\.change.finding.span)) }
    var left = unapplied.filter { later[$0.finding.rule]?.first(overlapping: $0.finding.span) == nil }
    var changes: [Change] = []
    changes.reserveCapacity(links.count)
    for link in links {
      if link.change.replacement.utf8.elementsEqual(link.change.finding.text.utf8) {
        left.append(
          Unapplied(finding: link.change.finding, decision: .dropped, reason: "a later repair puts it back"))
      } else {
        changes.append(link.change)
      }
    }
    // Stable, as the order of findings with one span is part of the result.
    let order = left.indices.sorted { (left[$0].finding.span, $0) < (left[$1].finding.span, $1) }
    return Revision(input: input, output: output, changes: changes, unapplied: order.map { left[$0] })
  }
}

/// A change of the first text, with the number of the revision that last had a part in it.
private struct Link {
  var change: Change
  var newest: Int

  /// How far the text behind it has moved.
  var shift: Int { change.outputSpan.end - change.finding.span.end }
}

/// Walks through the changes that led to a text and those that lead on from it, both in order of the text between.
private struct LinkMerge {
  /// The first text, and the one between.
  let input: [UInt8]
  let middle: [UInt8]
  /// Their output spans are in the text between.
  let earlier: [Link]
  /// Their findings' spans are.
  let later: [Change]
  let round: Int

  private var nextEarlier = 0
  private var nextLater = 0
  /// How far the text between is ahead of the first one, and the last one of the text between.
  private var shiftBefore = 0
  private var shiftAfter = 0

  init(input: [UInt8], middle: [UInt8], earlier: [Link], later: [Change], round: Int) {
    self.input = input
    self.middle = middle
    self.earlier = earlier
    self.later = later
    self.round = round
  }

  mutating func run() -> [Link] {
    var links: [Link] = []
    links.reserveCapacity(earlier.count + later.count)
    while let start = nextSpan { links.append(link(of: nextGroup(from: start))) }
    return links
  }

  /// Changes that share bytes, directly or through each other.
  private struct Group {
    /// In the text between.
    var span: TextSpan
    var earlier: Range<Int>
    var later: Range<Int>

    var isEmpty: Bool { earlier.isEmpty && later.isEmpty }

    /// Whether a change that follows in order belongs to the group: it shares a byte with it, or one of the two is an
    /// insertion at the other's border, where nothing else would tell which comes first.
    func meets(_ next: TextSpan, isEarlier: Bool) -> Bool {
      if next.start < span.end { return true }
      guard next.start == span.end else { return false }
      return isEarlier ? span.isEmpty && earlier.isEmpty : next.isEmpty && !earlier.isEmpty
    }
  }

  private var earlierSpan: TextSpan? { nextEarlier < earlier.count ? earlier[nextEarlier].change.outputSpan : nil }
  private var laterSpan: TextSpan? { nextLater < later.count ? later[nextLater].finding.span : nil }

  /// The next change's, of whichever kind.
  private var nextSpan: TextSpan? {
    guard let earlierSpan, let laterSpan else { return earlierSpan ?? laterSpan }
    return min(earlierSpan, laterSpan)
  }

  private mutating func nextGroup(from start: TextSpan) -> Group {
    var group = Group(
      span: TextSpan(start.start, start.start), earlier: nextEarlier..<nextEarlier, later: nextLater..<nextLater)
    while let next = nextSpan {
      let isEarlier = next == earlierSpan
      guard group.isEmpty || group.meets(next, isEarlier: isEarlier) else { break }
      if isEarlier { nextEarlier += 1 } else { nextLater += 1 }
      group.span = TextSpan(group.span.start, max(group.span.end, next.end))
      group.earlier = group.earlier.lowerBound..<nextEarlier
      group.later = group.later.lowerBound..<nextLater
    }
    return group
  }

  /// The change of the first text that a group comes to.
  private mutating func link(of group: Group) -> Link {
    let first = TextSpan(
      group.span.start - shiftBefore,
      group.span.end - (group.earlier.isEmpty ? shiftBefore : earlier[group.earlier.upperBound - 1].shift))
    let replacement = replacement(for: group)
    let outputStart = group.span.start + shiftAfter
    let outputSpan = TextSpan(outputStart, outputStart + replacement.utf8.count)
    if !group.earlier.isEmpty { shiftBefore = earlier[group.earlier.upperBound - 1].shift }
    shiftAfter = outputSpan.end - group.span.end
    let parts = earlier[group.earlier].map(\.change) + later[group.later]
    var finding = parts[0].finding
    finding.span = first
    if parts.count > 1 { finding.absorb(parts.dropFirst().map(\.finding), replacement: replacement, in: input) }
    let change = Change(
      finding: finding, replacement: replacement, outputSpan: outputSpan, decision: parts[0].decision)
    return Link(change: change, newest: group.later.isEmpty ? earlier[group.earlier.lowerBound].newest : round)
  }

  /// What the last text has in the place of the group.
  private func replacement(for group: Group) -> String {
    if group.later.isEmpty { return earlier[group.earlier.lowerBound].change.replacement }
    var bytes: [UInt8] = []
    var copied = group.span.start
    for change in later[group.later] {
      bytes += middle[copied..<change.finding.span.start]
      bytes += change.replacement.utf8
      copied = change.finding.span.end
    }
    bytes += middle[copied..<group.span.end]
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Finding {
  /// Takes in findings that became one edit with this one. The first is what a reader finds in the text, so it speaks;
  /// the others are its evidence. An edit is as sure as its least sure part.
  fileprivate mutating func absorb(_ others: [Finding], replacement: String, in input: [UInt8]) {
    text = String(decoding: input[span.range], as: UTF8.self)
    self.replacement = replacement
    alternatives = []
    for other in others {
      evidence.append("then: \(other.message)")
      for source in [other.rule] + other.sources where source != rule && !sources.contains(source) {
        sources.append(source)
      }
      confidence = min(confidence, other.confidence)
      tier = min(tier, other.tier)
    }
  }
}
