package import ArgumentParser
internal import SurveyResults
internal import Tabulation

package struct SurveyCodebookCommand: SessionCommand {
    /// How a codebook is written.
    package enum Form: String, ExpressibleByArgument, CaseIterable { case markdown, json }

    package static let configuration = CommandConfiguration(
        commandName: "codebook", abstract: "Describe every column of a survey's data.",
        discussion: """
            For each question: its wording in each language, its type, when it is asked, the revisions that have it, its \
            columns in 'survey export --shape wide', and its codes with labels, numbers and missing codes. JSON has one \
            member of 'variables' for each column.

            Examples:
              canvass survey codebook churn-followup > codebook.md
              canvass survey codebook churn-followup --format json

            Exits 65 for a discussion guide, and 66 when there is no such survey.
            """)

    @Argument(help: "The survey.") package var survey: String
    @Option(help: "markdown or json.") package var format: Form?
    @Flag(help: "The columns that the sessions of simulated respondents have.") package var simulated = false

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let codebook = SurveyCodebook(try session.responses(to: survey, simulated: simulated))
        switch format ?? (session.format == .json ? .json : .markdown) {
        case .markdown: session.show(codebook.markdown)
        case .json: session.show(codebook.json.text(indented: true) + "\n")
        }
    }
}
