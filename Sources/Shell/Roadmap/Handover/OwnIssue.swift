internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Reporting
internal import RoadmapScoring
internal import Storage
internal import Tabulation

/// An issue or a card elsewhere that was made of an initiative of ours, and came back with an import.
///
/// Nobody said it: its text repeats the words of customers, who must not count a second time.
struct OwnIssue: Hashable, Sendable {
    /// Where teams keep their work; no customer writes there by a form of ours.
    static let trackers = ["github", "jira", "trello"]

    var initiative: String
    var ticket: Ticket

    /// Reads the key from the column that it was handed over in, else from the description, else from the title.
    ///
    /// What only mentions an initiative, as a comment does, is no issue of ours.
    init?(_ ticket: Ticket) {
        let columns = ticket.unmapped ?? ""
        let column = columns.firstRange(of: "External ID").map { columns[$0.upperBound...].prefix(200) }
        guard
            let key = column.flatMap({ InitiativeKey(in: $0) }) ?? InitiativeKey(in: ticket.body)
                ?? InitiativeKey(in: ticket.subject)
        else { return nil }
        initiative = key.initiative
        self.ticket = ticket
    }

    var isSolved: Bool { ticket.status == "solved" }

    /// When it was solved, as far as the tracker says, in seconds since 1970-01-01 UTC.
    var solvedAt: Int64? { isSolved ? ticket.solvedAt ?? ticket.updatedAt : nil }

    /// `jira:PROJ-12, solved 2026-03-02`.
    var summary: String {
        let day = solvedAt.map { " " + utc(seconds: $0).prefix(10) } ?? ""
        return "\(ticket.id), \(ticket.status)\(day)"
    }

    var json: JSONValue {
        .object([
            "ticket": .string(ticket.id), "title": .string(ticket.subject), "status": .string(ticket.status),
            "solved_at": JSONValue(seconds: solvedAt),
        ])
    }
}

extension Session {
    /// All issues that came back, by initiative and id.
    func ownIssues() throws -> [OwnIssue] {
        let store = try store()
        let sources = try store.ticketSources().filter(OwnIssue.trackers.contains)
        let found = try sources.flatMap { source in
            try store.tickets(matching: TicketFilter(source: source, mention: InitiativeKey.prefix))
        }
        return found.compactMap(OwnIssue.init).sorted { ($0.initiative, $0.ticket.id) < ($1.initiative, $1.ticket.id) }
    }

    /// The accounts that asked for what an initiative covers, by id: whom to tell when it is done.
    func accountsAsking(for initiative: Initiative, in picture: FeedbackPicture) throws -> [String] {
        let joins = try joins()
        let themes = Set(initiative.covers.map(\.theme))
        var accounts: Set<String> = []
        for item in try countedEvidence().map(joins.resolved) where item.sourceKind == .customer && item.isPresent {
            let theme = picture.merges.resolved(picture.codebook[item.theme]?.id ?? item.theme)
            if themes.contains(theme), let account = item.accountID { accounts.insert(account) }
        }
        try store().forEachThemeTicket { ticket in
            guard themes.contains(picture.merges.resolved(ticket.theme)), !joins.isJoined(.ticket, ticket.ticketID),
                let account = joins.account(of: ticket.claim)
            else { return }
            accounts.insert(account)
        }
        return accounts.sorted()
    }
}
