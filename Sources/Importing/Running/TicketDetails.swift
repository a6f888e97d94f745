internal import FeedbackModel

/// What few files say of a ticket, laid out behind its words only where there is any of it.
///
/// So a ticket without details has the digest that it had before stores knew of them.
struct TicketDetails: Hashable {
    var kind = Ticket.Kind.ticket
    var votes: Int?
    var solvedAt: Int64?
    var firstReplyAt: Int64?
    var reopens: Int?
    var team: String?

    init() {}

    init(_ ticket: Ticket) {
        kind = ticket.kind
        votes = ticket.votes
        solvedAt = ticket.solvedAt
        firstReplyAt = ticket.firstReplyAt
        reopens = ticket.reopens
        team = ticket.team
    }

    /// Reads them as they are laid out.
    init(_ cursor: inout FieldBytes.Cursor) {
        kind = cursor.text().flatMap { Ticket.Kind(rawValue: $0) } ?? .ticket
        votes = cursor.integer().map { Int($0) }
        solvedAt = cursor.integer()
        firstReplyAt = cursor.integer()
        reopens = cursor.integer().map { Int($0) }
        team = cursor.text()
    }

    func set(in ticket: inout Ticket) {
        ticket.kind = kind
        ticket.votes = votes
        ticket.solvedAt = solvedAt
        ticket.firstReplyAt = firstReplyAt
        ticket.reopens = reopens
        ticket.team = team
    }
}

extension FieldBytes {
    /// Adds all of the details, or nothing where there are none.
    mutating func add(_ details: TicketDetails) {
        guard details != TicketDetails() else { return }
        add(details.kind == .ticket ? nil : details.kind.rawValue)
        add(details.votes.map(Int64.init))
        add(details.solvedAt)
        add(details.firstReplyAt)
        add(details.reopens.map(Int64.init))
        add(details.team)
    }
}
