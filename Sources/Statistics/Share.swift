/// So many of so many, with how far chance alone may have moved it.
package struct Share: Hashable, Sendable {
    package let yes: Int
    package let asked: Int

    /// Makes a share; `nil` where nobody was asked or the numbers contradict each other.
    package init?(yes: Int, asked: Int) {
        guard asked > 0, yes >= 0, yes <= asked else { return nil }
        self.yes = yes
        self.asked = asked
    }

    package var value: Double { Double(yes) / Double(asked) }

    /// Jeffreys' interval: the middle of the posterior with prior Beta(½, ½).
    ///
    /// Its lower end is 0 for none and its upper end 1 for all, as L. D. Brown, T. T. Cai and A. DasGupta define it
    /// (Statistical Science 16, 2001), so that an interval never leaves out its own share.
    ///
    /// The level is the chance that it holds the true share.
    package func jeffreys(_ level: Double = 0.9) -> ClosedRange<Double> {
        let posterior = BetaDistribution.jeffreys(yes: yes, asked: asked)
        let low = yes == 0 ? 0 : posterior.quantile((1 - level) / 2)
        let high = yes == asked ? 1 : posterior.quantile((1 + level) / 2)
        return low...max(low, high)
    }

    /// Wilson's score interval.
    ///
    /// After E. B. Wilson (J. Am. Stat. Assoc. 22, 1927).
    package func wilson(_ level: Double = 0.95) -> ClosedRange<Double> {
        let (n, z) = (Double(asked), Normal.quantile((1 + level) / 2))
        let middle = value + z * z / (2 * n)
        let reach = z * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        let low = max(0, (middle - reach) / scale)
        return low...max(low, min(1, (middle + reach) / scale))
    }
}
