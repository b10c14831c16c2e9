internal import Emend
internal import GRDB

/// How far a shard has come.
enum ShardState: String, Sendable {
  /// Nothing of it is kept.
  case pending
  /// Its beginning is written, up to the offsets in the ledger.
  case partial
  /// Some of it is written, but reading can't begin in its middle: it begins anew.
  case restart
  /// All of it is written under a temporary name.
  case written
  /// It is in its place.
  case complete
  /// It could not be read.
  case failed
}

/// A shard as the ledger knows it.
struct LedgerShard: Sendable {
  let id: Int64
  var state: ShardState
  var position: Checkpoint
  /// Documents so far, and records that have no text.
  var documents = 0
  var withoutText = 0
}

/// Where a shard can be gone on with.
struct Checkpoint: Hashable, Sendable {
  var start = ShardReader.Start.beginning
  /// Bytes of the cleaned shard so far.
  var documents = 0
  /// Bytes of its sidecar so far.
  var attributes = 0
}

/// What tells whether an input is the one it was.
struct ShardIdentity: Hashable, Sendable {
  var size: Int
  /// In nanoseconds.
  var modified: Int
}

/// What is written to the ledger at one time.
struct LedgerEntries {
  var documents: [(shard: Int64, outcome: DocumentOutcome)] = []
  var problems: [(shard: Int64, problem: Problem)] = []
  var states: [Int64: (state: ShardState, position: Checkpoint)] = [:]
  /// Bytes of content that were read of each shard.
  var bytes: [Int64: Int] = [:]
  /// Records of each shard that have no text.
  var withoutText: [Int64: Int] = [:]
  /// Shards whose rows so far are void.
  var voided: Set<Int64> = []

  var isEmpty: Bool { documents.isEmpty && problems.isEmpty && states.isEmpty && voided.isEmpty }
}

