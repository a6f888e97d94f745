extension RoadmapScoring {
    /// A score from the answers to a survey's question.
    func answered(_ initiative: Initiative, by method: ScoringMethod, _ draws: RoadmapDraws) -> ScoredInitiative {
        var score = RoadmapScore(initiative: initiative.id, method: method)
        guard let answer = answers[method]?[initiative.id] else {
            return missing(
                score,
                [initiative.hasInputs(for: method) ? "no answers" : "it names no question for \(method.rawValue)"])
        }
        score.parts = answer.parts
        score.label = answer.label
        score.remarks = answer.remarks.isEmpty ? nil : answer.remarks
        score.missing = answer.missing
        guard answer.missing.isEmpty, let value = answer.value, value.isFinite,
            let drawn = draws.answers[method]?[initiative.id], !drawn.isEmpty
        else { return missing(score, answer.missing.isEmpty ? ["no answers"] : []) }
        let interval = spread(drawn)
        score.score = rounded(value)
        // The percentiles of jumps may leave out the value itself.
        score.low = min(rounded(value), interval.low)
        score.high = max(rounded(value), interval.high)
        let values = drawn.map(rounded)
        return ScoredInitiative(score: score, draws: values, worth: rounded(value), worths: values)
    }
}
