/// A quantity of which the least, the likeliest and the most are known, as a smooth hump between them.
///
/// The beta distribution that D. G. Malcolm, J. H. Roseboom, C. E. Clark & W. Fazar took for the durations of tasks
/// (Operations Research 7, 1959), with the mean (low + 4·mode + high)/6: α = 1 + 4(m − a)/(b − a), β = 1 + 4(b − m)/(b − a).
package struct PERT: Hashable, Sendable {
    package let low: Double
    package let mode: Double
    package let high: Double
    /// Where between low and high it is, from 0 to 1.
    package let place: BetaDistribution

    /// Makes a distribution; `nil` unless low ≤ mode ≤ high, all finite.
    package init?(low: Double, mode: Double, high: Double) {
        guard low <= mode, mode <= high, (high - low).isFinite else { return nil }
        self.low = low
        self.mode = mode
        self.high = high
        let rise = high > low ? (mode - low) / (high - low) : 0.5
        place = BetaDistribution(alpha: 1 + 4 * rise, beta: 1 + 4 * (1 - rise))
    }

    package var mean: Double { low + (4 * (mode - low) + (high - low)) / 6 }

    package var variance: Double { (high - low) * (high - low) * place.variance }

    /// The value that is not exceeded with the given chance.
    package func quantile(_ probability: Double) -> Double { low + (high - low) * place.quantile(probability) }
}
