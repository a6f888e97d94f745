/// Two accounts that look like one, and what speaks for it; somebody merges them, or nobody.
package struct DuplicateProposal: Hashable, Sendable {
    /// What two accounts have in common.
    package enum Sign: Hashable, Sendable, Comparable {
        case externalID(String)
        case domain(String)
        case name(String)

        /// How much it says, by rule of thumb: no probability.
        var weight: Double {
            switch self {
            case .externalID: 0.9
            case .domain: 0.7
            case .name: 0.6
            }
        }
    }

    /// The ids in rising order.
    package var first: String
    package var second: String
    /// The strongest first.
    package var signs: [Sign]

    /// 0 to 1: what is left open by each sign is left open by all.
    package var score: Double { 1 - signs.reduce(1) { $0 * (1 - $1.weight) } }
}

extension DuplicateProposal.Sign: CustomStringConvertible {
    package var description: String {
        switch self {
        case .externalID(let id): "same external id \(id)"
        case .domain(let name): "same domain \(name)"
        case .name(let text): "same name '\(text)'"
        }
    }
}

extension DuplicateProposal {
    /// The pairs among some accounts that share something, the likeliest first.
    ///
    /// Of many that share one thing, each is held against the first of them, not against each other: after the merges that
    /// this proposes they are one all the same.
    package static func all(among accounts: [Account], rules: AccountRules = AccountRules()) -> [DuplicateProposal] {
        struct Pair: Hashable {
            var first: String
            var second: String
        }
        var holders: [Sign: Set<String>] = [:]
        var told: Set<Sign> = []
        for account in accounts {
            for sign in signs(of: account, rules) { holders[sign, default: []].insert(account.id) }
            told.formUnion(externalIDs(of: account, rules))
        }
        var pairs: [Pair: [Sign]] = [:]
        for (sign, ids) in holders where ids.count > 1 {
            // That two systems number their own accounts alike says nothing.
            if case .externalID(let id) = sign, !told.contains(sign), !isSalesforces(id) { continue }
            let sorted = ids.sorted()
            for other in sorted.dropFirst() { pairs[Pair(first: sorted[0], second: other), default: []].append(sign) }
        }
        return pairs.map { DuplicateProposal(first: $0.first, second: $0.second, signs: $1.sorted()) }.sorted {
            ($1.score, $0.first, $0.second) < ($0.score, $1.first, $1.second)
        }
    }

    private static func signs(of account: Account, _ rules: AccountRules) -> Set<Sign> {
        var signs: Set<Sign> = []
        let key = account.id.split(separator: ":", maxSplits: 1).last.map(String.init) ?? account.id
        signs.insert(.externalID(comparedID(key)))
        signs.formUnion(externalIDs(of: account, rules))
        for (column, value) in account.attributes where rules.domainColumns.contains(column) {
            for text in AccountDirectory.parts(of: value) {
                guard let domain = EmailDomain(link: text), !domain.isShared else { continue }
                signs.insert(.domain(domain.name))
            }
        }
        let name = CompanyName(account.name).text
        if !name.isEmpty { signs.insert(.name(name)) }
        return signs
    }

    /// The ids of other systems that an account's columns tell.
    private static func externalIDs(of account: Account, _ rules: AccountRules) -> Set<Sign> {
        let values = account.attributes.filter { rules.idColumns.contains($0.key) }.values
        return Set(values.flatMap(AccountDirectory.parts).map { .externalID(comparedID($0)) })
    }

    private static func isSalesforces(_ id: String) -> Bool { id.hasPrefix("001") && SalesforceID.long(id) != nil }

    /// An id of Salesforce in its longer form.
    private static func comparedID(_ id: String) -> String { isSalesforces(id) ? SalesforceID.long(id) ?? id : id }
}
