internal import FeedbackModel
package import Statistics

/// What asking about a theme would improve the roadmap by.
package struct NextQuestion: Hashable, Sendable {
    package var theme: String
    /// Initiatives that cover it, by id.
    package var initiatives: [String]
    /// What asking so many more accounts adds to the first quarter on average.
    package var gain: Double
    /// What knowing the share exactly would add: no number of questions adds more.
    package var most: Double
    /// How many are asked.
    package var accounts: Int
}

extension RoadmapPlanner {
    /// The themes that it is worth asking about, the one that improves the first quarter most first.
    ///
    /// After each possible number of yeses the first quarter is chosen anew. The belief about a share counts as the beta
    /// distribution with its mean and variance; everything else is taken at its mean.
    ///
    /// - Parameters:
    ///   - count: How many accounts would be asked, at least 1.
    ///   - scoring: What the planner was made from.
    /// - Returns: Themes that some initiative covers; gains of 0 last, by theme.
    package func nextQuestions(asking count: Int, _ scoring: RoadmapScoring) -> [NextQuestion] {
        let count = min(max(1, count), 200)
        let base = problem(done: [], limits: limits, withMusts: true)
        let themes = Set(roadmap.initiatives.flatMap(\.covers).map(\.theme)).sorted()
        return themes.map { theme in
            let covering = roadmap.initiatives.filter { $0.covers.contains { $0.theme == theme } }
            var question = NextQuestion(
                theme: theme, initiatives: covering.map(\.id).sorted(), gain: 0, most: 0, accounts: count)
            let belief = scoring.belief(about: theme)
            let touched = base.items.indices.filter { place in covering.contains { $0.id == base.items[place].id } }
            guard !touched.isEmpty else { return question }
            let values = touched.map { place in
                covering.first { $0.id == base.items[place].id }.map {
                    scoring.worthByShare($0, of: theme, ranking.method)
                }
                    ?? { _ in base.items[place].value }
            }
            func best(_ share: Double) -> Double {
                var all = base.items.map(\.value)
                for (number, place) in touched.enumerated() { all[place] = rounded(values[number](share)) }
                return base.replacing(values: all).best(stepLimit: 20_000)?.value ?? 0
            }
            question.gain = ValueOfInformation.asking(count, about: belief, best: best)
            question.most = max(question.gain, ValueOfInformation.knowing(belief, steps: 60, best: best))
            return question
        }.sorted { (-$0.gain, -$0.most, $0.theme) < (-$1.gain, -$1.most, $1.theme) }
    }
}

extension RoadmapScoring {
    /// What is believed about a theme's share, as a beta distribution; of a theme nobody was asked about, hardly anything.
    package func belief(about theme: String) -> BetaDistribution {
        let estimate = estimates[theme]
        if let posterior = estimate?.model?.posterior {
            let (mean, variance) = (posterior.mean, posterior.variance)
            // By moments; a variance that no beta distribution has is none.
            let strength = variance > 0 ? mean * (1 - mean) / variance - 1 : 0
            if strength > 0, mean > 0, mean < 1 {
                return BetaDistribution(alpha: mean * strength, beta: (1 - mean) * strength)
            }
        }
        if let share = estimate?.share { return .jeffreys(yes: share.yes, asked: share.asked) }
        return .jeffreys(yes: 0, asked: 0)
    }

    /// What an initiative is worth by the model when one theme has a share and the others their means.
    func worthByShare(_ initiative: Initiative, of theme: String, _ method: ScoringMethod) -> (Double) -> Double {
        let weight: (String) -> Double = { method == .needPerWeek ? self.estimates[$0]?.countedSeverity ?? 0.5 : 1 }
        let scale =
            method == .needPerWeek
            ? 100 : method == .riceModel ? Double(targetAccounts) * (initiative.impact ?? 0) : 0
        let overlap = overlaps[initiative.id].map { method == .needPerWeek ? $0.relief : $0.reach }
        let parts = initiative.covers.map { ($0.theme, $0.share * weight($0.theme), belief(about: $0.theme).mean) }
        func independent(_ share: Double?) -> Double {
            1 - parts.reduce(1) { $0 * (1 - $1.1 * ($1.0 == theme ? share ?? $1.2 : $1.2)) }
        }
        let middle = independent(nil)
        let factor = overlap.map { middle > 0 ? $0 / middle : 1 } ?? 1
        return { scale * min(1, factor * independent($0)) }
    }
}
