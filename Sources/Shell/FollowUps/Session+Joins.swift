internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Storage

extension Session {
    /// The record by which a typed one counts, where it was joined to an imported one, with a word about it.
    func joined(_ account: Account) throws -> Account {
        guard account.source == TypedRecord.source, let id = try typedJoins().resolved(.account, account.id),
            id != account.id, let onto = try store().account(id)
        else { return account }
        output.tell("'\(printable(account.id))' was typed and joined to '\(printable(onto.id))'")
        return onto
    }

    /// The same for a ticket.
    func joined(_ ticket: Ticket) throws -> Ticket {
        guard ticket.source == TypedRecord.source, let id = try typedJoins().resolved(.ticket, ticket.id),
            id != ticket.id, let onto = try store().ticket(id)
        else { return ticket }
        output.tell("'\(printable(ticket.id))' was typed and joined to '\(printable(onto.id))'")
        return onto
    }
}
