internal import Reporting
internal import RoadmapScoring
internal import Tabulation
internal import TerminalText

extension Session {
    /// Shows rankings: exact numbers for machines; ranks with intervals, and what they are worth, for people.
    func show(_ rankings: [MethodRanking], top: Int, samples: SampleSizes, _ wish: ListOptions) {
        let scores = rankings.flatMap { $0.initiatives.map(\.score) }
        switch form(wish.output) {
        case .json, .jsonl, .csv, .tsv: show(RankTables.exact(rankings, top: top, samples), wish)
        case .markdown, .lines: show(RankTables.readable(scores, rankings, top: top, samples), wish)
        case .box, .table:
            let table = RankTables.readable(scores, rankings, top: top, samples)
            if isNarrow, !wish.allColumns {
                // How sure a rank is must not be what a small screen leaves out.
                show(table.withoutPictures.text(as: .lines, layout: layout))
            } else {
                show(table, wish)
            }
            for ranking in rankings {
                let sentences = RankSentences.all(ranking, top: top, samples)
                let doubt = samples.sentence(ranking.initiatives.map(\.score))
                for sentence in sentences + [doubt].compactMap(\.self) {
                    let text = Fitting.wrapped(printable(sentence), to: max(24, layout.width ?? 100))
                    output.result(text.joined(separator: "\n") + "\n")
                }
            }
        }
        tellMissing(scores)
    }

    /// Shows frozen scores.
    func show(_ scores: [RoadmapScore], samples: SampleSizes = .none, _ wish: ListOptions) {
        switch form(wish.output) {
        case .json, .jsonl, .csv, .tsv: show(RankTables.exact(scores), wish)
        case .box, .table, .markdown, .lines: show(RankTables.readable(scores, [], top: 0, samples), wish)
        }
        tellMissing(scores)
    }

    private func tellMissing(_ scores: [RoadmapScore]) {
        // What is missing alike for many is one note.
        var told: Set<String> = []
        for score in scores where score.score == nil {
            let clauses = score.missing.joined(separator: ", ")
            let alike = scores.filter { $0.score == nil && $0.method == score.method && $0.missing == score.missing }
            guard alike.count > 3 else {
                output.tell(
                    "note: \(score.method.rawValue) has no score for \(printable(score.initiative)): \(clauses)")
                continue
            }
            let note = "note: \(score.method.rawValue) has no score for \(alike.count) initiatives: \(clauses)"
            if told.insert(note).inserted { output.tell(note) }
        }
    }
}

/// Rankings as tables.
enum RankTables {
    /// What is known from frozen scores alone.
    static func exact(_ scores: [RoadmapScore]) -> Table {
        Table(columns: exactColumns, rows: scores.map(exactCells))
    }

    static func exact(_ rankings: [MethodRanking], top: Int, _ samples: SampleSizes) -> Table {
        Table(
            columns: exactColumns + [
                .init("chance_first"), .init("expected_rank"), .init("label"), .init("least_asked"),
            ],
            rows: rankings.flatMap { ranking in
                ranking.initiatives.map { initiative in
                    let id = initiative.score.initiative
                    let isSure = initiative.score.rank != nil && ranking.method.knowsDoubt
                    let chance = isSure ? ranking.stability.chance(of: id, amongFirst: top) : nil
                    let expected = isSure ? ranking.stability.expectedRank(id) : nil
                    return exactCells(initiative.score) + [
                        Cell(chance, fractionDigits: 4), Cell(expected, fractionDigits: 3),
                        Cell(chance.map { RankLabel(chance: $0).rawValue }),
                        Cell(samples.asked(id, ranking.method)),
                    ]
                }
            })
    }

    private static let exactColumns: [Table.Column] = [
        .init("initiative"), .init("method"), .init("score"), .init("low"), .init("high"), .init("rank"),
    ]

    private static func exactCells(_ score: RoadmapScore) -> [Cell] {
        [
            .untrusted(score.initiative), .text(score.method.rawValue), Cell(score.score, fractionDigits: 4),
            Cell(score.low, fractionDigits: 4), Cell(score.high, fractionDigits: 4), Cell(score.rank),
        ]
    }

    /// The score and its interval stand in one cell, so that no screen parts them.
    static func readable(
        _ scores: [RoadmapScore], _ rankings: [MethodRanking], top: Int, _ samples: SampleSizes
    ) -> Table {
        let ends = Dictionary(grouping: scores, by: \.method).mapValues { scores in
            (start: min(0, scores.compactMap(\.low).min() ?? 0), end: max(0, scores.compactMap(\.high).max() ?? 0))
        }
        func chance(_ score: RoadmapScore) -> Double? {
            guard score.rank != nil, score.method.knowsDoubt else { return nil }
            return rankings.first { $0.method == score.method }?
                .stability.chance(of: score.initiative, amongFirst: top) ?? score.topThree
        }
        let first = rankings.isEmpty || top == 3 ? "first three" : "first \(top)"
        var columns: [Table.Column] = [
            .init("rank", alignment: .trailing, priority: 2), .init("initiative"),
            .init("score", title: "score (90 %)"), .init("bar", title: "", priority: 4, isPicture: true),
            .init("chance_first", title: first, alignment: .trailing, priority: 3),
            .init("label", title: "how sure", priority: 1),
        ]
        let hasMethods = Set(scores.map(\.method)).count > 1
        if hasMethods { columns.insert(.init("method"), at: 0) }
        return Table(
            columns: columns,
            rows: scores.map { score in
                let chance = chance(score)
                let cells: [Cell] = [
                    Cell(score.rank), .untrusted(score.initiative), Cell(score.withInterval),
                    Cell(score.bar(on: ends[score.method] ?? (0, 0))),
                    Cell(chance.map { samples.chance($0, of: [score.initiative], score.method) }),
                    Cell(chance.map { RankLabel(chance: $0).words }),
                ]
                return hasMethods ? [.text(score.method.rawValue)] + cells : cells
            })
    }

    /// The chance of each rank.
    static func acceptability(_ rankings: [MethodRanking]) -> Table {
        let most = rankings.map(\.stability.ids.count).max() ?? 0
        return Table(
            columns: [.init("method"), .init("initiative")]
                + (0..<most).map { .init("rank_\($0 + 1)", title: "\($0 + 1)", alignment: .trailing) },
            rows: rankings.flatMap { ranking in
                ranking.initiatives.filter { $0.score.rank != nil }.map { initiative in
                    let chances = ranking.stability.acceptability(initiative.score.initiative)
                    return [.text(ranking.method.rawValue), .untrusted(initiative.score.initiative)]
                        + (0..<most).map { $0 < chances.count ? Cell(chances[$0], fractionDigits: 3) : .null }
                }
            })
    }
}

extension RoadmapScore {
    /// `148 (87–241)`.
    fileprivate var withInterval: String? {
        score.map { score in
            guard let low, let high, method.knowsDoubt else { return NumberText.score(score) }
            return "\(NumberText.score(score)) (\(NumberText.range(low, high)))"
        }
    }

    fileprivate func bar(on scale: (start: Double, end: Double)) -> String? {
        guard let score, let low, let high else { return nil }
        return IntervalBar(low: low, value: score, high: high, start: scale.start, end: scale.end).description
    }
}
