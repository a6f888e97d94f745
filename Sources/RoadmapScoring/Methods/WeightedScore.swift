internal import Statistics

/// Criteria with weights and fixed anchors, after multi-attribute value theory.
///
/// V = 100 · Σ w·v with Σ w = 1 and v = (x − worst)/(best − worst), held between 0 and 1. The anchors are agreed once, so
/// that an initiative which is added moves no other's score. Source: R. L. Keeney & H. Raiffa, Decisions with Multiple
/// Objectives (1976); swing weights after D. von Winterfeldt & W. Edwards, Decision Analysis and Behavioral Research (1986).
package struct WeightedScore: Codable, Hashable, Sendable {
    /// What a criterion is about; the guard `feedback-cap` looks at the influence of the first.
    package enum Group: String, Codable, Hashable, Sendable, CaseIterable {
        case feedback, strategy, market, economics
    }

    /// Where a criterion's number comes from.
    package enum Source: String, Codable, Hashable, Sendable, CaseIterable {
        /// People wrote it down for each initiative, under `criteria`.
        case estimate
        /// The need points that the initiative takes away, from the feedback.
        case need
        /// The net present value.
        case npv
        /// Person-weeks.
        case effort
    }

    package struct Criterion: Codable, Hashable, Sendable {
        package var name: String
        package var source: Source
        package var group: Group
        /// What counts nothing, and what counts whole; best may be the smaller one.
        package var worst: Double
        package var best: Double
        /// Above 0, on whatever scale; `nil` where the order of the criteria decides.
        package var weight: Double?

        package init(
            name: String, source: Source = .estimate, group: Group = .market, worst: Double, best: Double,
            weight: Double? = nil
        ) {
            self.name = name
            self.source = source
            self.group = group
            self.worst = worst
            self.best = best
            self.weight = weight
        }

        /// From 0 for the worst to 1 for the best, and whether the number lies outside.
        package func value(_ number: Double) -> (value: Double, isOutside: Bool) {
            let width = best - worst
            guard width != 0, number.isFinite else { return (0, !number.isFinite) }
            let value = (number - worst) / width
            return (min(max(value, 0), 1), value < 0 || value > 1)
        }
    }

    /// The most important first, where that decides the weights.
    package var criteria: [Criterion]

    package init(_ criteria: [Criterion]) { self.criteria = criteria }

    /// The weights as they were agreed, adding up to 1: the swing weights, or those of the order.
    package var weights: [Double] {
        let given = criteria.compactMap(\.weight).filter { $0 > 0 && $0.isFinite }
        guard given.count == criteria.count else { return rankOrderCentroid(criteria.count) }
        let sum = given.reduce(0, +)
        return sum > 0 && sum.isFinite ? given.map { $0 / sum } : rankOrderCentroid(criteria.count)
    }
}
