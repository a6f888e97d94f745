/// The accounts on file by all that they are known by: says which of them a record is of.
///
/// The order is fixed: by id, which is the account's own, one of another system or its contact's account; then by the
/// domain of the contact's e-mail; then by the workspace's rules about names. What leads to two accounts leads to none,
/// unless a rule settles it.
package struct AccountDirectory: Sendable {
    /// The account that has something, or all that have it.
    private struct Holders: Sendable {
        var ids: [String]
        var column: String
    }

    private let rules: AccountRules
    private let counted: @Sendable (String) -> String
    private var known: Set<String> = []
    private var externalIDs: [String: Holders] = [:]
    private var domains: [String: Holders] = [:]
    private var names: [WrittenName: Holders] = [:]

    /// Begins with the accounts on file.
    ///
    /// - Parameters:
    ///   - accounts: All of them, also those that count as others.
    ///   - rules: What the workspace says.
    ///   - counted: The id by which an account counts.
    package init(
        _ accounts: [Account], rules: AccountRules = AccountRules(),
        counted: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.rules = rules
        self.counted = counted
        known.reserveCapacity(accounts.count)
        for account in accounts {
            known.insert(account.id)
            if rules.sameNames != nil { note(account.id, "name", under: WrittenName(account.name), in: \.names) }
            for (column, value) in account.attributes {
                if rules.idColumns.contains(column) {
                    for id in Self.parts(of: value) { noteID(id, column, of: account.id) }
                }
                if rules.domainColumns.contains(column) {
                    for text in Self.parts(of: value) {
                        guard let domain = EmailDomain(link: text), !domain.isShared else { continue }
                        note(account.id, column, under: domain.name, in: \.domains)
                    }
                }
            }
        }
        // Other systems may know an account by either of the two lengths of Salesforce's ids.
        for account in accounts where account.id.hasPrefix("001") {
            guard let long = SalesforceID.long(account.id), long != account.id else { continue }
            note(account.id, "id", under: long, in: \.externalIDs)
        }
    }

    /// Which account a record is of.
    package func find(_ claim: AccountClaim) -> AccountFinding {
        if let account = claim.account, known.contains(account) { return .joined(account: counted(account), .id) }
        var cause: AccountFinding.Cause?
        for (id, isContacts) in [(claim.account, false), (claim.contactAccount, true)] {
            guard let id, cause == nil else { continue }
            if known.contains(id) { return .joined(account: counted(id), .contact) }
            guard let holders = holders(ofID: id) else { continue }
            let ids = distinct(holders)
            if ids.count == 1 {
                return .joined(account: ids[0], isContacts ? .contact : .externalID(column: holders.column))
            }
            cause = .ambiguous(ids)
        }
        if cause == nil, let domain = claim.domain {
            switch match(domain: domain) {
            case .joined(let account, let reason): return .joined(account: account, reason)
            case .unmatched(let other): cause = other
            }
        }
        let byName = match(names: [claim.account, claim.contactAccount].compactMap(\.self))
        if byName == .unmatched(.unknown), let cause { return .unmatched(cause) }
        return byName
    }

    /// The account that a record counts for: the one it is of, else the one that it gives, which is not on file.
    package func account(of claim: AccountClaim) -> String? {
        find(claim).account ?? (claim.account ?? claim.contactAccount).map(counted)
    }

    package func knows(_ id: String) -> Bool { known.contains(id) }

    /// The rules that name an account that is not on file, in the order of the file.
    package var rulesWithoutAccount: [AccountRules.Rule] { rules.all.filter { !known.contains($0.account) } }

    private func match(domain: String) -> AccountFinding {
        guard !rules.ownDomains.contains(domain) else { return .unmatched(.ownDomain) }
        if let rule = rules.domains[domain] {
            guard known.contains(rule.account) else {
                return .unmatched(.missing(account: rule.account, line: rule.line))
            }
            return .joined(account: counted(rule.account), .domain(domain, line: rule.line))
        }
        if let holders = domains[domain] {
            let ids = distinct(holders)
            return ids.count == 1 ? .joined(account: ids[0], .domain(domain, line: nil)) : .unmatched(.ambiguous(ids))
        }
        return .unmatched(EmailDomain(domain)?.isShared == true ? .sharedDomain : .unknown)
    }

    private func match(names given: [String]) -> AccountFinding {
        for name in given {
            guard let rule = rules.name(name) else { continue }
            guard known.contains(rule.account) else {
                return .unmatched(.missing(account: rule.account, line: rule.line))
            }
            return .joined(account: counted(rule.account), .rule(line: rule.line))
        }
        guard let line = rules.sameNames else { return .unmatched(.unknown) }
        for name in given {
            guard let holders = names[WrittenName(name)] else { continue }
            let ids = distinct(holders)
            return ids.count == 1 ? .joined(account: ids[0], .rule(line: line)) : .unmatched(.ambiguous(ids))
        }
        return .unmatched(.unknown)
    }

    private func holders(ofID id: String) -> Holders? {
        externalIDs[id]
            ?? (id.hasPrefix("001")
                ? SalesforceID.long(id).flatMap { long in
                    externalIDs[long] ?? (known.contains(long) ? Holders(ids: [long], column: "id") : nil)
                } : nil)
    }

    /// The accounts as they count, in rising order: two that were merged are one.
    private func distinct(_ holders: Holders) -> [String] { Set(holders.ids.map(counted)).sorted() }

    private mutating func noteID(_ id: String, _ column: String, of account: String) {
        note(account, column, under: id, in: \.externalIDs)
        if id.hasPrefix("001"), let long = SalesforceID.long(id), long != id {
            note(account, column, under: long, in: \.externalIDs)
        }
    }

    private mutating func note<Key: Hashable>(
        _ account: String, _ column: String, under key: Key, in index: WritableKeyPath<Self, [Key: Holders]>
    ) {
        self[keyPath: index][key, default: Holders(ids: [], column: column)].ids.append(account)
    }

    /// The values of a column that holds one or several, apart by commas, semicolons, bars or blanks.
    static func parts(of value: String) -> [String] {
        value.split { ",;|".contains($0) || $0.isWhitespace }.map(String.init)
    }
}
