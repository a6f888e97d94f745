internal import FeedbackModel

/// Methods that count in the workspace's currency.
extension RoadmapScoring {
    /// What a week of waiting costs, over the weeks.
    ///
    /// One queue that is worked off in this order loses least by waiting (W. E. Smith, Naval Research Logistics Quarterly 3,
    /// 1956); see ``DelayCost``.
    func cd3(_ initiative: Initiative, _ draws: RoadmapDraws) -> ScoredInitiative {
        var score = RoadmapScore(initiative: initiative.id, method: .cd3)
        score.weeks = effort(of: initiative, draws, weeksPerUnit: 1)
        score.missing = [
            initiative.inputs?.delayCost == nil ? "no delay_cost" : nil, initiative.isCosted ? nil : "no effort",
        ].compactMap(\.self)
        guard initiative.inputs?.delayCost != nil, let drawn = draws.amounts["delay_cost/\(initiative.id)"] else {
            return ScoredInitiative(score: score)
        }
        score.parts = [.init("delay cost a week", spread(drawn))]
        return scored(score, worths: drawn, over: draws.effort(of: initiative.id, weeksPerUnit: 1))
    }

    /// What it brings over the guard `horizon`'s quarters, each discounted, less what it costs.
    func netPresentValue(_ initiative: Initiative, _ draws: RoadmapDraws) -> ScoredInitiative {
        var score = RoadmapScore(initiative: initiative.id, method: .npv)
        let horizon = horizonQuarters
        guard let npv = initiative.inputs?.npv, let values = netPresentValues(initiative, over: horizon, draws) else {
            return missing(score, ["no npv"])
        }
        score.parts = [
            .init("gain a quarter", spread(draws.amounts["gain/\(initiative.id)"] ?? [])),
            .init("quarters, discounted", rounded(discountedQuarters(npv, over: horizon))),
            .init("cost", spread(draws.amounts["cost/\(initiative.id)"] ?? [])),
        ]
        score.label = "\(horizon) \(horizon == 1 ? "quarter" : "quarters")"
        return scored(score, draws: values)
    }

    /// The net present value over so many quarters, draw by draw; `nil` where nobody estimated it.
    func netPresentValues(_ initiative: Initiative, over horizon: Int, _ draws: RoadmapDraws) -> [Double]? {
        guard let npv = initiative.inputs?.npv, let gains = draws.amounts["gain/\(initiative.id)"],
            let costs = draws.amounts["cost/\(initiative.id)"]
        else { return nil }
        let quarters = discountedQuarters(npv, over: horizon)
        return zip(gains, costs).map { $0 * quarters - $1 }
    }

    /// How many quarters count: one where the guard `horizon` is off.
    var horizonQuarters: Int { guards.isOn(.horizon) ? max(1, guards.quarters) : 1 }

    /// Σ 1/(1 + d)ᵗ over the quarters t that bring something.
    private func discountedQuarters(_ npv: MethodInputs.Gains, over horizon: Int) -> Double {
        var (factor, sum) = (1.0, 0.0)
        for quarter in 1...max(1, min(horizon, 1000)) {
            factor /= 1 + max(0, guards.discount)
            if quarter >= npv.from, quarter <= npv.until ?? .max { sum += factor }
        }
        return sum
    }
}
