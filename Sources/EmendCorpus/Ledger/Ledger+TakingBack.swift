internal import Emend
internal import GRDB

/// What somebody takes back of a document.
struct TakenBackDocument: Sendable {
  let id: Int64
  let shard: Int64
  let number: Int
  /// SHA-256 of what it was before the run, and is again.
  let inputHash: String
}

extension Ledger {
  /// Hashes of the documents that were taken back, by shard.
  func takenBack() throws -> [Int64: Set<String>] {
    try database.read { database in
      try Row.fetchAll(database, sql: "SELECT shard, inputHash FROM takenBack").reduce(into: [:]) {
        $0[$1["shard"] as Int64, default: []].insert($1["inputHash"])
      }
    }
  }

  /// Notes that a document's edits are taken back, in all that is counted of them, and that the shard without them lies
  /// written under its temporary names.
  func takeBack(_ document: TakenBackDocument) throws {
    try writing { database in
      let edits = try Row.fetchAll(
        database,
        sql: "SELECT rule, count(*) AS edits FROM finding WHERE document = ? AND outputStart IS NOT NULL GROUP BY rule",
        arguments: [document.id])
      var all = 0
      for row in edits {
        let (rule, count): (String, Int) = (row["rule"], row["edits"])
        try database.execute(
          sql: "UPDATE ruleCount SET edits = edits - ? WHERE shard = ? AND rule = ?",
          arguments: [count, document.shard, rule])
        all += count
      }
      let decision = Decision.rejected.name
      try database.execute(
        sql: """
          UPDATE finding SET outputStart = NULL, outputEnd = NULL, raw = NULL, decision = ?, reason = ?
          WHERE document = ? AND outputStart IS NOT NULL
          """, arguments: [decision, DocumentOutcome.takenBack, document.id])
      try database.execute(
        sql: "UPDATE sample SET decision = ? WHERE shard = ? AND number = ? AND decision = ?",
        arguments: [decision, document.shard, document.number, Decision.auto.name])
      try database.execute(
        sql: "UPDATE document SET edits = 0, inputHash = NULL, outputHash = NULL, gotQuotes = 0 WHERE id = ?",
        arguments: [document.id])
      try database.execute(
        sql: "UPDATE shard SET edits = edits - ?, state = ? WHERE id = ?",
        arguments: [all, ShardState.written.rawValue, document.shard])
      try database.execute(
        sql: "INSERT OR REPLACE INTO takenBack VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ'))",
        arguments: [document.shard, document.inputHash, document.number])
    }
  }

  /// Notes that a shard is in its place.
  func complete(_ shard: Int64) throws {
    try writing { database in
      try database.execute(
        sql: "UPDATE shard SET state = ? WHERE id = ?", arguments: [ShardState.complete.rawValue, shard])
    }
  }
}
