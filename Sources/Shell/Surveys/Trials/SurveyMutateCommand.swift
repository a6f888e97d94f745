package import ArgumentParser
internal import SourceDiagnostics
internal import SurveyModel
internal import SurveySimulation
internal import SurveyYAML
internal import Tabulation

package struct SurveyMutateCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "mutate",
        abstract: "Put defects into a survey, one at a time, and name those that its test does not find.",
        discussion: """
            Defects are such as authors make: a condition negated or dropped, '<' for '<=', a number off by one, another \
            option's code, 'and' for 'or', a jump or a check dropped, 'must' for 'should', a bound off by one, an option \
            that no longer excludes the others, two codes that changed places. Nothing is written. A defect that changes \
            nothing anybody could notice is named as well; leave it, or write the condition more simply.

            Examples:
              canvass survey mutate churn-followup
              canvass survey mutate churn-followup --all --format csv

            Columns: place (file, line and column), question, key, defect, found_by (the first case that came out \
            otherwise, with --all). Exits 1 when some defect is not found or when the test does not hold as it is, 65 when \
            survey or test is wrong, and 66 when there is no test of that name.
            """)

    @Argument(help: "The survey's name.") package var survey: String
    @Flag(help: "Also list the defects that were found.") package var all = false
    @Option(help: "How many defects are tried at most, drawn by chance where there are more.") package var limit = 1000
    @Option(help: "Where that chance comes from.") package var seed: UInt64 = 1
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func validate() throws { try checkCount(limit, of: "--limit") }

    package mutating func run(in session: inout Session) throws {
        _ = try SurveyTests.names([survey], in: session)
        let tests = try SurveyTests.load(survey, in: session)
        guard let definition = tests.survey, !tests.diagnostics.contains(where: { $0.severity == .error }) else {
            throw CommandFailure(.badData, "", diagnostics: tests.diagnostics)
        }
        let failures = TestRun(tests.cases, of: definition).failures
        guard failures.isEmpty else {
            throw CommandFailure(
                .failed, "the test does not hold for the survey as it is", hint: "put that right first",
                diagnostics: failures)
        }
        let checked = try Definitions.check(survey, in: session)
        let places = SurveyParser.read(checked.text, file: checked.path).places
        let run = MutationRun(definition, tests.cases, limit: limit, seed: seed)
        var table = Table(columns: [
            .init("place", priority: 1), .init("question"), .init("key", priority: 3), .init("defect"),
            .init("found_by", priority: 2),
        ])
        for finding in all ? run.findings : run.survivors {
            let mutant = finding.mutant
            let place = mutant.span ?? places.question(mutant.question, mutant.key)
            table.rows.append([
                Cell(untrusted: place?.location.description), .untrusted(mutant.question),
                mutant.key.isEmpty ? nil : .text(mutant.key), .untrusted(mutant.defect),
                Cell(untrusted: finding.foundBy),
            ])
        }
        session.show(table, output)
        let lost = run.survivors.count
        var text = "\(survey): \(run.findings.count - lost) of \(counted(run.findings.count, "defect")) found"
        if run.total > run.findings.count { text += ", of \(run.total) that there are" }
        session.output.tell(text)
        guard lost == 0 else {
            throw CommandFailure(
                .failed, "\(counted(lost, "defect")) would go unnoticed",
                hint: "add cases to \(survey).test.yaml that tell them apart")
        }
    }
}
