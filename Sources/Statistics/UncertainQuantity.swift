/// A number that goes into a score, with what is known about it.
package enum UncertainQuantity: Hashable, Sendable {
    /// It is known.
    case fixed(Double)
    /// Above zero, and known within a factor.
    case lognormal(Lognormal)
    /// The least, the likeliest and the most, with straight lines between them.
    case triangular(Triangular)
    /// The least, the likeliest and the most, as a smooth hump.
    case pert(PERT)
    /// A share, such as the chance of success.
    case share(BetaDistribution)

    /// The value that is not exceeded with the given chance.
    ///
    /// Fed with even chances it draws the quantity, and with the same chances two quantities move together.
    package func quantile(_ probability: Double) -> Double {
        switch self {
        case .fixed(let value): value
        case .lognormal(let distribution): distribution.quantile(probability)
        case .triangular(let distribution): distribution.quantile(probability)
        case .pert(let distribution): distribution.quantile(probability)
        case .share(let distribution): distribution.quantile(probability)
        }
    }

    /// So many draws, each of one chance of the stream; what is known takes none.
    package func draws(_ count: Int, from chance: inout Xoshiro256) -> [Double] {
        switch self {
        case .fixed(let value): return Array(repeating: value, count: count)
        case .lognormal(let distribution): return (0..<count).map { _ in distribution.quantile(chance.uniform()) }
        case .triangular(let distribution): return (0..<count).map { _ in distribution.quantile(chance.uniform()) }
        case .pert(let distribution):
            // An inversion for each draw would cost more than everything else together.
            return QuantileTable(quantile: distribution.quantile).draws(count, from: &chance)
        case .share(let distribution): return QuantileTable(distribution).draws(count, from: &chance)
        }
    }

    package var mean: Double {
        switch self {
        case .fixed(let value): value
        case .lognormal(let distribution): distribution.mean
        case .triangular(let distribution): distribution.mean
        case .pert(let distribution): distribution.mean
        case .share(let distribution): distribution.mean
        }
    }

    package var median: Double { quantile(0.5) }

    /// The middle interval that holds the quantity with the given chance.
    package func interval(_ level: Double = 0.9) -> ClosedRange<Double> {
        let low = quantile((1 - level) / 2)
        return low...max(low, quantile((1 + level) / 2))
    }

    /// Whether nothing about it is in doubt.
    package var isCertain: Bool {
        let range = interval(0.99)
        return range.lowerBound == range.upperBound
    }
}
