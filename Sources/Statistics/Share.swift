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
    package func wilson(_ level: Double = 0.95) -> ClosedRange<Double> { Self.wilson(value, of: Double(asked), level) }

    /// The exact interval, which holds the true share at least so often, and often more often.
    ///
    /// After C. J. Clopper and E. S. Pearson (Biometrika 26, 1934). Where none said yes its upper end at 90 % is the exact
    /// form of the rule of three: 1 − .05^(1/n).
    package func exact(_ level: Double = 0.95) -> ClosedRange<Double> {
        let (yes, no, tail) = (Double(yes), Double(asked - yes), (1 - level) / 2)
        let low = yes > 0 ? BetaDistribution(alpha: yes, beta: no + 1).quantile(tail) : 0
        let high = no > 0 ? BetaDistribution(alpha: yes + 1, beta: no).quantile(1 - tail) : 1
        return low...max(low, high)
    }

    /// Wilson's interval of a share that may rest on weighted answers, or of a mean of scores from 0 to 1.
    ///
    /// No scores with this mean vary more than noughts and ones do, so it is wide enough for all.
    package static func wilson(_ value: Double, of size: Double, _ level: Double) -> ClosedRange<Double> {
        let z = Normal.quantile((1 + level) / 2)
        let middle = value + z * z / (2 * size)
        let reach = z * (value * (1 - value) / size + z * z / (4 * size * size)).squareRoot()
        let scale = 1 + z * z / size
        // It holds its own share, which rounding may undo for very many.
        let low = max(0, min(value, (middle - reach) / scale))
        return low...min(1, max(value, (middle + reach) / scale))
    }
}
