internal import Emend
internal import GRDB
internal import Glibc

/// A document of a cleaned corpus as the ledger knows it, and what was changed in it.
struct StoredDocument: Sendable {
  let id: Int64
  /// As the user named it.
  let name: String
  /// What its id field says.
  let field: String?
  let shardID: Int64
  /// Where it stands in the output folder.
  let output: Shard
  /// Where its shard can be read now: a kill may have come before it was put in its place.
  let readable: Shard
  let state: ShardState
  let number: Int
  let bytes: Int
  let score: Double
  /// SHA-256 before and after; nil where nothing is changed.
  let hashes: (input: String, output: String)?
  let gotQuotes: Bool
  let encoding: TextEncoding
  /// All that was found, in order; more findings than ``DocumentOutcome/findingLimit`` the ledger does not keep.
  let findings: [FindingOutcome]
  let findingCount: Int
  /// Whether somebody took its edits back.
  let isTakenBack: Bool
  /// How its shard was cleaned.
  let cleaning: CleaningSettings

  /// - Parameter name: an id, a file's name, or `file:number`.
  /// - Throws: ``InputError`` when there is no such document, or several, or its file is not finished.
  init(_ name: String, in database: Database, ofFolder folder: String) throws {
    let row = try Self.row(name, in: database, folder)
    let state = ShardState(rawValue: row["state"]) ?? .restart
    guard state == .written || state == .complete else { throw InputError("its file is not finished yet", at: name) }
    self.name = name
    self.state = state
    id = row["id"]
    field = row["name"]
    shardID = row["shard"]
    number = row["number"]
    bytes = row["bytes"]
    score = row["score"]
    gotQuotes = row["gotQuotes"]
    findingCount = row["findings"]
    let (input, output): (String?, String?) = (row["inputHash"], row["outputHash"])
    hashes = input.flatMap { input in output.map { (input, $0) } }
    encoding = TextEncoding(
      name: row["encoding"] as String? ?? TextEncoding.utf8.name, hasByteOrderMark: row["byteOrderMark"])
    let format = ShardFormat(rawValue: row["format"]) ?? .text
    let compression = Compression(rawValue: row["compression"]) ?? .none
    self.output = Shard(
      in: OutputFolder.documentsPath(in: folder), name: row["shardName"], format: format, compression: compression)
    let partial = Shard(
      in: OutputFolder.partialPath(in: folder), name: OutputFolder.partialName(of: row["shard"], .documents),
      format: format, compression: compression)
    readable = state == .written && access(partial.path, F_OK) == 0 ? partial : self.output
    findings = try Row.fetchAll(
      database, sql: "SELECT * FROM finding WHERE document = ? ORDER BY start, \"end\", rule", arguments: [id]
    ).map(FindingOutcome.init)
    isTakenBack = findings.contains { $0.reason == DocumentOutcome.takenBack }
    cleaning = try CleaningSettings(ofConfiguration: row["configuration"], in: database)
  }

  /// What was edited, in order.
  var changes: [FindingOutcome] { findings.filter { $0.outputSpan != nil } }

  private static func row(_ name: String, in database: Database, _ folder: String) throws -> Row {
    let columns = """
      SELECT document.*, shard.name AS shardName, shard.format, shard.compression, shard.state, shard.configuration
      FROM document JOIN shard ON shard.id = document.shard
      """
    var rows = try Row.fetchAll(database, sql: "\(columns) WHERE document.name = ? LIMIT 2", arguments: [name])
    if rows.isEmpty {
      rows = try Row.fetchAll(
        database, sql: "\(columns) WHERE shard.name = ? AND shard.format = 'text' LIMIT 2", arguments: [name])
    }
    if rows.isEmpty, let colon = name.lastIndex(of: ":"), let number = Int(name[name.index(after: colon)...]) {
      rows = try Row.fetchAll(
        database, sql: "\(columns) WHERE shard.name = ? AND number = ?", arguments: [String(name[..<colon]), number])
    }
    guard let row = rows.first else { throw InputError("there is no such document in \(folder)", at: name) }
    if rows.count > 1 {
      let places = rows.map { "\($0["shardName"] as String):\($0["number"] as Int)" }.joined(separator: " and ")
      throw InputError("several documents have this id, such as \(places); name one of them so", at: name)
    }
    return row
  }
}

extension FindingOutcome {
  fileprivate init(_ row: Row) {
    let (outputStart, outputEnd): (Int?, Int?) = (row["outputStart"], row["outputEnd"])
    let replacement: String? = row["replacement"]
    self.init(
      span: TextSpan(row["start"], row["end"]),
      outputSpan: outputStart.flatMap { start in outputEnd.map { TextSpan(start, $0) } }, rule: row["rule"],
      text: row["text"], replacement: replacement, confidence: row["confidence"],
      tier: Tier(rawValue: row["tier"]) ?? .suggest,
      decision: Decision(named: row["decision"]), reason: row["reason"], raw: row["raw"])
  }
}

extension Decision {
  /// Those that a run makes.
  fileprivate init(named name: String) {
    switch name {
    case Decision.auto.name: self = .auto
    case Decision.rejected.name: self = .rejected
    case Decision.dropped.name: self = .dropped
    default: self = .skipped
    }
  }
}

/// What a document was cleaned with, as change logs name it.
struct CleaningSettings: Sendable {
  /// Of emend.
  let version: String
  /// The lexicon, and the profile where one was used.
  let lexicon: String
  let tier: Tier
  let fields: FieldNames
  let attributes: BatchOptions.Attributes

  fileprivate init(ofConfiguration configuration: Int64, in database: Database) throws {
    let settings = try Row.fetchAll(database, sql: "SELECT name, value FROM setting").reduce(into: [:]) {
      $0[$1["name"] as String] = $1["value"] as String
    }
    let json = try String.fetchOne(
      database, sql: "SELECT settings FROM configuration WHERE id = ?", arguments: [configuration])
    var values: [String: String] = [:]
    if case .object(let object)? = try? JSONValue(parsing: Array((json ?? "").utf8)[...]) {
      for member in object.members { if case .string(let text) = member.value { values[member.key] = text } }
    }
    version = settings[BatchOptions.versionSetting] ?? ""
    lexicon = knowledgeName(lexicon: values["lexicon"] ?? "", profile: settings[BatchOptions.profileSetting])
    tier = values["tier"].flatMap(Tier.init(rawValue:)) ?? .safe
    fields = FieldNames(text: settings["--text-field"] ?? "text", id: settings["--id-field"] ?? "id")
    attributes = settings["--attributes"].flatMap(BatchOptions.Attributes.init(rawValue:)) ?? .none
  }
}

/// What a cleaning knew, as change logs name it: the hash of the lexicon, and of the profile where one was used.
package func knowledgeName(lexicon: String, profile: String?) -> String {
  guard let profile, !profile.isEmpty else { return lexicon }
  return "\(lexicon)+profile:\(profile)"
}
