/// How much larger one share is than another.
package struct ShareDifference: Hashable, Sendable {
    package let one: WeightedShare
    package let other: WeightedShare

    package init(_ one: WeightedShare, _ other: WeightedShare) {
        self.one = one
        self.other = other
    }

    /// Makes the difference of two plain shares; `nil` where a share is none.
    package init?(_ one: Share, _ other: Share) {
        guard let one = WeightedShare(one.value, effectiveSize: Double(one.asked)),
            let other = WeightedShare(other.value, effectiveSize: Double(other.asked))
        else { return nil }
        self.init(one, other)
    }

    package var value: Double { one.value - other.value }

    /// The hybrid interval: each share goes as far as its own score interval lets it.
    ///
    /// Method 10 of R. G. Newcombe, "Interval Estimation for the Difference Between Independent Proportions", Statistics in
    /// Medicine 17 (1998). The level is the chance that it holds the true difference.
    package func newcombe(_ level: Double = 0.95) -> ClosedRange<Double> {
        let (a, b) = (one.wilson(level), other.wilson(level))
        func reach(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
        let low = value - reach(one.value - a.lowerBound, b.upperBound - other.value)
        let high = value + reach(a.upperBound - one.value, other.value - b.lowerBound)
        return max(-1, low)...min(1, max(low, high))
    }
}
