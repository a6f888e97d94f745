package import ArgumentParser
internal import FeedbackModel
internal import FollowUps
internal import Reporting
internal import RoadmapScoring
internal import Storage

/// Documents to hand on.
package struct ReportCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write documents to hand on.", subcommands: [ReportReviewCommand.self])

    package init() {}
}

package struct ReportReviewCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Write a frozen review as Markdown, as one HTML page with charts, and as CSV.",
        discussion: """
            It writes results/NAME.md, results/NAME.html and results/NAME.csv and prints where they are: the pack for a roadmap \
            meeting, with what to build first, what changed since the review before, what is contested, what to ask next, and \
            what was decided. The numbers are the frozen ones; the \
            customers' words are read from the store now, so that a withdrawal reaches the report. The page needs nothing \
            from elsewhere: it can be mailed, printed and read on a phone.

            Examples:
              canvass report review 2027-h1
              canvass report review 2027-h1 --quotes 5

            Exits 1 when there is no such review, and 66 when there is no codebook.
            """)

    @Argument(help: ArgumentHelp("The review.", valueName: "review")) package var name: String
    @Option(parsing: .unconditional, help: "For each theme, at most so many quotations.")
    package var quotes = 3

    package init() {}

    package func validate() throws {
        try ReviewName.check(name)
        try checkCount(quotes, of: "--quotes")
    }

    package mutating func run(in session: inout Session) throws {
        let record = try session.reviewRecord(name)
        let review = try session.document(of: record)
        let codebook = try session.codebook()
        let workspace = try session.requireWorkspace()
        let report = ReviewReport(
            name: name, workspace: try session.settings()?.name ?? "workspace",
            frozenAt: Self.moment(record.frozenAt), actor: record.actor, review: review,
            digest: digest(of: record.document),
            isReproduced: (try? Review.isReproducible(record.document)) ?? false, codebook: codebook,
            quotes: try Self.quotes(
                for: review, atMost: quotes, codebook: codebook, in: try session.store(),
                joins: try session.joins()), previous: try Self.previous(of: record, in: session),
            decisions: try session.decisions())
        for (ending, text) in [("md", report.markdown), ("html", report.html), ("csv", report.csv)] {
            let path = "\(workspace.results)/\(name).\(ending)"
            try session.surroundings.files.write(path, Array(text.utf8))
            session.output.result(path + "\n")
        }
    }

    /// The newest review before it that can be read.
    @MainActor
    private static func previous(of record: ReviewRecord, in session: Session) throws -> ReviewReport.Previous? {
        let earlier = try session.store().reviews().filter {
            ($0.frozenAt, $0.name) < (record.frozenAt, record.name)
        }
        for other in earlier.reversed() {
            if let review = try? session.document(of: other) { return .init(name: other.name, review: review) }
        }
        return nil
    }

    /// The words behind each covered theme, of evidence that the review has frozen, verbatim first.
    private static func quotes(
        for review: ReviewDocument, atMost count: Int, codebook: Codebook, in store: any Store,
        joins: Identities
    ) throws -> [String: [ReviewReport.Quote]] {
        guard count > 0 else { return [:] }
        var quotes: [String: [ReviewReport.Quote]] = [:]
        let frozen = Dictionary(grouping: review.evidence, by: \.theme).mapValues { Set($0.map(\.id)) }
        let tickets = Dictionary(review.tickets.map { ($0.theme, Set($0.ids)) }, uniquingKeysWith: { $1 })
        for estimate in review.estimates {
            guard review.roadmap.initiatives.contains(where: { $0.covers.contains { $0.theme == estimate.theme } })
            else { continue }
            // Newer tickets than the review's may stand in front of those that it froze.
            let words = try ThemeWords(estimate, codebook: codebook, in: store, joins: joins, tickets: 200)
            let known = words.items.filter { item in
                guard item.words != nil else { return false }
                switch item.source {
                case .ticket(let id): return tickets[estimate.theme]?.contains(id) ?? false
                case .session(let id, let sequence, _):
                    return frozen[estimate.theme]?.contains("session:\(id)#\(sequence)") ?? false
                }
            }
            quotes[estimate.theme] = try ThemeWords.quotes(known, atMost: count, in: store)
        }
        return quotes
    }

    /// `2026-03-02 09:00 UTC`.
    private static func moment(_ milliseconds: Int64) -> String {
        let text = TimeText.utc(milliseconds: milliseconds)
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }
}
