internal import Statistics

/// How far several estimates of one thing lie apart, and what they say together.
package struct EstimateSpread: Hashable, Sendable {
    /// What is estimated.
    package enum Subject: Hashable, Sendable, Comparable {
        case impact
        case effort(team: String)
    }

    package struct Part: Hashable, Sendable {
        package var person: String
        package var range: ClosedRange<Double>
        package var middle: Double
        /// Whether the middle is more than twice, or less than half, that of the middle person.
        package var isOutlier: Bool
        package var isBlind: Bool
    }

    package let subject: Subject
    /// By person.
    package let parts: [Part]
    /// The middle 90 % of the pool of those that were given blind, or of all where none was.
    package let pooled: ClosedRange<Double>
    package let middle: Double
    /// The largest middle over the smallest.
    package let factor: Double

    /// Fewer people than this have no outlier among them.
    private static let fewest = 3
    private static let farthest = 2.0

    /// What each thing was estimated at in a round, impact first and then by team.
    package static func all(in round: EstimateRounds.Round) -> [EstimateSpread] {
        let teams = Set(round.given.flatMap { $0.estimate.effort.map(\.team) }).sorted()
        let subjects = [Subject.impact] + teams.map { .effort(team: $0) }
        return subjects.compactMap { EstimateSpread($0, in: round) }
    }

    private init?(_ subject: Subject, in round: EstimateRounds.Round) {
        let found = round.given.compactMap { given -> (EstimateRounds.Given, ClosedRange<Double>)? in
            let range =
                switch subject {
                case .impact: given.estimate.impact
                case .effort(let team): given.estimate.effort.first { $0.team == team }?.weeks
                }
            guard let bounds = range?.bounds, bounds.lowerBound > 0 else { return nil }
            return (given, bounds)
        }.sorted { $0.0.person < $1.0.person }
        let blind = found.filter(\.0.isBlind)
        let counted = blind.isEmpty ? found : blind
        guard let pool = OpinionPool(counted.map { Lognormal(interval: $0.1) }) else { return nil }
        let middles = counted.map { Lognormal(interval: $0.1).median }.sorted()
        let centre = quantile(0.5, ofSorted: middles) ?? 0
        parts = found.map { given, range in
            let middle = rounded(Lognormal(interval: range).median)
            let isFar = middle > centre * Self.farthest || middle < centre / Self.farthest
            return Part(
                person: given.person, range: range, middle: middle,
                isOutlier: counted.count >= Self.fewest && isFar, isBlind: given.isBlind)
        }
        self.subject = subject
        let low = rounded(pool.quantile(0.05))
        pooled = low...max(low, rounded(pool.quantile(0.95)))
        middle = rounded(pool.quantile(0.5))
        factor = rounded((middles.last ?? 1) / (middles.first ?? 1))
    }
}
