package import ArgumentParser
internal import LineEditing
internal import Storage
internal import Tabulation

/// How long words and people are kept.
package struct RetentionCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "Show and erase what is older than the workspace keeps.",
        subcommands: [RetentionShowCommand.self, RetentionApplyCommand.self, RetentionLogCommand.self])

    package init() {}
}

package struct RetentionShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Count what is older than the workspace keeps.",
        discussion: """
            surveys/canvass.yaml says for how many days words and people are kept: 'retention_days: 730'. Nothing is ever \
            erased but by 'retention apply'.

            A ticket, idea or review is as old as the last thing that is known of it: written, changed, answered, solved \
            or commented; its comments and votes are as old as it is. One without any date has no age and stays. A \
            session, a recording or a note at the desk is as old as the last entry of its journal, and what a user did \
            as old as the last use in that week. A contact is due when only what is old refers to it.

            JSON is an array with item, count and becomes, as in 'contact erase'.

            Examples:
              canvass retention show
              canvass retention show --days 365 --format json

            Exits 1 where no limit is set, and 65 when surveys/canvass.yaml has mistakes.
            """)

    @Option(help: "Count what is older than so many days, whatever the workspace keeps.") package var days: Int?
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        if let days, !(1...36_500).contains(days) { throw ValidationError("--days needs a number from 1 to 36500.") }
    }

    package mutating func run(in session: inout Session) throws {
        let due = try session.due(after: days)
        session.show(ErasureWords(counts: due.counts).table, output)
        session.output.remark(
            due.counts.isEmpty
                ? "nothing is older than \(due.days) days"
                : "older than \(due.days) days: nothing is known of it since \(due.day)")
    }
}

package struct RetentionApplyCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Erase the words and people that are older than the workspace keeps.",
        discussion: """
            What 'retention show' counts goes for good: the words of tickets, ideas, reviews and sessions, and who wrote, \
            voted and used the product then. That there was a ticket, when, of which account and about which themes \
            stays, and so do the numbers of sessions: earlier numbers stay as they were. In the place of a name stands a \
            mark that nobody can turn back. A ticket that its source changes later comes in anew; the same file again \
            counts as 'dropped: erased'.

            Examples:
              canvass retention apply
              canvass retention apply --yes

            It is one transaction and cannot be undone, so it shows what goes and asks; off a terminal it needs --yes and \
            exits 64 without it. Exits 1 where no limit is set, or somebody drives a session that is due.
            """)

    @Flag(help: "Do it without asking.") package var yes = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        guard yes || session.editor.isInteractive else {
            throw CommandFailure(
                .usage, "erasing words cannot be undone",
                hint: "'retention show' counts them, and --yes does it in a script")
        }
        let due = try session.due(after: nil)
        session.show(ErasureWords(counts: due.counts).table, output)
        guard !due.counts.isEmpty else { return session.output.tell("nothing is older than \(due.days) days") }
        guard yes || isMeant(due, in: session) else { return session.output.tell("nothing was erased") }
        try session.findThemesBeforeErasing()
        let (withdrawals, drivers, _) = try session.withdrawals(of: due.sessions, desk: due.journals)
        defer { for driver in drivers { driver.release() } }
        let salt = session.surroundings.salt
        var erasure = Erasure(
            .olderThan(due.moment), secret: salt() + salt(), time: session.surroundings.now(), actor: session.actor)
        erasure.withdrawals = withdrawals
        let record = try session.store().erase(erasure)
        session.output.tell(
            "erased for good, as number \(record.number) of the log: \(ErasureWords(counts: record.counts).sentence)")
        // Who looks for so many words finds them everywhere; copies of the store are known by their names.
        KeptCopies(of: []).tell(in: session, output)
    }

    @MainActor
    private func isMeant(_ due: DueErasure, in session: Session) -> Bool {
        session.output.tell("this erases for good what nothing is known of since \(due.day)")
        return session.editor.next(LineRequest(prompt: "type 'erase' to do it: ")) == .line("erase")
    }
}

package struct RetentionLogCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List what was erased, when, by whom and why.",
        discussion: """
            Erasures of people are in it with those of what was too old; it names nobody. JSON keys: number, time, actor, \
            cause (person or age), before, reason, contacts, tickets, ideas, reviews, comments, supporters, users, \
            former, sessions, follow_ups, words.

            Examples:
              canvass retention log
              canvass retention log --format json

            Exits 0, also where nothing was ever erased.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let records = try session.store().erasures()
        let items = ErasureCounts.Item.allCases
        session.show(
            Table(
                columns: [
                    .init("number", alignment: .trailing), .init("time", brevity: .minute), .init("actor", priority: 3),
                    .init("cause"), .init("before", priority: 4, brevity: .day), .init("reason", priority: 2),
                ] + items.map { .init($0.rawValue, alignment: .trailing, priority: $0 == .tickets ? 1 : 5) },
                rows: records.map { record in
                    [
                        .integer(record.number), .text(TimeText.utc(milliseconds: record.time)),
                        .untrusted(record.actor), .text(record.cause.rawValue), Cell(seconds: record.before),
                        Cell(untrusted: record.reason),
                    ] + items.map { .integer(record.counts[$0]) }
                }), output)
        if session.output.isTerminal { session.output.tell(counted(records.count, "erasure")) }
    }
}
