internal import Emend

/// What one configuration file, or the command line, says. What it doesn't say is nil or empty.
struct Settings: Hashable, Sendable {
  var style: CleanerOptions.NameStyle?
  var origin: CleanerOptions.Origin?
  var tier: Tier?
  var detectors: [DetectorID: Bool] = [:]
  /// By rule id, or by a prefix that ends in `/` for all rules of a detector.
  var rules: [String: Bool] = [:]
  var keep: [String] = []
  var protectedPatterns: [String] = []
  /// Paths that don't depend on where the configuration file is.
  var dictionaries: [String] = []

  /// These settings on top of weaker ones: lists add up, all else overrides.
  func over(_ weaker: Settings) -> Settings {
    var merged = weaker
    merged.style = style ?? weaker.style
    merged.origin = origin ?? weaker.origin
    merged.tier = tier ?? weaker.tier
    merged.detectors.merge(detectors) { $1 }
    merged.rules = Self.merged(rules, over: weaker.rules)
    merged.keep = Self.union(weaker.keep, keep)
    merged.protectedPatterns = Self.union(weaker.protectedPatterns, protectedPatterns)
    merged.dictionaries = Self.union(weaker.dictionaries, dictionaries)
    return merged
  }

  /// What the engine is told.
  var cleanerOptions: CleanerOptions {
    var options = CleanerOptions()
    options.style = style
    options.origin = origin ?? .unknown
    options.detectors = options.detectors.filter { detectors[$0] ?? true }
    options.disabledRules = Set(rules.filter { !$0.value }.keys)
    options.enabledRules = Set(rules.filter { $0.value }.keys)
    options.keep = keep
    options.protectedPatterns = protectedPatterns
    return options
  }

  /// A setting for all rules of a detector takes back what a weaker file says of single ones.
  private static func merged(_ rules: [String: Bool], over weaker: [String: Bool]) -> [String: Bool] {
    let prefixes = rules.keys.filter { $0.hasSuffix("/") }
    let kept = weaker.filter { rule, _ in !prefixes.contains { rule.hasPrefix($0) } }
    return kept.merging(rules) { $1 }
  }

  private static func union(_ first: [String], _ second: [String]) -> [String] {
    var seen = Set(first)
    return first + second.filter { seen.insert($0).inserted }
  }
}
