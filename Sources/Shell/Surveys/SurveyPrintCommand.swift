package import ArgumentParser
internal import SurveyModel
internal import SurveyPrinting
internal import SurveyYAML
internal import Tabulation
internal import TerminalText

package struct SurveyPrintCommand: SessionCommand {
    package enum Form: String, ExpressibleByArgument, CaseIterable { case text, markdown }

    package static let configuration = CommandConfiguration(
        commandName: "print", abstract: "Write a whole survey or guide in plain words.",
        discussion: """
            For people who will not read YAML: every question with its wording, its answers, who is asked it, what is checked \
            and where it leads, with conditions and fills said in words. At its head stands how much is not translated into \
            each language; 'survey gaps' lists it.

            Examples:
              canvass survey print churn-followup
              canvass survey print churn-followup --language de --format markdown > churn.md

            Exits 64 for a language that the survey does not have, 65 when the survey has mistakes, and 66 when there is none \
            of that name.
            """)

    @Argument(help: "The survey.") package var survey: String
    @Option(help: "One of its languages; the first one, if none is named.") package var language: String?
    @Option(help: "text or markdown.") package var format: Form?

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let definition = try Definitions.survey(named: survey, in: session)
        let languages = definition.survey.languages
        if let language, !languages.contains(language) {
            throw CommandFailure(
                .usage, "'\(definition.survey.id)' has no wording in '\(PrintableText(language))'",
                hint: "it has \(languages.joined(separator: ", "))")
        }
        let gaps = SurveyParser.read(definition.text, file: definition.path).gaps
        let printed = PrintedSurvey(
            definition.survey, language: language,
            gaps: Dictionary(grouping: gaps, by: \.language).mapValues { $0.map(\.owner) })
        switch format ?? (session.format == .markdown ? .markdown : .text) {
        case .markdown: session.show(printed.markdown)
        case .text:
            let width = session.output.isTerminal ? session.output.width() : 80
            session.show(printed.text(width: max(40, min(width, 100))))
        }
    }
}
