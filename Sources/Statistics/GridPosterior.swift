/// What is believed about a share after evidence of several kinds, as weights of equally wide cells from 0 to 1.
package struct GridPosterior: Hashable, Sendable {
    /// The weight of each cell; they add up to 1.
    package let weights: [Double]
    /// The weight up to and including each cell.
    private let upTo: [Double]

    /// Makes the posterior from its logarithm at the middle of each cell, up to a constant.
    ///
    /// `nil` for no cells, for one that is not a number or +∞, and where all are −∞: the evidence contradicts itself.
    package init?(logDensities: [Double]) {
        let whole = logSumExp(logDensities)
        guard whole.isFinite, !logDensities.contains(where: \.isNaN) else { return nil }
        weights = logDensities.map { Elementary.exp($0 - whole) }
        var sum = 0.0
        upTo = weights.map { weight in
            sum += weight
            return sum
        }
    }

    /// Makes the posterior from a function of the share, that is evaluated at the middles (g − ½)/cells.
    package init?(cells: Int, logDensity: (Double) -> Double) {
        self.init(logDensities: (0..<max(0, cells)).map { logDensity((Double($0) + 0.5) / Double(cells)) })
    }

    /// The share at the middle of a cell.
    package func share(_ cell: Int) -> Double { (Double(cell) + 0.5) / Double(weights.count) }

    package var mean: Double {
        weights.indices.reduce(0.0) { $0 + weights[$1] * share($1) } / total
    }

    package var variance: Double {
        let mean = mean
        return weights.indices.reduce(0.0) { $0 + weights[$1] * (share($1) - mean) * (share($1) - mean) } / total
    }

    /// The chance that the share is at most `x`; within a cell the weight is spread evenly.
    package func cumulative(_ x: Double) -> Double {
        guard x > 0 else { return 0 }
        let place = x * Double(weights.count)
        guard place < Double(weights.count) else { return 1 }
        let cell = min(Int(place), weights.count - 1)
        return min(1, (upTo[cell] - weights[cell] * (Double(cell + 1) - place)) / total)
    }

    /// The share that is not exceeded with the given chance; within a cell the weight is spread evenly.
    package func quantile(_ probability: Double) -> Double {
        guard probability > 0 else { return 0 }
        guard probability < 1 else { return 1 }
        let wanted = probability * total
        var (low, high) = (0, upTo.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if upTo[middle] >= wanted { high = middle } else { low = middle + 1 }
        }
        let weight = weights[low]
        let inside = weight > 0 ? 1 - (upTo[low] - wanted) / weight : 1
        return (Double(low) + min(1, max(0, inside))) / Double(weights.count)
    }

    /// The middle interval that holds the share with the given chance.
    package func interval(_ level: Double = 0.9) -> ClosedRange<Double> {
        let low = quantile((1 - level) / 2)
        return low...max(low, quantile((1 + level) / 2))
    }

    /// The sum of the weights, which is 1 but for rounding.
    private var total: Double { upTo.last ?? 1 }
}
