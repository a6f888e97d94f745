package import ArgumentParser
internal import SurveyModel
internal import Tabulation
internal import TerminalText

/// Surveys and guides: what people write and keep in git.
package struct SurveyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "survey", abstract: "Look at surveys and discussion guides, and check them.",
        discussion: """
            Examples:
              canvass survey lint
              canvass survey print churn-followup
            """,
        subcommands: [
            SurveyNewCommand.self,
            SurveyInferCommand.self,
            SurveyListCommand.self,
            SurveyLintCommand.self,
            SurveyReachCommand.self,
            SurveyFormatCommand.self,
            SurveyPrintCommand.self,
            SurveySchemaCommand.self,
            SurveyGraphCommand.self,
            SurveyGapsCommand.self, SurveyPathsCommand.self,
            SurveyQuotasCommand.self,
            SurveyDiffCommand.self,
            SurveyLockCommand.self,
            SurveyMigrateCommand.self,
            SurveyVerifyCommand.self,
            SurveyTestCommand.self,
            SurveySimulateCommand.self,
            SurveyMutateCommand.self,
            SurveyExportCommand.self,
            SurveyCodebookCommand.self,
        ])

    package init() {}
}

package struct SurveyListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the surveys and guides of the workspace.",
        discussion: """
            Questions are those that are asked, or the sections of a guide. JSON has the keys name, mode, title, revision, \
            questions, errors and warnings.

            Examples:
              canvass survey list
              canvass survey list --format json

            Exits 0 also when some have mistakes; 'survey lint' tells them.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        var table = Table(columns: [
            .init("name"), .init("mode", priority: 1), .init("title", priority: 3),
            .init("revision", alignment: .trailing, priority: 5),
            .init("questions", alignment: .trailing, priority: 4), .init("errors", alignment: .trailing),
            .init("warnings", alignment: .trailing, priority: 2),
        ])
        let identities = try Definitions.identities(in: session)
        for name in try Definitions.names(in: session) {
            let checked = try Definitions.lint(name, among: identities, in: session)
            let survey = checked.survey
            table.rows.append([
                .untrusted(name), Cell(survey?.mode.rawValue), Cell(untrusted: survey?.title), Cell(survey?.revision),
                Cell(survey.map { $0.mode == .group ? $0.sections.count : $0.asked.count }),
                Cell(checked.errors.count), Cell(checked.diagnostics.count - checked.errors.count),
            ])
        }
        session.show(table, output)
    }
}

extension Survey {
    /// The questions that are put to somebody.
    var asked: [Question] {
        questions.filter { question in
            if case .calculation = question.kind { false } else { true }
        }
    }
}
