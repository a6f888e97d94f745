/// What the shares of several things say about the share of one more, before anybody was asked about it: Beta(κμ, κ(1 − μ)).
///
/// Empirical Bayes by moments, as with the means of C. Stein's and B. Efron & C. Morris's batsmen (Scientific American 236,
/// 1977): the scatter of the shares around their mean, less what chance alone makes of it, is the spread of the prior.
/// The moments of overdispersed shares are those of J. C. Kleinman, Journal of the American Statistical Association 68
/// (1973).
package struct BetaBinomialPrior: Hashable, Sendable {
    /// One thing's share and how many answers it rests on.
    package struct Observation: Hashable, Sendable {
        package let share: Double
        package let size: Double

        package init(share: Double, size: Double) {
            self.share = share
            self.size = size
        }
    }

    /// The bounds of ``correlation``: below, a prior would outweigh whole surveys; above, it would say nothing.
    package static let correlations = 0.005...0.5

    /// The share that is expected.
    package let mean: Double
    /// How alike the shares of different things are not: 0 when they are all the same, 1 when they are all or nothing.
    package let correlation: Double

    /// How many answers the prior is worth: κ = (1 − ρ)/ρ.
    package var strength: Double { (1 - correlation) / correlation }

    package var distribution: BetaDistribution {
        BetaDistribution(alpha: strength * mean, beta: strength * (1 - mean))
    }

    /// Estimates the prior; `nil` where nobody was asked about anything.
    ///
    /// Where all or none said yes the mean is that of the posterior with Jeffreys' prior, so that it stays a share that can
    /// be.
    package init?(_ observations: [Observation]) {
        let counted = observations.filter { $0.size > 0 && $0.size.isFinite && (0...1).contains($0.share) }
        let size = counted.reduce(0) { $0 + $1.size }
        guard size > 0, size.isFinite else { return nil }
        let yes = counted.reduce(0) { $0 + $1.size * $1.share }
        let plain = min(1, yes / size)
        mean = plain > 0 && plain < 1 ? plain : (yes + 0.5) / (size + 1)
        let scatter = counted.reduce(0) { $0 + $1.size * ($1.share - plain) * ($1.share - plain) } / size
        let most = mean * (1 - mean)
        let typical = size / Double(counted.count)
        let excess = (scatter - most / typical) / (most * (1 - 1 / typical))
        let bounds = Self.correlations
        // With one answer about each there is nothing to tell scatter from chance.
        correlation = typical > 1 && excess.isFinite ? min(bounds.upperBound, max(bounds.lowerBound, excess)) : 0.5
    }
}
