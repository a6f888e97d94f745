import Foundation
internal import Cores
internal import FeedbackModel
internal import RoadmapScoring
internal import Statistics
internal import Tabulation

extension Benchmark {
    /// 200 initiatives in 10,000 draws with all figures of their ranks, against NumPy's best idioms.
    static let ranks = Benchmark(
        name: "ranks", summary: "200 initiatives x 10,000 draws with all rank figures, against NumPy in its own process"
    ) { settings in
        let count = 200
        let (roadmap, estimates) = guesses(count, themes: 30)
        var (alone, ours) = (Figures(), Figures())
        var rankings: [MethodRanking] = []
        let cores = Cores.cores(ProcessInfo.processInfo.activeProcessorCount)
        func rank(by workers: any Workers) -> [MethodRanking] {
            RoadmapScoring(
                roadmap, estimates: estimates, targetAccounts: 1_000,
                configuration: RoadmapScoring.Configuration(draws: 10_000, methods: [.riceModel])
            ).rankings(by: workers)
        }
        for _ in 0..<settings.repetitions {
            alone.time { rankings = rank(by: OneWorker()) }
            var together: [MethodRanking] = []
            ours.time { together = rank(by: cores) }
            guard together == rankings else { throw BenchmarkFailure("two threads rank otherwise than one") }
        }
        guard let ranking = rankings.first else { throw BenchmarkFailure("nothing was ranked") }
        let chances = Dictionary(
            uniqueKeysWithValues: roadmap.initiatives.map {
                ($0.id, ranking.stability.chance(of: $0.id, amongFirst: 10))
            })
        var table = Table(columns: ["program", "ms", "least_ms"].map { Table.Column($0) })
        table.rows.append(row("canvass, in process, one thread", alone))
        table.rows.append(row("canvass, in process, \(cores.count) threads", ours))
        let workspace = try ScratchWorkspace()
        guard let python = ScratchWorkspace.find("python3"),
            (try? workspace.run(python, ["-c", "import numpy"])) != nil
        else {
            print(table.text(as: .table), terminator: "")
            print("skipped: python3 with numpy is not installed, so ours stands alone; \(machine())")
            return
        }
        try workspace.write(script(roadmap, estimates, repetitions: settings.repetitions), to: "ranks.py")
        let lines = try MeasuredRun(python, [workspace.folder + "/ranks.py"], in: workspace).output
            .split(separator: "\n")
        var theirs = Figures()
        for line in lines.prefix(settings.repetitions) { theirs.add(Double(line) ?? .nan) }
        let expected = lines.dropFirst(settings.repetitions).compactMap { Double($0) }
        guard expected.count == count else { throw BenchmarkFailure("numpy said nothing of its ranks") }
        let gap = zip(roadmap.initiatives, expected).map { abs((chances[$0.id] ?? 0) - $1) }.max() ?? 1
        guard gap < 0.02 else { throw BenchmarkFailure("the chances to be among the first ten differ by \(gap)") }
        table.rows.append(row("numpy, in process", theirs))
        print(table.text(as: .table), terminator: "")
        print("time of numpy: \(verdict(ours.median / theirs.median, budget: 0.5))")
        print("medians of \(settings.repetitions); chances within \((gap * 1e4).rounded() / 1e4); \(machine())")
    }

    private static func row(_ name: String, _ figures: Figures) -> [Cell] {
        [
            .text(name), .decimal(figures.median, fractionDigits: 1),
            .decimal(figures.quantile(0), fractionDigits: 1),
        ]
    }

    /// Initiatives that each meet one theme, with triangular efforts; and what was answered about the themes.
    private static func guesses(_ count: Int, themes: Int) -> (roadmap: Roadmap, estimates: [ThemeEstimate]) {
        var generator = SplitMix(state: 3)
        let estimates = (0..<themes).map { theme in
            ThemeEstimate(
                theme: "bug/t\(theme)", category: "bug", askedAccounts: 60, yesAccounts: 3 + generator.below(40))
        }
        let initiatives = (0..<count).map { number in
            let likely = Double(2 + generator.below(30))
            var initiative = Initiative(
                id: "i\(1_000 + number)", covers: [.init(theme: "bug/t\(number % themes)", share: 1)],
                effort: [
                    .init(
                        team: "app", least: likely * 0.6, likely: likely,
                        most: likely * (1.3 + Double(generator.below(20)) / 10),
                        shape: .triangular)
                ])
            initiative.impact = [0.5, 1, 2, 3][generator.below(4)]
            return initiative
        }
        return (Roadmap(name: "bench", initiatives: initiatives), estimates)
    }

    /// The same in NumPy: milliseconds of each repetition, then the chances to be among the first ten.
    private static func script(_ roadmap: Roadmap, _ estimates: [ThemeEstimate], repetitions: Int) -> String {
        let places = Dictionary(uniqueKeysWithValues: estimates.enumerated().map { ($1.theme, $0) })
        func list<Number>(_ numbers: [Number]) -> String { "np.array(\(numbers))" }
        let efforts = roadmap.initiatives.compactMap(\.effort.first)
        return """
            import numpy as np, time
            yes, asked = \(list(estimates.map(\.yesAccounts))), \(list(estimates.map(\.askedAccounts)))
            theme = \(list(roadmap.initiatives.map { places[$0.covers[0].theme] ?? 0 }))
            impact = \(list(roadmap.initiatives.map { $0.impact ?? 1 }))
            low, mode, high = \(list(efforts.map(\.low))), \(list(efforts.map { $0.likely ?? $0.low })), \(list(efforts.map(\.high)))
            draws, n = 10000, len(theme)
            for repetition in range(\(repetitions)):
                start = time.perf_counter()
                chance = np.random.default_rng(repetition)
                share = chance.beta(yes + .5, asked - yes + .5, size=(draws, len(yes)))
                effort = chance.triangular(low, mode, high, size=(draws, n))
                score = 1000 * share[:, theme] * impact / (effort / (13 / 3))
                order = np.argsort(-score.astype(np.float32), axis=1)
                counts = np.bincount((order * n + np.arange(n)).ravel(), minlength=n * n).reshape(n, n)
                spread = np.quantile(score, [.05, .5, .95], axis=0)
                first = counts[:, :10].sum(axis=1) / draws
                expected = counts @ np.arange(n) / draws
                print(1000 * (time.perf_counter() - start))
            for chance in first: print(chance)
            """
    }
}
