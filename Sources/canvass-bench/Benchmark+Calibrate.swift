internal import FeedbackModel
internal import Statistics
internal import Tabulation

extension Benchmark {
    /// Whether the model finds the truth, and knows how well: in worlds of which all is known.
    ///
    /// Each repetition is eight worlds; 15 repetitions are 120 of them. It measures no time.
    static let calibrate = Benchmark(
        name: "calibrate", summary: "the feedback model in simulated worlds of which all is known"
    ) { settings in
        let worlds = (0..<settings.repetitions * 8).map { SimulatedWorld(seed: UInt64(20_261_123 + $0)) }
        let workspace = try SimulatedWorld.settings()
        func row(
            _ name: String, asked: Int, without off: Set<Guard> = [],
            _ mistakes: SimulatedWorld.Mistakes = SimulatedWorld.Mistakes()
        ) -> CalibrationRow {
            var row = CalibrationRow(name, asked: asked)
            for (number, world) in worlds.enumerated() {
                var model = world.model(asked: asked, workspace, mistakes)
                model.settings.active.subtract(off)
                row.add(model.estimates(), of: world, seed: UInt64(number))
            }
            return row
        }

        var rows = SimpleRule.allCases.map { rule in
            var row = CalibrationRow(rule.rawValue, asked: 60)
            for world in worlds { row.add(rule.scores(of: world, asked: 60), of: world) }
            return row
        }
        let simplest = rows.count
        rows.append(row("no guard", asked: 60, without: .all))
        let guarded = [10, 25, 40, 60, 150].map { row("all guards", asked: $0) }
        rows += guarded
        rows += Guard.allCases.filter(\.changesNeed).map { row("without \($0.rawValue)", asked: 60, without: [$0]) }
        let wrong = Mistake.allCases.map { row($0.rawValue, asked: 60, $0.mistakes) }
        rows += wrong
        print(table(of: rows).text(as: .table), terminator: "")

        print("\nP(top \(CalibrationRow.top)), all guards, 60 asked: what was said, and how often it was so")
        let bands = Calibration(guarded[3].forecasts, edges: [0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1])?.bands ?? []
        print(table(of: bands).text(as: .table), terminator: "")

        let best = rows.prefix(simplest).map(\.correlations.mean).max() ?? 0
        let found = guarded[3]
        print("worlds: \(worlds.count)")
        print(said("mean Spearman at 60", found.correlations.mean, least: max(0.87, best)))
        print(said("top-5 overlap at 60", found.overlaps.mean, least: 0.8))
        print(said("coverage of P by 90 % intervals at 60", found.shareCoverage ?? 0, least: 0.82))
        print(said("coverage of need by 90 % intervals at 60", found.needCoverage ?? 0, least: 0.82))
        print(said("worst Spearman with wrong inputs", wrong.map(\.correlations.mean).min() ?? 0, least: 0.84))
        let gap = bands.map { abs($0.predicted - $0.actual) }.max() ?? 1
        print("largest gap of P(top 5): \(rounded(gap)) (at most 0.08) \(gap <= 0.08 ? "ok" : "MISSED")")
    }

    private static func table(of rows: [CalibrationRow]) -> Table {
        var table = Table(
            columns: ["ranking", "asked", "spearman", "error", "top_5", "covers_p", "covers_need"].map {
                Table.Column($0)
            })
        for row in rows {
            let error = Statistics.RatioEstimate(
                row.correlations.values.enumerated().map { .init(cluster: $0, numerator: $1) })?.standardError
            table.rows.append(
                [.text(row.name), .integer(row.asked)]
                    + [row.correlations.mean, error, row.overlaps.mean, row.shareCoverage, row.needCoverage].map {
                        $0.map { .decimal($0, fractionDigits: 3) } ?? .null
                    })
        }
        return table
    }

    private static func table(of bands: [Calibration.Band]) -> Table {
        var table = Table(columns: ["from", "to", "themes", "said", "so"].map { Table.Column($0) })
        for band in bands {
            table.rows.append(
                [
                    .decimal(band.range.lowerBound, fractionDigits: 2),
                    .decimal(band.range.upperBound, fractionDigits: 2), .integer(band.count),
                    .decimal(band.predicted, fractionDigits: 3), .decimal(band.actual, fractionDigits: 3),
                ])
        }
        return table
    }

    private static func said(_ name: String, _ value: Double, least: Double) -> String {
        "\(name): \(rounded(value)) (at least \(rounded(least))) \(value >= least ? "ok" : "MISSED")"
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

/// Inputs that are wrong on purpose.
private enum Mistake: String, CaseIterable {
    case hopeful = "recall taken for .98 and .995"
    case gloomy = "recall taken for .70 and .95"
    case labels = "15 % of the labels wrong"
    case severity = "severity 40 % what was said"
    case together = "the first, third and fourth"

    var mistakes: SimulatedWorld.Mistakes {
        var mistakes = SimulatedWorld.Mistakes()
        if self == .hopeful || self == .together { mistakes.accuracy = .init(sensitivity: 0.98, specificity: 0.995) }
        if self == .gloomy { mistakes.accuracy = .init(sensitivity: 0.7, specificity: 0.95) }
        if self == .labels || self == .together { mistakes.wrongLabels = 0.15 }
        if self == .severity || self == .together { mistakes.contamination = 0.4 }
        return mistakes
    }
}
