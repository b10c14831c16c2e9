/// Two accepted spellings of one word in one text: each is right, both together are not.
///
/// Every form that is in the minority is a `suggest` with the spelling of the majority. British and American spellings
/// are counted over the whole document, since a text keeps to one of the two. What stands in quotations counts, but is
/// left as it is.
struct Spellings {
  let document: Document
  let lexicon: Lexicon
  let uses: [SpellingUse]

  /// One of the spellings of an entry. Inflected forms of one spelling have one side.
  private struct Side: Hashable {
    var entry: UInt32
    var number: UInt32
  }

  /// Linear in the uses.
  func findings() -> [Finding] {
    guard uses.count > 1 else { return [] }
    let forms = uses.map { lexicon.spellingForm($0.form) }
    let sides = zip(uses, forms).map { side(of: $1, at: $0.form) }
    var counts: [Side: Int] = [:]
    var firstSide: [UInt32: UInt32] = [:]
    var regions = [0, 0, 0]
    for (form, side) in zip(forms, sides) {
      counts[side, default: 0] += 1
      if firstSide[side.entry] == nil { firstSide[side.entry] = side.number }
      if counterpart(of: form) != nil { regions[Int(form.region)] += 1 }
    }
    return zip(uses, zip(forms, sides)).compactMap { use, pair in
      let (form, side) = pair
      if use.isQuoted { return nil }
      guard let counterpart = counterpart(of: form) else {
        return mixed(use, form, side, counts: counts, first: firstSide[side.entry])
      }
      return regional(use, form, counterpart, regions: regions)
    }
  }

  /// The side's number: the region where there is one, else the place within the group, which holds the sides in the
  /// order of the entry.
  private func side(of form: SpellingForm, at index: Int) -> Side {
    Side(entry: form.entry, number: form.region != 0 ? form.region : UInt32(index) &- form.group)
  }

  /// - Parameter first: the side that came first in the text; it wins a draw.
  private func mixed(
    _ use: SpellingUse, _ form: SpellingForm, _ side: Side, counts: [Side: Int], first: UInt32?
  ) -> Finding? {
    // The commonest side that has a form in this inflection.
    var best = (side: side.number, count: counts[side, default: 0])
    for other in group(of: form) {
      let number = self.side(of: lexicon.spellingForm(other), at: other).number
      let count = counts[Side(entry: form.entry, number: number), default: 0]
      if count > best.count || (count == best.count && count > 0 && number == first) { best = (number, count) }
    }
    guard best.side != side.number,
      let target = group(of: form).first(where: { self.side(of: lexicon.spellingForm($0), at: $0).number == best.side })
    else { return nil }
    let mine = counts[side, default: 0]
    let reason = best.count == mine ? "the other one comes first" : "it is the commoner one, \(best.count) to \(mine)"
    return finding(use, lexicon.spellingForm(target), evidence: "the text has both spellings; \(reason)")
  }

  /// The spelling of the other side of the Atlantic; nil where there is none ("per cent" is British, "percent" is both).
  private func counterpart(of form: SpellingForm) -> SpellingForm? {
    guard form.region != 0 else { return nil }
    return lexicon.spellings(inGroup: form.group).first { $0.region == 3 - form.region }
  }

  private func regional(
    _ use: SpellingUse, _ form: SpellingForm, _ target: SpellingForm, regions: [Int]
  ) -> Finding? {
    let (mine, theirs) = (regions[Int(form.region)], regions[Int(target.region)])
    guard theirs > mine else { return nil }
    let (own, kept) = form.region == 1 ? ("British", "American") : ("American", "British")
    return finding(
      use, target,
      evidence: "the text has \(theirs) \(kept) spellings and \(mine) \(own)")
  }

  private func group(of form: SpellingForm) -> Range<Int> { lexicon.spellings(inGroup: form.group).indices }

  private func finding(_ use: SpellingUse, _ target: SpellingForm, evidence: String) -> Finding? {
    let span = document.baseSpan(ofTokens: use.tokens)
    let text = document.text(span)
    let replacement = Capitals.carried(from: document.tokens[use.tokens.lowerBound], to: lexicon.string(target.text))
    guard replacement != text else { return nil }
    return Finding(
      span: span, rule: lexicon.rule(of: target.entry), text: text, replacement: replacement,
      message: "“\(text)” and “\(replacement)” are both right, but a text should keep to one", evidence: [evidence],
      strength: VariantStrength.mixedSpelling, cluster: "spelling:\(target.entry)")
  }
}
