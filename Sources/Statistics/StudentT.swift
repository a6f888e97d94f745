/// Student's t distribution.
package enum StudentT {
    /// The chance to be as far from 0 as `t`, on either side.
    ///
    /// It is the chance that a share of Beta(ν/2, ½) is at most ν/(ν + t²) (M. Abramowitz & I. A. Stegun, 26.7.1). Degrees of
    /// freedom need not be whole; NaN where they are not above 0.
    package static func twoSided(_ t: Double, degreesOfFreedom: Double) -> Double {
        guard degreesOfFreedom > 0, !t.isNaN else { return .nan }
        guard degreesOfFreedom < 1e7 else { return 2 * Normal.cumulative(-abs(t)) }
        // The smaller of the two, so that neither loses its digits.
        let ratio = t / degreesOfFreedom.squareRoot()
        let near = 1 / (1 + ratio * ratio)
        return near < 0.5
            ? BetaDistribution(alpha: degreesOfFreedom / 2, beta: 0.5).cumulative(near)
            : BetaDistribution(alpha: 0.5, beta: degreesOfFreedom / 2).survival(ratio * ratio * near)
    }

    /// The value that is not exceeded with the given chance.
    ///
    /// By way of the beta distribution (M. Abramowitz & I. A. Stegun, "Handbook of Mathematical Functions", 26.7.1): t²/(ν +
    /// t²) has the distribution Beta(½, ν/2). Degrees of freedom need not be whole; NaN where they are not above 0.
    package static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
        guard degreesOfFreedom > 0, probability > 0, probability < 1 else { return .nan }
        guard degreesOfFreedom < 1e7 else { return Normal.quantile(probability) }
        guard probability >= 0.5 else { return -quantile(1 - probability, degreesOfFreedom: degreesOfFreedom) }
        let y = BetaDistribution(alpha: 0.5, beta: degreesOfFreedom / 2).quantile(2 * probability - 1)
        return (degreesOfFreedom * y / (1 - y)).squareRoot()
    }
}
