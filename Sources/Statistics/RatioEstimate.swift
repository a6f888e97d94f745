/// A ratio of two weighted sums, such as a share or a mean, with its standard error, of answers that come in clusters.
///
/// Answers of one cluster, as those of one account, are not independent of each other; clusters are. The variance is that
/// of Taylor linearisation over the clusters, m/(m−1) · Σ_c (Σ w(y − R·x))² / (Σ w·x)², with m clusters. Source: D. A.
/// Binder, International Statistical Review 51 (1983). With one answer to a cluster and equal weights the error of a mean
/// is s/√n.
package struct RatioEstimate: Hashable, Sendable {
    /// One answer.
    package struct Part: Hashable, Sendable {
        /// Answers with the same number belong together.
        package var cluster: Int
        package var weight: Double
        package var numerator: Double
        package var denominator: Double

        package init(cluster: Int, weight: Double = 1, numerator: Double, denominator: Double = 1) {
            self.cluster = cluster
            self.weight = weight
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    package let value: Double
    /// `nil` for a single cluster, which says nothing about the others.
    package let standardError: Double?
    /// The answers that count.
    package let count: Int
    /// How many clusters they come from.
    package let clusters: Int
    /// By how much the clusters enlarge the variance, at least 1.
    ///
    /// Source: L. Kish, "Survey Sampling" (1965), section 8.2. Without small-sample corrections, which the degrees of freedom
    /// make up for; below 1 it is mostly chance, and taken as 1.
    package let designEffect: Double
    /// How many answers of equal weight that are independent of each other it is worth.
    package let effectiveSize: Double

    /// Makes an estimate; `nil` where the denominators come to nothing.
    package init?(_ parts: [Part]) {
        let counted = parts.filter { $0.weight * $0.denominator > 0 }
        let base = counted.reduce(0) { $0 + $1.weight * $1.denominator }
        let value = counted.reduce(0) { $0 + $1.weight * $1.numerator } / base
        guard base > 0, value.isFinite else { return nil }
        var rests: [Int: Double] = [:]
        var weights: [Int: Double] = [:]
        var squares = 0.0
        for part in counted {
            let rest = part.weight * (part.numerator - value * part.denominator)
            rests[part.cluster, default: 0] += rest
            weights[part.cluster, default: 0] += part.weight * part.denominator
            squares += rest * rest
        }
        // In the order of clusters, so that the sums have the same bits in each run.
        let order = rests.keys.sorted()
        let between = order.reduce(0) { sum, cluster in
            let rest = rests[cluster] ?? 0
            return sum + rest * rest
        }
        let m = Double(order.count)
        self.value = value
        count = counted.count
        clusters = order.count
        standardError = order.count > 1 ? (m / (m - 1) * between).squareRoot() / base : nil
        let single = Statistics.effectiveSize(counted.map { $0.weight * $0.denominator })
        if order.count == counted.count {
            designEffect = 1
        } else if order.count > 1, squares > 1e-12 * base * base {
            designEffect = max(1, between / squares)
        } else {
            // Where all say the same, nothing tells how alike the answers of a cluster are: each counts as one.
            let whole = Statistics.effectiveSize(order.map { weights[$0] ?? 0 })
            designEffect = whole > 0 ? max(1, single / whole) : 1
        }
        effectiveSize = single / designEffect
    }

    /// Student's interval, with one less than the clusters as the degrees of freedom.
    package func interval(_ level: Double = 0.9) -> ClosedRange<Double>? {
        guard let standardError else { return nil }
        let reach = standardError * StudentT.quantile((1 + level) / 2, degreesOfFreedom: Double(clusters - 1))
        return reach.isFinite ? value - reach...value + reach : nil
    }

    /// The effective size for an interval of another kind: less where there are few clusters.
    ///
    /// It is multiplied by the square of Student's quantile for the answers over that for the clusters. Source: E. L. Korn &
    /// B. I. Graubard, Survey Methodology 24 (1998). With one answer to a cluster it changes nothing.
    package func size(for level: Double) -> Double {
        guard clusters > 1, clusters < count else { return effectiveSize }
        let probability = (1 + level) / 2
        let ratio =
            StudentT.quantile(probability, degreesOfFreedom: Double(count - 1))
            / StudentT.quantile(probability, degreesOfFreedom: Double(clusters - 1))
        return effectiveSize * ratio * ratio
    }
}
