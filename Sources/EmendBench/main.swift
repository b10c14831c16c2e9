// emend-bench [--lexicon FILE] [--megabytes N] [FILE…]
//
// Throughput of `check`, whole and stage by stage, beside the bare ICU word iterator over the same bytes in the same
// run. Every figure is the best of several interleaved rounds: these machines are noisy, ratios are not.
import Emend
import Foundation

struct Stage {
  let name: String
  let run: ([UInt8]) -> Int
}

func seconds(_ work: () -> Void) -> Double {
  let start = ContinuousClock.now
  work()
  return Double((ContinuousClock.now - start).components.attoseconds) / 1e18
    + Double((ContinuousClock.now - start).components.seconds)
}

var arguments = Array(CommandLine.arguments.dropFirst())
@MainActor func option(_ name: String) -> String? {
  guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
  let value = arguments[index + 1]
  arguments.removeSubrange(index...index + 1)
  return value
}
let lexiconPath = option("--lexicon")
let only = option("--only")
let megabytes = Int(option("--megabytes") ?? "2") ?? 2
let dump = option("--dump")
let lexicon = Lexicon(try LexiconImage(Array(Data(contentsOf: URL(fileURLWithPath: lexiconPath ?? "")))))
let cleaner = try Cleaner(lexicon: lexicon)

if dump != nil {
  for path in arguments {
    let text = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let report = cleaner.report(on: cleaner.document(text, name: path))
    for f in report.findings {
      print(f.tier, String(format: "%.4f m%.3f c%.3f t%.1f", f.confidence, f.strength.onMachineText, f.strength.onCleanText, f.strength.testimony), f.span, f.text, "=>", f.replacement as Any, f.alternatives, f.rule, f.message)
    }
    print(path, "score", report.score, "findings", report.findings.count)
  }
  exit(0)
}
for path in arguments {
  var text = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  while text.count < megabytes << 20 { text += [0x0A] + text.prefix((megabytes << 20) - text.count) }
  text = Array(String(decoding: text, as: UTF8.self).utf8)
  let stages = [
    Stage(name: "ubrk") { BenchmarkStages.countWordsWithICU($0) },
    Stage(name: "tokenizer") { BenchmarkStages.countWords($0) },
    Stage(name: "document") { BenchmarkStages.tokenCount(cleaner.document($0, name: "")) },
    Stage(name: "check") { cleaner.report(on: cleaner.document($0, name: "")).findings.count },
  ]
  if let only { for _ in 0..<20 { for s in stages where s.name == only { _ = s.run(text) } }; continue }
  var best = [Double](repeating: .infinity, count: stages.count)
  var results = [Int](repeating: 0, count: stages.count)
  for _ in 0..<5 {
    for (index, stage) in stages.enumerated() {
      best[index] = min(best[index], seconds { results[index] = stage.run(text) })
    }
  }
  print("\(path): \(text.count) bytes")
  for (index, stage) in stages.enumerated() {
    let rate = Double(text.count) / best[index] / 1e6
    print(
      stage.name.padding(toLength: 14, withPad: " ", startingAt: 0),
      String(format: "%8.1f MB/s  %5.2f x ubrk  %d", rate, best[0] / best[index], results[index]))
  }
}
