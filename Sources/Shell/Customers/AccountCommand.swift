package import ArgumentParser
internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Journal
internal import Storage
internal import Tabulation

/// Customer organisations, as the CRM knows them.
package struct AccountCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "account", abstract: "List and show accounts, find what belongs to none, and merge duplicates.",
        subcommands: [
            AccountListCommand.self, AccountShowCommand.self, AccountUnmatchedCommand.self,
            AccountDuplicatesCommand.self, AccountMergeCommand.self, AccountUnmergeCommand.self,
        ])

    package init() {}
}

package struct AccountListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List accounts by id.",
        discussion: """
            Revenue is annual, in the currency of the workspace. Accounts that count as others are left out: those stand \
            with what they know and the other does not, and their ids under merged. JSON keys: id, name, lifecycle, seats, \
            revenue, one for each attribute that some account has, such as plan, and, where any are merged, merged.

            Examples:
              canvass account list
              canvass account list --format csv

            Exits 0 also when there are none.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let filed = try session.store().accounts()
        let joins = try session.joins(among: filed)
        // A typed account that was joined is listed still: 'typed list' says as what it counts.
        let typed = filed.filter { joins.merges[$0.id] == nil && joins.isJoined(.account, $0.id) }
        let accounts = (joins.merged(filed) + typed).sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        let fixed: Set = ["id", "name", "lifecycle", "seats", "revenue", "merged"]
        let attributes = Set(accounts.flatMap(\.attributes.keys)).subtracting(fixed).sorted()
        var table = Table(
            columns: [
                Table.Column("id"), Table.Column("name"), Table.Column("lifecycle", priority: 2),
                Table.Column("seats", alignment: .trailing, priority: 3),
                Table.Column("revenue", alignment: .trailing, priority: 1),
            ] + attributes.map { Table.Column($0, priority: 4) },
            rows: accounts.map { account in
                [
                    .untrusted(account.id), .untrusted(account.name), Cell(untrusted: account.lifecycle),
                    Cell(account.seats), Cell(account.revenue, fractionDigits: 2),
                ] + attributes.map { Cell(untrusted: account.attributes[$0]) }
            })
        if !joins.merges.isEmpty {
            table.columns.append(Table.Column("merged", priority: 2))
            for (place, account) in accounts.enumerated() {
                let others = joins.merges.sources(of: account.id).dropFirst()
                table.rows[place].append(others.isEmpty ? .null : .list(others.map(Cell.untrusted)))
            }
        }
        session.show(table, output)
        if session.output.isTerminal { session.output.tell(counted(accounts.count, "account")) }
    }
}

package struct AccountShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one account, with how much is known about it.",
        discussion: """
            What names the account by its id is its own; what else is joined to it stands under joined, as how many records \
            by which reason: an id in another column, the account of its contact, a domain, or a rule of \
            surveys/accounts.yaml. One that was merged into another is shown as that.

            JSON is one object with the keys id, source, name, lifecycle, seats, revenue, attributes, tickets and sessions \
            (how many there are), usage: the features that it uses, each with feature, uses, users, accounts and \
            last_at, joined (by reason), and merged: the accounts that count as it, each with \
            id, by, at and because.

            Examples:
              canvass account show acme
              canvass account show 'Calder Steelworks' --format json

            Exits 1 when no account, or more than one, begins so.
            """)

    @Argument(help: "The account: its id or its name, or a unique beginning of either.") package var account: String
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let store = try session.store()
        let filed = try store.accounts()
        let joins = try session.joins(among: filed)
        let named = try CustomerFinder(store).account(account)
        let id = joins.merges.resolved(named.id)
        let account = joins.merged(filed).first { $0.id == id } ?? named
        if id != named.id {
            session.output.tell("note: '\(printable(named.id))' counts as '\(printable(id))'")
        }
        let tickets = try store.tickets(matching: TicketFilter(account: session.scope(of: id, joins))).count
        let sessions = try store.sessions().count { joins.account(of: $0) == id }
        let query = UsageQuery(features: try session.features(of: store), accountID: id)
        let usage = try store.usage(session.resolved(query, joins))
        let attributes = account.attributes.sorted { $0.key < $1.key }
            .map { JSONValue.Member($0.key, .string($0.value)) }
        let facts: [JSONValue.Member] = [
            .init("id", .string(account.id)), .init("source", .string(account.source)),
            .init("name", .string(account.name)), .init("lifecycle", JSONValue(account.lifecycle)),
            .init("seats", JSONValue(account.seats)), .init("revenue", JSONValue(account.revenue)),
            .init("attributes", .object(attributes)), .init("tickets", .integer(tickets)),
            .init("sessions", .integer(sessions)), .init("usage", .array(usage.map(\.facts))),
            .init("joined", .object(try session.joinedRecords(of: id, joins))),
            .init("merged", .array(try session.mergings(into: id, joins))),
        ]
        session.show(.object(facts), or: Table(describing: facts), output)
    }
}

extension Session {
    /// How many records are joined to an account by another sign than its id, by reason.
    fileprivate func joinedRecords(of account: String, _ joins: Identities) throws -> [JSONValue.Member] {
        var counts: [AccountFinding.Reason: Int] = [:]
        for (claim, tally) in try looseRecords(joins) {
            guard case .joined(account, let reason) = joins.directory.find(claim) else { continue }
            counts[reason, default: 0] += tally.total
        }
        let named = counts.map { (reason: $0.description, count: $1) }
        return named.sorted { $0.reason < $1.reason }.map { .init($0.reason, .integer($0.count)) }
    }

    /// The accounts that count as one, with who said so, when and why.
    fileprivate func mergings(into account: String, _ joins: Identities) throws -> [JSONValue] {
        let others = joins.merges.sources(of: account).dropFirst()
        guard !others.isEmpty else { return [] }
        let mergings = try desk(.account).accountMergings
        return others.map { other in
            let last = mergings[other]?.last
            return [
                "id": .string(other), "by": JSONValue(last?.mark.actor),
                "at": last.map { .string(TimeText.utc(milliseconds: $0.mark.time)) } ?? .null,
                "because": JSONValue(last?.because?.text),
            ]
        }
    }
}
