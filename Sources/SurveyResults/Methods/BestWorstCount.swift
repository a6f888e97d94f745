internal import Statistics

/// How often an item of a MaxDiff was best, worst and shown, by weight.
package struct BestWorstCount: Hashable, Sendable {
    package var best: Double
    package var worst: Double
    package var shown: Double

    package init(best: Double, worst: Double, shown: Double) {
        self.best = best
        self.worst = worst
        self.shown = shown
    }

    /// The count score, from −1 to 1: best less worst, as a share of the times that it was shown.
    ///
    /// Source: A. Finn & J. J. Louviere, Journal of Public Policy & Marketing 11(2), 1992.
    package var score: Double? { shown > 0 ? (best - worst) / shown : nil }

    /// The utility on the scale of a logit: ln((1 + score) / (1 − score)), and `nil` for an item that always or never won.
    ///
    /// Source: S. Lipovetsky & M. Conklin, "Best-worst scaling in analytical closed-form solution", Journal of Choice
    /// Modelling 10 (2014).
    package var utility: Double? {
        score.flatMap(Self.utility)
    }

    /// The utilities of all scores in an interval; `nil` where an end has none.
    static func utilities(_ scores: ClosedRange<Double>) -> ClosedRange<Double>? {
        guard let low = utility(scores.lowerBound), let high = utility(scores.upperBound) else { return nil }
        return low...max(low, high)
    }

    private static func utility(_ score: Double) -> Double? {
        abs(score) < 1 ? Elementary.log((1 + score) / (1 - score)) : nil
    }
}
