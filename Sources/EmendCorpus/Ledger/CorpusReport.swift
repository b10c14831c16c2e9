package import Emend
internal import GRDB

/// What was done to a corpus, from its ledger.
package struct CorpusReport: Sendable {
  package struct Totals: Hashable, Sendable {
    package var shards = 0
    package var completeShards = 0
    package var documents = 0
    /// Documents in which something was found, and edited.
    package var documentsWithFindings = 0
    package var documentsEdited = 0
    /// Documents that a machine made as likely as not.
    package var documentsSuspect = 0
    package var bytes = 0
    package var words = 0
    package var findings = 0
    package var edits = 0
    package var problems = 0
    /// Records that have no text.
    package var withoutText = 0
    /// Documents that somebody took back.
    package var takenBack = 0
    /// Of all runs.
    package var seconds = 0.0
  }

  package struct Rule: Hashable, Sendable {
    package var rule: String
    package var findings: Int
    package var edits: Int
    package var documents: Int
    package var samples: [Sample]
  }

  package struct Sample: Hashable, Sendable {
    package var document: String
    package var before: String
    package var text: String
    /// nil where no repair is known.
    package var replacement: String?
    package var after: String
    package var decision: String
  }

  package struct Document: Hashable, Sendable {
    package var document: String
    package var shard: String
    package var number: Int
    package var score: Double
    package var words: Int
    package var findings: Int
    package var edits: Int
  }

  package struct Name: Hashable, Sendable {
    package var name: String
    /// How it was spelt, the most frequent first.
    package var variants: [Variant]
  }

  package struct Variant: Hashable, Sendable {
    package var text: String
    package var findings: Int
    package var edits: Int
    package var documents: Int
  }

  /// How the folder was made, by the name of each setting.
  package var settings: [String: String] = [:]
  package var totals = Totals()
  /// The most frequent first.
  package var rules: [Rule] = []
  /// How many documents have a score from 0 to 0.1, from 0.1 to 0.2, …
  package var scores: [Int] = Array(repeating: 0, count: 10)
  /// The highest score first.
  package var documents: [Document] = []
  /// Those that were spelt otherwise most often first.
  package var names: [Name] = []

  /// Reads the ledger of a folder, also while a run goes on. Some seconds for millions of documents.
  /// - Parameter top: how many rules, documents and names are told.
  /// - Throws: ``LedgerError``.
  package init(ofFolder folder: String, top: Int) throws {
    let path = OutputFolder.ledgerPath(in: folder)
    let ledger = try Ledger.reading(path)
    self = try Ledger.translating(path) {
      // One view of it all, though a run may go on.
      try ledger.database.read { database in try CorpusReport(database, top: top) }
    }
  }

  private init(_ database: Database, top: Int) throws {
    settings = try Row.fetchAll(database, sql: "SELECT name, value FROM setting").reduce(into: [:]) {
      $0[$1["name"] as String] = $1["value"] as String
    }
    try readTotals(database)
    try readRules(database, top)
    try readScores(database)
    try readDocuments(database, top)
    try readNames(database, top)
  }
}

extension CorpusReport {
  private mutating func readTotals(_ database: Database) throws {
    guard
      let shards = try Row.fetchOne(
        database,
        sql: """
          SELECT count(*) AS shards, ifnull(sum(state IN ('written', 'complete')), 0) AS complete,
            ifnull(sum(documents), 0) AS documents, ifnull(sum(bytes), 0) AS bytes, ifnull(sum(words), 0) AS words,
            ifnull(sum(findings), 0) AS findings, ifnull(sum(edits), 0) AS edits,
            ifnull(sum(withoutText), 0) AS withoutText FROM shard
          """),
      let documents = try Row.fetchOne(
        database,
        sql: """
          SELECT ifnull(sum(findings > 0), 0) AS found, ifnull(sum(edits > 0), 0) AS edited,
            ifnull(sum(score >= 0.5), 0) AS suspect FROM document
          """)
    else { return }
    totals.shards = shards["shards"]
    totals.completeShards = shards["complete"]
    totals.documents = shards["documents"]
    totals.bytes = shards["bytes"]
    totals.words = shards["words"]
    totals.findings = shards["findings"]
    totals.edits = shards["edits"]
    totals.withoutText = shards["withoutText"]
    totals.documentsWithFindings = documents["found"]
    totals.documentsEdited = documents["edited"]
    totals.documentsSuspect = documents["suspect"]
    totals.problems = try Int.fetchOne(database, sql: "SELECT count(*) FROM problem") ?? 0
    totals.takenBack =
      try Int.fetchOne(
        database, sql: "SELECT count(DISTINCT document) FROM finding WHERE reason = ?",
        arguments: [DocumentOutcome.takenBack]) ?? 0
    totals.seconds = try Double.fetchOne(database, sql: "SELECT ifnull(sum(seconds), 0.0) FROM run") ?? 0
  }