extension Ledger {
  /// Compares what the folder was begun with with what is wanted now; notes it where it is new.
  /// - Returns: the names of the settings that differ.
  func settle(_ settings: [String: String]) throws -> [String] {
    try writing { database in
      let known = try Row.fetchAll(database, sql: "SELECT name, value FROM setting").reduce(into: [:]) {
        $0[$1["name"] as String] = $1["value"] as String
      }
      if known.isEmpty {
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
          try database.execute(sql: "INSERT INTO setting VALUES (?, ?)", arguments: [name, value])
        }
        return []
      }
      return Set(known.keys).union(settings.keys).filter { known[$0] != settings[$0] }.sorted()
    }
  }

  func beginRun(jobs: Int) throws -> Int64 {
    try writing { database in
      try database.execute(sql: "UPDATE run SET state = 'killed' WHERE state = 'running'")
      try database.execute(
        sql: "INSERT INTO run (started, state, jobs) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ'), 'running', ?)",
        arguments: [jobs])
      return database.lastInsertedRowID
    }
  }

  func endRun(_ run: Int64, state: String, seconds: Double, documents: Int, bytes: Int) throws {
    try writing { database in
      try database.execute(
        sql: """
          UPDATE run SET ended = strftime('%Y-%m-%dT%H:%M:%SZ'), state = ?, seconds = ?, documents = ?, bytes = ?
          WHERE id = ?
          """, arguments: [state, seconds, documents, bytes, run])
    }
  }

  /// Enters the shards of a corpus, in order.
  /// - Parameter settings: how each is cleaned.
  /// - Returns: what is known of each. One whose input has changed, or how it is cleaned, begins anew.
  func enter(
    _ shards: [(shard: Shard, identity: ShardIdentity, settings: String)]
  ) throws -> (shards: [LedgerShard], changed: Int) {
    try writing { database in
      var configurations: [String: Int64] = [:]
      let select = try database.makeStatement(
        sql: """
          SELECT id, configuration, size, modified, state, inputOffset, nextNumber, documentsOffset, attributesOffset,
            documents, withoutText
          FROM shard WHERE name = ?
          """)
      let insert = try database.makeStatement(
        sql: """
          INSERT INTO shard (name, position, format, compression, configuration, size, modified, state)
          VALUES (?, ?, ?, ?, ?, ?, ?, 'pending')
          """)
      let update = try database.makeStatement(
        sql: """
          UPDATE shard SET position = ?, configuration = ?, size = ?, modified = ?, format = ?, compression = ?
          WHERE id = ?
          """)
      var entered: [LedgerShard] = []
      entered.reserveCapacity(shards.count)
      var changed = 0
      for (position, (shard, identity, settings)) in shards.enumerated() {
        let configuration = try configurations[settings] ?? Self.configuration(settings, in: database)
        configurations[settings] = configuration
        guard let row = try Row.fetchOne(select, arguments: [shard.name]) else {
          try insert.execute(arguments: [
            shard.name, position, shard.format.rawValue, shard.compression.rawValue, configuration, identity.size,
            identity.modified,
          ])
          entered.append(LedgerShard(id: database.lastInsertedRowID, state: .pending, position: Checkpoint()))
          continue
        }
        var known = LedgerShard(
          id: row["id"], state: ShardState(rawValue: row["state"]) ?? .restart, position: Checkpoint())
        known.position.start = ShardReader.Start(offset: row["inputOffset"], number: row["nextNumber"])
        known.position.documents = row["documentsOffset"]
        known.position.attributes = row["attributesOffset"]
        known.documents = row["documents"]
        known.withoutText = row["withoutText"]
        let isSame = identity == ShardIdentity(size: row["size"], modified: row["modified"])
        if !isSame || configuration != row["configuration"] {
          if known.state != .pending { changed += 1 }
          known.state = .restart
        }
        try update.execute(arguments: [
          position, configuration, identity.size, identity.modified, shard.format.rawValue, shard.compression.rawValue,
          known.id,
        ])
        entered.append(known)
      }
      return (entered, changed)
    }
  }

  /// The number of a configuration, a new one perhaps.
  private static func configuration(_ settings: String, in database: Database) throws -> Int64 {
    let known = try Int64.fetchOne(
      database, sql: "SELECT id FROM configuration WHERE settings = ?", arguments: [settings])
    if let known { return known }
    try database.execute(sql: "INSERT INTO configuration (settings) VALUES (?)", arguments: [settings])
    return database.lastInsertedRowID
  }

  /// Forgets what is known of some shards.
  func reset(_ shards: [Int64]) throws {
    if shards.isEmpty { return }
    try writing { database in for shard in shards { try Self.reset(shard, in: database) } }
  }

  private static func reset(_ shard: Int64, in database: Database) throws {
    try database.execute(
      sql: "DELETE FROM finding WHERE document IN (SELECT id FROM document WHERE shard = ?)", arguments: [shard])
    for table in LedgerSchema.tablesOfShards {
      try database.execute(sql: "DELETE FROM \(table) WHERE shard = ?", arguments: [shard])
    }
    try database.execute(
      sql: """
        UPDATE shard SET state = 'pending', inputOffset = 0, nextNumber = 1, documentsOffset = 0, attributesOffset = 0,
          documents = 0, bytes = 0, words = 0, findings = 0, edits = 0, withoutText = 0 WHERE id = ?
        """, arguments: [shard])
  }

  /// Samples that are kept of every rule.
  private static let samplesPerRule = 10

  /// How many samples there are of each rule.
  func sampleCounts() throws -> [String: Int] {
    try database.read { database in
      try Row.fetchAll(database, sql: "SELECT rule, count(*) AS number FROM sample GROUP BY rule").reduce(into: [:]) {
        $0[$1["rule"] as String] = $1["number"] as Int
      }
    }
  }

  /// Writes all of it or nothing.
  /// - Parameter samples: how many samples there are of each rule, before and after.
  func write(_ entries: LedgerEntries, samples: inout [String: Int]) throws {
    var counts = samples
    try writing { database in
      for shard in entries.voided { try Self.reset(shard, in: database) }
      var totals: [Int64: ShardTotals] = [:]
      for (shard, bytes) in entries.bytes { totals[shard, default: ShardTotals()].bytes = bytes }
      for (shard, records) in entries.withoutText { totals[shard, default: ShardTotals()].withoutText = records }
      var rules: [ShardRule: RuleTotals] = [:]
      for (shard, outcome) in entries.documents {
        totals[shard, default: ShardTotals()].add(outcome)
        try Self.insert(outcome, shard, in: database, &rules, &counts)
      }
      try Self.add(rules, in: database)
      try Self.add(totals, in: database)
      let problem = try database.cachedStatement(sql: "INSERT INTO problem VALUES (?, ?, ?, ?)")
      for (shard, found) in entries.problems {
        try problem.execute(arguments: [shard, found.number, found.offset, found.reason])
      }
      let state = try database.cachedStatement(
        sql: """
          UPDATE shard SET state = ?, inputOffset = ?, nextNumber = ?, documentsOffset = ?, attributesOffset = ?
          WHERE id = ?
          """)
      for (shard, now) in entries.states {
        try state.execute(arguments: [
          now.state.rawValue, now.position.start.offset, now.position.start.number, now.position.documents,
          now.position.attributes, shard,
        ])
      }
    }
    samples = counts
  }

  private struct ShardTotals {
    var documents = 0
    var bytes = 0
    var words = 0
    var findings = 0
    var edits = 0
    var withoutText = 0

    mutating func add(_ outcome: DocumentOutcome) {
      documents += 1
      words += outcome.words
      findings += outcome.findingCount
      edits += outcome.edits
    }
  }

  private struct ShardRule: Hashable {
    let shard: Int64
    let rule: String
  }

  private struct RuleTotals {
    var findings = 0
    var edits = 0
    var documents = 0
  }

  private static func insert(
    _ outcome: DocumentOutcome, _ shard: Int64, in database: Database, _ rules: inout [ShardRule: RuleTotals],
    _ samples: inout [String: Int]
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO document
          (shard, number, name, bytes, words, score, findings, edits, inputHash, outputHash, encoding, byteOrderMark,
            gotQuotes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      shard, outcome.number, outcome.id, outcome.bytes, outcome.words, outcome.score, outcome.findingCount,
      outcome.edits, outcome.hashes?.input, outcome.hashes?.output, outcome.encoding?.name,
      outcome.encoding?.hasByteOrderMark ?? false, outcome.gotQuotes,
    ])
    let document = database.lastInsertedRowID
    let finding = try database.cachedStatement(
      sql: "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (rule, count) in outcome.rules {
      let key = ShardRule(shard: shard, rule: rule)
      rules[key, default: RuleTotals()].findings += count.findings
      rules[key, default: RuleTotals()].edits += count.edits
      rules[key, default: RuleTotals()].documents += 1
    }
    for found in outcome.findings {
      try finding.execute(arguments: [
        document, found.span.start, found.span.end, found.outputSpan?.start, found.outputSpan?.end, found.rule,
        found.text, found.replacement, found.confidence, found.tier.rawValue, found.decision.name, found.reason,
        found.raw,
      ])
      if let context = found.context, samples[found.rule, default: 0] < samplesPerRule {
        samples[found.rule, default: 0] += 1
        try database.cachedStatement(sql: "INSERT INTO sample VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
          found.rule, shard, outcome.number, found.span.start, context.before, found.text, found.replacement,
          context.after, found.decision.name,
        ])
      }
    }
  }

  private static func add(_ rules: [ShardRule: RuleTotals], in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO ruleCount VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
          findings = findings + excluded.findings, edits = edits + excluded.edits,
          documents = documents + excluded.documents
        """)
    for (key, total) in rules {
      try statement.execute(arguments: [key.shard, key.rule, total.findings, total.edits, total.documents])
    }
  }

  private static func add(_ totals: [Int64: ShardTotals], in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        UPDATE shard SET documents = documents + ?, bytes = bytes + ?, words = words + ?, findings = findings + ?,
          edits = edits + ?, withoutText = withoutText + ? WHERE id = ?
        """)
    for (shard, total) in totals {
      try statement.execute(arguments: [
        total.documents, total.bytes, total.words, total.findings, total.edits, total.withoutText, shard,
      ])
    }
  }
}
