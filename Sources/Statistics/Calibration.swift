/// How good forecasts were: what was said to be likely, and how often it happened.
package struct Calibration: Hashable, Sendable {
    /// A forecast that has come due.
    package struct Forecast: Hashable, Sendable {
        package let probability: Double
        package let happened: Bool

        package init(_ probability: Double, happened: Bool) {
            self.probability = probability
            self.happened = happened
        }
    }

    /// The forecasts whose probability lies between two edges; the upper edge belongs to the next band, but for the last.
    package struct Band: Hashable, Sendable {
        package let range: ClosedRange<Double>
        package let count: Int
        package let happened: Int
        /// The mean of what was said.
        package let predicted: Double

        /// How often it happened.
        package var actual: Double { Double(happened) / Double(count) }

        /// Jeffreys' interval of how often it happens.
        package func interval(_ level: Double = 0.9) -> ClosedRange<Double>? {
            Share(yes: happened, asked: count)?.jeffreys(level)
        }
    }

    package static let edges = [0, 0.2, 0.4, 0.6, 0.8, 0.95, 1]

    package let count: Int
    /// The mean of (p − o)²: 0 for a seer, ¼ for somebody who always says ½.
    ///
    /// Source: G. W. Brier, Monthly Weather Review 78 (1950), here for one outcome.
    package let brier: Double
    /// How often it happened in all.
    package let baseRate: Double
    /// Only those that have a forecast.
    package let bands: [Band]

    /// By how much the forecasts are better than the base rate alone; `nil` where all or none happened.
    package var skill: Double? {
        let reference = baseRate * (1 - baseRate)
        return reference > 0 ? 1 - brier / reference : nil
    }

    /// Counts forecasts, and leaves out those whose probability is none; `nil` for no forecasts.
    ///
    /// - Parameters:
    ///   - forecasts: In any order.
    ///   - edges: Rising, the first 0 and the last 1.
    package init?(_ forecasts: [Forecast], edges: [Double] = Self.edges) {
        let counted = forecasts.filter { (0...1).contains($0.probability) }
        guard !counted.isEmpty else { return nil }
        count = counted.count
        // Sorted, so that the order of forecasts does not move the last bit.
        let parts = counted.map { forecast in
            let miss = forecast.probability - (forecast.happened ? 1 : 0)
            return miss * miss
        }
        brier = parts.sorted().reduce(0, +) / Double(counted.count)
        baseRate = Double(counted.count { $0.happened }) / Double(counted.count)
        bands = zip(edges, edges.dropFirst()).compactMap { low, high in
            guard low < high else { return nil }
            let inside = counted.filter {
                ($0.probability >= low && $0.probability < high) || ($0.probability == 1 && high == 1)
            }
            guard !inside.isEmpty else { return nil }
            return Band(
                range: low...high, count: inside.count, happened: inside.count { $0.happened },
                predicted: inside.map(\.probability).sorted().reduce(0, +) / Double(inside.count))
        }
    }
}
