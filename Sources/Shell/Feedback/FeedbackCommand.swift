package import ArgumentParser
internal import FeedbackModel
internal import Reporting
internal import Tabulation

/// The feedback model: who has which need, and how sure that is.
package struct FeedbackCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "See who has which need, how badly, and how sure that is.",
        subcommands: [FeedbackListCommand.self, FeedbackWhyCommand.self])

    package init() {}
}

package struct FeedbackListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the themes with shares, lower bounds, severity, revenue and need.",
        discussion: """
            Answers and tickets are counted apart. Who was asked about a theme gives a share with a 90 % Jeffreys interval; \
            who wrote a ticket gives a lower bound. An account counts once, and its newest answer counts. Severity is 0 to 1: \
            of each account the worst of its tickets (urgent 1, high .75, normal .5, low .25, unknown .5) and ratings, then the \
            mean over accounts. Need is 100 · share · severity; where nobody was asked it is unknown.

            JSON, CSV and TSV have the keys theme, category, asked_accounts, yes_accounts, share, share_low, share_high, \
            ticket_accounts, tickets, severity, arr_exposed, need. What is unknown is null.

            Examples:
              canvass feedback list
              canvass feedback list --format json

            Exits 65 when the codebook has mistakes, and 66 when there is none.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let picture = try session.feedbackPicture()
        let estimates = picture.estimates.sorted {
            (-($0.need ?? -1), -$0.ticketAccounts, $0.theme) < (-($1.need ?? -1), -$1.ticketAccounts, $1.theme)
        }
        switch session.form(output.output) {
        case .json, .jsonl, .csv, .tsv: session.show(Self.exactTable(estimates), output)
        case .box, .table, .markdown, .lines:
            session.show(Self.readableTable(estimates, picture, isShort: session.layout.width != nil), output)
        }
        session.remarkOnUnknownThemes(picture)
        session.remarkOnUnmatchedAnswers(picture)
    }

    /// Every number whole, for machines.
    static func exactTable(_ estimates: [ThemeEstimate]) -> Table {
        Table(
            columns: [
                .init("theme"), .init("category"), .init("asked_accounts"), .init("yes_accounts"), .init("share"),
                .init("share_low"), .init("share_high"), .init("ticket_accounts"), .init("tickets"), .init("severity"),
                .init("arr_exposed"), .init("need"),
            ],
            rows: estimates.map { estimate in
                [
                    .untrusted(estimate.theme), .untrusted(estimate.category), .integer(estimate.askedAccounts),
                    .integer(estimate.yesAccounts), Cell(estimate.shareValue, fractionDigits: 4),
                    Cell(estimate.interval?.lowerBound, fractionDigits: 4),
                    Cell(estimate.interval?.upperBound, fractionDigits: 4), .integer(estimate.ticketAccounts),
                    .integer(estimate.tickets), Cell(estimate.severity, fractionDigits: 4),
                    Cell(estimate.exposedRevenue, fractionDigits: 2), Cell(estimate.need, fractionDigits: 4),
                ]
            })
    }

    /// Each number with its denominator, for people; names without their category where that is clear.
    static func readableTable(_ estimates: [ThemeEstimate], _ picture: FeedbackPicture, isShort: Bool) -> Table {
        let codebook = picture.codebook
        return Table(
            columns: [
                .init("theme"), .init("need", alignment: .trailing, priority: 1),
                .init("asked", title: "say yes", priority: 2), .init("share", title: "share (90 %)"),
                .init("bar", title: "0 %            100 %", priority: 6, isPicture: true),
                .init("tickets", title: "wrote tickets", priority: 3), .init("severity", priority: 4),
                .init("revenue", title: "revenue exposed", alignment: .trailing, priority: 5),
            ],
            rows: estimates.map { estimate in
                let short = codebook.themes.first { $0.id == estimate.theme }?.name ?? estimate.theme
                return [
                    .untrusted(isShort && codebook[short] != nil ? short : estimate.theme),
                    Cell(estimate.need.map(NumberText.score)), .text(asked(estimate)), Cell(share(estimate)),
                    Cell(bar(estimate)),
                    .text(
                        estimate.tickets == 0
                            ? "none"
                            : "\(estimate.ticketAccounts) of \(picture.targetAccounts) in \(estimate.tickets)"),
                    Cell(estimate.severity.map { "\(NumberText.score($0)), n \(estimate.severityAccounts)" }),
                    Cell(revenue(estimate, currency: picture.settings?.currency)),
                ]
            })
    }

    private static func asked(_ estimate: ThemeEstimate) -> String {
        guard estimate.askedAccounts == 0 else { return "\(estimate.yesAccounts) of \(estimate.askedAccounts)" }
        return estimate.unmatchedAnswers == 0 ? "not asked" : "no account"
    }

    private static func revenue(_ estimate: ThemeEstimate, currency: String?) -> String? {
        let known = estimate.needAccounts - estimate.accountsWithoutRevenue
        return estimate.exposedRevenue.map { "\(NumberText.money($0, currency: currency)), n \(known)" }
    }

    private static func share(_ estimate: ThemeEstimate) -> String? {
        guard let share = estimate.shareValue, let interval = estimate.interval else { return nil }
        return "\(NumberText.percent(share)) (\(NumberText.percent(interval)))"
    }

    private static func bar(_ estimate: ThemeEstimate) -> String? {
        guard let share = estimate.shareValue, let interval = estimate.interval else { return nil }
        return IntervalBar(low: interval.lowerBound, value: share, high: interval.upperBound, end: 1).description
    }
}
