// swift-tools-version: 6.3;(experimentalCGen)
// `experimentalCGen` lets the EmbedLexicon plugin generate the C source that embeds the lexicon;
// see docs/decisions/embedded-lexicon.md.
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "emend",
  products: [
    .library(name: "Emend", targets: ["Emend", "EmendEnglish"]),
    .executable(name: "emend", targets: ["EmendCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // Debian's ICU. Only `Emend/ICU` imports it.
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),

    // Debian's zlib and libzstd. Only `EmendCorpus/Streams` imports them.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    // The engine: text, lexicon, detectors, judgement, normalizer, change log.
    .target(name: "Emend", dependencies: ["CICU"], swiftSettings: settings),

    // Dictionaries/ as one binary, embedded in the program.
    .target(name: "LexiconCompiler", dependencies: ["Emend"], swiftSettings: settings),
    .executableTarget(
      name: "lexicon-compiler", dependencies: ["LexiconCompiler", "Emend"],
      swiftSettings: settings),
    .plugin(
      name: "EmbedLexicon", capability: .buildTool(), dependencies: ["lexicon-compiler"], path: "Sources/EmbedLexicon"),
    .target(name: "CEmbeddedLexicon", plugins: ["EmbedLexicon"]),
    .target(
      name: "EmendEnglish", dependencies: ["Emend", "CEmbeddedLexicon"], swiftSettings: settings),

    // What a corpus says of its names and lines: counted, merged, stored.
    .target(name: "EmendProfile", dependencies: ["Emend"], swiftSettings: settings),

    // Descriptors and paths: what every program here asks of the system.
    .systemLibrary(name: "CLinux"),
    .target(name: "EmendFiles", dependencies: ["CLinux"], swiftSettings: settings),

    // Corpora: readers of documents in many formats, the ledger, the run over all cores.
    .target(
      name: "EmendCorpus",
      dependencies: [
        "Emend", "EmendFiles", "CZlib", "CZstd", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),

    // Pages: the article with its marks, and the report of `emend check --format html`.
    .target(
      name: "EmendPages", dependencies: ["Emend"],
      resources: ["look.css", "report.css", "report.js"].map { .embedInCode("Assets/\($0)") }, swiftSettings: settings),

    // A person's way through the findings of a text, without any screen.
    .target(name: "EmendReview", dependencies: ["Emend"], swiftSettings: settings),

    // The review in a browser. The one target with a web server in it.
    .target(
      name: "EmendWeb",
      dependencies: [
        "Emend", "EmendPages", "EmendReview", .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [
        "review.html", "review.css", "review.js", "model.js", "article.js", "card.js", "panel.js", "log.js",
        "server.js",
        "shown.js",
      ].map { .embedInCode("Assets/\($0)") }, swiftSettings: settings),

    // Expressions of a field, out of texts that somebody trusts.
    .target(name: "EmendLearning", dependencies: ["Emend"], swiftSettings: settings),

    // The command line: argument parsing and printing alone.
    .executableTarget(
      name: "EmendCLI",
      dependencies: [
        "Emend", "EmendEnglish", "EmendFiles", "EmendCorpus", "EmendLearning", "EmendProfile", "EmendPages",
        "EmendReview", "EmendWeb", "LexiconCompiler",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),

    // `make bench`.
    .executableTarget(
      name: "emend-bench",
      dependencies: [
        "Emend", "EmendEnglish", "EmendFiles", "EmendCorpus",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/EmendBench", swiftSettings: settings),

    // `make eval`: the measures, and the program that reads the corpus and prints them.
    .target(name: "EmendEvaluation", dependencies: ["Emend"], swiftSettings: settings),
    .executableTarget(
      name: "emend-eval",
      dependencies: [
        "Emend", "EmendEnglish", "EmendEvaluation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/EmendEval", swiftSettings: settings),

    // Random numbers for tests: the same on every machine.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "EmendTests", dependencies: ["Emend", "EmendEnglish", "LexiconCompiler", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LexiconCompilerTests", dependencies: ["LexiconCompiler", "Emend"],
      swiftSettings: settings),
    .testTarget(
      name: "EmendEvalTests", dependencies: ["EmendEvaluation", "Emend", "EmendEnglish"], swiftSettings: settings),
    .testTarget(name: "EmendPagesTests", dependencies: ["EmendPages", "Emend"], swiftSettings: settings),
    .testTarget(
      name: "EmendWebTests", dependencies: ["EmendWeb", "EmendReview", "Emend", "EmendEnglish"], swiftSettings: settings
    ),
    .testTarget(
      name: "EmendProfileTests", dependencies: ["EmendProfile", "Emend", "EmendEnglish", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EmendCorpusTests", dependencies: ["EmendCorpus", "EmendFiles", "Emend", "EmendEnglish", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EmendReviewTests", dependencies: ["EmendReview", "Emend", "EmendEnglish", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EmendCLITests", dependencies: ["EmendCLI", "EmendCorpus", "EmendLearning", "EmendProfile", "TestSupport"],
      swiftSettings: settings),
  ]
)
