internal import SurveyModel
internal import Journal
internal import Interviewing
internal import FeedbackModel
package import ArgumentParser
internal import Storage
internal import Tabulation

/// `session …`: what was asked and said, kept for good.
package struct SessionNoun: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "session", abstract: "Sessions: list, show, watch, attach, replay, export, verify, withdraw.",
        subcommands: [
            SessionListCommand.self,
            SessionShowCommand.self,
            SessionWatchCommand.self,
            SessionAttachCommand.self,
            SessionReplayCommand.self,
            SessionExportCommand.self,
            SessionVerifyCommand.self,
            SessionWithdrawCommand.self,
        ])

    package init() {}
}

/// `session list`.
package struct SessionListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all sessions, oldest first.",
        discussion: """
            Examples:
              canvass session list
              canvass session list --unfinished --format json
              canvass session list --survey churn-followup --times

            Columns: session, kind, survey, account, ticket, actor, started_at, status, simulated (the profile of \
            a simulated respondent), practice (whether it was held for practice), events. --times reads \
            each interview and adds worked_s, idle_s and too_fast, the answers that came faster than their question can \
            be read. Exits 0, also when there are none.
            """)

    @Flag(help: "Only those that can be resumed.") package var unfinished = false
    @Option(help: "Only those of this survey or guide.") package var survey: String?
    @Flag(help: "Add the time that was worked, idle time, and answers that came too fast.") package var times = false
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let store = try session.store()
        let records = try store.sessions().filter { record in
            (!unfinished || record.status != .ended) && (survey.map { $0 == record.survey } ?? true)
        }
        let rows: [[Cell]] = try records.map { record in
            let entries = try store.entries(of: record.id, after: 0)
            let row: [Cell] = [
                .text(record.id.text), .text(record.kind.rawValue), .text(record.survey),
                Cell(untrusted: record.accountID), Cell(untrusted: record.ticketID), .untrusted(record.actor),
                .text(TimeText.utc(milliseconds: record.startedAt)), .text(record.status.rawValue),
                Cell(untrusted: entries.first?.simulated), .boolean(entries.isPractice), .integer(entries.count),
            ]
            return row + (times ? timeCells(record, in: session) : [])
        }
        let timeColumns = ["worked_s", "idle_s", "too_fast"].map {
            Table.Column($0, alignment: .trailing, priority: 1)
        }
        session.show(
            Table(
                columns: [
                    .init("session", brevity: .identifier), .init("kind", priority: 5), .init("survey"),
                    .init("account", priority: 2), .init("ticket", priority: 6), .init("actor", priority: 4),
                    .init("started_at", title: "started", priority: 3, brevity: .minute),
                    .init("status", priority: 1), .init("simulated", priority: 8),
                    // Where there are some, nobody must take them for the real thing.
                    .init("practice", priority: rows.contains { $0[9] == .boolean(true) } ? 0 : 9),
                    .init("events", alignment: .trailing, priority: 7),
                ] + (times ? timeColumns : []), rows: rows), output)
    }

    /// The times of an interview; nothing for a group, and for a session that this version cannot read.
    @MainActor
    private func timeCells(_ record: SessionRecord, in session: Session) -> [Cell] {
        guard record.kind != .group, let past = try? session.past(record), let times = try? InterviewTimes(past) else {
            return [.null, .null, .null]
        }
        return times.cells
    }
}

extension [JournalEntry] {
    /// Whether the session was held for practice; a group never is.
    var isPractice: Bool { prefix(2).contains { $0.draft.kind == "practised" } }
}

extension JournalEntry {
    /// The profile of the simulated respondent with whom an interview was opened; `nil` for people.
    var simulated: String? {
        guard let event = try? draft.event(as: InterviewEvent.self), case .opened(let opening) = event else {
            return nil
        }
        return opening.simulated
    }
}
