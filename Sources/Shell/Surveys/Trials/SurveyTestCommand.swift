package import ArgumentParser
internal import SourceDiagnostics
internal import SurveyModel
internal import SurveySimulation
internal import Tabulation

package struct SurveyTestCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Play the cases of surveys/NAME.test.yaml and tell where the survey behaves otherwise.",
        discussion: """
            A test is a list of cases. Each has 'case' (what is known before), 'prior' (what the same person answered in \
            an earlier session), 'answers' by question, 'then' (answers that \
            are corrected at the end, or in place of one that a check refuses) and 'expect': asked, not_asked, fired, \
            not_fired (checks, as seats.should), outcome, prompts (texts by question), and the value of any question or \
            calculation by its name; also 'name', 'today', 'seed' and 'language'. What a case does not answer is passed \
            over, as far as the question allows. A check that only advises is left as it is, with the reason that stands \
            under its name in 'answers'.

            Examples:
              canvass survey test
              canvass survey test churn-followup --unreached

            Columns: survey, cases, failed, and for questions, options, branches and checks how many there are and how \
            many some case reached. --record keeps all prompts in surveys/NAME.test.txt; where that file is, later prompts \
            must be the same. Each difference is told with its file, line and column, what was expected and what came, all \
            at once. Exits 1 when the survey behaves otherwise than a test says, 65 when a test or a survey is wrong in \
            itself, and 66 when there is no test of that name.
            """)

    @Argument(help: "The surveys, without '.yaml'; all that have a test, if none is named.")
    package var survey: [String] = []
    @Flag(help: "List what no case reaches, instead of the counts.") package var unreached = false
    @Flag(help: "Keep the prompts of today as those that later ones must equal.") package var record = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        var diagnostics: [Diagnostic] = []
        var counts = Table(
            columns: [.init("survey"), .init("cases", alignment: .trailing), .init("failed", alignment: .trailing)]
                + Self.kinds.flatMap { kind in
                    [
                        .init("\(kind.plural)_reached", alignment: .trailing, priority: 1),
                        .init(kind.plural, alignment: .trailing, priority: 2),
                    ] as [Table.Column]
                })
        var missed = Table(columns: [.init("survey"), .init("kind"), .init("name")])
        for name in try SurveyTests.names(survey, in: session) {
            let tests = try SurveyTests.load(name, in: session)
            diagnostics += tests.diagnostics
            guard let definition = tests.survey, !tests.diagnostics.contains(where: { $0.severity == .error }) else {
                continue
            }
            let run = TestRun(tests.cases, of: definition)
            var failures = run.failures
            failures += try compare(run, of: name, in: session)
            diagnostics += failures
            counts.rows.append(row(name, run))
            missed.rows += run.coverage.unreached.filter { $0.kind != .outcome }.map { point in
                [.untrusted(name), .text(point.kind.rawValue), .untrusted(point.name)]
            }
            session.output.tell(summary(name, run, failures))
        }
        session.show(unreached ? missed : counts, output)
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            let isMistake = diagnostics.contains { $0.severity == .error && $0.code.isMistakeInTest }
            throw CommandFailure(isMistake ? .badData : .failed, "", diagnostics: diagnostics)
        }
    }

    private static let kinds: [ReachMap.Kind] = [.question, .option, .branch, .check]

    private func row(_ name: String, _ run: TestRun) -> [Cell] {
        [.untrusted(name), Cell(run.runs.count), Cell(run.failedCases)]
            + Self.kinds.flatMap { kind in
                let share = run.coverage.share(of: kind)
                return [Cell(share.reached), Cell(share.total)]
            }
    }

    private func summary(_ name: String, _ run: TestRun, _ failures: [Diagnostic]) -> String {
        let shares = Self.kinds.compactMap { kind -> String? in
            let share = run.coverage.share(of: kind)
            return share.total == 0 ? nil : "\(share.reached) of \(share.total) \(kind.plural)"
        }
        let result =
            failures.isEmpty
            ? "all as expected"
            : "\(run.failedCases) not as expected"
        return "\(name): \(counted(run.runs.count, "case")), \(result); reached \(shares.joined(separator: ", "))"
    }

    /// Keeps the prompts, or holds them against those that were kept.
    @MainActor
    private func compare(_ run: TestRun, of name: String, in session: Session) throws -> [Diagnostic] {
        let files = session.surroundings.files
        let path = "\(try session.requireWorkspace().surveys)/\(name).test.txt"
        if record {
            try files.write(path, Array(PromptSnapshot.text(of: run).utf8))
            return []
        }
        guard files.isFile(path) else { return [] }
        let kept = String(decoding: try files.read(path), as: UTF8.self)
        return PromptSnapshot.differences(kept, run, file: Definitions.shown(path, in: session))
    }
}

extension ReachMap.Kind {
    /// The heading of its counts.
    var plural: String {
        switch self {
        case .question: "questions"
        case .option: "options"
        case .point: "points"
        case .branch: "branches"
        case .check: "checks"
        case .missing: "missing"
        case .outcome: "outcomes"
        }
    }
}

/// The tests of the workspace.
@MainActor
enum SurveyTests {
    /// A test with its survey; both are whole only where there are no errors.
    struct Loaded {
        var survey: Survey?
        var cases: [TestCase] = []
        var diagnostics: [Diagnostic] = []
    }

    /// The surveys that have a test, sorted, or those that were named.
    static func names(_ named: [String], in session: Session) throws -> [String] {
        let folder = try session.requireWorkspace().surveys
        let files = session.surroundings.files
        let all = try files.list(folder).filter { $0.hasSuffix(".test.yaml") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(10)) }.sorted()
        for name in named where !all.contains(name) {
            guard files.isFile("\(folder)/\(name).yaml") else {
                throw CommandFailure.unknown(
                    "survey", name, among: try Definitions.names(in: session), exitCode: .missingFile)
            }
            throw CommandFailure(
                .missingFile, "'\(name)' has no test",
                hint: "write one as \(Definitions.shown("\(folder)/\(name).test.yaml", in: session))")
        }
        guard named.isEmpty, all.isEmpty else { return named.isEmpty ? all : named }
        throw CommandFailure(.missingFile, "no survey has a test", hint: "a test is surveys/NAME.test.yaml")
    }

    static func load(_ name: String, in session: Session) throws -> Loaded {
        let folder = try session.requireWorkspace().surveys
        let path = "\(folder)/\(name).test.yaml"
        let checked = try Definitions.check(name, in: session)
        guard let survey = checked.survey else { return Loaded(diagnostics: checked.errors) }
        guard survey.mode != .group else {
            throw CommandFailure(.usage, "'\(name)' is a discussion guide: it has no answers to test")
        }
        let (cases, diagnostics) = TestFile.read(
            try session.surroundings.files.read(path), file: Definitions.shown(path, in: session), of: survey)
        return Loaded(survey: survey, cases: cases, diagnostics: diagnostics)
    }
}
