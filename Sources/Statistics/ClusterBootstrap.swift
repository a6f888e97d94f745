/// The interval of a number that has no formula for its error, by drawing clusters again and again.
///
/// Of m clusters m − 1 are drawn with replacement, so that the variance is not too small where they are few. Source: J. N.
/// K. Rao & C. F. J. Wu, Journal of the American Statistical Association 83 (1988). The interval is that of the drawn
/// numbers' percentiles (B. Efron, "Bootstrap Methods: Another Look at the Jackknife", 1979). The draws come from a seed, so
/// that the same answers give the same bytes.
package struct ClusterBootstrap: Sendable {
    /// With fewer clusters the percentiles hold the truth too seldom.
    package static let leastClusters = 10

    private let clusters: Int
    private let draws: Int
    private let seed: UInt64

    /// - Parameters:
    ///   - clusters: How many there are.
    ///   - draws: How often they are drawn.
    ///   - seed: What the draws follow from.
    package init(clusters: Int, draws: Int = 1_000, seed: UInt64 = 20_261_123) {
        self.clusters = clusters
        self.draws = draws
        self.seed = seed
    }

    /// The interval of a number, or of several that are worked out together.
    ///
    /// - Parameters:
    ///   - level: The chance to hold the truth.
    ///   - numbers: Works the numbers out, given how often each cluster was drawn.
    /// - Returns: One interval for each number; `nil` with fewer than ``leastClusters``, and for a number that more than one
    ///   draw in twenty does not have.
    package func intervals(
        _ level: Double = 0.9, of numbers: ([Double]) -> [Double?]
    ) -> [ClosedRange<Double>?] {
        let found = replicates(of: numbers)
        return found.map { values in
            let sorted = values.compactMap(\.self).sorted()
            guard sorted.count * 20 >= draws * 19, let low = quantile((1 - level) / 2, ofSorted: sorted),
                let high = quantile((1 + level) / 2, ofSorted: sorted)
            else { return nil }
            return low...max(low, high)
        }
    }

    /// The numbers in each draw of the clusters, one list for each number; nothing with fewer than ``leastClusters``.
    ///
    /// - Parameter numbers: Works the numbers out, given how often each cluster was drawn.
    /// - Returns: For each number, what it is in each draw, and `nil` in a draw that does not have it.
    package func replicates(of numbers: ([Double]) -> [Double?]) -> [[Double?]] {
        guard clusters >= Self.leastClusters, draws > 0 else { return [] }
        var chance = Xoshiro256(seed: seed)
        var found: [[Double?]] = []
        for _ in 0..<draws {
            var times = Array(repeating: 0.0, count: clusters)
            for _ in 1..<clusters {
                times[min(clusters - 1, Int(chance.uniform() * Double(clusters)))] += 1
            }
            for (place, number) in numbers(times).enumerated() {
                if found.count <= place { found.append([]) }
                found[place].append(number.flatMap { $0.isFinite ? $0 : nil })
            }
        }
        return found
    }
}
