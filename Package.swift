// swift-tools-version: 6.2
import PackageDescription

let core: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// One module of the house.
///
/// Its layer is the number in DESIGN's picture: a module may depend on lower layers only, which `.ci/layers` checks.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: core)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: core)
}

let package = Package(
    name: "canvass",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        // System libraries
        .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),

        // Layer 0
        module("SourceDiagnostics"),
        module("TerminalText"),
        module("Statistics"),

        // Layer 1
        module("SurveyModel", ["SourceDiagnostics"]),
        module("Journal", [crypto]),
        module("Tabulation", ["TerminalText"]),
        module("LocatedYAML", ["SourceDiagnostics", yams]),
        module("Transcripts"),

        // Layer 2
        module("SurveyYAML", ["LocatedYAML", "SourceDiagnostics", "SurveyModel", "Tabulation"]),
        module("Interviewing", ["Journal", "SourceDiagnostics", "Statistics", "SurveyModel"]),
        module("FocusGroups", ["Journal", "SourceDiagnostics", "Statistics", "SurveyModel"]),
        module("FeedbackModel", ["Journal", "LocatedYAML", "SourceDiagnostics", "Statistics", "SurveyModel"]),

        // Layer 3
        module(
            "RoadmapScoring",
            ["FeedbackModel", "Journal", "LocatedYAML", "SourceDiagnostics", "Statistics"]),
        .target(
            name: "Importing", dependencies: ["FeedbackModel", "Journal", "LocatedYAML", "SourceDiagnostics", crypto],
            resources: [.embedInCode("Presets/Files")], swiftSettings: core),

        module("SurveyLayout", ["LocatedYAML", "SourceDiagnostics", "SurveyModel", "SurveyYAML"]),
        module("SurveyPrinting", ["SurveyModel", "TerminalText"]),
        module("SurveyRoutes", ["SurveyModel", "TerminalText"]),
        module(
            "SurveyVersions",
            ["Interviewing", "Journal", "LocatedYAML", "SourceDiagnostics", "SurveyModel", "SurveyYAML"]),
        module(
            "SurveySimulation", ["Interviewing", "LocatedYAML", "SourceDiagnostics", "Statistics", "SurveyModel"]),
        module(
            "SurveyResults",
            ["Interviewing", "Journal", "Statistics", "SurveyModel", "Tabulation", "TerminalText"]),

        module(
            "EvidenceGathering",
            ["FeedbackModel", "FocusGroups", "Interviewing", "Journal", "SurveyModel", "SurveyYAML"]),

        module("FollowUps", ["FeedbackModel", "Interviewing", "Journal", "SourceDiagnostics", "SurveyModel"]),

        module("SurveyLinting", ["LocatedYAML", "SourceDiagnostics", "SurveyModel", "SurveyYAML"]),

        .target(
            name: "ExampleWorkspace", dependencies: ["Statistics", "Tabulation"], exclude: ["surveys/README.md"],
            resources: [.embedInCode("surveys")], swiftSettings: core),

        // Layer 4
        module(
            "Storage",
            ["FeedbackModel", "Importing", "Journal", "RoadmapScoring", "SurveyModel"]),
        module(
            "Reporting",
            [
                "FeedbackModel", "FocusGroups", "Journal", "RoadmapScoring", "Statistics", "SurveyModel", "Tabulation",
                "TerminalText", "Transcripts",
            ]),

        module(
            "ResponseImport",
            [
                "Importing", "Interviewing", "Journal", "LocatedYAML", "SourceDiagnostics", "SurveyModel", "SurveyYAML",
                crypto,
            ]),

        // Layer 5
        module("StoreSQLite", ["FeedbackModel", "Importing", "Journal", "Storage", crypto, grdb, grdbSQLite]),
        module("LineEditing", ["CReadline", "TerminalText"]),
        module("Cores", ["Statistics"]),
        module("Archives", ["CExpat", "CZlib", "Importing", "SurveyModel", "Tabulation"]),

        // Layer 6
        module(
            "Shell",
            [
                "Archives", "EvidenceGathering", "ExampleWorkspace", "FeedbackModel", "FocusGroups", "FollowUps",
                "Importing",
                "Interviewing", "Journal", "LineEditing", "LocatedYAML", "Reporting", "ResponseImport",
                "RoadmapScoring", "SourceDiagnostics",
                "Statistics",
                "Storage", "SurveyLayout", "SurveyLinting", "SurveyModel", "SurveyPrinting", "SurveyResults",
                "SurveyRoutes", "SurveySimulation", "SurveyVersions",
                "SurveyYAML", "Tabulation", "TerminalText", "Transcripts", argumentParser,
            ]),

        // Layer 7
        .executableTarget(
            name: "canvass", dependencies: ["Cores", "LineEditing", "Shell", "Storage", "StoreSQLite"],
            swiftSettings: core),
        .executableTarget(
            name: "canvass-bench",
            dependencies: [
                "Cores", "FeedbackModel", "Interviewing", "Journal", "RoadmapScoring", "Shell", "SourceDiagnostics",
                "Statistics", "Storage", "StoreSQLite", "SurveyLinting", "SurveyModel", "SurveyYAML", "Tabulation",
            ],
            swiftSettings: core),

        // Tests
        .target(
            name: "TestSupport",
            dependencies: [
                "FeedbackModel", "Importing", "Interviewing", "Journal", "LineEditing", "RoadmapScoring",
                "SourceDiagnostics", "Storage", "SurveyModel", "SurveyYAML",
            ],
            path: "Tests/TestSupport", swiftSettings: core),
        tests("SourceDiagnosticsTests", ["SourceDiagnostics", "TestSupport"]),
        tests("TerminalTextTests", ["TerminalText"]),
        tests("StatisticsTests", ["Statistics"]),
        tests("SurveyModelTests", ["SourceDiagnostics", "SurveyModel", "TestSupport"]),
        tests("JournalTests", ["Journal", "TestSupport"]),
        tests("TabulationTests", ["Tabulation", "TerminalText"]),
        tests(
            "SurveyYAMLTests",
            ["LocatedYAML", "SourceDiagnostics", "SurveyModel", "SurveyYAML", "Tabulation", "TestSupport"]),
        tests(
            "SurveyLintingTests",
            [
                "Interviewing", "Journal", "SourceDiagnostics", "SurveyLinting", "SurveyModel", "SurveySimulation",
                "SurveyYAML", "TestSupport",
            ]),
        tests(
            "InterviewingTests",
            ["Interviewing", "Journal", "SourceDiagnostics", "SurveyModel", "SurveyYAML", "TestSupport"]),
        tests("TranscriptsTests", ["TestSupport", "Transcripts"]),
        tests("FocusGroupsTests", ["FocusGroups", "Journal", "SurveyModel", "SurveyYAML", "TestSupport"]),
        tests("FeedbackModelTests", ["FeedbackModel", "SourceDiagnostics", "Statistics", "TestSupport"]),
        tests(
            "RoadmapScoringTests",
            ["FeedbackModel", "LocatedYAML", "RoadmapScoring", "SourceDiagnostics", "Statistics", "TestSupport"]),
        tests(
            "SurveyReferenceTests",
            [
                "FeedbackModel", "LocatedYAML", "SourceDiagnostics", "SurveyLinting", "SurveyModel", "SurveySimulation",
                "SurveyVersions", "SurveyYAML", "TestSupport",
            ]),
        tests(
            "SurveyLayoutTests",
            ["SourceDiagnostics", "SurveyLayout", "SurveyModel", "SurveyVersions", "SurveyYAML", "TestSupport"]),
        tests("SurveyPrintingTests", ["SurveyModel", "SurveyPrinting", "SurveyYAML"]),
        tests(
            "SurveyResultsTests",
            ["Interviewing", "Statistics", "SurveyModel", "SurveyResults", "SurveyYAML", "Tabulation", "TestSupport"]),
        tests("SurveyRoutesTests", ["SurveyModel", "SurveyRoutes", "SurveyYAML", "TestSupport"]),
        tests(
            "SurveySimulationTests",
            [
                "Interviewing", "Journal", "SourceDiagnostics", "SurveyModel", "SurveySimulation", "SurveyYAML",
                "TestSupport",
            ]),
        tests(
            "SurveyVersionsTests",
            [
                "Journal", "LocatedYAML", "SourceDiagnostics", "SurveyModel", "SurveyVersions", "SurveyYAML",
                "TestSupport",
            ]),
        tests(
            "EvidenceGatheringTests",
            [
                "EvidenceGathering", "FeedbackModel", "FocusGroups", "Interviewing", "Journal", "SourceDiagnostics",
                "SurveyModel", "SurveyYAML",
            ]),
        tests(
            "FollowUpsTests",
            [
                "FeedbackModel", "FollowUps", "Interviewing", "Journal", "SourceDiagnostics", "SurveyModel",
                "TestSupport",
            ]),
        tests("ExampleWorkspaceTests", ["ExampleWorkspace"]),
        tests("ImportingTests", ["FeedbackModel", "Importing", "SourceDiagnostics", "TestSupport"]),
        tests("StorageTests", ["FeedbackModel", "Importing", "Journal", "Storage", "TestSupport"]),
        tests(
            "ReportingTests",
            [
                "FeedbackModel", "FocusGroups", "Importing", "Journal", "Reporting", "RoadmapScoring", "SurveyModel",
                "SurveyYAML", "Tabulation", "TestSupport",
            ]),
        tests(
            "StoreSQLiteTests",
            [
                "FeedbackModel", "Importing", "Interviewing", "Journal", "Storage", "StoreSQLite", "SurveyModel",
                "TestSupport", grdb, grdbSQLite,
            ]),
        tests("LineEditingTests", ["LineEditing"]),
        tests(
            "ResponseImportTests",
            [
                "FeedbackModel", "Importing", "Interviewing", "Journal", "ResponseImport", "SourceDiagnostics",
                "Storage",
                "SurveyLinting", "SurveyModel", "SurveyYAML", "TestSupport",
            ]),
        tests("ArchivesTests", ["Archives", "Importing", "Tabulation", "TestSupport"]),
        tests(
            "ShellTests",
            [
                "FeedbackModel", "FocusGroups", "Importing", "Interviewing", "Journal", "LineEditing", "RoadmapScoring",
                "Shell", "SourceDiagnostics", "Storage", "StoreSQLite", "SurveyModel", "SurveyYAML", "Tabulation",
                "TestSupport",
                argumentParser, grdb,
            ],
            exclude: ["Transcripts"]),
        tests(
            "CanvassTests",
            [
                "FocusGroups", "Interviewing", "Journal", "Storage", "StoreSQLite", "SurveyModel", "TestSupport",
                "canvass",
            ],
            exclude: ["Groups/Meeting"]),
    ],
    swiftLanguageModes: [.v6]
)
