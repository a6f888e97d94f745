internal import RoadmapScoring
internal import Tabulation

extension Benchmark {
    /// The best choice of 60 initiatives for four teams, with what needs and excludes what, proved.
    static let selection = Benchmark(
        name: "selection", summary: "the best of 60 initiatives for four teams, with dependencies, and its proof"
    ) { settings in
        var times = Figures()
        var proved = 0
        let problems = max(10, settings.repetitions)
        for seed in 0..<problems {
            let problem = problem(items: 60, teams: 4, seed: UInt64(seed))
            times.time { if problem.best()?.isProven == true { proved += 1 } }
        }
        var table = Table(columns: ["problems", "proven", "median_ms", "worst_ms"].map { Table.Column($0) })
        table.rows.append([
            .integer(problems), .integer(proved), .decimal(times.median, fractionDigits: 1),
            .decimal(times.quantile(1), fractionDigits: 1),
        ])
        print(table.text(as: .table), terminator: "")
        print(
            "worst: \((times.quantile(1) / 10).rounded() / 100) s (budget 2 s) \(times.quantile(1) <= 2_000 ? "ok" : "OVER")"
        )
        print(machine())
    }

    /// Efforts in half days, capacity for about a third of them, a need or an exclusion for every fourth item.
    private static func problem(items count: Int, teams: Int, seed: UInt64) -> SelectionProblem {
        var generator = SplitMix(state: seed)
        var needs: [String: [String]] = [:]
        var exclusions: [String: [String]] = [:]
        var sums = Array(repeating: 0, count: teams)
        let items = (0..<count).map { number in
            let costs = (0..<teams).map { _ in generator.below(3) == 0 ? 0 : 5 + generator.below(80) }
            for team in costs.indices { sums[team] += costs[team] }
            if number > 0, generator.below(8) == 0 { needs["i\(number)"] = ["i\(generator.below(number))"] }
            if number > 0, generator.below(8) == 0 { exclusions["i\(number)"] = ["i\(generator.below(number))"] }
            let worth = Double(costs.reduce(0, +)) * (0.5 + Double(generator.below(1_000)) / 1_000)
            return SelectionProblem.Item(id: "i\(number)", value: worth, costs: costs)
        }
        let limits = sums.enumerated().map { SelectionProblem.Limit(name: "team \($0)", capacity: $1 / 3) }
        return SelectionProblem(items: items, limits: limits, needs: needs, exclusions: exclusions)
    }
}
