package import ArgumentParser
internal import Journal
internal import Storage
internal import SurveyModel
internal import SurveyVersions
internal import Tabulation

package struct SurveyMigrateCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Look what would become of unfinished sessions under the survey of today.",
        discussion: """
            For each answer: whether it would be carried over (by name, 'was' or 'recode'), set aside, or asked again, and which \
            questions would be new. It is only ever a look. A session finishes under the definition that it began with: its \
            journal says which question was put in which words, and a copy of somebody's words in another session would \
            escape a withdrawal.

            Examples:
              canvass survey migrate 1a2b3c4d --dry-run
              canvass survey migrate --all --dry-run --format json

            Columns: session, question, fate ('carried', 'set_aside', 'asked_again' or 'asked'), reason. Exits 1 without \
            --dry-run, 64 when neither a session nor --all is given, and 65 when the survey of today has mistakes.
            """)

    @Argument(help: "The session.") package var session: String?
    @Flag(help: "All sessions that can be resumed.") package var all = false
    @Flag(help: "Change nothing, which is all that there is.") package var dryRun = false
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func validate() throws {
        guard (session != nil) != all else { throw ValidationError("Name a session, or say '--all'.") }
    }

    package mutating func run(in current: inout Session) throws {
        guard dryRun else {
            throw CommandFailure(
                .failed, "a session finishes under the definition that it began with, and is not moved to another",
                hint: "'--dry-run' shows what would become of its answers; 'resume' goes on with it")
        }
        let records =
            try session.map { [try current.record(named: $0, exitCode: .missingFile)] }
            ?? current.store().sessions().filter { $0.status != .ended && $0.kind != .group }
        var definitions: [String: Survey] = [:]
        var table = Table(columns: [
            .init("session", brevity: .identifier), .init("question"), .init("fate"), .init("reason", priority: 1),
        ])
        var same = 0
        for record in records {
            guard record.kind != .group else {
                throw CommandFailure(
                    .failed, "session \(record.id.short) is a focus group, which follows its guide to the end")
            }
            if definitions[record.survey] == nil {
                let file = try Definitions.file(ofSurvey: record.survey, in: current)
                definitions[record.survey] = try Definitions.survey(named: file, in: current).survey
            }
            guard let survey = definitions[record.survey] else { continue }
            let past = try current.past(record)
            if CanonicalForm(past.survey) == CanonicalForm(survey) { same += 1 }
            let migration = Migration(of: try InterviewRunner.replay(past), to: survey)
            table.rows += migration.items.map { item in
                [.text(record.id.text), .text(item.question), .text(item.fate.rawValue), Cell(item.reason)]
            }
        }
        current.show(table, output)
        let summary = "\(counted(records.count, "session")), of which \(same) began with the definition of today"
        current.output.tell(summary)
    }
}
