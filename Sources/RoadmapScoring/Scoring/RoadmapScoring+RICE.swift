internal import FeedbackModel
internal import Statistics

extension RoadmapScoring {
    /// Reach · impact · confidence over the effort in person-months, as people estimated them.
    func classicRICE(_ initiative: Initiative, _ draws: RoadmapDraws) -> ScoredInitiative {
        var score = RoadmapScore(initiative: initiative.id, method: .rice)
        score.impact = initiative.impact
        score.confidence = initiative.confidence
        score.reach = initiative.reach.map(Spread.init(exactly:))
        score.effort = effort(of: initiative, draws, weeksPerUnit: Self.weeksPerMonth)
        score.missing = [
            initiative.reach == nil ? "no reach" : nil, initiative.impact == nil ? "no impact" : nil,
            initiative.confidence == nil ? "no confidence" : nil, initiative.isCosted ? nil : "no effort",
        ].compactMap(\.self)
        guard let reach = initiative.reach, let impact = initiative.impact, let confidence = initiative.confidence
        else { return ScoredInitiative(score: score) }
        let benefit = reach * impact * confidence
        guard let months = score.effort, let drawn = draws.effort(of: initiative.id, weeksPerUnit: Self.weeksPerMonth)
        else {
            return ScoredInitiative(score: score, worth: benefit)
        }
        score.score = rounded(benefit / months.value)
        // One effort interval gives the score's exactly; only a sum of several needs the draws.
        score.low = rounded(benefit / months.high)
        score.high = rounded(benefit / months.low)
        return ScoredInitiative(
            score: score, draws: drawn.map { rounded(benefit / $0) }, worth: benefit,
            worths: Array(repeating: benefit, count: draws.count))
    }

    /// The same with the reach that the feedback gives, and without confidence.
    func modelledRICE(_ initiative: Initiative, _ draws: RoadmapDraws) -> ScoredInitiative {
        var score = RoadmapScore(initiative: initiative.id, method: .riceModel)
        score.impact = initiative.impact
        score.confidence = 1
        score.effort = effort(of: initiative, draws, weeksPerUnit: Self.weeksPerMonth)
        score.themes = initiative.covers.map(themeReach)
        score.missing =
            missingFeedback(initiative, score.themes)
            + [initiative.impact == nil ? "no impact" : nil, initiative.isCosted ? nil : "no effort"]
            .compactMap(\.self)
        guard !initiative.covers.isEmpty else { return ScoredInitiative(score: score) }

        // One run of numbers all along: there are many initiatives, and a run each is more than a processor keeps at hand.
        var worths = met(score.themes, draws, exactly: overlaps[initiative.id]?.reach) { _ in 1 }
        for i in worths.indices { worths[i] *= Double(targetAccounts) }
        score.reach = spread(worths)
        guard score.themes.contains(where: \.isEstimated), targetAccounts > 0, let impact = initiative.impact
        else { return ScoredInitiative(score: score) }
        for i in worths.indices { worths[i] *= impact }
        return scored(score, worths: worths, over: draws.effort(of: initiative.id, weeksPerUnit: Self.weeksPerMonth))
    }

    /// Why the feedback says nothing about an initiative: clauses for people.
    func missingFeedback(_ initiative: Initiative, _ themes: [ThemeReach]) -> [String] {
        let isAsked = themes.contains(where: \.isEstimated)
        let isBlocked = initiative.covers.contains { estimates[$0.theme]?.isBlocked ?? false }
        let unknown = isBlocked ? "coders disagree about its themes" : "nobody was asked about its themes"
        return [
            initiative.covers.isEmpty ? "it covers no theme" : isAsked ? nil : unknown,
            targetAccounts == 0 ? "there are no accounts" : nil,
        ].compactMap(\.self)
    }

    /// A score that is the median of worth over effort, draw by draw; only a worth where there is no effort.
    func scored(_ score: RoadmapScore, worths: [Double], over effort: [Double]?) -> ScoredInitiative {
        let mean = rounded(worths.reduce(0, +) / Double(max(1, worths.count)))
        guard var draws = effort else { return ScoredInitiative(score: score, worth: mean, worths: worths) }
        for i in draws.indices { draws[i] = rounded(worths[i] / draws[i]) }
        let result = spread(draws)
        var score = score
        (score.score, score.low, score.high) = (result.value, result.low, result.high)
        return ScoredInitiative(score: score, draws: draws, worth: mean, worths: worths)
    }

    func themeReach(_ coverage: Initiative.Coverage) -> ThemeReach {
        let estimate = estimates[coverage.theme]
        // What coders do not understand alike is in no ranking.
        if estimate?.isBlocked == true {
            return ThemeReach(
                theme: coverage.theme, coverage: coverage.share, basis: .nothing, share: Spread(exactly: 0))
        }
        if let model = estimate?.model {
            let interval = model.interval
            return ThemeReach(
                theme: coverage.theme, coverage: coverage.share, basis: model.basis == .tickets ? .ticketRate : .asked,
                share: Spread(
                    value: rounded(model.share), low: rounded(interval.lowerBound), high: rounded(interval.upperBound)))
        }
        if let share = estimate?.share, let interval = estimate?.interval {
            return ThemeReach(
                theme: coverage.theme, coverage: coverage.share, basis: .asked,
                share: Spread(
                    value: rounded(share.value), low: rounded(interval.lowerBound), high: rounded(interval.upperBound)))
        }
        let least = min(Double(estimate?.ticketAccounts ?? 0) / Double(max(1, targetAccounts)), 1)
        return ThemeReach(
            theme: coverage.theme, coverage: coverage.share, basis: least > 0 ? .ticketsOnly : .nothing,
            share: Spread(exactly: rounded(least)))
    }

    /// The part of all accounts' need that is met, each theme counted with a weight: 1 − Π(1 − c·p·w).
    ///
    /// An account with two of the needs is one account. Where it is known how needs go together at the same accounts, the
    /// product is corrected by what it is off at the expected shares.
    func met(
        _ themes: [ThemeReach], _ draws: RoadmapDraws, exactly exact: Double?, weight: (String) -> Double
    ) -> [Double] {
        let themes = themes.sorted { $0.theme < $1.theme }
        var missed = Array(repeating: 1.0, count: draws.count)
        for theme in themes {
            let shares = theme.isEstimated ? draws.shares[theme.theme] ?? [] : []
            let factor = theme.coverage * weight(theme.theme)
            for i in missed.indices { missed[i] *= 1 - factor * (i < shares.count ? shares[i] : theme.share.value) }
        }
        let independent = 1 - themes.reduce(1) { $0 * (1 - $1.coverage * weight($1.theme) * $1.share.value) }
        // What is missed becomes what is met, in its place.
        guard let exact, independent > 0 else {
            for i in missed.indices { missed[i] = 1 - missed[i] }
            return missed
        }
        let factor = exact / independent
        for i in missed.indices { missed[i] = min(1, (1 - missed[i]) * factor) }
        return missed
    }
}
