internal import FeedbackModel

extension RoadmapScoring {
    /// Need points that the initiative would take away, over its person-weeks.
    ///
    /// 100 · (1 − Π(1 − c·p·s)): a theme that 20 % of accounts have with severity ½ is 10 need points, and an initiative
    /// that meets nine tenths of it takes 9 away.
    func needPerWeek(_ initiative: Initiative, _ draws: RoadmapDraws) -> ScoredInitiative {
        var score = RoadmapScore(initiative: initiative.id, method: .needPerWeek)
        score.weeks = effort(of: initiative, draws, weeksPerUnit: 1)
        score.themes = initiative.covers.map(themeReach)
        score.missing =
            missingFeedback(initiative, score.themes) + (initiative.isCosted ? [] : ["no effort"])
        guard !initiative.covers.isEmpty else { return ScoredInitiative(score: score) }
        let relief = relief(of: initiative, score.themes, draws)
        score.relief = spread(relief)
        guard score.themes.contains(where: \.isEstimated), targetAccounts > 0 else {
            return ScoredInitiative(score: score)
        }
        return scored(score, worths: relief, over: draws.effort(of: initiative.id, weeksPerUnit: 1))
    }

    /// The need points that it takes away, draw by draw.
    func relief(of initiative: Initiative, _ themes: [ThemeReach], _ draws: RoadmapDraws) -> [Double] {
        met(themes, draws, exactly: overlaps[initiative.id]?.relief) {
            estimates[$0]?.countedSeverity ?? 0.5
        }.map { 100 * $0 }
    }
}
