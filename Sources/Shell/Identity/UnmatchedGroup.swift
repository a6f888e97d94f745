internal import FeedbackModel
internal import Storage

/// Records that belong to no account, and give the same.
struct UnmatchedGroup: Hashable, Sendable {
    /// What they give.
    enum Sign: String, Hashable, Sendable { case name, domain, nothing }

    var sign: Sign
    /// The name or the domain.
    var given: String?
    var cause: AccountFinding.Cause
    var tally: ClaimTally
    /// The line of `accounts.yaml` that would join them; the account's id stands in it where one is likely.
    var mend: String?

    /// All groups, the most frequent first; what is our own is none.
    static func all(
        _ claims: [AccountClaim: ClaimTally], _ directory: AccountDirectory, accounts: [Account]
    ) -> [UnmatchedGroup] {
        struct Key: Hashable {
            var sign: Sign
            var given: String?
            var cause: AccountFinding.Cause
        }
        var tallies: [Key: ClaimTally] = [:]
        for (claim, tally) in claims {
            guard case .unmatched(let cause) = directory.find(claim), cause != .ownDomain else { continue }
            let name = claim.account ?? claim.contactAccount
            let sign: Sign = name != nil ? .name : claim.domain != nil ? .domain : .nothing
            tallies[Key(sign: sign, given: name ?? claim.domain, cause: cause), default: ClaimTally()] += tally
        }
        let likely = Dictionary(grouping: accounts) { CompanyName($0.name) }
        let groups = tallies.map { key, tally in
            UnmatchedGroup(
                sign: key.sign, given: key.given, cause: key.cause, tally: tally,
                mend: mend(key.sign, key.given, key.cause, likely))
        }
        return groups.sorted {
            ($1.tally.total, $0.given ?? "", $0.cause.description) < (
                $0.tally.total, $1.given ?? "", $1.cause.description
            )
        }
    }

    /// `domains: {acme.com: acme}`, with `ACCOUNT` where nobody can say which; nothing where no rule helps.
    private static func mend(
        _ sign: Sign, _ given: String?, _ cause: AccountFinding.Cause, _ likely: [CompanyName: [Account]]
    ) -> String? {
        guard let given else { return nil }
        switch cause {
        case .missing, .ownDomain: return nil
        case .sharedDomain where sign == .domain: return nil
        case .sharedDomain, .ambiguous, .unknown: break
        }
        var account = "ACCOUNT"
        if sign == .name, let found = likely[CompanyName(given)], found.count == 1 {
            account = found[0].id
        }
        return sign == .name
            ? "names: {\(quoted(given)): \(plain(account))}" : "domains: {\(given): \(plain(account))}"
    }

    /// A text as a YAML key in double quotes.
    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    /// The id as it is where YAML takes it so, else in quotes.
    private static func plain(_ id: String) -> String {
        let isPlain = id.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ")
                || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        return isPlain && id.utf8.first != UInt8(ascii: "-") && !id.isEmpty ? id : quoted(id)
    }
}
