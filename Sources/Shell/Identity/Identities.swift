internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Journal
internal import Storage

/// Whose records are whose: typed records that were joined, accounts that were merged, and what all others say.
///
/// All of it follows from what is on file now, so that a rule, an import or a merge counts for what was there before, and
/// taking it back gives every number as it was.
struct Identities: Sendable {
    let typed: TypedJoins
    /// Which accounts on file count as others.
    let merges: AccountMerges
    let directory: AccountDirectory
    /// What tickets say whose sessions name no account, by the session's id.
    private let tickets: [String: AccountClaim]

    init(
        typed: TypedJoins, merges: AccountMerges, accounts: [Account], rules: AccountRules,
        tickets: [String: AccountClaim] = [:]
    ) {
        let merges = merges.isEmpty ? merges : merges.within(Set(accounts.map(\.id)))
        (self.typed, self.merges, self.tickets) = (typed, merges, tickets)
        directory = AccountDirectory(accounts, rules: rules) { Self.counted($0, typed, merges) }
    }

    /// The id by which an account on file counts.
    ///
    /// A typed record may be joined to an account that is merged into another one, and the other way round.
    private static func counted(_ id: String, _ typed: TypedJoins, _ merges: AccountMerges) -> String {
        guard !typed.isEmpty || !merges.isEmpty else { return id }
        var seen: Set<String> = []
        var current = id
        while seen.insert(current).inserted {
            current = merges.resolved(typed.resolved(.account, current) ?? current)
        }
        return current
    }

    func counted(_ id: String) -> String { Self.counted(id, typed, merges) }

    /// The account that a record counts for; `nil` where it gives none.
    func account(of claim: AccountClaim) -> String? { directory.account(of: claim) }

    /// What a session says about whose it is: its own account, else what its ticket says.
    func claim(of session: SessionRecord) -> AccountClaim {
        let claim = AccountClaim(account: session.accountID)
        return claim.isEmpty ? tickets[session.id.text] ?? claim : claim
    }

    func account(of session: SessionRecord) -> String? { account(of: claim(of: session)) }

    /// The id by which a record counts.
    func resolved(_ kind: FiledRecord.Kind, _ id: String?) -> String? {
        kind == .account ? account(of: AccountClaim(account: id)) : typed.resolved(kind, id)
    }

    /// A piece of evidence with the account that it counts for.
    func resolved(_ evidence: Evidence) -> Evidence {
        guard evidence.sourceKind == .customer else { return evidence }
        var claim = AccountClaim(account: evidence.accountID)
        if claim.isEmpty, case .session(let id, _, _) = evidence.source { claim = tickets[id] ?? claim }
        var evidence = evidence
        evidence.accountID = account(of: claim)
        return evidence
    }

    /// The ids by which a record may be named: its own, and those of others that count as it.
    func names(_ kind: FiledRecord.Kind, of id: String?) -> Set<String> {
        guard kind == .account, let id else { return typed.names(kind, of: id) }
        let others = merges.merged + typed.joined(.account)
        return Set(others.filter { counted($0) == id } + [id])
    }

    /// The ids of the records as which others count.
    func targets(_ kind: FiledRecord.Kind) -> Set<String> {
        kind == .account
            ? typed.targets(kind).union(merges.merged.compactMap { merges[$0] }) : typed.targets(kind)
    }

    /// The ids of the records that count as others, or nowhere.
    func joined(_ kind: FiledRecord.Kind) -> Set<String> {
        kind == .account ? typed.joined(kind).union(merges.merged) : typed.joined(kind)
    }

    /// Whether a record counts as another one or nowhere, and so not by itself.
    func isJoined(_ kind: FiledRecord.Kind, _ id: String) -> Bool {
        typed.isJoined(kind, id) || (kind == .account && merges[id] != nil)
    }

    /// The accounts that count, each with what those that count as it know beside it.
    func merged(_ accounts: [Account]) -> [Account] {
        guard !merges.isEmpty || !typed.joined(.account).isEmpty else { return accounts }
        var others: [String: [Account]] = [:]
        for account in accounts where merges[account.id] != nil {
            others[counted(account.id), default: []].append(account)
        }
        return accounts.filter { !isJoined(.account, $0.id) }.map { account in
            (others[account.id] ?? []).reduce(account) { $0.completed(by: $1) }
        }
    }
}

extension Account {
    /// The account with what another record of it knows and it does not.
    fileprivate func completed(by other: Account) -> Account {
        var account = self
        account.seats = seats ?? other.seats
        account.revenue = revenue ?? other.revenue
        account.lifecycle = lifecycle ?? other.lifecycle
        account.attributes.merge(other.attributes) { own, _ in own }
        return account
    }
}
