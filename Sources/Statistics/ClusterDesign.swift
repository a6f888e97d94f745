/// By how much answers that come in clusters enlarge the variance: 1 + (b̄ − 1)ρ with b̄ = Σb²/Σb.
///
/// Source: L. Kish, "Survey Sampling" (1965), section 5.4; b̄ is the mean over answers of the size of their own cluster. No answers
/// give 1.
///
/// - Parameters:
///   - sizes: How many answers each cluster has.
///   - correlation: How alike the answers of one cluster are, from 0 to 1.
/// - Returns: At least 1.
package func designEffect(clusterSizes sizes: some Collection<Double>, correlation: Double) -> Double {
    let sum = sizes.reduce(0) { $0 + max(0, $1) }
    guard sum > 0, sum.isFinite else { return 1 }
    let seen = sizes.reduce(0) { $0 + max(0, $1) / sum * max(0, $1) }
    return 1 + max(0, seen - 1) * min(1, max(0, correlation))
}

/// How alike the answers of one cluster are, by one-way analysis of variance.
///
/// ρ = (MSB − MSW)/(MSB + (b₀ − 1)·MSW) with b₀ = (N − Σb²/N)/(m − 1). Source: A. Donner, International Statistical Review
/// 54 (1986), who attributes it to R. A. Fisher.
package struct IntraclassCorrelation: Hashable, Sendable {
    /// With fewer clusters it is mostly chance.
    package static let leastClusters = 10

    /// From 0 to 1; what comes out below 0 is taken as 0.
    package let value: Double
    package let clusters: Int
    /// The mean square between the clusters.
    package let between: Double
    /// The mean square within the clusters.
    package let within: Double

    /// Estimates it from the answers of each cluster.
    ///
    /// `nil` for fewer than two clusters, where no cluster has two answers, and where all answers are the same: nothing
    /// tells then.
    package init?(_ clusters: [[Double]]) {
        let filled = clusters.filter { !$0.isEmpty }
        let count = Double(filled.reduce(0) { $0 + $1.count })
        let number = Double(filled.count)
        guard number >= 2, count > number else { return nil }
        let mean = filled.reduce(0) { $0 + $1.reduce(0, +) } / count
        var (between, within, squares) = (0.0, 0.0, 0.0)
        for answers in filled {
            let size = Double(answers.count)
            let own = answers.reduce(0, +) / size
            between += size * (own - mean) * (own - mean)
            within += answers.reduce(0) { $0 + ($1 - own) * ($1 - own) }
            squares += size * size
        }
        self.between = between / (number - 1)
        self.within = within / (count - number)
        self.clusters = filled.count
        let typical = (count - squares / count) / (number - 1)
        let correlation = (self.between - self.within) / (self.between + (typical - 1) * self.within)
        guard correlation.isFinite else { return nil }
        value = min(1, max(0, correlation))
    }
}
