/// The middle of numbers of which a few may be far off.
package enum Huber {
    /// The location that minimises Huber's loss: squares for the near, distances for the far.
    ///
    /// Whatever is further away than k scales pulls no harder than if it were just that far. The scale is the median distance
    /// over 0.6745, taken anew in each round. Sources: P. J. Huber, Annals of Mathematical Statistics 35 (1964); k = 1.345
    /// keeps 95 % of the efficiency of the mean where all is normal; solved by reweighting (P. W. Holland & R. E. Welsch,
    /// Communications in Statistics A6, 1977).
    ///
    /// - Parameters:
    ///   - numbers: Numbers with their weights; those of weight 0 are left out.
    ///   - k: How many scales away is far.
    ///   - leastScale: The scale where more than half of the numbers are the same, which would otherwise give just that
    ///     number.
    /// - Returns: `nil` for no numbers.
    package static func location(
        _ numbers: [(value: Double, weight: Double)], k: Double = 1.345, leastScale: Double = 0
    ) -> Double? {
        let counted = numbers.filter { $0.weight > 0 && $0.value.isFinite }
        guard var location = WeightedQuantiles(counted).quantile(0.5) else { return nil }
        for _ in 0..<500 {
            let distances = counted.map { (value: abs($0.value - location), weight: $0.weight) }
            let scale = max(leastScale, (WeightedQuantiles(distances).quantile(0.5) ?? 0) / 0.6744897501960817)
            guard scale > 0 else { break }
            var (sum, weights) = (0.0, 0.0)
            for (number, distance) in zip(counted, distances) {
                let weight = number.weight * (distance.value > k * scale ? k * scale / distance.value : 1)
                sum += weight * (number.value - location)
                weights += weight
            }
            let step = sum / weights
            guard step.isFinite else { break }
            location += step
            if abs(step) <= 1e-13 * scale { break }
        }
        return location
    }

    /// The location of numbers that all count alike.
    package static func location(_ numbers: [Double], k: Double = 1.345, leastScale: Double = 0) -> Double? {
        location(numbers.map { ($0, 1) }, k: k, leastScale: leastScale)
    }
}
