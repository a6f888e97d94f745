internal import SurveyModel
internal import Journal
internal import Interviewing
internal import FeedbackModel
internal import Storage

extension Session {
    /// Finds the customer that a command names, by ticket, by account, or by both.
    func facts(ticket: String?, account: String?, given: [String]) throws -> CaseFacts {
        var facts = CaseFacts(given: try pairs(given))
        if let ticket {
            let found = try CustomerFinder(store()).ticket(ticket)
            guard !found.isTombstone else {
                throw CommandFailure(.failed, "the ticket '\(found.id)' was deleted where it came from")
            }
            facts.ticket = found
        }
        if let account { facts.account = try CustomerFinder(store()).account(account) }
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
}
