internal import FeedbackModel
internal import Statistics

/// How near one way to rank themes comes to the truth, over many worlds.
struct CalibrationRow {
    /// How many themes are looked at from the top.
    static let top = 5
    private static let draws = 400

    let name: String
    let asked: Int
    private(set) var correlations = Figures()
    private(set) var overlaps = Figures()
    private var shares = (held: 0, all: 0)
    private var needs = (held: 0, all: 0)
    private(set) var forecasts: [Calibration.Forecast] = []

    init(_ name: String, asked: Int) {
        self.name = name
        self.asked = asked
    }

    /// How many of the 90 % intervals of P hold it; `nil` for a rule without intervals.
    var shareCoverage: Double? { shares.all > 0 ? Double(shares.held) / Double(shares.all) : nil }
    /// How many of the 90 % intervals of Need hold it.
    var needCoverage: Double? { needs.all > 0 ? Double(needs.held) / Double(needs.all) : nil }

    /// Counts the scores of a world.
    mutating func add(_ scores: [Double], of world: SimulatedWorld) {
        let truth = world.needs
        if let correlation = Ranking.spearman(scores, truth) { correlations.add(correlation) }
        let (found, wanted) = (Set(Self.best(scores)), Set(Self.best(truth)))
        overlaps.add(Double(found.intersection(wanted).count) / Double(Self.top))
    }

    /// Counts the estimates of a world, with their intervals and what they say of the top.
    mutating func add(_ estimates: [ThemeEstimate], of world: SimulatedWorld, seed: UInt64) {
        add(estimates.map { $0.model?.need ?? 0 }, of: world)
        for (estimate, (share, need)) in zip(estimates, zip(world.shares, world.needs)) {
            guard let model = estimate.model else { continue }
            shares.all += 1
            if model.interval.contains(share) { shares.held += 1 }
            needs.all += 1
            if need >= model.needLow, need <= model.needHigh { needs.held += 1 }
        }
        let chances = Self.chancesOfTheTop(estimates, seed: seed)
        let best = Set(Self.best(world.needs))
        forecasts += chances.enumerated().map { Calibration.Forecast($1, happened: best.contains($0)) }
    }

    /// How often each theme is among the first when P and S are drawn.
    private static func chancesOfTheTop(_ estimates: [ThemeEstimate], seed: UInt64) -> [Double] {
        var chance = Xoshiro256(seed: seed, name: "top")
        var counts = Array(repeating: 0, count: estimates.count)
        for _ in 0..<draws {
            let drawn = estimates.map { estimate -> Double in
                let (share, severity) = (chance.uniform(), chance.uniform())
                guard let model = estimate.model else { return 0 }
                let value = model.severity + model.severityError * Normal.quantile(severity)
                return model.posterior.quantile(share) * min(1, max(0, value))
            }
            for place in best(drawn) { counts[place] += 1 }
        }
        return counts.map { Double($0) / Double(draws) }
    }

    private static func best(_ scores: [Double]) -> [Int] {
        Array(scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }.prefix(top))
    }
}

extension Figures {
    var mean: Double { values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count) }
}
