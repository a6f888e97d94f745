/// Which account a claim is of, and why; or why none.
package enum AccountFinding: Hashable, Sendable {
    /// The account as it counts, which may be another one than was found, since accounts are merged.
    case joined(account: String, Reason)
    case unmatched(Cause)

    /// Why a record is an account's, in the order in which they are tried.
    package enum Reason: Hashable, Sendable {
        /// The record names the account by its id.
        case id
        /// It names it by an id of another system, which stands in this column of the account.
        case externalID(column: String)
        /// Its contact is the account's.
        case contact
        /// Its contact's e-mail is in a domain of the account; `line` is that of the rule that says so.
        case domain(String, line: Int?)
        /// A rule says it of the name that the record gives.
        case rule(line: Int)
    }

    /// Why a record is no account's.
    package enum Cause: Hashable, Sendable {
        /// It gives nothing, or nothing that leads to an account.
        case unknown
        /// What it gives leads to these, in rising order.
        case ambiguous([String])
        /// All it gives is a domain in which the mail of many unrelated people lies.
        case sharedDomain
        /// It is our own: `ignore` names its domain.
        case ownDomain
        /// A rule names an account that is not on file.
        case missing(account: String, line: Int)
    }

    package var account: String? {
        if case .joined(let account, _) = self { account } else { nil }
    }
}

extension AccountFinding.Reason: CustomStringConvertible {
    /// The kinds of reasons, in their order, for counts.
    package static let kinds = ["id", "domain", "rule"]

    package var kind: String {
        switch self {
        case .id, .externalID, .contact: "id"
        case .domain: "domain"
        case .rule: "rule"
        }
    }

    package var description: String {
        switch self {
        case .id: "id"
        case .externalID(let column): "id in \(column)"
        case .contact: "its contact's account"
        case .domain(let name, nil): "domain \(name)"
        case .domain(let name, let line?): "domain \(name), \(AccountRules.file):\(line)"
        case .rule(let line): "rule \(AccountRules.file):\(line)"
        }
    }
}

extension AccountFinding.Cause: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknown: "no account"
        case .ambiguous(let ids):
            "ambiguous between \(ids.prefix(3).joined(separator: " and "))" + (ids.count > 3 ? " and more" : "")
        case .sharedDomain: "free-mail address"
        case .ownDomain: "our own domain"
        case .missing(let account, let line): "\(AccountRules.file):\(line) names '\(account)', which is not on file"
        }
    }
}
