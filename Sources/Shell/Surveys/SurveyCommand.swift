package import ArgumentParser
internal import SourceDiagnostics
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
            SurveyListCommand.self,
            SurveyLintCommand.self,
            SurveyFormatCommand.self,
            SurveyPrintCommand.self,
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
        for name in try Definitions.names(in: session) {
            let checked = try Definitions.check(name, in: session)
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

package struct SurveyLintCommand: SessionCommand {
    /// How findings are told.
    package enum Form: String, ExpressibleByArgument, CaseIterable { case text, json }

    package static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Find every mistake in what is written in surveys/, with its place.",
        discussion: """
            It checks the surveys and guides, and canvass.yaml, themes.yaml and roadmap.yaml; the roadmap only while the \
            codebook is right. Each mistake comes with file, line, column, the line itself, a caret and a hint. Codes that begin with E are \
            errors, those with W are advice. JSON has the keys file, line, column, length, severity, code, message, label \
            and hint.

            Examples:
              canvass survey lint
              canvass survey lint churn-followup --format json

            Exits 65 when there are errors, and 66 when there is no survey of that name.
            """)

    @Argument(help: "The files to check, without '.yaml'; all, if none is named.") package var survey: [String] = []
    @Option(help: "text or json.") package var format: Form?

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let shared = try Definitions.checkShared(in: session)
        var checked = survey.isEmpty ? shared : []
        for name in survey.isEmpty ? try Definitions.names(in: session) : survey {
            checked.append(
                try shared.first { $0.name == name } ?? Definitions.check(name, in: session))
        }
        let form = format ?? (session.format == .json ? .json : .text)
        switch form {
        case .json:
            let found = checked.flatMap(\.diagnostics).map(\.json)
            session.show(JSONValue.array(found).text(indented: true) + "\n")
        case .text:
            for definition in checked {
                let lines = SourceLines(definition.text)
                for diagnostic in definition.diagnostics {
                    session.output.result(diagnostic.rendered(in: lines) + "\n")
                }
            }
        }
        let errors = checked.reduce(0) { $0 + $1.errors.count }
        let warnings = checked.reduce(0) { $0 + $1.diagnostics.count } - errors
        let summary =
            "\(counted(errors, "error")) and \(counted(warnings, "warning")) in \(counted(checked.count, "definition"))"
        guard errors == 0 else { throw CommandFailure(.badData, summary) }
        session.output.remark(summary)
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

extension Diagnostic {
    fileprivate var json: JSONValue {
        .object([
            "file": .string(location.file), "line": .integer(location.line), "column": .integer(location.column),
            "length": .integer(length), "severity": .string(severity.rawValue), "code": .string(code.rawValue),
            "message": .string(message), "label": JSONValue(label), "hint": JSONValue(hint),
        ])
    }
}
