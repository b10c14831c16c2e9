internal import Emend

/// `names`: right forms, their variants, and expressions in which a variant is right.
extension LexiconBuilder {
  mutating func addName(_ entry: SourceEntry) {
    check(entry, keys: ["kind", "traditional", "also", "weak", "located", "context", "unless", "keep"])
    let sides = entry.text.components(parting: "=")
    // `Kyiv += Kiova` adds to an entry of another file.
    let isMore = sides.count > 1 && sides[0].hasSuffix("+")
    let right = isMore ? sides[0].dropLast().trimmed : sides[0]
    let variants =
      sides.count > 1 ? sides[1].split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty } : []
    let index = addEntry(entry, rule: "spelling-variant/\(right.slug)")
    let traditional = entry.items("traditional")
    let also = entry.items("also")
    let weak = Set(entry.items("weak"))
    let located = Set(entry.items("located"))
    let isPerson = entry.values("kind").contains("person")
    let context = entry.items("context")
    if !weak.isEmpty, context.isEmpty { problem(entry, "`weak` variants need `context`") }
    let unless = entry.items("unless")
    if located.isEmpty, !unless.isEmpty { problem(entry, "`unless` limits `located` variants, and there are none") }
    let contextSet = context.isEmpty ? noSet : wordSet(context, entry)
    let unlessSet = unless.isEmpty ? noSet : wordSet(unless, entry)
    let shared: NameForm.Flags = isPerson ? .person : []
    var form = NameForm(
      entry: index, right: strings.add(right), traditional: strings.add(traditional.first ?? ""), context: noSet,
      unless: noSet, flags: shared)
    if isMore {
      guard let other = names.value(ids(right)), nameForms[Int(other)].flags.contains(.right) else {
        return problem(entry, "`+=` adds to an entry that stands before it, and \(right) has none")
      }
      form = nameForms[Int(other)]
      form.flags.remove(.right)
    }
    for twice in Self.twice(in: [right] + variants + traditional + also + weak.union(located).sorted()) {
      problem(entry, "\(twice) stands here twice")
    }
    if let other = names.value(ids(right)), ownEntries.contains(nameForms[Int(other)].entry) {
      // What the own entry puts in place of this right form is right for its variants too.
      form.entry = nameForms[Int(other)].entry
      form.right = nameForms[Int(other)].right
    }
    if !isMore { add(right, form, .right, entry) }
    for variant in variants { add(variant, form, [], entry) }
    for variant in traditional { add(variant, form, .traditional, entry) }
    for variant in also { add(variant, form, .also, entry) }
    for variant in weak.union(located).sorted() {
      var form = form
      form.context = contextSet
      form.unless = unlessSet
      let flags: NameForm.Flags = [weak.contains(variant) ? .weak : [], located.contains(variant) ? .located : []]
      add(variant, form, flags, entry)
    }
    for keep in entry.items("keep") {
      let words = ids(keep)
      guard words.count >= 2 else {
        problem(entry, "`keep` needs two words: \(keep)")
        continue
      }
      vocabulary.add(.startsExemption, to: words[0])
      exemptions.update(words) { ($0 ?? 0) | Exemption.name }
    }
  }

  mutating func add(_ variant: String, _ form: NameForm, _ flags: NameForm.Flags, _ entry: SourceEntry) {
    let words = ids(variant)
    guard !words.isEmpty else { return problem(entry, "not a name: \(variant)") }
    var form = form
    form.flags.formUnion(flags)
    if let other = names.add(words, value: UInt32(nameForms.count)) {
      let taken = nameForms[Int(other)]
      // In other capitals it is the same.
      if taken.entry == form.entry { return }
      let other = "\(strings.text(taken.right)) (\(place(of: taken.entry)))"
      if flags.contains(.right) != taken.flags.contains(.right) {
        return problem(entry, "\(variant) is a right form and a variant, here and of \(other): a cycle")
      }
      return problem(entry, "\(variant) already stands for \(other)")
    }
    if !flags.contains(.right) { variants.append((variant, words, entry)) }
    nameForms.append(form)
    vocabulary.add(flags.contains(.right) ? [.startsNameVariant, .nameWord] : .startsNameVariant, to: words[0])
    if flags.contains(.right) { for word in words { vocabulary.add(.nameWord, to: word) } }
  }

  static func twice(in items: [String]) -> [String] {
    var seen: Set<String> = []
    return items.filter { !seen.insert($0).inserted }
  }

  /// A variant that begins with an expression of some `keep` is never found.
  mutating func findKeptVariants() {
    for variant in variants {
      let isKept = (2...max(2, variant.words.count)).contains { count in
        exemptions.value(Array(variant.words.prefix(count))).map { $0 & Exemption.name != 0 } ?? false
      }
      if isKept { problem(variant.entry, "\(variant.text) is never found: a `keep` covers it") }
    }
  }
}
