/// Whether things end sooner in one group than in another.
///
/// Observed less expected ends in the first group, over the standard deviation that chance alone would give it. Source: N.
/// Mantel, Cancer Chemotherapy Reports 50 (1966).
package struct LogRankTest: Hashable, Sendable {
    /// How many ended in the first group.
    package let observed: Double
    /// How many would have ended there, were the groups alike.
    package let expected: Double
    package let variance: Double

    /// χ² with one degree of freedom.
    package var statistic: Double { (observed - expected) * (observed - expected) / variance }
    /// The chance of at least so large a difference, were the groups alike.
    package var probability: Double { 2 * Normal.cumulative(-statistic.squareRoot()) }

    /// Compares two groups; `nil` where nothing ended while both were watched.
    package init?(_ one: [KaplanMeier.Spell], _ other: [KaplanMeier.Spell]) {
        let both = (one.map { ($0, true) } + other.map { ($0, false) }).filter { $0.0.time >= 0 }
            .sorted { $0.0.time < $1.0.time }
        var left = Double(both.count { $0.1 })
        var (observed, expected, variance, start) = (0.0, 0.0, 0.0, 0)
        while start < both.count {
            var (end, ended, gone, own) = (start, 0.0, 0.0, 0.0)
            while end < both.count, both[end].0.time == both[start].0.time {
                if both[end].0.isEnded { ended += 1 }
                if both[end].1 { gone += 1 }
                if both[end].1 && both[end].0.isEnded { own += 1 }
                end += 1
            }
            let n = Double(both.count - start)
            observed += own
            expected += ended * left / n
            if n > 1 { variance += ended * (left / n) * (1 - left / n) * (n - ended) / (n - 1) }
            left -= gone
            start = end
        }
        guard variance > 0 else { return nil }
        self.observed = observed
        self.expected = expected
        self.variance = variance
    }
}
