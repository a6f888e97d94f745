internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Journal
internal import Storage

extension Session {
    /// What `surveys/accounts.yaml` says; nothing where there is no such file.
    func accountRules() throws -> AccountRules {
        let path = try requireWorkspace().surveys + "/" + AccountRules.file
        guard surroundings.files.isFile(path) else { return AccountRules() }
        return try definition(path) { AccountRules.parse($0, file: $1, log: $2) }
    }

    /// Which typed records count as imported ones; issues that were made of our initiatives count nowhere.
    func typedJoins() throws -> TypedJoins {
        var joins = try desk(.typed).joins
        joins.setAside(tickets: Set(try ownIssues().map(\.ticket.id)))
        return joins
    }

    /// Whose records are whose; `accounts` are all on file, where they were read already.
    func joins(among accounts: [Account]? = nil) throws -> Identities {
        let store = try store()
        var tickets: [String: AccountClaim] = [:]
        for record in try store.sessions() where record.accountID == nil {
            guard let ticket = try record.ticketID.flatMap({ try store.ticket($0) }) else { continue }
            tickets[record.id.text] = try claim(of: ticket)
        }
        return Identities(
            typed: try typedJoins(), merges: try desk(.account).accountMerges,
            accounts: try accounts ?? store.accounts(), rules: try accountRules(), tickets: tickets)
    }

    /// What a ticket and its contact say about whose it is.
    func claim(of ticket: Ticket) throws -> AccountClaim {
        AccountClaim(ticket, contact: try ticket.contactID.flatMap { try store().contact($0) })
    }

    /// The records of an account, also those that were joined to it.
    func scope(of account: String, _ joins: Identities) throws -> AccountScope {
        var scope = AccountScope(ids: joins.names(.account, of: account))
        for claim in try store().looseClaims().keys where joins.directory.find(claim).account == account {
            scope.claims.insert(claim)
        }
        return scope
    }

    /// The same for an account as somebody names it.
    func scope(ofAccountNamed name: String) throws -> AccountScope {
        let joins = try joins()
        return try scope(of: joins.counted(try CustomerFinder(store()).account(name).id), joins)
    }

    /// A question about uses whose answer counts by accounts as they count.
    func resolved(_ query: UsageQuery, _ joins: Identities) throws -> UsageQuery {
        var query = query
        for id in joins.joined(.account) { query.accounts[id] = joins.counted(id) }
        for loose in try store().looseUsers() {
            let said = loose.claim.account ?? loose.claim.contactAccount
            if let account = joins.account(of: loose.claim), account != said { query.users[loose.user] = account }
        }
        return query
    }
}