  private mutating func readRules(_ database: Database, _ top: Int) throws {
    let samples = try database.makeStatement(
      sql: """
        SELECT sample.*, shard.name AS shardName, shard.format, document.name AS documentName FROM sample
        JOIN shard ON shard.id = sample.shard
        LEFT JOIN document ON document.shard = sample.shard AND document.number = sample.number
        WHERE rule = ? ORDER BY decision <> 'auto', position, sample.number, start LIMIT 5
        """)
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT rule, sum(findings) AS findings, sum(edits) AS edits, sum(documents) AS documents FROM ruleCount
        GROUP BY rule ORDER BY sum(findings) DESC, rule LIMIT ?
        """, arguments: [top])
    rules = try rows.map { row in
      let rule: String = row["rule"]
      return Rule(
        rule: rule, findings: row["findings"], edits: row["edits"], documents: row["documents"],
        samples: try Row.fetchAll(samples, arguments: [rule]).map { sample in
          Sample(
            document: Self.name(sample["documentName"], sample["shardName"], sample["number"], sample["format"]),
            before: sample["before"], text: sample["text"], replacement: sample["replacement"], after: sample["after"],
            decision: sample["decision"])
        })
    }
  }

  private mutating func readScores(_ database: Database) throws {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT min(9, CAST(score * 10 AS INTEGER)) AS tenth, count(*) AS number FROM document GROUP BY tenth")
    for row in rows { scores[row["tenth"]] = row["number"] }
  }

  private mutating func readDocuments(_ database: Database, _ top: Int) throws {
    documents = try Row.fetchAll(
      database,
      sql: """
        SELECT document.*, shard.name AS shardName, shard.format FROM document JOIN shard ON shard.id = document.shard
        WHERE score >= 0.5 ORDER BY score DESC, document.findings DESC, position, number LIMIT ?
        """, arguments: [top]
    ).map { row in
      Document(
        document: Self.name(row["name"], row["shardName"], row["number"], row["format"]), shard: row["shardName"],
        number: row["number"], score: row["score"], words: row["words"], findings: row["findings"], edits: row["edits"])
    }
  }

  private mutating func readNames(_ database: Database, _ top: Int) throws {
    let variants = try database.makeStatement(
      sql: """
        SELECT text, count(*) AS findings, count(outputStart) AS edits, count(DISTINCT document) AS documents FROM finding
        WHERE rule LIKE 'spelling-variant/%' AND replacement = ? GROUP BY text ORDER BY count(*) DESC, text LIMIT 20
        """)
    let names = try String.fetchAll(
      database,
      sql: """
        SELECT replacement FROM finding WHERE rule LIKE 'spelling-variant/%' AND replacement IS NOT NULL
        GROUP BY replacement ORDER BY count(*) DESC, replacement LIMIT ?
        """, arguments: [top])
    self.names = try names.map { name in
      Name(
        name: name,
        variants: try Row.fetchAll(variants, arguments: [name]).map { row in
          Variant(text: row["text"], findings: row["findings"], edits: row["edits"], documents: row["documents"])
        })
    }
  }

  /// As `undo` knows a document.
  private static func name(_ id: String?, _ shard: String, _ number: Int, _ format: String) -> String {
    id ?? (format == ShardFormat.text.rawValue ? shard : "\(shard):\(number)")
  }
}

extension CorpusReport {
  /// The whole report; the keys are documented in docs/batch.md.
  package var json: JSONObject {
    [
      "totals": .object(totals.json),
      "scores": .array(scores.map { .integer($0) }),
      "rules": .array(
        rules.map { rule in
          .object([
            "rule": .string(rule.rule), "findings": .integer(rule.findings), "edits": .integer(rule.edits),
            "documents": .integer(rule.documents), "samples": .array(rule.samples.map { .object($0.json) }),
          ])
        }),
      "documents": .array(
        documents.map { document in
          .object([
            "document": .string(document.document), "shard": .string(document.shard),
            "number": .integer(document.number), "score": .rounded(document.score, decimals: 6),
            "words": .integer(document.words), "findings": .integer(document.findings),
            "edits": .integer(document.edits),
          ])
        }),
      "names": .array(
        names.map { name in
          .object([
            "name": .string(name.name),
            "variants": .array(
              name.variants.map { variant in
                .object([
                  "text": .string(variant.text), "findings": .integer(variant.findings),
                  "edits": .integer(variant.edits), "documents": .integer(variant.documents),
                ])
              }),
          ])
        }),
    ]
  }
}

extension CorpusReport.Totals {
  fileprivate var json: JSONObject {
    [
      "shards": .integer(shards), "completeShards": .integer(completeShards), "documents": .integer(documents),
      "documentsWithFindings": .integer(documentsWithFindings), "documentsEdited": .integer(documentsEdited),
      "documentsSuspect": .integer(documentsSuspect), "bytes": .integer(bytes), "words": .integer(words),
      "findings": .integer(findings), "edits": .integer(edits), "problems": .integer(problems),
      "withoutText": .integer(withoutText), "takenBack": .integer(takenBack), "seconds": .rounded(seconds),
    ]
  }
}

extension CorpusReport.Sample {
  fileprivate var json: JSONObject {
    [
      "document": .string(document), "before": .string(before), "text": .string(text),
      "replacement": replacement.map { .string($0) } ?? .null, "after": .string(after),
      "decision": .string(decision),
    ]
  }
}
