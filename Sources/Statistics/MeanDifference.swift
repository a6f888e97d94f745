/// How much larger the mean of one group is than that of another, whose scatter may differ.
///
/// Source: B. L. Welch, "The Generalization of 'Student's' Problem", Biometrika 34 (1947).
package struct MeanDifference: Hashable, Sendable {
    package let value: Double
    /// `nil` where a group has fewer than two numbers.
    package let standardError: Double?
    /// How many numbers the error is worth; `nil` where nothing scatters.
    ///
    /// Source: F. E. Satterthwaite, Biometrics Bulletin 2 (1946).
    package let degreesOfFreedom: Double?

    private let one: [Double]
    private let other: [Double]

    /// Compares two groups; `nil` where one is empty, or a number is not finite.
    package init?(_ one: [Double], _ other: [Double]) {
        guard let first = Self.moments(one), let second = Self.moments(other) else { return nil }
        value = first.mean - second.mean
        self.one = one
        self.other = other
        guard value.isFinite else { return nil }
        guard let a = first.squaredError, let b = second.squaredError else {
            (standardError, degreesOfFreedom) = (nil, nil)
            return
        }
        let error = (a + b).squareRoot()
        standardError = error.isFinite ? error : nil
        // By ratios, so that squares of small or large numbers stay numbers.
        let share = a / (a + b)
        let inverse = share * share / Double(one.count - 1) + (1 - share) * (1 - share) / Double(other.count - 1)
        degreesOfFreedom = inverse > 0 && inverse.isFinite ? 1 / inverse : nil
    }

    /// Student's interval with Welch's degrees of freedom; `nil` where there is no error to make one of.
    package func interval(_ level: Double = 0.9) -> ClosedRange<Double>? {
        guard let standardError, let degreesOfFreedom else { return nil }
        let reach = standardError * StudentT.quantile((1 + level) / 2, degreesOfFreedom: degreesOfFreedom)
        return reach.isFinite ? value - reach...value + reach : nil
    }

    /// The chance of at least so large a difference on either side, were there none; `nil` where nothing scatters.
    package var probability: Double? {
        guard let standardError, standardError > 0, let degreesOfFreedom else { return nil }
        return StudentT.twoSided(value / standardError, degreesOfFreedom: degreesOfFreedom)
    }

    /// The share of shuffles of all numbers over the groups whose difference is at least as large.
    ///
    /// The groups as they are count as one of the shuffles, so that it is never 0. Source: B. Phipson & G. K. Smyth,
    /// Statistical Applications in Genetics and Molecular Biology 9 (2010).
    ///
    /// - Parameters:
    ///   - draws: How many shuffles.
    ///   - seed: What they follow from.
    /// - Returns: Above 0, at most 1.
    package func permutationProbability(draws: Int = 9_999, seed: UInt64 = 20_261_123) -> Double {
        var numbers = one + other
        let slack = 1e-12 * (numbers.map(abs).max() ?? 0)
        var chance = Xoshiro256(seed: seed)
        var reached = 0
        for _ in 0..<max(0, draws) {
            // Only the places of the first group have to be drawn.
            for place in one.indices {
                let rest = numbers.count - place
                numbers.swapAt(place, place + min(rest - 1, Int(chance.uniform() * Double(rest))))
            }
            let first = numbers[..<one.count].reduce(0) { $0 + $1 / Double(one.count) }
            let second = numbers[one.count...].reduce(0) { $0 + $1 / Double(other.count) }
            if abs(first - second) >= abs(value) - slack { reached += 1 }
        }
        return Double(reached + 1) / Double(max(0, draws) + 1)
    }

    /// The mean, and its squared standard error where there are two numbers or more.
    private static func moments(_ numbers: [Double]) -> (mean: Double, squaredError: Double?)? {
        guard !numbers.isEmpty, numbers.allSatisfy(\.isFinite) else { return nil }
        let count = Double(numbers.count)
        let mean = numbers.reduce(0) { $0 + $1 / count }
        guard numbers.count > 1 else { return (mean, nil) }
        let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, squares / (count - 1) / count)
    }
}
