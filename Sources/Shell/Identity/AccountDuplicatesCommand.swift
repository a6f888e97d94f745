package import ArgumentParser
internal import FeedbackModel
internal import Storage
internal import Tabulation

package struct AccountDuplicatesCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "List pairs of accounts that look like one, the likeliest first.",
        discussion: """
            Signs are the same external id (also as an id of Salesforce in 15 and in 18 characters), the same domain, and \
            the same name without case, marks and legal forms such as Ltd or GmbH. The score, from 0 to 1, weighs them by \
            rule of thumb and is no probability. Nothing is merged by this: 'account merge' does that. Of many accounts with \
            one sign each stands beside the first of them. Accounts that count as others are left out.

            JSON keys: account, name, other, other_name, score, signs.

            Examples:
              canvass account duplicates
              canvass account duplicates --limit 10 --format json

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
        let accounts = try session.joins(among: filed).merged(filed)
        let names = Dictionary(accounts.map { ($0.id, $0.name) }) { first, _ in first }
        let found = DuplicateProposal.all(among: accounts, rules: try session.accountRules())
        let shown = limit.map { Array(found.prefix($0)) } ?? found
        session.show(
            Table(
                columns: [
                    .init("account"), .init("name", priority: 2), .init("other"), .init("other_name", priority: 3),
                    .init("score", alignment: .trailing, priority: 1), .init("signs"),
                ],
                rows: shown.map { pair in
                    [
                        .untrusted(pair.first), Cell(untrusted: names[pair.first]), .untrusted(pair.second),
                        Cell(untrusted: names[pair.second]), Cell(pair.score, fractionDigits: 2),
                        .list(pair.signs.map { .untrusted($0.description) }),
                    ]
                }), output)
        guard session.output.isTerminal else { return }
        session.output.tell(
            found.isEmpty
                ? "no two accounts look like one"
                : "\(counted(found.count, "pair")); 'account merge FROM INTO --because WHY' counts the two as one")
    }
}
