package import ArgumentParser
package import FeedbackModel
internal import Storage
internal import Tabulation

/// How the product is used, as product analytics recorded it.
package struct UsageCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "usage", abstract: "Show how much the product's features are used.",
        subcommands: [UsageListCommand.self])

    package init() {}
}

package struct UsageListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List features by how much they are used.",
        discussion: """
            Uses are counted from imported events of product analytics: each event once, however often it was exported. \
            Which events are one feature stands in surveys/features.yaml; any other event is a feature of its own. \
            Weeks are those of ISO 8601 in UTC. A use whose event names no account counts for that of its user, where \
            the user is a contact on file.

            JSON keys: feature, week, account_id, uses, users (different ones), accounts (different ones), first_at, \
            last_at; week and account_id are null unless --by tells them apart.

            Examples:
              canvass usage list
              canvass usage list --by week --feature export --since 2026-W01
              canvass usage list --by account --format csv

            Exits 1 for an account or feature that is not there, and 65 when surveys/features.yaml has mistakes.
            """)

    @Option(help: "Tell these apart: week, account; may be repeated.") package var by: [UsageQuery.Division] = []
    @Option(help: "Only this feature; may be repeated.") package var feature: [String] = []
    @Option(help: "Only this account: its id or name, or a unique beginning.") package var account: String?
    @Option(help: "From this week on: 2026-W09, or a day in it.") package var since: UsageWeek?
    @Option(help: "Up to this week.") package var until: UsageWeek?
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let store = try session.store()
        var query = UsageQuery(features: try session.features(of: store), by: Set(by), since: since, until: until)
        let joins = try session.joins()
        query.accountID = try account.map { joins.counted(try CustomerFinder(store).account($0).id) }
        query = try session.resolved(query, joins)
        if !feature.isEmpty {
            let known = Set(try store.usageEvents().map { query.features[$0] ?? $0 })
            for name in feature where !known.contains(name) {
                throw CommandFailure.unknown(
                    "feature", name, of: known.sorted(), otherwise: "'import' brings events in")
            }
            query.only = Set(feature)
        }
        var figures = try store.usage(query)
        // What is used most comes first, unless weeks are to be read one after another.
        if query.divisions.isEmpty {
            figures.sort { ($0.uses, $1.feature) > ($1.uses, $0.feature) }
        }
        session.show(Self.table(figures, by: query.divisions), output)
        if session.output.isTerminal { session.output.tell(counted(figures.count, "line")) }
    }

    /// A bar as long as its part of the longest, for those who would rather look.
    private static func bar(_ uses: Int, of most: Int) -> String {
        guard most > 0 else { return "" }
        return String(repeating: "━", count: max(1, Int((Double(uses) / Double(most) * 16).rounded())))
    }

    private static func table(_ figures: [UsageFigure], by divisions: Set<UsageQuery.Division>) -> Table {
        let most = figures.map(\.uses).max() ?? 0
        var table = Table(
            columns: [
                .init("feature"), .init("week"), .init("account_id", title: "account"),
                .init("uses", alignment: .trailing), .init("bar", title: "", priority: 4, isPicture: true),
                .init("users", alignment: .trailing, priority: 1),
                .init("accounts", alignment: .trailing, priority: 2),
                .init("first_at", title: "first", priority: 6, brevity: .day),
                .init("last_at", title: "last", priority: 5, brevity: .day),
            ],
            rows: figures.map { figure in
                [
                    .untrusted(figure.feature), Cell(figure.week?.description), Cell(untrusted: figure.accountID),
                    .integer(figure.uses),
                    .text(Self.bar(figure.uses, of: most)),
                    .integer(figure.users), .integer(figure.accounts), Cell(seconds: figure.first),
                    Cell(seconds: figure.last),
                ]
            })
        for (place, column) in table.columns.enumerated() {
            // Nothing to tell apart: on a narrow screen it goes first.
            if column.key == "week", !divisions.contains(.week) { table.columns[place].priority = 8 }
            if column.key == "account_id", !divisions.contains(.account) { table.columns[place].priority = 9 }
        }
        return table
    }
}

extension UsageQuery.Division: ExpressibleByArgument {}

extension UsageWeek: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
