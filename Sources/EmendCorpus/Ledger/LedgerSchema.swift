/// The tables of a ledger. docs/batch.md explains them to those who query them.
enum LedgerSchema {
  /// Raised with every change that an older program could not live with.
  static let version = 2

  static let statements = """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    CREATE TABLE run (
      id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, state TEXT NOT NULL,
      jobs INTEGER NOT NULL, seconds REAL NOT NULL DEFAULT 0,
      documents INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0);

    CREATE TABLE configuration (id INTEGER PRIMARY KEY, settings TEXT NOT NULL UNIQUE);

    CREATE TABLE shard (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
      format TEXT NOT NULL, compression TEXT NOT NULL, configuration INTEGER NOT NULL,
      size INTEGER NOT NULL, modified INTEGER NOT NULL, state TEXT NOT NULL,
      inputOffset INTEGER NOT NULL DEFAULT 0, nextNumber INTEGER NOT NULL DEFAULT 1,
      documentsOffset INTEGER NOT NULL DEFAULT 0, attributesOffset INTEGER NOT NULL DEFAULT 0,
      documents INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0, words INTEGER NOT NULL DEFAULT 0,
      findings INTEGER NOT NULL DEFAULT 0, edits INTEGER NOT NULL DEFAULT 0,
      withoutText INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX shardByPosition ON shard (position);

    CREATE TABLE document (
      id INTEGER PRIMARY KEY, shard INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT,
      bytes INTEGER NOT NULL, words INTEGER NOT NULL, score REAL NOT NULL,
      findings INTEGER NOT NULL, edits INTEGER NOT NULL,
      inputHash TEXT, outputHash TEXT, encoding TEXT, byteOrderMark INTEGER NOT NULL DEFAULT 0,
      gotQuotes INTEGER NOT NULL DEFAULT 0);
    CREATE UNIQUE INDEX documentByNumber ON document (shard, number);
    CREATE INDEX documentByName ON document (name) WHERE name IS NOT NULL;
    CREATE INDEX documentByScore ON document (score) WHERE score >= 0.5;

    CREATE TABLE finding (
      document INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
      outputStart INTEGER, outputEnd INTEGER, rule TEXT NOT NULL, text TEXT NOT NULL, replacement TEXT,
      confidence REAL NOT NULL, tier TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT, raw TEXT);
    CREATE INDEX findingByDocument ON finding (document);

    CREATE TABLE ruleCount (
      shard INTEGER NOT NULL, rule TEXT NOT NULL,
      findings INTEGER NOT NULL, edits INTEGER NOT NULL, documents INTEGER NOT NULL,
      PRIMARY KEY (shard, rule)) WITHOUT ROWID;

    CREATE TABLE sample (
      rule TEXT NOT NULL, shard INTEGER NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL,
      before TEXT NOT NULL, text TEXT NOT NULL, replacement TEXT, after TEXT NOT NULL, decision TEXT NOT NULL);
    CREATE INDEX sampleByRule ON sample (rule);

    CREATE TABLE takenBack (
      shard INTEGER NOT NULL, inputHash TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL,
      PRIMARY KEY (shard, inputHash)) WITHOUT ROWID;

    CREATE TABLE problem (
      shard INTEGER NOT NULL, number INTEGER, offset INTEGER NOT NULL, reason TEXT NOT NULL);
    CREATE INDEX problemByShard ON problem (shard);
    """

  /// The tables whose rows belong to a shard and go with it, but for those of its documents' findings. What people took
  /// back stays: a shard that is cleaned anew must not bring it back.
  static let tablesOfShards = ["document", "ruleCount", "sample", "problem"]
}
