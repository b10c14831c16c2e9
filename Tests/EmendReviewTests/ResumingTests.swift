import Emend
import EmendReview
import TestSupport
import Testing

@Suite("resuming a review")
struct ResumingTests {
  private let text = """
    Rockets fell on Kief before dawn, officers mentioned on Monday.

    The mayor of Kief said that the courtroom had closed; officers mentioned it twice.

    """

  private func session(_ text: String) -> ReviewSession {
    var findings: [Finding] = []
    for (wrong, right) in [("Kief", "Kyiv"), ("officers mentioned", "officials said"), ("courtroom", "court")] {
      for place in 0..<text.occurrences(of: wrong) { findings.append(finding(wrong, in: text, at: place, to: right)) }
    }
    return ReviewSession(document: document(text), findings: findings)
  }

  /// What is decided in one text and found again in another.
  private func carried(
    from old: String, to new: String, _ actions: [ReviewAction]
  ) throws -> (Resumption, [Decision], ReviewSession) {
    var earlier = session(old)
    var file = earlier.header(version: "1").line
    for action in actions { file += (try earlier.perform(action).record.jsonLine + "\n").utf8 }
    var later = session(new)
    let (resumption, records) = later.resume(try DecisionLog(parsing: file), version: "1")
    // What is added to the file must lead to this very session.
    for record in records { file += (record.jsonLine + "\n").utf8 }
    var again = session(new)
    #expect(
      again.resume(try DecisionLog(parsing: file), version: "1").resumption == (records.isEmpty ? resumption : .same))
    #expect(Picture(again) == Picture(later))
    return (resumption, later.decisions, later)
  }

  @Test("the same text goes on as it was, edits and lessons and the place included")
  func same() throws {
    let actions: [ReviewAction] = [
      .decide(.accept, .finding(0)), .decide(.edit("Kyїv"), .finding(2)), .undo, .decide(.skip, .finding(1)),
      .teach(.never, .user, finding: 3), .move(to: 1),
    ]
    let (resumption, decisions, session) = try carried(from: text, to: text, actions)
    #expect(resumption == .same)
    #expect(decisions == [.accepted, .skipped, .auto, .rejected, .auto])
    #expect(session.current == 1)
    #expect(session.lessons.map(\.home) == [.user])
  }

  @Test("in a text that has changed elsewhere decisions hold")
  func elsewhere() throws {
    let (resumption, decisions, _) = try carried(
      from: text, to: "A new first paragraph, long enough to move everything.\n\n" + text,
      [.decide(.accept, .finding(0)), .decide(.reject, .finding(2)), .decide(.edit("a court"), .finding(3))])
    #expect(resumption == .changed(kept: 3, lost: 0))
    #expect(decisions == [.accepted, .auto, .rejected, .edited("a court"), .auto])
  }

  @Test("where the words around have changed on both sides it is asked again")
  func changedNearby() throws {
    let changed = text.replacing("fell on Kief before", with: "hit Kief at")
    let (resumption, decisions, _) = try carried(
      from: text, to: changed, [.decide(.accept, .finding(0)), .decide(.accept, .finding(4))])
    #expect(resumption == .changed(kept: 1, lost: 1))
    #expect(decisions[0] == .auto)
    #expect(decisions[4] == .accepted)
  }

  @Test("a decision is not moved to one of several places that look alike")
  func lookAlikes() throws {
    let line = "Rockets fell on Kief in the early morning hours of Monday, they said.\n"
    let two = line + line
    let (resumption, decisions, _) = try carried(from: two, to: two + line, [.decide(.reject, .finding(1))])
    #expect(resumption == .changed(kept: 0, lost: 1))
    #expect(decisions.allSatisfy { $0 == .auto })
  }

  @Test("an accepted repair is not another one that the engine proposes now")
  func otherRepair() throws {
    var earlier = session(text)
    let record = try earlier.perform(.decide(.accept, .finding(0))).record
    let file = earlier.header(version: "1").line + (record.jsonLine + "\n").utf8
    var findings = earlier.findings
    findings[0].replacement = "Kiev"
    var later = ReviewSession(document: earlier.document, findings: findings)
    #expect(later.resume(try DecisionLog(parsing: file), version: "1").resumption == .changed(kept: 0, lost: 1))
  }

  @Test("decisions matched in any changed text are about the same words, and no two are about one finding")
  func anyChange() throws {
    for seed in 0..<150 {
      var review = RandomReview(seed: seed)
      var earlier = review.session
      var file = earlier.header(version: "1").line
      for _ in 0..<15 {
        guard let change = try? earlier.perform(review.action(in: earlier)) else { continue }
        file += (change.record.jsonLine + "\n").utf8
      }
      var later = RandomReview(seed: seed + (review.generator.oneIn(2) ? 0 : 1_000)).session
      let log = try DecisionLog(parsing: file)
      switch later.resume(log, version: "1").resumption {
      case .fresh: Issue.record("seed \(seed): the file was not read")
      case .same: #expect(Picture(later) == Picture(earlier), "seed \(seed)")
      case .changed(let kept, _):
        #expect(kept <= earlier.progress.decided)
        for (number, decision) in later.decisions.enumerated() where decision != .auto {
          let finding = later.findings[number]
          #expect(
            earlier.findings.indices.contains {
              earlier.findings[$0].text == finding.text && earlier.findings[$0].rule == finding.rule
                && earlier.decisions[$0] == decision
            }, "seed \(seed)")
        }
      }
    }
  }
}

extension String {
  func occurrences(of part: String) -> Int { ranges(of: part).count }
}
