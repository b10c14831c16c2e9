/// What finds: a ``Cleaner``, or in tests something that knows fewer words.
public protocol TextChecker: Sendable {
  /// - Parameter bytes: valid UTF-8.
  func document(_ bytes: [UInt8], name: String) -> Document

  /// A pure function of the document.
  func report(on document: Document) -> Report
}

extension Cleaner: TextChecker {}
