/// A quantity above zero that is known within a factor, such as an effort.
package struct Lognormal: Hashable, Sendable {
    /// Mean of the logarithm.
    package let mu: Double
    /// Standard deviation of the logarithm; 0 for a number that is known.
    package let sigma: Double

    /// Makes the distribution whose middle 90 % is the given interval.
    ///
    /// μ = (ln L + ln U)/2 and σ = (ln U − ln L)/3.2897, since 90 % of a normal lie within ±1.6449 σ. The lower end must be
    /// above 0.
    package init(interval: ClosedRange<Double>) {
        let (low, high) = (Elementary.log(interval.lowerBound), Elementary.log(interval.upperBound))
        mu = (low + high) / 2
        sigma = (high - low) / 3.2897072539029444
    }

    package var median: Double { Elementary.exp(mu) }
    package var mean: Double { Elementary.exp(mu + sigma * sigma / 2) }

    /// The value that is not exceeded with the given chance.
    package func quantile(_ probability: Double) -> Double {
        sigma == 0 ? median : Elementary.exp(mu + sigma * Normal.quantile(probability))
    }
}
