/// A ratio of two weighted sums over people, such as a mean, with its standard error.
///
/// Each part is one person, with all that they said: answers of one person are not independent of each other. The
/// variance is that of Taylor linearisation, m/(m−1) · Σ w²(y − R·x)² / (Σ w·x)². Source: C.-E. Särndal, B. Swensson & J.
/// Wretman, "Model Assisted Survey Sampling" (1992), section 5.6. For a plain mean it is s²/n exactly.
package struct RatioEstimate: Hashable, Sendable {
    package struct Part: Hashable, Sendable {
        package var weight: Double
        package var numerator: Double
        package var denominator: Double

        package init(weight: Double = 1, numerator: Double, denominator: Double = 1) {
            self.weight = weight
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    package let value: Double
    /// `nil` for a single person, who says nothing about the others.
    package let standardError: Double?
    /// How many equally weighted people it rests on.
    package let effectiveSize: Double

    /// Makes an estimate; `nil` where the denominators come to nothing.
    package init?(_ parts: [Part]) {
        let base = parts.reduce(0) { $0 + $1.weight * $1.denominator }
        let value = parts.reduce(0) { $0 + $1.weight * $1.numerator } / base
        guard base > 0, value.isFinite else { return nil }
        self.value = value
        let counted = parts.filter { $0.weight * $0.denominator > 0 }
        effectiveSize = Statistics.effectiveSize(counted.map { $0.weight * $0.denominator })
        let people = Double(counted.count)
        let squares = counted.reduce(0) { sum, part in
            let rest = part.weight * (part.numerator - value * part.denominator)
            return sum + rest * rest
        }
        standardError = counted.count > 1 ? (people / (people - 1) * squares).squareRoot() / base : nil
    }

    /// Student's interval, with one less than the effective size as the degrees of freedom.
    package func interval(_ level: Double = 0.9) -> ClosedRange<Double>? {
        guard let standardError, effectiveSize > 1 else { return nil }
        let reach = standardError * StudentT.quantile((1 + level) / 2, degreesOfFreedom: effectiveSize - 1)
        return reach.isFinite ? value - reach...value + reach : nil
    }
}
