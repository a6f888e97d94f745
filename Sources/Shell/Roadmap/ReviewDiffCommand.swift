package import ArgumentParser
internal import Reporting
package import RoadmapScoring
internal import Tabulation
internal import TerminalText

package struct ReviewDiffCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Tell why the ranking of one review is not that of another.",
        discussion: """
            Every change of a score is shared out among six causes, and the parts add up to the change: evidence (new, changed \
            or withdrawn answers and tickets), ageing (the same evidence, only older), customers (other accounts), \
            configuration (guards, target, seed), estimates (effort, impact and coverage in the roadmap) and themes (the \
            codebook). A theme whose evidence changed counts as evidence, whatever its age did beside that. Each cause is \
            switched on in every order, and gets what it changes on average (Shapley).

            CSV, TSV and JSON have the keys initiative, rank_before, rank_after, score_before, score_after, for each cause its \
            part of the score, and for each cause with rank_ before it its part of the rank, where above 0 is farther down.

            Examples:
              canvass review diff 2027-h1 2027-h2
              canvass review diff 2027-h1 2027-h2 --method rice --format json

            Exits 1 when there is no such review.
            """)

    @Argument(help: ArgumentHelp("The older review.", valueName: "review")) package var before: String
    @Argument(help: ArgumentHelp("The newer review.", valueName: "review")) package var after: String
    @Option(help: "By which method.") package var method = ScoringMethod.needPerWeek
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let old = try session.document(of: try session.reviewRecord(before))
        let new = try session.document(of: try session.reviewRecord(after))
        let diff = ReviewDiff(from: old, to: new, method: method)
        switch session.form(output.output) {
        case .json, .jsonl, .csv, .tsv: session.show(Self.exact(diff), output)
        case .box, .table, .markdown, .lines:
            session.show(Self.readable(diff), output)
            for sentence in DiffSentences.all(diff) {
                let lines = Fitting.wrapped(printable(sentence), to: max(24, session.layout.width ?? 100))
                session.output.tell(lines.joined(separator: "\n"))
            }
        }
    }

    private static func exact(_ diff: ReviewDiff) -> Table {
        let causes = ReviewDiff.Cause.allCases
        return Table(
            columns: [
                .init("initiative"), .init("rank_before"), .init("rank_after"), .init("score_before"),
                .init("score_after"),
            ] + causes.map { .init($0.rawValue) } + causes.map { .init("rank_\($0.rawValue)") },
            rows: diff.changes.map { change in
                func parts(_ parts: [ReviewDiff.Cause: Double]) -> [Cell] {
                    causes.map { Cell(parts.isEmpty ? nil : parts[$0] ?? 0, fractionDigits: 4) }
                }
                return [
                    .untrusted(change.initiative), Cell(change.rankBefore), Cell(change.rankAfter),
                    Cell(change.scoreBefore, fractionDigits: 4), Cell(change.scoreAfter, fractionDigits: 4),
                ] + parts(change.score) + parts(change.rank)
            })
    }

    private static func readable(_ diff: ReviewDiff) -> Table {
        Table(
            columns: [
                .init("rank"), .init("initiative"), .init("score", priority: 1), .init("why", priority: 2),
            ],
            rows: diff.changes.map { change in
                [
                    .text(DiffSentences.rank(change)), .untrusted(change.initiative),
                    .text(DiffSentences.score(change)), .text(DiffSentences.why(change)),
                ]
            })
    }
}
