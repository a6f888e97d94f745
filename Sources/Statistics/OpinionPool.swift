/// What several people believe about one quantity above zero, put together: each counts the same.
///
/// The linear opinion pool (M. Stone, Annals of Mathematical Statistics 32, 1961): the mean of the distributions, so that
/// where they disagree the pool is wider than any of them.
package struct OpinionPool: Hashable, Sendable {
    package let beliefs: [Lognormal]

    /// - Parameter beliefs: At least one; `nil` for none.
    package init?(_ beliefs: [Lognormal]) {
        guard !beliefs.isEmpty else { return nil }
        self.beliefs = beliefs
    }

    /// The chance that the quantity is at most so much.
    package func cumulative(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        let log = Elementary.log(value)
        let sum = beliefs.reduce(0.0) { sum, belief in
            guard belief.sigma > 0 else { return sum + (log >= belief.mu ? 1 : 0) }
            return sum + Normal.cumulative((log - belief.mu) / belief.sigma)
        }
        return sum / Double(beliefs.count)
    }

    /// The value that is not exceeded with the given chance, to a billionth of itself.
    package func quantile(_ probability: Double) -> Double {
        // Each belief has its own quantile; the pool's lies between the least and the largest of them.
        let ends = beliefs.map { $0.quantile(probability) }
        var (low, high) = (ends.min() ?? 0, ends.max() ?? 0)
        for _ in 0..<200 where high - low > high * 1e-10 {
            let middle = low + (high - low) / 2
            if cumulative(middle) < probability { low = middle } else { high = middle }
        }
        return high
    }
}
