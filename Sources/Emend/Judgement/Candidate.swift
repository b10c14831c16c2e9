/// What may become a finding: its strength, and how to write it down. Most candidates of a clean text never do, so that
/// their words are not worth making.
struct Candidate: Sendable {
  var strength: Strength
  /// Candidates with one key say the same thing about the document, and count less every time.
  var key: UInt64
  /// Nil where there turns out to be nothing to change.
  var finding: @Sendable () -> Finding?

  init(strength: Strength, key: UInt64, finding: @escaping @Sendable () -> Finding?) {
    self.strength = strength
    self.key = key
    self.finding = finding
  }

  init(_ finding: Finding) {
    strength = finding.strength
    key = Self.hash(finding.cluster ?? finding.rule)
    self.finding = { finding }
  }

  /// FNV-1a: the same on every machine and in every run, which Swift's own hashing is not.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
