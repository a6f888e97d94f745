package import FeedbackModel
package import RoadmapScoring

/// What a method, or a decision guard, has to say about a whole ranking.
package enum MethodSentences {
    /// Weights that were changed, what lies outside of its anchors, and what waiting costs.
    package static func all(_ ranking: MethodRanking, _ scoring: RoadmapScoring, currency: String?) -> [String] {
        switch ranking.method {
        case .weighted: weights(ranking, scoring)
        case .cd3: delays(scoring, currency: currency)
        case .npv: horizons(scoring)
        case .needPerWeek: tensions(VisionTension.all(ranking, scoring.roadmap), scoring)
        default: []
        }
    }

    private static func weights(_ ranking: MethodRanking, _ scoring: RoadmapScoring) -> [String] {
        guard let weights = scoring.weightedWeights() else { return [] }
        let parts = weights.lines.map { "\($0.criterion) \(NumberText.percent($0.weight))" }
        var sentences = ["The weights are \(parts.joined(separator: ", "))."]
        if let cap = weights.cap, let before = cap.before, let after = cap.after {
            let limit = NumberText.percent((scoring.configuration.guards ?? DecisionGuardSettings()).cap)
            if !cap.isAttained {
                sentences.append(
                    "What customers say decides \(NumberText.percent(before)) of this ranking, more than the \(limit) of the "
                        + "guard feedback-cap, and no weight would change that: nothing else tells the initiatives apart."
                )
            } else if before > after {
                sentences.append(
                    "With the weights as agreed, what customers say would decide \(NumberText.percent(before)) of this ranking; "
                        + "the guard feedback-cap holds it at \(NumberText.percent(after)), for which it lowers their weight."
                )
            } else {
                sentences.append(
                    "What customers say decides \(NumberText.percent(before)) of this ranking; up to \(limit) is allowed."
                )
            }
        }
        let outside = ranking.initiatives.reduce(0) { $0 + ($1.score.remarks?.count ?? 0) }
        if outside > 0 {
            sentences.append(
                "\(NumberText.count(outside, "number lies", "numbers lie")) outside of the anchors and "
                    + "\(outside == 1 ? "counts" : "count") as the nearest; 'roadmap why' says which.")
        }
        return sentences
    }

    private static func delays(_ scoring: RoadmapScoring, currency: String?) -> [String] {
        guard let costs = scoring.delayCosts() else { return [] }
        return [
            "One team that builds in this order loses about \(NumberText.money(costs.best, currency: currency)) by waiting; in "
                + "the order of the roadmap, \(NumberText.money(costs.asListed, currency: currency))."
        ]
    }

    private static func horizons(_ scoring: RoadmapScoring) -> [String] {
        guard let view = scoring.horizons() else { return [] }
        let short = view.lines.filter(\.isShortLived).map(\.initiative)
        return short.isEmpty
            ? []
            : [
                "Short-lived: \(short.joined(separator: ", ")). On top for one quarter, and in the lower half over "
                    + "\(view.quarters.last ?? 1) quarters; --horizons shows both."
            ]
    }

    private static func tensions(_ tensions: [VisionTension], _ scoring: RoadmapScoring) -> [String] {
        guard (scoring.configuration.guards ?? DecisionGuardSettings()).isOn(.vision), !tensions.isEmpty else {
            return []
        }
        let list = tensions.map { "\($0.initiative) (alignment \(NumberText.exact($0.alignment)))" }
        return [
            "Vision tension: \(list.joined(separator: ", ")). Customers need \(list.count == 1 ? "it" : "them") much, and the "
                + "goals are served little; talk about the goals or the customers before you build."
        ]
    }

    /// One line of the second ledger for each guard, and what they add up to.
    package static func ledger(_ ledger: DecisionLedger) -> [String] {
        // What rounds to nothing needs no line.
        let entries = ledger.entries.filter { abs($0.points) >= 0.005 }
        guard !entries.isEmpty else { return ["the decision guards change nothing here"] }
        return [NumberText.score(ledger.plain) + " without the decision guards"]
            + entries.map { "\(signed($0.points)) \($0.guard.rawValue): \($0.guard.effect)" }
            + ["= \(NumberText.score(ledger.score))"]
    }

    private static func signed(_ number: Double) -> String {
        (number < 0 ? "−" : "+") + NumberText.score(abs(number))
    }
}

extension DecisionGuard {
    /// What it does, for people who know nothing of statistics.
    package var sentence: String {
        switch self {
        case .vision:
            "How well something serves the goals is a criterion of its own in the weighted score, rated by several people; it "
                + "never changes what customers need. Off: it has no weight."
        case .feedbackCap:
            "What customers say decides only up to a part of the weighted ranking, however its weights are agreed. Off: no limit."
        case .horizon:
            "Net present values count gains over several quarters, so that what pays off late has a chance. Off: only the next "
                + "quarter counts."
        case .concentration:
            "In the weighted score one customer counts for at most a part of the revenue behind a need. Off: for all that it has."
        }
    }

    /// What a ledger line calls its effect.
    package var effect: String {
        switch self {
        case .vision: "how well it serves the goals"
        case .feedbackCap: "customers decide only up to a part"
        case .horizon: "later quarters count too"
        case .concentration: "one customer counts for a part at most"
        }
    }
}
