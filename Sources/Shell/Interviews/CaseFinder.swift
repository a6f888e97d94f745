internal import SurveyModel
internal import Journal
internal import Interviewing
internal import FeedbackModel
internal import FollowUps
internal import Storage

extension Session {
    /// Finds the customer that a command names, by ticket, by account, or by both.
    ///
    /// `new` are records that are on no file yet: they belong to the account that is named, or that is among them.
    func facts(ticket: String?, account: String?, given: [String], new: [String] = []) throws -> CaseFacts {
        var facts = CaseFacts(given: try pairs(given))
        if let ticket {
            let found = try CustomerFinder(store()).ticket(ticket)
            guard !found.isTombstone else {
                throw CommandFailure(.failed, "the ticket '\(found.id)' was deleted where it came from")
            }
            facts.ticket = try joined(found)
        }
        if let account { facts.account = try joined(CustomerFinder(store()).account(account)) }
        if let found = facts.ticket {
            let joins = try joins()
            if let owner = joins.account(of: try claim(of: found)) {
                if let account = facts.account, joins.counted(account.id) != owner {
                    throw CommandFailure(
                        .failed, "the ticket '\(found.id)' belongs to the account '\(owner)'",
                        hint: "leave --account out")
                }
                // The session is about the account that the ticket names, also where that counts as another one.
                let named = try found.accountID.flatMap { try store().account($0) }
                facts.account = try facts.account ?? (named ?? store().account(owner)).map(joined)
            }
            facts.contact = try found.contactID.flatMap { try store().contact($0) }
        }
        for text in new { try add(text, to: &facts) }
        return facts
    }

    /// Adds a record that is typed with the command; it is put on file when the interview begins.
    private func add(_ text: String, to facts: inout CaseFacts) throws {
        let record: NewRecord
        do {
            record = try NewRecord(text, accountID: facts.account?.id, in: self)
        } catch let failure as TypedRecordFailure {
            throw CommandFailure(
                .usage, "--new: \(failure.message)", hint: failure.hint.replacing("/new", with: "--new"))
        }
        let isTwice =
            switch record.typed.kind {
            case .account: facts.account != nil
            case .contact: facts.contact != nil
            case .ticket: facts.ticket != nil
            }
        guard !isTwice else {
            throw CommandFailure(.usage, "two \(record.typed.kind.rawValue)s are given", hint: "leave one of them out")
        }
        switch record.typed.kind {
        case .account:
            // A ticket and a contact that were typed before it belong to it.
            for index in facts.new.indices { facts.new[index].accountID = record.id }
            facts.account = record.account
        case .contact: facts.contact = record.contact
        case .ticket: facts.ticket = record.ticket
        }
        facts.new.append(record)
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
}
