/// So many of so many, each with the same chance; counts need not be whole, since weighted ones are not.
package enum Binomial {
    /// The logarithm of the chance of just so many.
    ///
    /// −∞ where it cannot be: outside of 0 to `count`, or some where the share is 0, or not all where it is 1.
    package static func logMass(_ yes: Double, of count: Double, share: Double) -> Double {
        guard yes >= 0, yes <= count else { return -.infinity }
        return Elementary.logChoose(count, yes) + logLikelihood(yes: yes, no: count - yes, share: share)
    }

    /// The logarithm of the likelihood without the binomial coefficient, which is the same for every share.
    ///
    /// - Parameters:
    ///   - yes: How many, at least 0.
    ///   - no: How many not, at least 0.
    ///   - share: The chance of each, from 0 to 1.
    /// - Returns: yes · ln share + no · ln(1 − share), with 0 · ln 0 = 0.
    package static func logLikelihood(yes: Double, no: Double, share: Double) -> Double {
        (yes > 0 ? yes * Elementary.log(max(0, share)) : 0) + (no > 0 ? no * Elementary.log1p(-min(1, share)) : 0)
    }
}
