/// What is believed about a share: Beta(α, β) on 0 to 1.
package struct BetaDistribution: Hashable, Sendable {
    package let alpha: Double
    package let beta: Double

    /// −ln B(α, β), the same for every evaluation.
    private let logFactor: Double

    /// Makes a distribution; both parameters must be above 0, else every result is NaN, and at most 10¹².
    package init(alpha: Double, beta: Double) {
        self.alpha = alpha
        self.beta = beta
        logFactor = -Elementary.logBeta(alpha, beta)
    }

    package var mean: Double { alpha / (alpha + beta) }

    package var variance: Double {
        let sum = alpha + beta
        return alpha / sum * (beta / sum) / (sum + 1)
    }

    /// The logarithm of the density, for a share above 0 and below 1.
    package func logDensity(_ x: Double) -> Double {
        logFactor + (alpha - 1) * Elementary.log(x) + (beta - 1) * Elementary.log1p(-x)
    }

    /// The regularised incomplete beta function I_x(α, β): the chance that the share is at most `x`.
    ///
    /// The continued fraction 26.5.8 of M. Abramowitz & I. A. Stegun, "Handbook of Mathematical Functions", evaluated by
    /// Lentz's method (W. H. Press et al., "Numerical Recipes", 3rd ed. 2007, section 6.4), with the symmetric form where
    /// it converges faster.
    package func cumulative(_ x: Double) -> Double { tail(x, below: true) }

    /// The chance that the share is above `x`, with all its digits where it is small.
    package func survival(_ x: Double) -> Double { tail(x, below: false) }

    /// The share that is not exceeded with the given chance.
    ///
    /// Newton's method inside a bracket that only shrinks, so that it always ends and always at the same bits.
    package func quantile(_ probability: Double) -> Double {
        guard probability > 0 else { return 0 }
        guard probability < 1 else { return 1 }
        var (low, high) = (0.0, 1.0)
        var x = mean
        for _ in 0..<200 {
            let error = cumulative(x) - probability
            if error == 0 { return x }
            if error > 0 { high = x } else { low = x }
            var next = x - error / Elementary.exp(logDensity(x))
            if !(next > low && next < high) { next = low + (high - low) / 2 }
            if abs(next - x) <= 1e-15 * x || high - low <= 1e-16 { return next }
            x = next
        }
        return x
    }

    /// The middle interval that holds the share with the given chance.
    package func interval(_ level: Double) -> ClosedRange<Double> {
        let low = quantile((1 - level) / 2)
        return low...max(low, quantile((1 + level) / 2))
    }

    private func tail(_ x: Double, below: Bool) -> Double {
        guard x > 0 else { return below ? 0 : 1 }
        guard x < 1 else { return below ? 1 : 0 }
        let front = Elementary.exp(logFactor + alpha * Elementary.log(x) + beta * Elementary.log1p(-x))
        let isLow = x < (alpha + 1) / (alpha + beta + 2)
        let part =
            isLow ? front * Self.fraction(x, alpha, beta) / alpha : front * Self.fraction(1 - x, beta, alpha) / beta
        return min(1, max(0, isLow == below ? part : 1 - part))
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func held(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / held(1 - (a + b) * x / (a + 1))
        var h = d
        for step in 1...10_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / held(1 + even * d)
            c = held(1 + even / c)
            h *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / held(1 + odd * d)
            c = held(1 + odd / c)
            let change = d * c
            h *= change
            if abs(change - 1) < 1e-15 { break }
        }
        return h
    }
}

extension BetaDistribution {
    /// The posterior of a share after `yes` of `asked`, with Jeffreys' prior Beta(½, ½).
    package static func jeffreys(yes: Int, asked: Int) -> BetaDistribution {
        BetaDistribution(alpha: Double(yes) + 0.5, beta: Double(asked - yes) + 0.5)
    }
}
