package import FeedbackModel
internal import Synchronization

extension MemoryStore {
    package func looseClaims() throws(StoreFailure) -> [AccountClaim: ClaimTally] {
        let customers = state.withLock { $0.customers }
        var claims: [AccountClaim: ClaimTally] = [:]
        for ticket in customers.tickets.values where !ticket.isTombstone && ticket.kind != .review {
            guard !customers.knows(ticket.accountID) else { continue }
            claims[customers.claim(of: ticket), default: ClaimTally()] +=
                ticket.kind == .idea ? ClaimTally(ideas: 1) : ClaimTally(tickets: 1)
        }
        for (idea, supporters) in customers.ideas.supporters where customers.tickets[idea]?.isTombstone == false {
            for (key, support) in supporters where !customers.knows(key.account) {
                claims[customers.supporter(key, support).claim, default: ClaimTally()] += ClaimTally(supporters: 1)
            }
        }
        for contact in customers.contacts.values where !customers.knows(contact.accountID) {
            claims[AccountClaim(contact), default: ClaimTally()] += ClaimTally(contacts: 1)
        }
        return claims
    }

    package func claims(ofImport number: Int) throws(StoreFailure) -> [AccountClaim: Int] {
        let customers = state.withLock { $0.customers }
        var claims: [AccountClaim: Int] = [:]
        for (key, writer) in customers.log.writers where writer == number {
            switch key.kind {
            case .ticket:
                guard let ticket = customers.tickets[key.id], !ticket.isTombstone, ticket.kind != .review else {
                    continue
                }
                claims[customers.claim(of: ticket), default: 0] += 1
            case .contact:
                guard let contact = customers.contacts[key.id] else { continue }
                claims[customers.claim(of: contact), default: 0] += 1
            case .account: continue
            }
        }
        return claims
    }

    package func contactClaims() throws(StoreFailure) -> [AccountClaim: Int] {
        let customers = state.withLock { $0.customers }
        return Dictionary(customers.contacts.values.map { (customers.claim(of: $0), 1) }, uniquingKeysWith: +)
    }

    package func looseUsers() throws(StoreFailure) -> [LooseUser] {
        let customers = state.withLock { $0.customers }
        var uses: [UsageUser: Int] = [:]
        for (cell, tally) in customers.usage.cells where !customers.knows(cell.account) {
            uses[UsageUser(account: cell.account ?? "", user: cell.user ?? ""), default: 0] += tally.uses
        }
        return uses.map { user, uses in
            LooseUser(user, claim: customers.claim(account: user.account, contactID: user.user), uses: uses)
        }
    }
}

extension MemoryStore.Customers {
    func knows(_ account: String?) -> Bool { account.map { accounts[$0] != nil } ?? false }

    /// What a record says; what its contact says is left out where it names an account on file.
    func claim(account: String?, contactID: String?) -> AccountClaim {
        knows(account)
            ? AccountClaim(account: account)
            : AccountClaim(account: account, contactID: contactID, contact: contactID.flatMap { contacts[$0] })
    }

    func claim(of ticket: Ticket) -> AccountClaim { claim(account: ticket.accountID, contactID: ticket.contactID) }

    func claim(of contact: Contact) -> AccountClaim {
        knows(contact.accountID) ? AccountClaim(account: contact.accountID) : AccountClaim(contact)
    }

    func isOf(_ scope: AccountScope, _ ticket: Ticket) -> Bool {
        ticket.accountID.map(scope.ids.contains) == true
            || (!knows(ticket.accountID) && scope.claims.contains(claim(of: ticket)))
    }
}
