package import FeedbackModel
internal import SurveyModel

/// An imported record that may be the same as one that was typed, and what speaks for it.
///
/// Proposals are never acted on by themselves: somebody joins the two.
package struct JoinProposal: Hashable, Sendable {
    /// What speaks for it, the strongest first.
    package enum Sign: String, Hashable, Sendable, CaseIterable, Comparable {
        case externalID = "external id"
        case ticketNumber = "ticket number"
        case email = "e-mail"
        case emailDomain = "e-mail domain"
        case name

        package static func < (lhs: Self, rhs: Self) -> Bool {
            (allCases.firstIndex(of: lhs) ?? 0) < (allCases.firstIndex(of: rhs) ?? 0)
        }
    }

    package var onto: String
    package var sign: Sign

    package init(onto: String, sign: Sign) {
        self.onto = onto
        self.sign = sign
    }
}

extension JoinProposal {
    /// What may be the same as a typed account; `contacts` are those on file, for the domains of their e-mail.
    package static func of(_ typed: Account, among accounts: [Account], contacts: [Contact]) -> [JoinProposal] {
        let ids = Set(["id", "external_id", "crm_id"].compactMap { typed.attributes[$0]?.lowercased() })
        let domains = Set(
            ["domain", "website", "email"].compactMap { typed.attributes[$0] }.compactMap(domain(of:)))
        var proposals: [JoinProposal] = []
        for account in accounts where account.source != TypedRecord.source {
            let key = account.id.split(separator: ":", maxSplits: 1).last.map(String.init) ?? account.id
            let own = Set(["domain", "website"].compactMap { account.attributes[$0] }.compactMap(domain(of:)))
            let theirs = contacts.filter { $0.accountID == account.id }.compactMap(\.email).compactMap(domain(of:))
            if ids.contains(account.id.lowercased()) || ids.contains(key.lowercased()) {
                proposals.append(JoinProposal(onto: account.id, sign: .externalID))
            } else if !domains.isDisjoint(with: own.union(theirs)) {
                proposals.append(JoinProposal(onto: account.id, sign: .emailDomain))
            } else if CompanyName(account.name) == CompanyName(typed.name) {
                proposals.append(JoinProposal(onto: account.id, sign: .name))
            }
        }
        return sorted(proposals)
    }

    /// What may be the same as a typed contact.
    package static func of(_ typed: Contact, among contacts: [Contact]) -> [JoinProposal] {
        sorted(
            contacts.filter { $0.source != TypedRecord.source }.compactMap { contact in
                if let email = typed.email, let other = contact.email, email.lowercased() == other.lowercased() {
                    return JoinProposal(onto: contact.id, sign: .email)
                }
                guard let name = typed.name, let other = contact.name, CompanyName(name) == CompanyName(other),
                    typed.accountID == nil || contact.accountID == typed.accountID
                else { return nil }
                return JoinProposal(onto: contact.id, sign: .name)
            })
    }

    /// The numbers in a typed ticket that may be those of an imported one: of three digits or more.
    package static func numbers(in typed: Ticket) -> [String] {
        let text = typed.subject + " " + typed.body
        let runs = text.split { !("0"..."9").contains($0) }.map(String.init)
        return runs.filter { (3...20).contains($0.utf8.count) }.reduce(into: []) { found, run in
            if !found.contains(run) { found.append(run) }
        }
    }

    /// The same proposals, the strongest first.
    package static func sorted(_ proposals: [JoinProposal]) -> [JoinProposal] {
        proposals.sorted { ($0.sign, $0.onto) < ($1.sign, $1.onto) }
    }

    /// The domain of an address, a link or a domain; none of those that everybody has.
    private static func domain(of text: String) -> EmailDomain? {
        EmailDomain(link: text).flatMap { $0.isShared ? nil : $0 }
    }
}
