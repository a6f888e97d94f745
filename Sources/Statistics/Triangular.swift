/// A quantity of which the least, the likeliest and the most are known, with straight lines between them.
package struct Triangular: Hashable, Sendable {
    package let low: Double
    package let mode: Double
    package let high: Double

    /// Makes a distribution; `nil` unless low ≤ mode ≤ high, all finite.
    package init?(low: Double, mode: Double, high: Double) {
        guard low <= mode, mode <= high, (high - low).isFinite else { return nil }
        self.low = low
        self.mode = mode
        self.high = high
    }

    package var mean: Double { low + ((mode - low) + (high - low)) / 3 }

    package var variance: Double {
        let (width, rise) = (high - low, mode - low)
        return (width * width - width * rise + rise * rise) / 18
    }

    /// The value that is not exceeded with the given chance.
    package func quantile(_ probability: Double) -> Double {
        guard probability > 0 else { return low }
        guard probability < 1, high > low else { return high }
        // Which side it is on cannot be foretold, so that both are reckoned alike and nothing waits for a guess.
        let (width, isRising) = (high - low, probability * (high - low) < mode - low)
        let distance = (isRising ? probability : 1 - probability) * width * (isRising ? mode - low : high - mode)
        return isRising ? min(mode, low + distance.squareRoot()) : max(mode, high - distance.squareRoot())
    }
}
