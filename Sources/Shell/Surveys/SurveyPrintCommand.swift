package import ArgumentParser
internal import TerminalText

package struct SurveyPrintCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "print", abstract: "Write a whole survey or guide in plain words.",
        discussion: """
            For people who will not read YAML: every question with its wording, its answers, when it is asked and where it \
            leads.

            Examples:
              canvass survey print churn-followup
              canvass survey print reporting-focus-group | less

            Exits 65 when the survey has mistakes, and 66 when there is none of that name.
            """)

    @Argument(help: "The survey.") package var survey: String

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let definition = try Definitions.survey(named: survey, in: session)
        let width = session.output.isTerminal ? session.output.width() : 80
        session.show(SurveyInWords(definition.survey, width: max(40, min(width, 100))).text)
    }
}
