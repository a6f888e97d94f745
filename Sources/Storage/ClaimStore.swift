package import FeedbackModel

/// What records say about whose they are, as it came: which account that is follows from it at each reading.
package protocol ClaimStore {
    /// What is said by tickets and ideas, supporters of ideas, and contacts that name no account on file.
    ///
    /// Tombstones are not among them, nor reviews, which are nobody's. Uses are told by ``UsageStore/looseUsers()``.
    func looseClaims() throws(StoreFailure) -> [AccountClaim: ClaimTally]

    /// What the tickets, ideas and contacts say that an import brought or changed last, with how many say so.
    func claims(ofImport number: Int) throws(StoreFailure) -> [AccountClaim: Int]

    /// What contacts say, with how many say so.
    func contactClaims() throws(StoreFailure) -> [AccountClaim: Int]
}

/// How many records of each kind say the same about whose they are.
package struct ClaimTally: Hashable, Sendable {
    package var tickets = 0
    package var ideas = 0
    package var supporters = 0
    package var contacts = 0
    package var uses = 0
    package var sessions = 0

    package init(
        tickets: Int = 0, ideas: Int = 0, supporters: Int = 0, contacts: Int = 0, uses: Int = 0, sessions: Int = 0
    ) {
        self.tickets = tickets
        self.ideas = ideas
        self.supporters = supporters
        self.contacts = contacts
        self.uses = uses
        self.sessions = sessions
    }

    package var total: Int { tickets + ideas + supporters + contacts + uses + sessions }

    package static func += (tally: inout Self, other: Self) {
        tally.tickets += other.tickets
        tally.ideas += other.ideas
        tally.supporters += other.supporters
        tally.contacts += other.contacts
        tally.uses += other.uses
        tally.sessions += other.sessions
    }
}

/// A user whose events name no account on file.
package struct LooseUser: Hashable, Sendable {
    package var user: UsageUser
    package var claim: AccountClaim
    package var uses: Int

    package init(_ user: UsageUser, claim: AccountClaim, uses: Int) {
        self.user = user
        self.claim = claim
        self.uses = uses
    }
}

/// The records of one account.
package struct AccountScope: Hashable, Sendable {
    /// What those give that name it: its id, and those of accounts that count as it.
    package var ids: Set<String>
    /// What others say that name no account on file and are joined to it.
    package var claims: Set<AccountClaim>

    package init(ids: Set<String>, claims: Set<AccountClaim> = []) {
        self.ids = ids
        self.claims = claims
    }
}
