internal import Statistics

/// How far weights are drawn towards equal ones, so that what they cost is no more than what they gain.
///
/// Weights take away the error of having asked the wrong mixture, and enlarge that of chance. With few answers the second is
/// more than the first. Taken to a power λ from 1 (as they are) to 0 (all alike) they give a share p(λ); the λ is taken at
/// which bias² + variance is least, over all themes together. bias² is the mean square of p(λ) − p(1), less what chance
/// alone makes of that difference; it stays with the estimate, as fewer answers' worth. Source: D. Cox & D. McGrath,
/// "An examination of the effect of sample weight truncation on the mean square error of survey estimates", Biometric
/// Society ENAR (1981), as told by F. J. Potter, Proceedings of the Survey Research Methods Section, ASA (1990).
struct WeightSmoothing: Hashable {
    var power = 1.0
    /// variance / (bias² + variance): what part of the answers' worth is left.
    var worth = 1.0

    /// One theme's answers, and the whole weights of who gave them.
    struct Sample {
        var weights: [Double]
        var isPresent: [Bool]
    }

    /// Leaves weights as they are.
    static let none = WeightSmoothing()
    private static let steps = 10

    private init() {}

    /// Chooses the power; with fewer samples than `least` chance would choose, so that the weights stay as they are.
    ///
    /// A power that is set is kept, and what it costs is estimated.
    init(_ samples: [Sample], power wanted: Double? = nil, least: Int) {
        let counted = samples.filter { sample in sample.weights.contains { $0 > 0 } }
        guard wanted != nil || counted.count >= least, !counted.isEmpty else { return }
        let powers = wanted.map { [$0] } ?? (0...Self.steps).reversed().map { Double($0) / Double(Self.steps) }
        let logarithms = counted.map { sample in sample.weights.map { $0 > 0 ? Elementary.log($0) : nil } }
        var least = Double.infinity
        for power in powers {
            var (bias, variance) = (0.0, 0.0)
            for (sample, logarithms) in zip(counted, logarithms) {
                let error = Self.error(sample, logarithms, power)
                bias += error.bias
                variance += error.variance
            }
            bias = max(0, bias)
            guard bias + variance < least else { continue }
            least = bias + variance
            self.power = power
            worth = variance > 0 ? variance / (bias + variance) : 1
        }
    }

    /// An estimate of bias², which may be below 0, and of the variance of p(λ).
    private static func error(
        _ sample: Sample, _ logarithms: [Double?], _ power: Double
    ) -> (bias: Double, variance: Double) {
        let smoothed = logarithms.map { $0.map { Elementary.exp(power * $0) } ?? 0 }
        let (all, whole) = (smoothed.reduce(0, +), sample.weights.reduce(0, +))
        guard all > 0, whole > 0, all.isFinite, whole.isFinite else { return (0, 0) }
        var (difference, differences, squares, yes, count) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for (place, isPresent) in sample.isPresent.enumerated() where sample.weights[place] > 0 {
            let part = smoothed[place] / all
            let moved = part - sample.weights[place] / whole
            differences += moved * moved
            squares += part * part
            count += 1
            if isPresent {
                difference += moved
                yes += 1
            }
        }
        let share = (yes + 0.5) / (count + 1)
        let chance = share * (1 - share)
        return (difference * difference - differences * chance, squares * chance)
    }
}

extension Weighting {
    mutating func smooth(_ smoothing: WeightSmoothing) {
        power = smoothing.power
        worth = smoothing.worth
        guard power != 1 else { return }
        weights = weights.map { $0 > 0 ? Elementary.exp(power * Elementary.log($0)) : 0 }
    }
}

extension NeedCalculation {
    /// How far weights are smoothed, with the guards `icp` and `poststratify` as they are.
    mutating func smoothing(_ guards: Set<Guard>) -> WeightSmoothing {
        let key = guards.intersection([.icp, .poststratify])
        if let known = smoothings[key] { return known }
        let samples = model.evidence.indices.compactMap { theme -> WeightSmoothing.Sample? in
            let weighting = wholeWeighting(of: theme, guards)
            guard weighting.outcome == .raked else { return nil }
            let asked = model.evidence[theme].asked
            return .init(weights: weighting.weights, isPresent: asked.map { $0.newest?.isPresent == true })
        }
        let found = WeightSmoothing(samples, power: model.settings.weightPower, least: model.settings.leastThemes)
        smoothings[key] = found
        return found
    }
}
