/// Methods that score what people estimated, each on its own scale: another initiative changes no score.
extension RoadmapScoring {
    /// Impact, confidence and ease as a product, 1 to 1000, or as a mean, 1 to 10.
    func ice(_ initiative: Initiative, _ draws: RoadmapDraws) -> ScoredInitiative {
        var score = RoadmapScore(initiative: initiative.id, method: .ice)
        guard let ice = initiative.inputs?.ice else { return missing(score, ["no ice"]) }
        score.parts = [.init("impact", ice.impact), .init("confidence", ice.confidence), .init("ease", ice.ease)]
        let combination = roadmap.methods?.ice ?? .product
        score.label = combination.rawValue
        let value =
            combination == .mean
            ? (ice.impact + ice.confidence + ice.ease) / 3 : ice.impact * ice.confidence * ice.ease
        return exactly(score, value, worth: value, draws)
    }

    /// (Value + urgency + risk) / job size; the numbers are relative sizes, and so is the score.
    func wsjf(_ initiative: Initiative, _ draws: RoadmapDraws) -> ScoredInitiative {
        var score = RoadmapScore(initiative: initiative.id, method: .wsjf)
        guard let wsjf = initiative.inputs?.wsjf else { return missing(score, ["no wsjf"]) }
        score.parts = [
            .init("value", wsjf.value), .init("urgency", wsjf.urgency), .init("risk", wsjf.risk),
            .init("size", wsjf.size),
        ]
        guard wsjf.size > 0 else { return missing(score, ["no job size"]) }
        let sum = wsjf.value + wsjf.urgency + wsjf.risk
        return exactly(score, sum / wsjf.size, worth: sum, draws)
    }

    /// Value over person-weeks, and the quadrant at the middle of the effort.
    func valueEffort(_ initiative: Initiative, _ draws: RoadmapDraws) -> ScoredInitiative {
        var score = RoadmapScore(initiative: initiative.id, method: .valueEffort)
        score.weeks = effort(of: initiative, draws, weeksPerUnit: 1)
        score.missing = [
            initiative.inputs?.value == nil ? "no value" : nil, initiative.isCosted ? nil : "no effort",
            roadmap.methods?.valueEffort == nil ? "no cut-offs" : nil,
        ].compactMap(\.self)
        guard let value = initiative.inputs?.value else { return ScoredInitiative(score: score) }
        score.parts = [.init("value", value)]
        guard let weeks = score.weeks, let cutOffs = roadmap.methods?.valueEffort,
            let drawn = draws.effort(of: initiative.id, weeksPerUnit: 1)
        else { return ScoredInitiative(score: score, worth: value) }
        score.label = Quadrant(value: value, weeks: weeks.value, cutOffs).rawValue
        // As with classic RICE: anybody can recompute it, and one effort's interval is the score's.
        score.score = rounded(value / weeks.value)
        score.low = rounded(value / weeks.high)
        score.high = rounded(value / weeks.low)
        return ScoredInitiative(
            score: score, draws: drawn.map { rounded(value / $0) }, worth: value,
            worths: Array(repeating: value, count: draws.count))
    }

    // MARK: Results

    /// No score, and why.
    func missing(_ score: RoadmapScore, _ clauses: [String]) -> ScoredInitiative {
        var score = score
        score.missing += clauses
        return ScoredInitiative(score: score)
    }

    /// A score without doubt.
    private func exactly(
        _ score: RoadmapScore, _ value: Double, worth: Double, _ draws: RoadmapDraws
    ) -> ScoredInitiative {
        var score = score
        let value = rounded(value)
        (score.score, score.low, score.high) = (value, value, value)
        return ScoredInitiative(
            score: score, draws: Array(repeating: value, count: draws.count), worth: worth,
            worths: Array(repeating: worth, count: draws.count))
    }

    /// A score that is the median of its draws, and is itself what the initiative is worth.
    func scored(_ score: RoadmapScore, draws values: [Double]) -> ScoredInitiative {
        var score = score
        let values = values.map(rounded)
        let result = spread(values)
        (score.score, score.low, score.high) = (result.value, result.low, result.high)
        return ScoredInitiative(
            score: score, draws: values, worth: rounded(values.reduce(0, +) / Double(max(1, values.count))),
            worths: values)
    }
}
