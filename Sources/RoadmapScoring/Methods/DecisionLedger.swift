package import FeedbackModel
internal import Statistics

/// What each decision guard does to an initiative's score: the parts add up to the difference between none and all of them.
package struct DecisionLedger: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package var `guard`: DecisionGuard
        /// What it adds to the score, on average over all orders in which the guards could be switched on.
        package var points: Double
    }

    package var initiative: String
    /// The score with all guards off.
    package var plain: Double
    /// The score with the guards that are on.
    package var score: Double
    /// Those that are on and change this score, the largest effect first.
    package var entries: [Entry]
}

extension RoadmapScoring {
    /// The guards that are on and act on scores by a method, given what there is.
    package func effectiveGuards(_ method: ScoringMethod) -> [DecisionGuard] {
        let criteria = roadmap.methods?.weighted?.criteria ?? []
        return guards.active.filter { name in
            switch (method, name) {
            case (.npv, .horizon): true
            case (.weighted, .vision): usesVision
            case (.weighted, .feedbackCap): criteria.contains { $0.group == .feedback }
            case (.weighted, .horizon): criteria.contains { $0.source == .npv }
            case (.weighted, .concentration): criteria.contains { $0.source == .need }
            default: false
            }
        }
    }

    /// The ledger of each initiative that has a score whatever guards are on, by id.
    ///
    /// Shapley's value over all sets of guards, which no order of switching changes; see ``ShapleyAttribution``. None where no
    /// guard acts on the method.
    package func ledgers(by method: ScoringMethod) -> [DecisionLedger] {
        let names = effectiveGuards(method)
        guard !names.isEmpty else { return [] }
        let draws = RoadmapDraws(self)
        var values: [String: [Double]] = [:]
        for mask in 0..<(1 << names.count) {
            var scoring = self
            let on = names.enumerated().filter { mask & (1 << $0.offset) != 0 }.map(\.element)
            scoring.configuration.guards = guards.with(Set(on))
            for scored in scoring.scored(by: method, draws) {
                if let score = scored.score.score { values[scored.score.initiative, default: []].append(score) }
            }
        }
        return values.sorted { $0.key < $1.key }.compactMap { id, values in
            guard let found = ShapleyAttribution(names.map(\.rawValue), values: values) else { return nil }
            let entries = zip(names, found.parts).map { DecisionLedger.Entry(guard: $0, points: $1.value) }
            return DecisionLedger(
                initiative: id, plain: found.without, score: found.with,
                entries: entries.filter { abs($0.points) > 1e-12 }.sorted {
                    (-abs($0.points), $0.guard.rawValue) < (-abs($1.points), $1.guard.rawValue)
                })
        }
    }
}
