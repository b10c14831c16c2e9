// The fixed-size records of the compiled lexicon. They are read in place, so their layout is part of the format:
// change one, and raise LexiconImage.version.

/// A piece of the string pool: offset of a length and that many UTF-8 bytes. 0 is the empty string.
package typealias StringRef = UInt32

/// A dictionary entry as its author wrote it, for messages, `explain` and `lexicon list`.
package struct EntryRecord: BitwiseCopyable {
  package var rule: StringRef
  package var file: StringRef
  package var line: UInt32
  package var text: StringRef
  package var attributes: StringRef
  package var kind: UInt32
  package init(rule: StringRef, file: StringRef, line: UInt32, text: StringRef, attributes: StringRef, kind: UInt32) {
    self.rule = rule
    self.file = file
    self.line = line
    self.text = text
    self.attributes = attributes
    self.kind = kind
  }
}

/// One inflected form of an expression.
package struct ExpressionForm: BitwiseCopyable {
  package var entry: UInt32
  /// The words as they are printed, where they have capitals of their own; else empty.
  package var display: StringRef
  package var flags: Flags
  package struct Flags: OptionSet, BitwiseCopyable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    /// A name or title: only text with capitals is taken for it.
    package static let proper = Flags(rawValue: 1)
    /// The company of one word (`near` of a substitution), weaker than an expression.
    package static let collocation = Flags(rawValue: 1 << 1)
    /// Holds function words only beside one content word.
    package static let frame = Flags(rawValue: 1 << 2)
  }
  package init(entry: UInt32, display: StringRef, flags: Flags) {
    self.entry = entry
    self.display = display
    self.flags = flags
  }
}

/// What a wrong word may stand for, in one inflected form.
package struct SubstitutionForm: BitwiseCopyable {
  /// The right word where it is one; else where its words start in the targets. Most are one, and reading it here
  /// saves the hot path a wait for memory.
  package var target: UInt32
  package var entry: UInt32
  /// How many right words there are.
  package var targetCount: UInt8
  package var flags: Flags
  /// Share of wrong uses in which this was meant, in 1/1000.
  package var weight: UInt16
  /// The right words as they are printed, where they have capitals or hyphens ("so-called"); else empty.
  package var display: StringRef
  package struct Flags: OptionSet, BitwiseCopyable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// An expression starts with the first right word: others can be no first word of a match.
    package static let startsExpression = Flags(rawValue: 1)
    /// Believed only where an expression around it speaks for it.
    package static let onlyInExpressions = Flags(rawValue: 2)
  }
  package init(
    target: UInt32, entry: UInt32, targetCount: UInt8, flags: Flags, weight: UInt16, display: StringRef
  ) {
    self.target = target
    self.flags = flags
    self.entry = entry
    self.display = display
    self.targetCount = targetCount
    self.weight = weight
  }
}

/// A listed place in the index of ``RomanisedPlaces``, which is in order of hash, then form.
package struct RomanisedPlace: BitwiseCopyable {
  package var hash: UInt64
  /// Index of the ``NameForm``.
  package var form: UInt32
  package var unused: UInt32 = 0
  package init(hash: UInt64, form: UInt32) {
    self.hash = hash
    self.form = form
  }
}

/// A form of a listed name.
package struct NameForm: BitwiseCopyable {
  package var entry: UInt32
  /// The right form, and the traditional one where there is one.
  package var right: StringRef
  package var traditional: StringRef
  /// Words (a set) of which one must stand in the text, or `noSet`.
  package var context: UInt32
  /// Words (a set) beside which a ``Flags/located`` form is something else, or `noSet`.
  package var unless: UInt32
  package var flags: Flags
  package struct Flags: OptionSet, BitwiseCopyable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    /// The right form itself.
    package static let right = Flags(rawValue: 1)
    /// The form that good English used.
    package static let traditional = Flags(rawValue: 1 << 1)
    /// Also something else: needs context.
    package static let weak = Flags(rawValue: 1 << 2)
    package static let person = Flags(rawValue: 1 << 3)
    /// Also something else, but hardly ever after a preposition of place.
    package static let located = Flags(rawValue: 1 << 4)
    /// Good English too: wrong only beside the right form.
    package static let also = Flags(rawValue: 1 << 5)
  }
  package init(
    entry: UInt32, right: StringRef, traditional: StringRef, context: UInt32, unless: UInt32, flags: Flags
  ) {
    self.entry = entry
    self.right = right
    self.traditional = traditional
    self.context = context
    self.unless = unless
    self.flags = flags
  }
}

