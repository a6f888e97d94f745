package import ArgumentParser
internal import FeedbackModel
internal import SourceDiagnostics
internal import Storage
internal import Tabulation

package struct AccountUnmatchedCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "unmatched", abstract: "List what belongs to no account on file, the most frequent first.",
        discussion: """
            A record is joined to an account by id (its own, one of another system, or that of its contact's account), \
            then by the domain of its contact's e-mail, then by a rule of surveys/accounts.yaml. What leads to two \
            accounts, or to none, is joined to none and stands here: by the name that it gives, else by the domain. The \
            line under mend, written into surveys/accounts.yaml with the account's id, joins also what is on file; \
            nothing is imported again. Records of our own domains ('ignore') and reviews are left out.

            JSON keys: given, by (name, domain or nothing), reason, tickets, ideas, supporters, contacts, uses, \
            sessions, mend.

            Examples:
              canvass account unmatched
              canvass account unmatched --limit 20 --format csv

            Exits 0 also when there are none, and 65 when surveys/accounts.yaml has mistakes.
            """)

    @Option(parsing: .unconditional, help: "At most so many.") package var limit: Int?
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func validate() throws {
        try checkCount(limit, of: "--limit")
    }

    package mutating func run(in session: inout Session) throws {
        let filed = try session.store().accounts()
        let joins = try session.joins(among: filed)
        let groups = UnmatchedGroup.all(try session.looseRecords(joins), joins.directory, accounts: joins.merged(filed))
        session.show(Self.table(limit.map { Array(groups.prefix($0)) } ?? groups), output)
        for rule in joins.directory.rulesWithoutAccount {
            let near = suggestion(for: rule.account, among: filed.map(\.id)).map {
                "; did you mean '\(printable($0))'?"
            }
            session.output.tell(
                "note: surveys/\(AccountRules.file):\(rule.line): no account '\(printable(rule.account))' is on file"
                    + (near ?? ""))
        }
        guard session.output.isTerminal else { return }
        let records = groups.reduce(0) { $0 + $1.tally.total }
        session.output.tell(
            groups.isEmpty
                ? "all records belong to an account"
                : "\(counted(records, "record")) in \(counted(groups.count, "group"))")
    }

    private static func table(_ groups: [UnmatchedGroup]) -> Table {
        let count = { (key: String, priority: Int) in Table.Column(key, alignment: .trailing, priority: priority) }
        return Table(
            columns: [
                .init("given"), .init("by", priority: 8), .init("reason"), count("tickets", 1), count("ideas", 5),
                count("supporters", 7), count("contacts", 3), count("uses", 4), count("sessions", 6),
                .init("mend", priority: 2),
            ],
            rows: groups.map { group in
                let tally = group.tally
                return [
                    Cell(untrusted: group.given), .text(group.sign.rawValue), .untrusted(group.cause.description),
                    .integer(tally.tickets), .integer(tally.ideas), .integer(tally.supporters),
                    .integer(tally.contacts), .integer(tally.uses), .integer(tally.sessions),
                    Cell(untrusted: group.mend),
                ]
            })
    }
}

extension Session {
    /// What records say that name no account on file, and how many say so; sessions and uses among them.
    func looseRecords(_ joins: Identities) throws -> [AccountClaim: ClaimTally] {
        let store = try store()
        var claims = try store.looseClaims()
        for user in try store.looseUsers() { claims[user.claim, default: ClaimTally()] += ClaimTally(uses: user.uses) }
        for record in try store.sessions() where record.kind != .group {
            let claim = joins.claim(of: record)
            if claim.account.map(joins.directory.knows) != true {
                claims[claim, default: ClaimTally()] += ClaimTally(sessions: 1)
            }
        }
        return claims
    }
}
