internal import Emend

/// The look that all pages share: the report, the browser review, the report on a corpus.
public enum Look {
  /// Colours, type, marks.
  public static let css = String(decoding: PackageResources.look_css, as: UTF8.self)

  /// The content security policy of a page that stands for itself: nothing is loaded, nothing is sent, nothing runs but
  /// this very style and script.
  package static func policy(style: String, script: String? = nil) -> String {
    func hash(_ text: String) -> String {
      var digest = SHA256()
      digest.update(Array(text.utf8))
      return "'sha256-\(base64(digest.finalize()))'"
    }
    let scripts = script.map { "; script-src \(hash($0))" } ?? ""
    return "default-src 'none'; style-src \(hash(style))\(scripts); base-uri 'none'; form-action 'none'"
  }
}
