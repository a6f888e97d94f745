package import ArgumentParser
internal import FeedbackModel
internal import Storage
internal import Tabulation

/// Customers' ideas, as a board of ideas knows them.
package struct IdeaCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "idea", abstract: "List and show ideas and who supports them.",
        subcommands: [IdeaListCommand.self, IdeaShowCommand.self])

    package init() {}
}

package struct IdeaListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List ideas, those with most votes first.",
        discussion: """
            Votes are what the board counts; supporters are those of them that are known, and accounts whose they are, \
            each once. Votes nobody knows by whom are in no share: they may all be of one account. An idea that was \
            closed into another gives it its author and supporters, and is counted with it as long as that is on file. \
            JSON keys: id, title, votes, supporters, accounts, status, account_id, created_at, merged_into, themes.

            Examples:
              canvass idea list
              canvass idea list --theme wish/bulk_edit --format json

            Exits 1 for an account or theme that is not there.
            """)

    @Option(help: "Only ideas of this account: its id or name, or a unique beginning.") package var account: String?
    @Option(help: "Only ideas in which phrases of this theme were found.") package var theme: String?
    @Option(parsing: .unconditional, help: "At most so many.") package var limit: Int?
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func validate() throws {
        try checkCount(limit, of: "--limit")
    }

    package mutating func run(in session: inout Session) throws {
        let store = try session.store()
        let filter = TicketFilter(
            account: try account.map { try session.scope(ofAccountNamed: $0) },
            theme: try theme.map { try session.themeID(named: $0) }, kind: .idea)
        let support = Dictionary(try store.ideaSupport().map { ($0.id, $0) }) { first, _ in first }
        let joins = try session.joins()
        let sorted = try store.tickets(matching: filter).sorted { left, right in
            (right.votes ?? 0, left.id) < (left.votes ?? 0, right.id)
        }
        let ideas = limit.map { Array(sorted.prefix($0)) } ?? sorted
        session.show(Self.table(ideas, support, joins), output)
        if session.output.isTerminal { session.output.tell(counted(sorted.count, "idea")) }
    }

    private static func table(
        _ ideas: [Ticket], _ support: [String: IdeaSupport], _ joins: Identities
    ) -> Table {
        Table(
            columns: [
                .init("id"), .init("title"), .init("votes", alignment: .trailing),
                .init("supporters", alignment: .trailing, priority: 2),
                .init("accounts", alignment: .trailing, priority: 1), .init("status", priority: 3),
                .init("account_id", title: "account", priority: 5),
                .init("created_at", title: "created", priority: 4, brevity: .day),
                .init("merged_into", priority: 6), .init("themes", priority: 7),
            ],
            rows: ideas.map { idea in
                let known = support[idea.id]
                return [
                    .untrusted(idea.id), .untrusted(idea.subject), Cell(idea.votes),
                    .integer(known?.supporters.count ?? 0),
                    .integer(Set((known?.supporters ?? []).compactMap { joins.account(of: $0.claim) }).count),
                    .untrusted(idea.status),
                    Cell(untrusted: known.flatMap { joins.account(of: $0.claim) } ?? idea.accountID),
                    Cell(seconds: idea.createdAt),
                    Cell(untrusted: known?.originalID), .list((known?.themes ?? []).map(Cell.untrusted)),
                ]
            })
    }
}

package struct IdeaShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one idea with its words, its themes and who supports it.",
        discussion: """
            JSON is one object with the keys of 'ticket show', merged_into and supporters (each with contact_id, \
            account_id and voted_at).

            Examples:
              canvass idea show fider:10
              canvass idea show 10 --format json

            Exits 1 when no idea, or more than one, begins so.
            """)

    @Argument(help: "The idea's id, with or without its source, or a unique beginning.") package var idea: String
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let store = try session.store()
        let ticket = try CustomerFinder(store).ticket(idea)
        guard let support = try store.ideaSupport(ticket.id) else {
            throw CommandFailure(
                .failed, "'\(printable(ticket.id))' is no idea", hint: "'ticket show \(printable(ticket.id))' shows it")
        }
        let joins = try session.joins()
        let supporters: [JSONValue] = support.supporters.map { supporter in
            [
                "contact_id": JSONValue(supporter.contactID),
                "account_id": JSONValue(joins.account(of: supporter.claim)),
                "voted_at": JSONValue(seconds: supporter.time),
            ]
        }
        let facts =
            TicketShowCommand.facts(
                ticket, try store.matches(inTicket: ticket.id), joins.directory.find(support.claim)) + [
                .init("merged_into", JSONValue(support.originalID)), .init("supporters", .array(supporters)),
            ]
        session.show(.object(facts), or: Table(describing: facts), output)
    }
}
