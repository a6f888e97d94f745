package import ArgumentParser
internal import FeedbackModel
internal import Reporting
internal import Tabulation
internal import TerminalText

package struct FeedbackWhyCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Follow a theme's numbers back to the words of customers.",
        discussion: """
            First the numbers with their denominators, then the evidence: the customers' own words, then our summaries, then \
            ticked answers, the newest first. Each item says where it is; 'session show ID' and 'ticket show ID' open it.

            JSON is one object: the keys of 'feedback list', and 'evidence' with channel, fidelity, session, sequence, place, \
            ticket, account, speaker, time, asked, present, severity and words. CSV and TSV have one row for each item.

            Examples:
              canvass feedback why export_timeout
              canvass feedback why bug/export_timeout --tickets 5 --format json

            Exits 1 when there is no such theme, 65 when the codebook has mistakes, and 66 when there is none.
            """)

    @Argument(help: "The theme.") package var theme: String
    @Option(help: "Of tickets, show at most so many of the newest.") package var tickets = 20
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard tickets >= 0 else { throw ValidationError("--tickets takes a number from 0 on") }
    }

    package mutating func run(in session: inout Session) throws {
        let theme = try session.theme(theme, in: try session.codebook())
        let picture = try session.feedbackPicture()
        guard let estimate = picture.estimate(theme.id) else { return }
        let words = try ThemeWords(
            estimate, codebook: picture.codebook, in: try session.store(), tickets: tickets)
        switch session.form(output) {
        case .json, .jsonl:
            let numbers = FeedbackListCommand.object(estimate)
            let value = JSONValue.object(numbers + [.init("evidence", .array(words.items.map(ThemeWords.json)))])
            session.show(value, or: Table(columns: []), output)
        case .csv, .tsv:
            session.show(Self.table(words.items), output)
        case .box, .table, .markdown, .lines:
            session.show(Self.text(theme, estimate, words, picture, width: session.layout.width ?? 100))
        }
        session.remarkOnUnknownThemes(picture)
    }

    private static func table(_ items: [Evidence]) -> Table {
        Table(
            columns: [
                "channel", "fidelity", "place", "account", "speaker", "time", "asked", "present", "severity", "words",
            ].map { Table.Column($0) },
            rows: items.map { item in
                [
                    .text(item.channel.rawValue), .text(item.fidelity.rawValue),
                    .untrusted(ThemeWords.place(item)), Cell(untrusted: item.accountID),
                    Cell(untrusted: item.speaker), .text(TimeText.utc(milliseconds: item.time)),
                    .boolean(item.wasAsked), .boolean(item.isPresent), Cell(item.severity, fractionDigits: 2),
                    Cell(untrusted: item.words),
                ]
            })
    }

    private static func text(
        _ theme: Theme, _ estimate: ThemeEstimate, _ words: ThemeWords, _ picture: FeedbackPicture, width: Int
    ) -> String {
        var lines = ["\(printable(theme.id))  need \(estimate.need.map(NumberText.score) ?? "unknown")"]
        lines += Fitting.wrapped(printable(theme.definition), to: width - 2).map { "  \($0)" }
        var facts = [
            ("asked", EvidenceSentences.asked(estimate)),
            ("tickets", EvidenceSentences.tickets(estimate, accounts: picture.targetAccounts)),
            (
                "unprompted",
                "\(NumberText.count(estimate.mentionAccounts, "account")) raised it in an interview, survey or group"
            ),
            ("severity", EvidenceSentences.severity(estimate)),
            ("revenue", EvidenceSentences.revenue(estimate, currency: picture.settings?.currency)),
        ]
        if let need = EvidenceSentences.need(estimate) { facts.append(("need", need)) }
        facts += EvidenceSentences.doubts(estimate).map { ("note", $0) }
        for (name, fact) in facts {
            for (number, line) in Fitting.wrapped(fact, to: width - 14).enumerated() {
                lines.append("  " + Fitting.padded(number == 0 ? name : "", to: 12) + line)
            }
        }
        lines.append("")
        if words.items.isEmpty { lines.append("No words yet.") }
        var heading: Evidence.Fidelity?
        for item in words.items {
            if heading != item.fidelity {
                if heading != nil { lines.append("") }
                heading = item.fidelity
                lines.append(item.fidelity.title.prefix(1).uppercased() + item.fidelity.title.dropFirst())
            }
            let source =
                (item.speaker.map { "\(printable($0)) · " } ?? "")
                + (item.accountID.map { "account \(printable($0)) · " } ?? "")
                + "\(item.channel.title) · \(ThemeWords.day(item)) · \(printable(ThemeWords.place(item)))"
            if item.words == nil {
                // The source is the trace back to the words: it is wrapped and never cut.
                for (number, line) in Fitting.wrapped(source, to: width - 10).enumerated() {
                    let answer = number == 0 ? ThemeWords.words(item) : ""
                    lines.append("    " + Fitting.padded(answer, to: 6) + line)
                }
            } else {
                lines += Fitting.wrapped(printable(ThemeWords.words(item)), to: width - 4).map { "    \($0)" }
                lines += Fitting.wrapped(source, to: width - 6).map { "      \($0)" }
            }
        }
        if words.ticketsLeftOut > 0 {
            lines += ["", "and \(NumberText.count(words.ticketsLeftOut, "older ticket")); --tickets shows more"]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension FeedbackListCommand {
    /// The keys of `feedback list` for one theme.
    static func object(_ estimate: ThemeEstimate) -> [JSONValue.Member] {
        [
            .init("theme", .string(estimate.theme)), .init("category", .string(estimate.category)),
            .init("asked_accounts", .integer(estimate.askedAccounts)),
            .init("yes_accounts", .integer(estimate.yesAccounts)), .init("share", JSONValue(estimate.shareValue)),
            .init("share_low", JSONValue(estimate.interval?.lowerBound)),
            .init("share_high", JSONValue(estimate.interval?.upperBound)),
            .init("ticket_accounts", .integer(estimate.ticketAccounts)), .init("tickets", .integer(estimate.tickets)),
            .init("severity", JSONValue(estimate.severity)),
            .init("arr_exposed", JSONValue(estimate.exposedRevenue)), .init("need", JSONValue(estimate.need)),
        ]
    }
}
