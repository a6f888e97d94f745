package import ArgumentParser
internal import FeedbackModel
internal import Storage
internal import Tabulation

/// Customer organisations, as the CRM knows them.
package struct AccountCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "account", abstract: "List and show accounts.",
        subcommands: [AccountListCommand.self, AccountShowCommand.self])

    package init() {}
}

package struct AccountListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List accounts by id.",
        discussion: """
            Revenue is annual, in the currency of the workspace. JSON keys: id, name, lifecycle, seats, revenue, and one \
            for each attribute that some account has, such as plan.

            Examples:
              canvass account list
              canvass account list --format csv

            Exits 0 also when there are none.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let accounts = try session.store().accounts()
        let fixed: Set = ["id", "name", "lifecycle", "seats", "revenue"]
        let attributes = Set(accounts.flatMap(\.attributes.keys)).subtracting(fixed).sorted()
        let table = Table(
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
        session.show(table, output)
        if session.output.isTerminal { session.output.tell(counted(accounts.count, "account")) }
    }
}

package struct AccountShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one account, with how much is known about it.",
        discussion: """
            JSON is one object with the keys id, source, name, lifecycle, seats, revenue, attributes, tickets and sessions \
            (how many there are), and usage: the features that it uses, each with feature, uses, users, accounts and \
            last_at.

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
        let account = try CustomerFinder(store).account(account)
        let id = account.id
        let tickets = try store.tickets(matching: TicketFilter(accountID: id)).count
        let sessions = try store.sessions().count { $0.accountID == id }
        let usage = try store.usage(UsageQuery(features: try session.features(of: store), accountID: id))
        let attributes = account.attributes.sorted { $0.key < $1.key }
            .map { JSONValue.Member($0.key, .string($0.value)) }
        let facts: [JSONValue.Member] = [
            .init("id", .string(account.id)), .init("source", .string(account.source)),
            .init("name", .string(account.name)), .init("lifecycle", JSONValue(account.lifecycle)),
            .init("seats", JSONValue(account.seats)), .init("revenue", JSONValue(account.revenue)),
            .init("attributes", .object(attributes)), .init("tickets", .integer(tickets)),
            .init("sessions", .integer(sessions)), .init("usage", .array(usage.map(\.facts))),
        ]
        session.show(.object(facts), or: Table(describing: facts), output)
    }
}
