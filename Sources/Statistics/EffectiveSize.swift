/// How many equally weighted answers a weighted sample is worth: (Σw)² / Σw².
///
/// Source: L. Kish, "Survey Sampling" (1965), section 11.7. Equal weights give their number, no weights give 0.
package func effectiveSize(_ weights: some Collection<Double>) -> Double {
    let scale = scale(weights)
    var (sum, squares) = (0.0, 0.0)
    for weight in weights {
        sum += weight * scale
        squares += weight * scale * (weight * scale)
    }
    return squares > 0 ? sum * sum / squares : 0
}

/// How many fresh answers of equal weight a weighted sample is worth whose answers are discounted: (Σwδ)² / Σw²δ.
///
/// A discount δ from 0 to 1 is a power on the likelihood, as in the power prior of J. G. Ibrahim & M.-H. Chen (Statistical
/// Science 15, 2000): an answer of variance σ² then has σ²/δ. With δ = 1 it is the size of L. Kish, with w = 1 it is Σδ.
///
/// - Parameters:
///   - weights: One for each answer, at least 0.
///   - discounts: One for each answer, from 0 to 1.
/// - Returns: 0 for no weight at all.
package func effectiveSize(_ weights: some Collection<Double>, discounts: some Collection<Double>) -> Double {
    let scale = scale(weights)
    var (sum, squares) = (0.0, 0.0)
    for (weight, discount) in zip(weights, discounts) {
        sum += weight * scale * discount
        squares += weight * scale * (weight * scale) * discount
    }
    return squares > 0 ? sum / squares * sum : 0
}

/// A power of two that brings the largest near 1, so that squares neither overflow nor vanish and no bit moves else.
private func scale(_ weights: some Collection<Double>) -> Double {
    let largest = weights.lazy.map(abs).max() ?? 0
    guard largest > 0, largest.isFinite else { return 1 }
    return Double(sign: .plus, exponent: -max(-1000, min(1000, Int(largest.exponent))), significand: 1)
}

/// A share that was estimated with weights.
package struct WeightedShare: Hashable, Sendable {
    package let value: Double
    /// How many equally weighted answers it rests on.
    package let effectiveSize: Double

    /// Makes a share; `nil` where nobody was asked or the numbers contradict each other.
    package init?(_ value: Double, effectiveSize: Double) {
        guard effectiveSize > 0, effectiveSize.isFinite, value >= -1e-12, value <= 1 + 1e-12 else { return nil }
        self.value = min(1, max(0, value))
        self.effectiveSize = effectiveSize
    }

    /// Jeffreys' interval with the effective size in the place of the number asked.
    ///
    /// It is that of ``Share/jeffreys(_:)`` where all weights are equal. Source: C. Franco, R. J. A. Little, T. A. Louis &
    /// E. V. Slud, Journal of Survey Statistics and Methodology 7 (2019), who compare such intervals.
    package func jeffreys(_ level: Double = 0.9) -> ClosedRange<Double> {
        let yes = value * effectiveSize
        let middle = BetaDistribution(alpha: yes + 0.5, beta: effectiveSize - yes + 0.5).interval(level)
        let low = value == 0 ? 0 : min(middle.lowerBound, value)
        let high = value == 1 ? 1 : max(middle.upperBound, value)
        return low...high
    }

    /// Wilson's score interval with the effective size in the place of the number asked.
    package func wilson(_ level: Double = 0.95) -> ClosedRange<Double> {
        Share.wilson(value, of: effectiveSize, level)
    }
}
