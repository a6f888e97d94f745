package import Statistics

/// What is believed about a theme's share before anybody is asked: Beta(κμ, κ(1−μ)).
package struct SharePrior: Hashable, Sendable {
    /// μ.
    package var mean: Double
    /// κ: how many answers it is worth.
    package var strength: Double
    /// How many themes it was learned from; 0 for none.
    package var themes: Int

    package init(mean: Double, strength: Double, themes: Int = 0) {
        self.mean = mean
        self.strength = strength
        self.themes = themes
    }

    /// Jeffreys' prior Beta(½, ½), which says as little as can be said.
    package static let jeffreys = SharePrior(mean: 0.5, strength: 1)

    package var distribution: BetaDistribution {
        BetaDistribution(alpha: strength * mean, beta: strength * (1 - mean))
    }
}
