package import ArgumentParser
package import FeedbackModel
internal import Storage
internal import Tabulation

/// Customers' requests, as the help desk knows them.
package struct TicketCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ticket", abstract: "List and show tickets, and how they are served.",
        subcommands: [TicketListCommand.self, TicketShowCommand.self, TicketServiceCommand.self])

    package init() {}
}

package struct TicketListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tickets, newest first.",
        discussion: """
            Tickets that their source has deleted are not listed, and ideas and reviews only with --kind. JSON keys: id, account_id, created_at, updated_at, \
            status, priority, channel, language, satisfaction, tags, subject.

            Examples:
              canvass ticket list --account acme --limit 20
              canvass ticket list --search 'export timeout' --format json

            Exits 1 for an account or theme that is not there.
            """)

    @Option(help: "Only tickets of this account: its id or name, or a unique beginning.") package var account: String?
    @Option(help: "Only tickets in which phrases of this theme were found.") package var theme: String?
    @Option(help: "What to list: ticket, idea or review.") package var kind = Ticket.Kind.ticket
    @Option(help: ArgumentHelp("Only tickets with all these words in subject or body.", valueName: "words"))
    package var search: String?
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
            theme: try theme.map { try session.themeID(named: $0) },
            kind: kind, words: (search ?? "").split(whereSeparator: \.isWhitespace).map(String.init), limit: limit)
        let tickets = try store.tickets(matching: filter)
        session.show(Self.table(tickets), output)
        Self.tellCount(of: tickets, kind, limit: limit, in: session)
    }

    /// Says how many there are, or that there are more, to a person.
    @MainActor
    static func tellCount(of tickets: [Ticket], _ kind: Ticket.Kind, limit: Int?, in session: Session) {
        guard session.output.isTerminal else { return }
        let isCut = limit.map { $0 == tickets.count } ?? false
        session.output.tell(
            isCut ? "the newest \(tickets.count); --limit shows more" : counted(tickets.count, kind.rawValue))
    }

    static func table(_ tickets: [Ticket]) -> Table {
        Table(
            columns: [
                Table.Column("id"), Table.Column("account_id", title: "account", priority: 2),
                Table.Column("created_at", title: "created", priority: 1, brevity: .day),
                Table.Column("updated_at", title: "updated", priority: 9, brevity: .day),
                Table.Column("status", priority: 3), Table.Column("priority", priority: 4),
                Table.Column("channel", priority: 7), Table.Column("language", priority: 8),
                Table.Column("satisfaction", alignment: .trailing, priority: 6), Table.Column("tags", priority: 5),
                Table.Column("subject"),
            ],
            rows: tickets.map { ticket in
                [
                    .untrusted(ticket.id), Cell(untrusted: ticket.accountID), Cell(seconds: ticket.createdAt),
                    Cell(seconds: ticket.updatedAt), .untrusted(ticket.status), Cell(untrusted: ticket.priority),
                    Cell(untrusted: ticket.channel), Cell(untrusted: ticket.language),
                    Cell(ticket.satisfaction, fractionDigits: 2), .list(ticket.tags.map(Cell.untrusted)),
                    .untrusted(ticket.subject),
                ]
            })
    }
}

package struct TicketShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one ticket with its words and the themes found in them.",
        discussion: """
            JSON is one object with the keys id, source, account_id and contact_id (as they came), account (the one on \
            file that it counts for) and joined_by (why, or why there is none), created_at, updated_at, status, priority, \
            channel, language, satisfaction, tags, is_tombstone, is_erased (its words are gone for good), kind (ticket, \
            idea or review), votes, solved_at, \
            first_reply_at, reopens, team, themes (each with theme and phrase), subject, body, comments (each \
            with speaker, author, created_at and body; the speaker is customer, agent, bot or note, and only customers' \
            comments are matched to themes) and unmapped (what the import had no place for).

            Examples:
              canvass ticket show zendesk:35436
              canvass ticket show 35436 --format json

            Exits 1 when no ticket, or more than one, begins so.
            """)

    @Argument(help: "The ticket's id, with or without its source, or a unique beginning.") package var ticket: String
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let store = try session.store()
        let ticket = try CustomerFinder(store).ticket(ticket)
        let facts = Self.facts(
            ticket, try store.matches(inTicket: ticket.id),
            try session.joins().directory.find(session.claim(of: ticket)))
        session.show(.object(facts), or: Table(describing: facts), output)
    }

    static func facts(
        _ ticket: Ticket, _ matches: [TicketMatch], _ finding: AccountFinding
    ) -> [JSONValue.Member] {
        let reason =
            switch finding {
            case .joined(_, let reason): reason.description
            case .unmatched(let cause): cause.description
            }
        return [
            .init("id", .string(ticket.id)), .init("source", .string(ticket.source)),
            .init("account_id", JSONValue(ticket.accountID)), .init("contact_id", JSONValue(ticket.contactID)),
            .init("account", JSONValue(finding.account)), .init("joined_by", .string(reason)),
            .init("created_at", JSONValue(seconds: ticket.createdAt)),
            .init("updated_at", JSONValue(seconds: ticket.updatedAt)), .init("status", .string(ticket.status)),
            .init("priority", JSONValue(ticket.priority)), .init("channel", JSONValue(ticket.channel)),
            .init("language", JSONValue(ticket.language)), .init("satisfaction", JSONValue(ticket.satisfaction)),
            .init("tags", .array(ticket.tags.map(JSONValue.string))),
            .init("is_tombstone", .boolean(ticket.isTombstone)), .init("is_erased", .boolean(ticket.isErased)),
            .init("kind", .string(ticket.kind.rawValue)),
            .init("votes", JSONValue(ticket.votes)), .init("solved_at", JSONValue(seconds: ticket.solvedAt)),
            .init("first_reply_at", JSONValue(seconds: ticket.firstReplyAt)),
            .init("reopens", JSONValue(ticket.reopens)), .init("team", JSONValue(ticket.team)),
            .init(
                "themes",
                .array(matches.map { ["theme": .string($0.theme), "phrase": .string($0.phrase)] })),
            .init("subject", .string(ticket.subject)), .init("body", .string(ticket.body)),
            .init(
                "comments",
                .array(
                    ticket.comments.map { comment in
                        [
                            "speaker": .string(comment.speaker.rawValue), "author": JSONValue(comment.author),
                            "created_at": JSONValue(seconds: comment.createdAt), "body": .string(comment.body),
                        ]
                    })),
            .init("unmapped", JSONValue(ticket.unmapped)),
        ]
    }
}

extension Ticket.Kind: ExpressibleByArgument {}
