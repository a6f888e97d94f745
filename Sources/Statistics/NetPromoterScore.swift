/// The Net Promoter Score of a sample: the share of promoters less that of detractors, from −1 to 1.
package struct NetPromoterScore: Hashable, Sendable {
    package let promoters: Double
    package let detractors: Double
    /// How many equally weighted answers it rests on.
    package let effectiveSize: Double

    /// Makes a score; `nil` where nobody was asked or the shares contradict each other.
    package init?(promoters: Double, detractors: Double, effectiveSize: Double) {
        guard effectiveSize > 0, promoters >= 0, detractors >= 0, promoters + detractors <= 1 + 1e-9 else { return nil }
        self.promoters = promoters
        self.detractors = detractors
        self.effectiveSize = effectiveSize
    }

    package var value: Double { promoters - detractors }

    /// The variance of one answer counted as 1, 0 or −1.
    package var variance: Double { promoters + detractors - value * value }

    package var standardError: Double { (max(0, variance) / effectiveSize).squareRoot() }

    /// The middle of the posterior with Jeffreys' prior Dirichlet(½, ½, ½), by its mean and variance.
    ///
    /// Unlike the score with its standard error it does not shrink to a point where all say the same. Source: H. Jeffreys,
    /// "Theory of Probability" (1961), section 3.10, for the prior; the moments are those of the Dirichlet distribution.
    package func interval(_ level: Double = 0.9) -> ClosedRange<Double> {
        let total = effectiveSize + 1.5
        let up = (promoters * effectiveSize + 0.5) / total
        let down = (detractors * effectiveSize + 0.5) / total
        let mean = up - down
        let deviation = ((up + down - mean * mean) / (total + 1)).squareRoot()
        let reach = Normal.quantile((1 + level) / 2) * deviation
        return max(-1, min(value, mean - reach))...min(1, max(value, mean + reach))
    }
}