/// One of several accepted spellings, in one inflected form.
package struct SpellingForm: BitwiseCopyable {
  package var entry: UInt32
  /// Forms of one word in one inflection share a group.
  package var group: UInt32
  package var text: StringRef
  /// 0 none, 1 British, 2 American.
  package var region: UInt32
  package init(entry: UInt32, group: UInt32, text: StringRef, region: UInt32) {
    self.entry = entry
    self.group = group
    self.text = text
    self.region = region
  }
}

/// A place where a phrase pattern is tried: the pattern, and how many words before the anchor it may start.
package struct PhraseAnchor: BitwiseCopyable {
  package var phrase: UInt32
  package var minBefore: UInt16
  package var maxBefore: UInt16
  package init(phrase: UInt32, minBefore: UInt16, maxBefore: UInt16) {
    self.phrase = phrase
    self.minBefore = minBefore
    self.maxBefore = maxBefore
  }
}

package struct PhraseRecord: BitwiseCopyable {
  package var entry: UInt32
  package var element: UInt32
  package var elementCount: UInt32
  /// Repairs, the likeliest first, parted by U+001E.
  package var repairs: StringRef
  package var message: StringRef
  /// 0 suggest, 1 likely, 2 safe.
  package var tier: UInt32
  /// Word sets, or `noSet`.
  package var notAfter: UInt32
  package var notBefore: UInt32
  package var near: UInt32
  package var unless: UInt32
  package var document: UInt32
  package init(
    entry: UInt32, element: UInt32, elementCount: UInt32, repairs: StringRef, message: StringRef, tier: UInt32,
    notAfter: UInt32, notBefore: UInt32, near: UInt32, unless: UInt32, document: UInt32
  ) {
    self.entry = entry
    self.element = element
    self.elementCount = elementCount
    self.repairs = repairs
    self.message = message
    self.tier = tier
    self.notAfter = notAfter
    self.notBefore = notBefore
    self.near = near
    self.unless = unless
    self.document = document
  }
}

/// One element of a phrase pattern.
package struct PhraseElement: BitwiseCopyable {
  package var kind: Kind
  package var flags: Flags
  /// From 1; 0: not captured.
  package var capture: UInt16
  /// A word set for `.set`, a word for `.word`.
  package var value: UInt32

  package enum Kind: UInt8, BitwiseCopyable { case word, set, number, name, possessive, adverb, anyWord, anyWords }
  package struct Flags: OptionSet, BitwiseCopyable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let optional = Flags(rawValue: 1)
    package static let hyphenBefore = Flags(rawValue: 1 << 1)
  }
  package init(kind: Kind, flags: Flags, capture: UInt16, value: UInt32) {
    self.kind = kind
    self.flags = flags
    self.capture = capture
    self.value = value
  }
}

/// A member of a word set: the word, and which form of its base it is.
package struct WordSetMember: BitwiseCopyable {
  package var word: WordID
  /// Bit n: form n of ``Inflection``.
  package var forms: UInt32
  package init(word: WordID, forms: UInt32) {
    self.word = word
    self.forms = forms
  }
}

/// Marks the absence of a word set.
package let noSet: UInt32 = 0xFFFF_FFFF

/// Bits of an exemption: what a listed sequence of words forbids.
package enum Exemption {
  /// A name variant in it is right ("chicken Kiev").
  package static let name: UInt32 = 1
  /// Its doubling is English ("Bora Bora").
  package static let doubling: UInt32 = 2
}

/// The kinds of dictionaries.
public enum DictionaryKind: UInt32, CaseIterable, Sendable {
  case name, expression, substitution, phrase, spelling, repeatException, wordClass, inflection, grammar, frequency

  /// The folder of this kind's files below `Dictionaries/`.
  public var folder: String {
    switch self {
    case .name: "names"
    case .expression: "en/expressions"
    case .substitution: "en/substitutions"
    case .phrase: "en/phrases"
    case .spelling: "en/spellings"
    case .repeatException: "en/repeats"
    case .wordClass: "en/classes"
    case .inflection: "en/inflections"
    case .grammar: "en/grammar"
    case .frequency: "en/frequencies"
    }
  }
}
