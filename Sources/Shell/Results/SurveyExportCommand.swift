package import ArgumentParser
internal import SurveyModel
internal import SurveyResults
internal import Tabulation

/// `survey export`: the answers to one survey as data.
///
/// It stands with the survey and not under `session` or as a verb of its own, because what it writes has the columns of one
/// survey; `session export` writes whole journals, of any survey.
package struct SurveyExportCommand: SessionCommand {
    /// How answers are laid out.
    package enum Shape: String, ExpressibleByArgument, CaseIterable { case long, wide }

    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the answers to a survey as data, one row for each answer or session.",
        discussion: """
            Long has a row for each answer: session, account, kind, status, revision, definition, question, round, row, \
            row_label, option, option_label, part, value, number, label, missing, missing_code, language, asked_order, \
            shown_order, answered_at. 'number' and 'label' are those of the value. Wide has a row for each session and a \
            column for each variable, as 'survey codebook' describes them: an option of a multi is 0 or 1, and a missing \
            reason is a negative number. --labels or --numbers puts these in the place of codes; numbers are those of the \
            definition or else of its lock; a column that has codes without one stays in codes, as those of Kano do.

            Answers that are off the path are not in it, nor what was not reached, and withdrawn words are gone. Sessions \
            of all revisions stand under the names of the newest; --availability tells which column was in which revision. \
            In CSV, words that a spreadsheet would run begin with an apostrophe. 'definition' is the hash of the \
            definition's text, as in 'survey verify'.

            Examples:
              canvass survey export churn-followup --format csv > answers.csv
              canvass survey export churn-followup --shape wide --labels --format json

            Exits 1 when there is no session of the revision, 65 for a discussion guide, and 66 when there is no such \
            survey.
            """)

    @Argument(help: "The survey.") package var survey: String
    @Option(help: "long or wide.") package var shape = Shape.long
    @Option(help: "A revision's number, or all.") package var revision = "all"
    @Flag(help: "Labels in the place of codes, in the wide shape; the long one has both.") package var labels = false
    @Flag(help: "Numbers in the place of codes, in the wide shape; the long one has both.") package var numbers = false
    @Flag(help: "Instead of answers: for each column its revisions and how many were asked.")
    package var availability = false
    @Flag(help: "The sessions of simulated respondents, and only those.") package var simulated = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard RevisionChoice(revision) != nil else {
            throw ValidationError("'\(revision)' is neither a revision's number nor 'all'")
        }
        if labels || numbers, shape == .long {
            throw ValidationError("the long shape has labels and numbers already: use --shape wide")
        }
        if labels, numbers { throw ValidationError("--labels and --numbers exclude each other") }
    }

    package mutating func run(in session: inout Session) throws {
        let responses = try session.responses(
            to: survey, revision: RevisionChoice(revision)?.number, simulated: simulated)
        let table = ResponseTable(responses, codes: labels ? .labels : numbers ? .numbers : .codes) {
            TimeText.utc(milliseconds: $0)
        }
        session.show(availability ? table.availability : shape == .long ? table.long : table.wide, output)
        let without = numbers ? table.columnsWithoutNumbers : []
        if !without.isEmpty, !availability {
            session.output.remark(
                "note: some codes have no number, so these stay in codes: \(without.joined(separator: ", "))")
            session.output.remark("hint: 'survey lock \(responses.survey.id)' gives every option its number")
        }
        session.output.remark("\(counted(responses.responses.count, "session")) of '\(responses.survey.id)'")
    }
}
