package import ArgumentParser
internal import FollowUps
internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel
internal import Tabulation

/// `followup …`: whom to get back to.
package struct FollowUpCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "followup", abstract: "Whom to get back to, when, and how the calls came out.",
        subcommands: [
            FollowUpListCommand.self,
            FollowUpNextCommand.self,
            FollowUpAddCommand.self,
            FollowUpDoneCommand.self,
            FollowUpReopenCommand.self,
            FollowUpRatesCommand.self,
        ])

    package init() {}
}

/// `followup list`.
package struct FollowUpListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List whom to get back to, with the reason and the time.",
        discussion: """
            The queue follows from what is on file: times that were agreed on (/callback), promises (/promise), answers to \
            questions with the tag close_the_loop, interviews that wait, soft refusals, tickets, as 'follow_up' in \
            surveys/canvass.yaml says, and what 'followup add' entered. It also says who is left alone, how long, and when \
            customers are called; whoever withdrew their words or refused for good is blocked. 'followup done' takes one \
            off.

            Times are those of the customer's clock: of 'time_zone' of the account, else of the workspace. Columns: id, \
            state (due, later, blocked, done), kind, local, zone, not_before (UTC), due, account, contact, ticket, survey, \
            session, tries, reason, rule, words, note.

            Examples:
              canvass followup list
              canvass followup list --all --format json

            Exits 0, also when there is nobody.
            """)

    @Flag(help: "Those too whom a rule forbids to call, and what is done.") package var all = false
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let lines = try session.followUps()
        let shown = lines.filter { all || $0.state == .due || $0.state == .later }
        switch session.form(output.output) {
        case .json, .jsonl, .csv, .tsv: session.show(Self.table(shown), output)
        case .box, .table, .markdown, .lines: session.show(Self.table(shown.map(\.readable)), output)
        }
        guard session.output.isTerminal else { return }
        let count = { (state: FollowUpLine.State) in lines.count { $0.state == state } }
        let hidden = [("left alone", count(.blocked)), ("done", count(.done))].filter { $0.1 > 0 }
        let rest = hidden.map { ", \($0.1) \($0.0)" }.joined()
        session.output.tell(
            "\(count(.due)) due, \(count(.later)) later\(rest)\(hidden.isEmpty || all ? "" : ": --all shows them")")
    }

    private static func table(_ lines: [FollowUpLine]) -> Table {
        Table(
            columns: [
                .init("id"), .init("state"), .init("kind", priority: 9), .init("local", brevity: .minute),
                .init("zone", priority: 10), .init("not_before", priority: 12), .init("due", priority: 4),
                .init("account", priority: 1), .init("contact", priority: 7), .init("ticket", priority: 6),
                .init("survey", priority: 5), .init("session", priority: 11, brevity: .identifier),
                .init("tries", alignment: .trailing, priority: 8), .init("reason"), .init("rule", priority: 2),
                .init("words", priority: 3), .init("note", priority: 8),
            ],
            rows: lines.map { line in
                let item = line.item
                return [
                    .untrusted(item.id), .text(line.state.rawValue), .text(item.kind.rawValue),
                    Cell((line.local?.description.prefix(16)).map(String.init)), .text(line.zone.name),
                    .text(TimeText.utc(milliseconds: line.notBefore)), Cell(item.due?.description),
                    Cell(untrusted: item.account), Cell(untrusted: item.contact), Cell(untrusted: item.ticket),
                    Cell(item.survey), Cell(item.session), .integer(item.tries), .untrusted(item.reason),
                    Cell(line.rule), Cell(untrusted: item.words?.text), Cell(untrusted: item.note?.text),
                ]
            })
    }
}

/// `followup next`.
package struct FollowUpNextCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "next", abstract: "Take the next follow-up: its interview opens with the case filled.",
        discussion: """
            An interview that waits goes on at the question where it was left; one about a ticket, after a refusal, or \
            entered with a survey begins anew with its case. Promises, those who want to hear how it goes on, and what \
            was entered without a survey are no interviews: 'followup list' has them. Nothing is taken off the list by \
            this: 'followup done' does that.

            Examples:
              canvass followup next
              canvass followup next call-1a2b3c4d

            Exits 1 when nobody is due, when the follow-up that is named may not be done now, and as 'interview' does.
            """)

    @Argument(help: "The follow-up: its id, or a unique beginning of it; else the first that is due.")
    package var id: String?

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let lines = try session.followUps()
        let line = try id.map { try Self.line($0, among: lines) } ?? Self.first(of: lines)
        let item = line.item
        session.output.tell("\(printable(item.id)): \(printable(line.readable.item.reason))")
        guard let survey = item.survey, Self.isInterview(item) else {
            throw CommandFailure(
                .failed, "'\(printable(item.id))' is no interview",
                hint: item.session.map { "'session show \($0.prefix(8))' shows where it comes from" }
                    ?? "when it is done: followup done \(printable(item.id))")
        }
        if item.resumes, let id = item.session {
            let past = try session.past(session.record(named: id))
            return try InterviewRunner.resume(past, .init(), in: &session)
        }
        let definition = try Definitions.survey(named: survey, in: session)
        var facts = try session.facts(ticket: item.ticket, account: item.account, given: [])
        facts.contact = try facts.contact ?? item.contact.flatMap { try session.store().contact($0) }
        try InterviewRunner.start(
            definition.survey, definition: String(decoding: definition.text, as: UTF8.self), about: facts, .init(),
            in: &session)
        if item.kind == .task { session.output.tell("when it is done: followup done \(printable(item.id))") }
    }

    private static func isInterview(_ item: FollowUpItem) -> Bool {
        item.survey != nil && (item.resumes || [.refusal, .ticket, .callBack, .task].contains(item.kind))
    }

    /// The first that is due and an interview.
    private static func first(of lines: [FollowUpLine]) throws(CommandFailure) -> FollowUpLine {
        let due = lines.filter { $0.state == .due }
        if let line = due.first(where: { isInterview($0.item) }) { return line }
        let next = lines.first { $0.state == .later && isInterview($0.item) }
        throw CommandFailure(
            .failed, due.isEmpty ? "nobody is due" : "no interview is due; 'followup list' has what is",
            hint: next.map { "the next is \(printable($0.item.id)) at \($0.local?.description ?? "a time to come")" }
                ?? "'followup list --all' shows everybody, with the reason")
    }

    private static func line(_ id: String, among lines: [FollowUpLine]) throws(CommandFailure) -> FollowUpLine {
        let line = try FollowUpLine.named(id, among: lines)
        // Somebody who names one knows why it is earlier than the rules say; what is forbidden stays forbidden.
        switch line.state {
        case .due, .later: return line
        case .blocked:
            throw CommandFailure(
                .failed, "'\(printable(line.item.id))' is left alone: \(line.rule ?? "a rule forbids it")")
        case .done:
            throw CommandFailure(
                .failed, "'\(printable(line.item.id))' is off the list: \(line.rule ?? "it is done")",
                hint: "'followup reopen \(printable(line.item.id))' puts it back")
        }
    }
}

extension FollowUpLine {
    /// The line as people read it: what was promised or entered stands with the reason, since that is what to do.
    fileprivate var readable: FollowUpLine {
        guard let words = item.words else { return self }
        var line = self
        line.item.reason = "\(item.reason): \(words)"
        line.item.words = nil
        return line
    }
}
