/// Many means moved towards their common mean by one factor, which is nearer to the truth than leaving them.
///
/// c = 1 − (k − 3)σ²/Σ(y − ȳ)², and not below 0. Sources: W. James & C. Stein, Fourth Berkeley Symposium (1961); B. Efron & C.
/// Morris, "Stein's Paradox in Statistics", Scientific American 236 (1977).
package struct JamesStein: Hashable, Sendable {
    package let mean: Double
    /// How much of its distance from the mean each keeps, from 0 to 1.
    package let factor: Double
    /// In the order given.
    package let values: [Double]

    /// Moves the means; `nil` for fewer than four, which cannot be bettered, and where a number is not finite.
    ///
    /// - Parameters:
    ///   - means: What was measured for each.
    ///   - variance: Of each of them, by chance alone.
    package init?(_ means: [Double], variance: Double) {
        guard means.count > 3, variance >= 0, variance.isFinite else { return nil }
        let count = Double(means.count)
        let mean = means.reduce(0) { $0 + $1 / count }
        let squares = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard squares.isFinite else { return nil }
        let factor = squares > 0 ? max(0, 1 - (count - 3) * variance / squares) : 0
        self.mean = mean
        self.factor = factor
        values = means.map { mean + factor * ($0 - mean) }
    }
}
