package import ArgumentParser
internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Journal

package struct AccountMergeCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Count an account as another one from now on.",
        discussion: """
            All that is known about the first account then counts for the second: tickets, ideas, usage, sessions, people; \
            and what only the first one's record tells (seats, revenue, attributes) is taken from there. No record is \
            changed: each stays with the account it was found to be of, and 'account unmerge' takes the merge back. Who \
            merged them, when and why is kept ('account show').

            Examples:
              canvass account merge zendesk:4711 acme --because "the help desk's record of it"
              canvass account unmerge zendesk:4711

            Exits 1 when one of them is not there, or they are merged already, and 64 without a reason.
            """)

    @Argument(help: "The account that is counted as another one: its id or name.") package var account: String
    @Argument(help: "The account that it counts as: its id or name.") package var into: String
    @Option(help: "Why, in a few words.") package var because: String

    package init() {}

    package func validate() throws {
        guard because.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--because says why") }
    }

    package mutating func run(in session: inout Session) throws {
        let finder = CustomerFinder(try session.store())
        let (from, to) = (try finder.account(account).id, try finder.account(into).id)
        let joins = try session.joins()
        guard from != to else { throw CommandFailure(.failed, "an account cannot be merged into itself") }
        if let other = joins.merges[from] {
            throw CommandFailure(
                .failed, "'\(printable(from))' is merged into '\(printable(other))'",
                hint: "'account unmerge \(printable(from))' takes it back")
        }
        guard !joins.typed.isJoined(.account, from) else {
            throw CommandFailure(
                .failed, "'\(printable(from))' was typed, and is joined to another account already",
                hint: "'typed part \(printable(from))' takes that back")
        }
        guard joins.counted(to) != from else {
            throw CommandFailure(
                .failed, "'\(printable(to))' counts as '\(printable(from))' already, so it would be a circle",
                hint: joins.merges[to] == nil
                    ? "'typed part \(printable(to))' takes that back"
                    : "'account unmerge \(printable(to))' takes that back")
        }
        let journal = try session.desk(.account).journals["account:\(from)"]
        let event = DeskEvent.accountMerged(account: from, into: to, because: Words(because))
        try session.record(event, about: .account, in: journal)
        session.output.tell(
            "account '\(printable(from))' counts as '\(printable(joins.counted(to)))' from now on")
    }
}

package struct AccountUnmergeCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "unmerge", abstract: "Take a merge back: the account counts for itself again.",
        discussion: """
            All numbers are then as if the two had never been merged. That they were, by whom and when, stays on file.

            Examples:
              canvass account unmerge zendesk:4711
              canvass account unmerge zendesk:4711 --because "two companies of one name"

            Exits 1 when there is no such account or it is not merged.
            """)

    @Argument(help: "The account that was merged into another one: its id or name.") package var account: String
    @Option(help: "Why, in a few words.") package var because: String?

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let id = try CustomerFinder(session.store()).account(account).id
        let desk = try session.desk(.account)
        guard desk.accountMerges[id] != nil else {
            throw CommandFailure(
                .failed, "'\(printable(id))' is not merged into another account",
                hint: "'account list' shows what is, under merged")
        }
        let event = DeskEvent.accountUnmerged(account: id, because: because.map { Words($0) })
        try session.record(event, about: .account, in: desk.journals["account:\(id)"])
        session.output.tell("account '\(printable(id))' counts for itself again")
    }
}
