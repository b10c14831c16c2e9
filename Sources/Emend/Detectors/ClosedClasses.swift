/// The closed classes of English words on which structural rules lean. They hold no knowledge of any subject and do not
/// grow, so they stand here and not in the dictionaries.
enum ClosedClasses {
  static let articles: Set<String> = ["a", "an", "the"]

  static let possessives: Set<String> = ["my", "our", "your", "their", "its", "his", "her"]

  static let prepositions: Set<String> = [
    "about", "above", "across", "after", "against", "along", "among", "around", "as", "at", "before", "behind", "below",
    "beneath", "beside", "between", "beyond", "by", "despite", "during", "except", "for", "from", "in", "inside",
    "into",
    "like", "near", "of", "off", "on", "onto", "out", "over", "per", "since", "through", "throughout", "till", "to",
    "toward", "towards", "under", "until", "upon", "via", "with", "within", "without",
  ]

  static let conjunctions: Set<String> = [
    "and", "or", "but", "nor", "if", "because", "although", "though", "unless", "whereas", "whether", "while", "than",
  ]

  static let auxiliaries: Set<String> = [
    "am", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do", "does", "did",
    "will",
    "would", "shall", "should", "can", "could", "may", "might", "must",
  ]

  static let pronouns: Set<String> = [
    "i", "me", "you", "he", "him", "she", "it", "we", "us", "they", "them", "who", "whom", "what", "which", "that",
    "this", "these", "those", "there",
  ]

  /// Words that carry grammar and little else.
  static let grammatical: Set<String> = articles.union(possessives).union(prepositions).union(conjunctions)
    .union(auxiliaries).union(pronouns).union(["not", "so", "when", "where", "how", "then", "also"])

  static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}
