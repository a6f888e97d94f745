package import ArgumentParser
internal import Reporting
package import RoadmapScoring
internal import Tabulation

/// The roadmap: what could be built, and what it is worth.
package struct RoadmapCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "roadmap", abstract: "Score what could be built, with intervals and reasons.",
        subcommands: [RoadmapListCommand.self, RoadmapScoreCommand.self, RoadmapWhyCommand.self])

    package init() {}
}

package struct RoadmapListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the initiatives as they were written down.",
        discussion: """
            The roadmap is surveys/roadmap.yaml. JSON has the keys initiative, title, kind, covers, effort_low, effort_high \
            (person-weeks of all teams, the sums of the interval ends), impact, confidence, reach and needs.

            Examples:
              canvass roadmap list
              canvass roadmap list --format json

            Exits 65 when the roadmap or the codebook has mistakes, all of which are shown, and 66 when one is missing.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let roadmap = try session.roadmap()
        session.show(
            Table(
                columns: [
                    .init("initiative"), .init("title", priority: 5), .init("kind", priority: 8),
                    .init("covers", priority: 6), .init("effort_low", title: "weeks from", alignment: .trailing),
                    .init("effort_high", title: "weeks to", alignment: .trailing),
                    .init("impact", alignment: .trailing, priority: 2),
                    .init("confidence", alignment: .trailing, priority: 3),
                    .init("reach", alignment: .trailing, priority: 4), .init("needs", priority: 7),
                ],
                rows: roadmap.initiatives.map { initiative in
                    let isCosted = !initiative.effort.isEmpty
                    return [
                        .untrusted(initiative.id), .untrusted(initiative.title), .text(initiative.kind.rawValue),
                        .list(initiative.covers.map { .untrusted($0.theme) }),
                        Cell(isCosted ? initiative.effort.reduce(0) { $0 + $1.low } : nil, fractionDigits: 1),
                        Cell(isCosted ? initiative.effort.reduce(0) { $0 + $1.high } : nil, fractionDigits: 1),
                        Cell(initiative.impact, fractionDigits: 2), Cell(initiative.confidence, fractionDigits: 2),
                        Cell(initiative.reach, fractionDigits: 0), .list(initiative.needs.map(Cell.untrusted)),
                    ]
                }), output)
    }
}

/// What chance scoring uses.
package struct ScoringOptions: ParsableArguments {
    @Option(help: "The seed of the draws; equal seeds give equal numbers.")
    package var seed: UInt64 = 20_260_101

    package init() {}
}

extension ScoringMethod: ExpressibleByArgument {}

package struct RoadmapScoreCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Rank the initiatives by RICE, as estimated and by the feedback.",
        discussion: """
            rice is reach · impact · confidence / effort as people estimated them; its interval is that of the effort. \
            rice_model takes the reach from the feedback: the target accounts that have at least one of the covered needs, as \
            a distribution; confidence is not used, since the interval stands for it. Its score is the median of 10,000 draws, its interval their 5 % and 95 % points. \
            Effort counts in person-months; 13 person-weeks are 3 of them. Without --method both are shown. An initiative \
            about whose themes nobody was asked has no rice_model score.

            JSON, CSV and TSV have the keys initiative, method, score, low, high, rank. What is unknown is null.

            Examples:
              canvass roadmap score
              canvass roadmap score --method rice_model --format json

            Exits 65 when the roadmap or the codebook has mistakes, all of which are shown, and 66 when one is missing.
            """)

    @Option(help: "rice or rice_model; else both.") package var method: ScoringMethod?
    @OptionGroup package var scoring: ScoringOptions
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let picture = try session.roadmapPicture()
        let scores = picture.scores(
            .init(seed: scoring.seed, methods: method.map { [$0] } ?? ScoringMethod.allCases))
        session.show(scores, output)
        session.remarkOnUnknownThemes(picture.feedback)
    }
}

extension Session {
    /// Shows scores: exact numbers for machines, ranks with intervals for people.
    func show(_ scores: [RoadmapScore], _ wish: ListOptions) {
        switch form(wish.output) {
        case .json, .jsonl, .csv, .tsv: show(Self.exactTable(scores), wish)
        case .box, .table, .markdown, .lines: show(Self.readableTable(scores), wish)
        }
        for score in scores where score.score == nil {
            output.tell(
                "note: \(score.method.rawValue) has no score for \(printable(score.initiative)): "
                    + score.missing.joined(separator: ", "))
        }
    }

    private static func exactTable(_ scores: [RoadmapScore]) -> Table {
        Table(
            columns: [
                .init("initiative"), .init("method"), .init("score"), .init("low"), .init("high"), .init("rank"),
            ],
            rows: scores.map { score in
                [
                    .untrusted(score.initiative), .text(score.method.rawValue), Cell(score.score, fractionDigits: 4),
                    Cell(score.low, fractionDigits: 4), Cell(score.high, fractionDigits: 4), Cell(score.rank),
                ]
            })
    }

    /// The score and its interval stand in one cell, so that no screen parts them.
    private static func readableTable(_ scores: [RoadmapScore]) -> Table {
        let ends = Dictionary(grouping: scores, by: \.method).mapValues { $0.compactMap(\.high).max() ?? 0 }
        return Table(
            columns: [
                .init("method"), .init("rank", alignment: .trailing, priority: 1), .init("initiative"),
                .init("score", title: "score (90 %)"), .init("bar", title: "", priority: 3, isPicture: true),
                .init("first_three", alignment: .trailing, priority: 2),
            ],
            rows: scores.map { score in
                [
                    .text(score.method.rawValue), Cell(score.rank), .untrusted(score.initiative),
                    Cell(score.withInterval), Cell(score.bar(to: ends[score.method] ?? 0)),
                    Cell(score.topThree.map(NumberText.chance)),
                ]
            })
    }
}

extension RoadmapScore {
    /// `148 (87–241)`.
    fileprivate var withInterval: String? {
        score.map { score in
            guard let low, let high else { return NumberText.score(score) }
            return "\(NumberText.score(score)) (\(NumberText.range(low, high)))"
        }
    }

    fileprivate func bar(to end: Double) -> String? {
        guard let score, let low, let high else { return nil }
        return IntervalBar(low: low, value: score, high: high, end: end).description
    }
}
