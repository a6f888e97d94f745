internal import FeedbackModel
package import RoadmapScoring

/// What a plan says, one sentence each, the same in the terminal and in documents.
package enum PlanSentences {
    /// `app 3.2 · platform 1.8 weeks`.
    package static func weeks(_ place: RoadmapPlan.Place) -> String {
        place.weeks.isEmpty
            ? "no weeks"
            : place.weeks.map { "\($0.team) \(NumberText.score($0.weeks))" }.joined(separator: " · ") + " weeks"
    }

    /// Why something is in its quarter, and how sure that is; `name` says what an initiative is called there.
    package static func reason(
        _ place: RoadmapPlan.Place, _ method: ScoringMethod, name: (String) -> String = { $0 }
    ) -> String {
        var parts: [String] = []
        switch place.reason {
        case .must: parts.append("settled: must")
        case .neededBy(let others): parts.append("needed by \(others.map(name).joined(separator: ", "))")
        case .worth: break
        }
        if let worth = place.worth, worth > 0 { parts.append("\(NumberText.score(worth)) \(method.worthUnit)") }
        if let index = place.coreIndex {
            parts.append("in \(NumberText.chance(index)) of the best choices: \(RankLabel(chance: index).words)")
        }
        return parts.joined(separator: "; ")
    }

    /// `app: 14.2 of 24 weeks, fits with a chance of 98 %`.
    package static func load(_ load: RoadmapPlan.Load) -> String {
        let amount = "\(NumberText.score(load.weeks)) of \(NumberText.exact(load.capacity)) weeks"
        return load.weeks > 0 ? "\(amount), fits with a chance of \(NumberText.chance(load.chanceToFit))" : amount
    }

    /// How sure it is that nothing is better, and what others would choose.
    package static func proof(_ quarter: RoadmapPlan.Quarter, _ method: ScoringMethod) -> String {
        quarter.isProven
            ? "no other choice is worth more: \(NumberText.score(quarter.worth)) \(method.worthUnit)"
            : "\(NumberText.score(quarter.worth)) \(method.worthUnit); another choice could be worth at most "
                + "\(NumberText.score(quarter.bound)), the search was cut off"
    }

    /// What sorting a list and cutting it would lose; `nil` where it loses nothing.
    package static func loss(_ quarter: RoadmapPlan.Quarter, _ method: ScoringMethod) -> String? {
        guard quarter.loss > 0, quarter.worth > 0 else { return nil }
        return "sorting by worth for effort and going down the list would lose "
            + "\(NumberText.percent(quarter.loss / quarter.worth)) of it (\(NumberText.score(quarter.loss)) "
            + "\(method.worthUnit)): \(quarter.sortedAndCut.joined(separator: ", "))"
    }

    /// What a quota costs.
    package static func price(_ price: RoadmapPlan.QuotaPrice, _ limits: PlanLimits, _ method: ScoringMethod) -> String
    {
        let name =
            switch price.quota {
            case .support: "\(NumberText.percent(limits.reserve.support)) of the capacity kept for support"
            case .longBets: "\(NumberText.percent(limits.reserve.longBets)) of the capacity kept for long bets"
            case .feedbackAtMost:
                "at most \(NumberText.percent(limits.reserve.feedbackAtMost ?? 1)) of the capacity for what customers ask"
            }
        return price.price > 0
            ? "\(name): costs \(NumberText.score(price.price)) \(method.worthUnit)" : "\(name): costs nothing"
    }

    /// Why something is in no quarter.
    package static func obstacle(_ obstacle: RoadmapPlan.Obstacle) -> String {
        switch obstacle {
        case .never: "settled: never"
        case .noEffort: "nobody said what it costs"
        case .noWorth: "nothing says yet that anybody gains by it"
        case .tooLarge(let team, let weeks, let capacity):
            "takes \(NumberText.score(weeks)) weeks of \(team), which has \(NumberText.exact(capacity)) a quarter: "
                + "split it"
        case .needs(let other): "needs \(other), which is in no quarter"
        case .excluded(let other): "excludes \(other), which is in the plan"
        case .noRoom: "no room: others are worth more"
        }
    }

    /// How the plan differs from a ranking, and what its numbers count.
    package static func reading(_ method: ScoringMethod) -> String {
        "the weeks of all teams are filled, so something small that ranks low may stand beside what ranks high"
            + (method == .needPerWeek
                ? "; a need point is as much as if 1 of 100 customers could not work at all, summed over all that is chosen"
                : "")
    }

    /// What knowing everything before choosing would add.
    package static func knowing(_ plan: RoadmapPlan) -> String? {
        guard let value = plan.valueOfKnowing, let first = plan.quarters.first, first.worth > 0 else { return nil }
        let share = value / first.worth
        return share < 0.01
            ? "knowing more would hardly change the first quarter: at most \(NumberText.score(value)) \(plan.method.worthUnit)"
            : "knowing everything before choosing would add \(NumberText.score(value)) \(plan.method.worthUnit) on average "
                + "(\(NumberText.percent(share)))"
    }
}

extension PlanSentences {
    /// The one thing that is worth knowing most; `nil` where it adds too little to speak of.
    package static func lesson(_ plan: RoadmapPlan) -> String? {
        guard let lesson = plan.lessons.first, let first = plan.quarters.first, first.worth > 0,
            lesson.value / first.worth >= 0.01
        else { return nil }
        return "the most is to be learned about \(lesson.theme): knowing its share alone would add "
            + "\(NumberText.score(lesson.value)) \(plan.method.worthUnit) on average"
    }

    /// What is not looked for.
    package static let manner =
        "each quarter is the best choice from what is left; a plan that gives up some of this quarter for a better later "
        + "one is not looked for"
}

extension RankLabel {
    /// What a reader may build on.
    package var words: String {
        switch self {
        case .solid: "solid"
        case .contested: "contested"
        case .out: "unlikely"
        }
    }
}
