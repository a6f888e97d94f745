internal import FeedbackModel
internal import Statistics

/// What is not known exactly, draw by draw: the same for all methods.
struct RoadmapDraws {
    /// Person-weeks by initiative and team, in the order of the teams' names.
    private(set) var teamWeeks: [String: [(team: String, weeks: [Double])]] = [:]
    /// By theme of which it is estimated, the share of accounts with the need.
    private(set) var shares: [String: [Double]] = [:]
    /// Sums of money, by the names of their streams.
    private(set) var amounts: [String: [Double]] = [:]
    /// What surveys answered, by method and initiative.
    private(set) var answers: [ScoringMethod: [String: [Double]]] = [:]
    let count: Int

    /// Draws from the streams of the scoring's seed, or, with a chance for each stream, the one point that each has then.
    init(
        _ scoring: RoadmapScoring, at point: (@Sendable (String) -> Double)? = nil,
        by workers: any Workers = OneWorker()
    ) {
        count = point == nil ? scoring.configuration.draws : 1
        let seed = scoring.configuration.seed
        let count = count
        let costed = scoring.roadmap.initiatives.filter(\.isCosted)
        let weeks = workers.map(each: costed) { initiative in
            initiative.effort.sorted { $0.team < $1.team }.map { effort in
                let name = "effort/\(initiative.id)/\(effort.team)"
                if let point { return (team: effort.team, weeks: [effort.quantity.quantile(point(name))]) }
                var chance = Xoshiro256(seed: seed, name: name)
                return (team: effort.team, weeks: effort.quantity.draws(count, from: &chance))
            }
        }
        for (initiative, weeks) in zip(costed, weeks) { teamWeeks[initiative.id] = weeks }
        let themes = Set(scoring.roadmap.initiatives.flatMap(\.covers).map(\.theme)).sorted()
        let drawn = workers.map(each: themes) { theme -> [Double]? in
            guard let table = Self.belief(scoring.estimates[theme]) else { return nil }
            let name = "share/\(theme)"
            if let point { return [table.value(atScore: Normal.quantile(point(name)))] }
            var chance = Xoshiro256(seed: seed, name: name)
            return table.draws(count, from: &chance)
        }
        for (theme, shares) in zip(themes, drawn) { self.shares[theme] = shares }
        for initiative in scoring.roadmap.initiatives {
            for (name, _, amount) in initiative.amounts {
                amounts[name] = Self.draws(amount, count, seed: seed, name: name, at: point)
            }
        }
        for (method, byInitiative) in scoring.answers {
            answers[method] = byInitiative.mapValues { Self.draws($0, count, seed: seed, at: point) }
        }
    }

    private static func draws(
        _ amount: Amount, _ count: Int, seed: UInt64, name: String, at point: ((String) -> Double)?
    ) -> [Double] {
        let quantity = amount.quantity
        if let point { return [quantity.quantile(point(name))] }
        var chance = Xoshiro256(seed: seed, name: name)
        return quantity.draws(count, from: &chance)
    }

    /// One of the replicates for each draw, the same one for all items of a question.
    private static func draws(
        _ answer: MethodAnswer, _ count: Int, seed: UInt64, at point: ((String) -> Double)?
    ) -> [Double] {
        let replicates = answer.replicates
        guard answer.value != nil, !replicates.isEmpty else { return [] }
        let name = "answers/\(answer.source.survey)/\(answer.source.question)"
        func place(_ chance: Double) -> Int { min(replicates.count - 1, Int(chance * Double(replicates.count))) }
        if let point { return [replicates.sorted()[place(point("\(name)/\(answer.initiative)"))]] }
        var chance = Xoshiro256(seed: seed, name: name)
        return (0..<count).map { _ in replicates[place(chance.uniform())] }
    }

    /// What is believed about a share: the model's posterior; Jeffreys' where there are only answers, as in old reviews.
    private static func belief(_ estimate: ThemeEstimate?) -> QuantileTable? {
        if let model = estimate?.model { return QuantileTable(quantile: model.posterior.quantile) }
        return (estimate?.share).map { QuantileTable(.jeffreys(yes: $0.yes, asked: $0.asked)) }
    }

    /// The effort of all teams in some unit of so many person-weeks; `nil` where none is given.
    func effort(of initiative: String, weeksPerUnit unit: Double) -> [Double]? {
        guard let teams = teamWeeks[initiative], !teams.isEmpty else { return nil }
        var sum = Array(repeating: 0.0, count: count)
        for team in teams { for i in sum.indices { sum[i] += team.weeks[i] / unit } }
        return sum
    }
}

extension RoadmapScoring {
    /// Median, 5 % and 95 % point.
    func spread(_ draws: [Double]) -> Spread {
        let points = quantiles([0.05, 0.5, 0.95], of: draws) ?? [0, 0, 0]
        return Spread(value: rounded(points[1]), low: rounded(points[0]), high: rounded(points[2]))
    }

    /// The effort in some unit of so many person-weeks: the sum of the teams' medians, and the interval of the sum.
    ///
    /// `nil` where no effort is given.
    func effort(of initiative: Initiative, _ draws: RoadmapDraws, weeksPerUnit unit: Double) -> Spread? {
        guard initiative.isCosted else { return nil }
        let middle = rounded(initiative.effort.map(\.quantity.median).sorted().reduce(0, +) / unit)
        if initiative.effort.count == 1, let only = initiative.effort.first {
            // One team's interval is known without draws.
            let interval = only.shape == nil ? only.low...only.high : only.quantity.interval()
            return Spread(
                value: middle, low: rounded(interval.lowerBound / unit), high: rounded(interval.upperBound / unit))
        }
        let drawn = spread(draws.effort(of: initiative.id, weeksPerUnit: unit) ?? [])
        return Spread(value: middle, low: min(middle, drawn.low), high: max(middle, drawn.high))
    }
}

extension Initiative {
    /// Whether it is known what it costs: above nothing, and not without end.
    var isCosted: Bool {
        !effort.isEmpty && effort.allSatisfy { $0.low > 0 && $0.low.isFinite && $0.high.isFinite }
    }

    /// Sums of money, by the names of their streams, with what people call them.
    var amounts: [(name: String, title: String, amount: Amount)] {
        let delay = inputs?.delayCost.map { [(name: "delay_cost/\(id)", title: "delay cost a week", amount: $0)] } ?? []
        guard let npv = inputs?.npv else { return delay }
        return delay + [
            (name: "gain/\(id)", title: "gain a quarter", amount: npv.gain),
            (name: "cost/\(id)", title: "cost", amount: npv.cost),
        ]
    }
}
