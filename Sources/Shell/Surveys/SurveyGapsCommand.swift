package import ArgumentParser
internal import SourceDiagnostics
internal import SurveyModel
internal import SurveyYAML
internal import Tabulation
internal import TerminalText

package struct SurveyGapsCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "gaps", abstract: "List what a survey does not say in each of its languages.",
        discussion: """
            A text that is not translated is shown in the first language of the survey. Lint reports such gaps only where \
            no 'fallback' is declared; this lists them all.

            Examples:
              canvass survey gaps churn-followup
              canvass survey gaps churn-followup --language de --format csv > to-translate.csv

            Columns: language, of (the question, section, option 'list.code' or survey), line, and shown (what stands there \
            now; standard words have nothing). Exits 64 for a language that the survey does not have, 65 when the survey has \
            mistakes, and 66 when there is none of that name.
            """)

    @Argument(help: "The survey.") package var survey: String
    @Option(help: "Only what is missing in this one of its languages.") package var language: String?
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let definition = try Definitions.survey(named: survey, in: session)
        let languages = definition.survey.languages
        if let language, !languages.contains(language) {
            throw CommandFailure(
                .usage, "'\(definition.survey.id)' has no wording in '\(PrintableText(language))'",
                hint: "it has \(languages.joined(separator: ", "))")
        }
        let gaps = SurveyParser.read(definition.text, file: definition.path).gaps.filter { gap in
            language.map { $0 == gap.language } ?? true
        }
        var table = Table(columns: [
            .init("language"), .init("of"), .init("line", alignment: .trailing, priority: 2),
            .init("shown", priority: 1),
        ])
        for language in languages {
            table.rows += gaps.filter { $0.language == language }.map { gap in
                [
                    .text(gap.language), .untrusted(gap.owner), Cell(gap.location.line),
                    gap.shown.isEmpty ? .null : .untrusted(gap.shown),
                ]
            }
        }
        session.show(table, output)
        session.output.tell("\(counted(gaps.count, "text")) not translated")
    }
}
