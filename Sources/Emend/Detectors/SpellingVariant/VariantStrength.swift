/// How sure the findings of this detector are. The figures are estimates: in order of trust, and on the right side of
/// the tiers' thresholds.
enum VariantStrength {
  /// A form that English never used, as a plain name in running text.
  static let foreign = Strength(onCleanText: 0.996, onMachineText: 0.998, testimony: 3.5)
  /// Such a form where something leaves room for doubt: a headline, a person's bare surname, an old year.
  static let foreignLikely = Strength(onCleanText: 0.95, onMachineText: 0.98, testimony: 2.5)
  /// Such a form inside what may be a longer name.
  static let foreignInName = Strength(onCleanText: 0.65, onMachineText: 0.8, testimony: 1)
  /// Any form that is the only listed name of a text on programs, with no word beside it that says that it is a place.
  static let thing = Strength(onCleanText: 0.8, onMachineText: 0.9, testimony: 1)

  /// The older form beside the modern one, or against the style that the user chose.
  static let traditionalMixed = Strength(onCleanText: 0.97, onMachineText: 0.998, testimony: 0.7)
  /// The right form of a person's surname in a text that keeps to an older one.
  static let traditionalMajority = Strength(onCleanText: 0.92, onMachineText: 0.95, testimony: 0.3)
  /// Another romanisation beside the listed one, which the text prefers.
  static let traditionalPreferred = Strength(onCleanText: 0.75, onMachineText: 0.85, testimony: 0.5)
  static let traditionalStyle = Strength(onCleanText: 0.996, onMachineText: 0.996, testimony: 0)
  /// The older form of a place, and no other one: a choice, though hardly anybody's today.
  static let traditionalPlace = Strength(onCleanText: 0.91, onMachineText: 0.94, testimony: 0.2)
  /// A romanisation that many papers print, and no other one.
  static let traditionalOther = Strength(onCleanText: 0.6, onMachineText: 0.7, testimony: 0)
  /// The older form where it may be meant: an old year, a ship, a club.
  static let traditionalDoubtful = Strength(onCleanText: 0.55, onMachineText: 0.6, testimony: 0)

  /// Another accepted form beside the right one, where the right one is no rarer, or is.
  static let alsoMixed = Strength(onCleanText: 0.92, onMachineText: 0.96, testimony: 0.7)
  static let alsoPreferred = Strength(onCleanText: 0.7, onMachineText: 0.8, testimony: 0.5)

  /// A form that is also something else, with two witnesses of its context, or with one.
  static let weakAttested = Strength(onCleanText: 0.996, onMachineText: 0.998, testimony: 2)
  static let weak = Strength(onCleanText: 0.93, onMachineText: 0.96, testimony: 1.5)
  /// Such a form in a text that says nothing of its country, after a preposition of place.
  static let located = Strength(onCleanText: 0.91, onMachineText: 0.96, testimony: 1)
  static let weakDoubtful = Strength(onCleanText: 0.6, onMachineText: 0.75, testimony: 0.5)

  static let mixedSpelling = Strength(onCleanText: 0.6, onMachineText: 0.6, testimony: 0)

  /// A name that varies within the document. Writers slip as well, so it says little of the text's origin.
  static func varying(_ probability: Double) -> Strength {
    Strength(
      onCleanText: probability, onMachineText: probability + (1 - probability) * 0.4,
      testimony: probability >= Tier.likely.threshold ? 1.2 : 0.3)
  }
}
