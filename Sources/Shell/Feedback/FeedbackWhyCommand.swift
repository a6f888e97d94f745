package import ArgumentParser
internal import FeedbackModel
internal import Tabulation

package struct FeedbackWhyCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Follow a theme's numbers back to the words of customers.",
        discussion: """
            First what the numbers say, each with its denominator and its doubt. Then how the plain count became the need: \
            what each guard adds or takes, so that the lines add up (Shapley's value: the same in whatever order they are \
            switched on). Then what would change it: answers, share or severity that would move it past its neighbours, and \
            the account without which it moves most. Then the evidence: the customers' own words, then our summaries, the \
            newest of each account before any second one of it, then how often which answer was ticked. Each quotation says \
            whose account it is and where it stands; 'session show ID' and 'ticket show ID' open it.

            What our own agents say that they hear is no customer's account: it is in none of the numbers and stands apart.

            JSON is one object: the keys of 'feedback list', ranked, ledger (plain, need, guards), above and below (theme, \
            need, flips, prevalence, severity), without_one, set_aside, prior, reporting, weights, oldest_third_days, \
            agents_asked, agents_hearing, and 'evidence' with source_kind \
            (customer, agent_opinion), channel, fidelity, session, sequence, place, \
            ticket, account, speaker, time, asked, present, severity and words. CSV and TSV have one row for each item, ticked \
            answers too.

            Examples:
              canvass feedback why export_timeout
              canvass feedback why export_timeout --quotes 50
              canvass feedback why bug/export_timeout --tickets 5 --format json

            Exits 1 when there is no such theme, 65 when the codebook has mistakes, and 66 when there is none.
            """)

    @Argument(help: "The theme.") package var theme: String
    @Option(
        parsing: .unconditional, help: "Of own words and of summaries, quote at most so many each; machines get all.")
    package var quotes = 10
    @Option(
        parsing: .unconditional, help: "Read at most so many tickets, the newest; else 20, or as many as are quoted.")
    package var tickets: Int?
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        try checkCount(tickets, of: "--tickets")
        try checkCount(quotes, of: "--quotes")
    }

    package mutating func run(in session: inout Session) throws {
        let codebook = try session.codebook()
        let named = try session.theme(theme, in: codebook)
        let picture = try session.feedbackPicture()
        let theme = codebook[picture.merges.resolved(named.id)] ?? named
        if theme.id != named.id { session.output.tell("note: \(printable(named.id)) counts as \(printable(theme.id))") }
        guard let estimate = picture.estimate(theme.id),
            let reasons = picture.model.reasons(for: theme.id, among: picture.estimates)
        else { return }
        let store = try session.store()
        let words = try ThemeWords(
            estimate, codebook: codebook, in: store, joins: try session.joins(), merges: picture.merges,
            imported: try session.importedEvidence(),
            tickets: tickets ?? max(20, quotes))
        switch session.form(output) {
        case .json, .jsonl:
            let numbers = picture.numbers(estimate).members
            let opinion = picture.opinion(theme.id)
            let value = JSONValue.object(
                numbers + reasons.members + [
                    .init("agents_asked", .integer(opinion?.asked ?? 0)),
                    .init("agents_hearing", .integer(opinion?.hearing ?? 0)),
                    .init("evidence", .array((words.items + words.opinions).map(ThemeWords.json))),
                ])
            session.show(value, or: Table(columns: []), output)
        case .csv, .tsv:
            session.show(Self.table(words.items + words.opinions), output)
        case .box, .table, .markdown, .lines:
            session.show(
                try FeedbackWhyText(theme, estimate, reasons, words, picture, quotes: quotes, store: store)
                    .text(width: session.layout.width ?? 100))
        }
        session.remarkOnUnknownThemes(picture)
    }

    private static func table(_ items: [Evidence]) -> Table {
        Table(
            columns: [
                "source_kind", "channel", "fidelity", "place", "account", "speaker", "time", "asked", "present",
                "severity", "words",
            ].map { Table.Column($0) },
            rows: items.map { item in
                [
                    .text(item.sourceKind.rawValue), .text(item.channel.rawValue), .text(item.fidelity.rawValue),
                    .untrusted(ThemeWords.place(item)), Cell(untrusted: item.accountID),
                    Cell(untrusted: item.speaker), .text(TimeText.utc(milliseconds: item.time)),
                    .boolean(item.wasAsked), .boolean(item.isPresent), Cell(item.severity, fractionDigits: 2),
                    Cell(untrusted: item.words),
                ]
            })
    }
}
