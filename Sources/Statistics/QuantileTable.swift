/// A distribution's quantiles at fixed normal scores, from which it is drawn quickly.
///
/// A quantile costs an inversion; ten thousand draws of thirty themes would be a second's work. As a function of the normal
/// score the quantile is smooth, so 801 points from −5 to 5 with straight lines between them are within 1e-4
/// standard deviations of the exact value. Draws beyond ±5 (six in ten million) are held there.
package struct QuantileTable: Hashable, Sendable {
    static let step = 0.0125
    /// The normal scores of the points.
    static let scores = (0...800).map { -5 + Double($0) * step }
    /// The chance to stay below each point, the same for all distributions.
    static let chances = scores.map(Normal.cumulative)

    private let values: [Double]

    /// Makes the table of a distribution without a jump, from its quantile function.
    package init(quantile: (Double) -> Double) { values = Self.chances.map(quantile) }

    package init(_ distribution: BetaDistribution) { values = distribution.quantilesAlongScores() }

    /// The quantile at a normal score.
    package func value(atScore z: Double) -> Double {
        let place = (min(max(z, -5), 5) + 5) / Self.step
        let i = min(max(Int(place), 0), values.count - 2)
        return values[i] + (values[i + 1] - values[i]) * (place - Double(i))
    }

    /// Draws, each of one chance of the stream.
    package func draws(_ count: Int, from chance: inout Xoshiro256) -> [Double] {
        (0..<count).map { _ in value(atScore: Normal.quantile(chance.uniform())) }
    }
}

extension BetaDistribution {
    /// The quantiles at the table's points, each found from its neighbour's.
    ///
    /// Along the normal score z a quantile x moves as dx/dz = φ(z)/f(x), so that the next one is known to the third order
    /// before its chance is looked at once, and Newton's method ends there. From scratch each would take ten looks.
    fileprivate func quantilesAlongScores() -> [Double] {
        let middle = QuantileTable.scores.count / 2
        var values = Array(repeating: quantile(0.5), count: QuantileTable.scores.count)
        for step in [1, -1] {
            var point = middle
            while values.indices.contains(point + step) {
                values[point + step] = quantile(after: values[point], at: point, step)
                point += step
            }
        }
        return values
    }

    private func quantile(after x: Double, at point: Int, _ step: Int) -> Double {
        let (z, wanted) = (QuantileTable.scores[point], QuantileTable.chances[point + step])
        let slope = Elementary.exp(-0.5 * z * z - 0.91893853320467274178 - logDensity(x))
        // ln f has this slope and bend at x; ln dx/dz then bends as follows.
        let density = (slope: (alpha - 1) / x - (beta - 1) / (1 - x), bend: bend(x))
        let second = -z - density.slope * slope
        let third = second * second - 1 - density.bend * slope * slope - density.slope * slope * second
        let h = Double(step) * QuantileTable.step
        var next = x + slope * h * (1 + h / 2 * (second + h / 3 * third))
        for _ in 0..<8 {
            guard next > 0, next < 1, step > 0 ? next > x : next < x else { break }
            let change = (cumulative(next) - wanted) / Elementary.exp(logDensity(next))
            next -= change
            // What is left after a step of Newton's is of the order of its square.
            if abs(change) <= 1e-8 * min(next, 1 - next) { return next }
        }
        return quantile(wanted)
    }

    /// The second derivative of the density's logarithm.
    private func bend(_ x: Double) -> Double {
        -(alpha - 1) / (x * x) - (beta - 1) / ((1 - x) * (1 - x))
    }
}
