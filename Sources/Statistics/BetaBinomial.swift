/// So many of so many, where the chance itself is only known to be Beta(α, β).
///
/// Source: J. G. Skellam, Journal of the Royal Statistical Society B 10 (1948).
package struct BetaBinomial: Hashable, Sendable {
    package let count: Int
    package let share: BetaDistribution

    /// Makes the distribution for a count of at least 0.
    package init(count: Int, share: BetaDistribution) {
        self.count = max(0, count)
        self.share = share
    }

    package var mean: Double { Double(count) * share.mean }

    package var variance: Double {
        let (n, sum) = (Double(count), share.alpha + share.beta)
        return n * share.mean * (share.beta / sum) * (sum + n) / (sum + 1)
    }

    /// The chance of just so many.
    package func mass(_ yes: Int) -> Double {
        Elementary.exp(Self.logMass(Double(yes), of: Double(count), share: share))
    }

    /// The chances of none, one, … all; they add up to 1.
    ///
    /// From the first to the next by the ratio of two neighbours, and at the end over their sum.
    package var masses: [Double] {
        let (n, a, b) = (Double(count), share.alpha, share.beta)
        // By logarithms, since the first may be too small for a number.
        var logarithms = [0.0]
        logarithms.reserveCapacity(count + 1)
        var last = 0.0
        for yes in 0..<count {
            let x = Double(yes)
            last += Elementary.log((n - x) / (x + 1) * ((x + a) / (n - x - 1 + b)))
            logarithms.append(last)
        }
        let whole = logSumExp(logarithms)
        return logarithms.map { Elementary.exp($0 - whole) }
    }

    /// The chance of at most so many.
    package func cumulative(_ yes: Int) -> Double {
        guard yes >= 0 else { return 0 }
        guard yes < count else { return 1 }
        return min(1, masses[...yes].reduce(0, +))
    }

    /// The least number that is not exceeded with the given chance.
    package func quantile(_ probability: Double) -> Int {
        var sum = 0.0
        for (yes, mass) in masses.enumerated() {
            sum += mass
            if sum >= probability - 1e-12 { return yes }
        }
        return count
    }

    /// The logarithm of the chance of just so many, also of counts that are not whole; −∞ outside of 0 to `count`.
    package static func logMass(_ yes: Double, of count: Double, share: BetaDistribution) -> Double {
        guard yes >= 0, yes <= count else { return -.infinity }
        return Elementary.logChoose(count, yes)
            + Elementary.logBeta(yes + share.alpha, count - yes + share.beta)
            - Elementary.logBeta(share.alpha, share.beta)
    }
}
