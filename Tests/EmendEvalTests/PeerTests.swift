import Emend
import EmendEvaluation
import Testing

struct PeerTests {
  private let texts = ["/a.txt": Array("Éé teh “mesage”\nteh and teh the the\n".utf8)]

  private func found(_ peer: Peer, _ output: String) -> [String] {
    let detections = peer.detections(output: output, texts: texts)["/a.txt"] ?? []
    return detections.map { detection in
      let text = String(decoding: texts["/a.txt"]![detection.span.range], as: UTF8.self)
      return "\(detection.span.start) \(text) \(detection.replacement ?? "?")"
    }
  }

  @Test func readsCodespell() {
    let output = """
      /a.txt:1: teh ==> the
      /a.txt:1: mesage ==> message, messages
      /a.txt:2: teh ==> the
      /a.txt:2: teh ==> the
      /b.txt:1: teh ==> the
      """
    #expect(
      found(.codespell, output) == ["5 teh the", "12 mesage message", "22 teh the", "30 teh the"])
  }

  @Test func readsTypos() {
    let output = """
      {"type":"typo","path":"/a.txt","line_num":1,"byte_offset":12,"typo":"mesage","corrections":["message"]}
      {"type":"typo","path":"/a.txt","line_num":2,"byte_offset":8,"typo":"teh","corrections":[]}
      {"type":"binary_file","path":"/a.txt"}
      """
    #expect(found(.typos, output) == ["12 mesage message", "30 teh ?"])
  }

  @Test func readsHarper() {
    func lint(_ start: Int, _ end: Int, _ suggestions: String) -> String {
      "{\"rule\": \"R\", \"span\": {\"char_start\": \(start), \"char_end\": \(end)}, \"suggestions\": [\(suggestions)]}"
    }
    let lints = [
      lint(3, 6, "\"Replace with: “the”\", \"Replace with: “ten”\""), lint(3, 6, "\"Insert “,”\""),
      lint(28, 35, "\"Remove error\""), lint(0, 2, ""), lint(0, 99, ""),
    ].joined(separator: ", ")
    #expect(
      found(.harper, "[{\"file\": \"/a.txt\", \"lints\": [\(lints)]}]")
        == ["5 teh the", "5 teh teh,", "34 the the ", "0 Éé ?"])
    #expect(found(.harper, "no JSON").isEmpty)
  }
}
