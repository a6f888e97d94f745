/// How much more often something happens in one group than in another, by counts over what they were counted in.
///
/// For instance tickets over account-months, before and after a release.
package struct RateRatio: Hashable, Sendable {
    package let count: Int
    package let exposure: Double
    package let otherCount: Int
    package let otherExposure: Double

    /// Makes a ratio; `nil` where a count is negative or an exposure is not above 0.
    package init?(_ count: Int, per exposure: Double, over otherCount: Int, per otherExposure: Double) {
        guard count >= 0, otherCount >= 0, exposure > 0, otherExposure > 0,
            (exposure / otherExposure).isFinite, (otherExposure / exposure).isFinite
        else { return nil }
        self.count = count
        self.exposure = exposure
        self.otherCount = otherCount
        self.otherExposure = otherExposure
    }

    /// The ratio; `nil` where the other never happened.
    package var value: Double? {
        otherCount > 0 ? Double(count) / Double(otherCount) * (otherExposure / exposure) : nil
    }

    /// The interval on the scale of the logarithm, with the variance 1/a + 1/b.
    ///
    /// `nil` where either never happened. Source: K. J. Rothman, S. Greenland & T. L. Lash, "Modern Epidemiology" (3rd ed.
    /// 2008), chapter 14. The level is the chance that it holds the true ratio.
    package func logarithmic(_ level: Double = 0.95) -> ClosedRange<Double>? {
        guard let value, value > 0 else { return nil }
        let error = (1 / Double(count) + 1 / Double(otherCount)).squareRoot()
        let factor = Elementary.exp(Normal.quantile((1 + level) / 2) * error)
        let (low, high) = (value / factor, value * factor)
        return low.isFinite && high.isFinite ? low...max(low, high) : nil
    }

    /// The exact interval given how often both happened together.
    ///
    /// The share of the first among all is binomial; its interval is that of Clopper and Pearson. It ends at infinity where
    /// the other never happened, and is `nil` where neither did. Source: J. Przyborowski & H. Wilenski, Biometrika 31
    /// (1940).
    package func exact(_ level: Double = 0.95) -> ClosedRange<Double>? {
        let (total, isTooMany) = count.addingReportingOverflow(otherCount)
        guard !isTooMany, let share = Share(yes: count, asked: total) else { return nil }
        let interval = share.exact(level)
        func ratio(_ share: Double) -> Double {
            share < 1 ? share / (1 - share) * (otherExposure / exposure) : .infinity
        }
        let low = ratio(interval.lowerBound)
        return low...max(low, ratio(interval.upperBound))
    }
}
