internal import SurveyModel
internal import Journal
internal import Interviewing
internal import FeedbackModel
internal import Storage

extension Session {
    /// Finds the customer that a command names, by ticket, by account, or by both.
    func facts(ticket: String?, account: String?, given: [String]) throws -> CaseFacts {
        var facts = CaseFacts(given: try pairs(given))
        if let ticket { facts.ticket = try self.ticket(named: ticket) }
        if let account { facts.account = try self.account(named: account) }
        if let found = facts.ticket {
            if let owner = found.accountID {
                if let account = facts.account, account.id != owner {
                    throw CommandFailure(
                        .failed, "the ticket '\(found.id)' belongs to the account '\(owner)'",
                        hint: "leave --account out")
                }
                facts.account = try facts.account ?? store().account(owner)
            }
            facts.contact = try found.contactID.flatMap { try store().contact($0) }
        }
        return facts
    }

    private func pairs(_ texts: [String]) throws(CommandFailure) -> [String: String] {
        var pairs: [String: String] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw CommandFailure(.usage, "--case takes FIELD=VALUE")
            }
            pairs[String(parts[0])] = String(parts[1])
        }
        return pairs
    }

    /// An account by its id, the beginning of it where that is unique, or its whole name.
    func account(named name: String) throws -> Account {
        if let exact = try store().account(name) { return exact }
        let accounts = try store().accounts()
        let folded = name.lowercased()
        let named = accounts.filter { $0.name.lowercased() == folded }
        if named.count == 1 { return named[0] }
        let begun = accounts.filter { $0.id.hasPrefix(name) }
        if named.isEmpty, begun.count == 1 { return begun[0] }
        let candidates = named.isEmpty ? begun : named
        guard candidates.isEmpty else {
            let ids = candidates.prefix(5).map { "'\($0.id)'" }.joined(separator: ", ")
            throw CommandFailure(.failed, "'\(name)' may be \(candidates.count) accounts", hint: "for example \(ids)")
        }
        var failure = CommandFailure.unknown("account", name, among: accounts.map(\.id) + accounts.map(\.name))
        if accounts.isEmpty { failure.hint = "'import' brings accounts in" }
        throw failure
    }

    /// A ticket by its id, its key without the source, or the beginning of its id where that is unique.
    func ticket(named name: String) throws -> Ticket {
        if let exact = try store().ticket(name), !exact.isTombstone { return exact }
        let tickets = try store().tickets(matching: TicketFilter())
        let keyed = tickets.filter { $0.id.split(separator: ":", maxSplits: 1).last.map(String.init) == name }
        if keyed.count == 1 { return keyed[0] }
        let begun = tickets.filter { $0.id.hasPrefix(name) }
        if keyed.isEmpty, begun.count == 1 { return begun[0] }
        let candidates = keyed.isEmpty ? begun : keyed
        guard candidates.isEmpty else {
            let ids = candidates.prefix(5).map { "'\($0.id)'" }.joined(separator: ", ")
            throw CommandFailure(.failed, "'\(name)' may be \(candidates.count) tickets", hint: "for example \(ids)")
        }
        throw CommandFailure(
            .failed, "there is no ticket '\(name)'",
            hint: tickets.isEmpty ? "'import' brings tickets in" : "'ticket list' shows them")
    }
}
