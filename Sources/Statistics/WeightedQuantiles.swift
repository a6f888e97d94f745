/// Numbers with weights, in rising order, for medians and other quantiles.
package struct WeightedQuantiles: Hashable, Sendable {
    private let values: [Double]
    /// The weight up to and including each value.
    private let upTo: [Double]

    /// Takes numbers with their weights; those of weight 0 are left out.
    package init(_ numbers: [(value: Double, weight: Double)]) {
        let sorted = numbers.filter { $0.weight > 0 }.sorted { $0.value < $1.value }
        values = sorted.map(\.value)
        var sum = 0.0
        upTo = sorted.map { number in
            sum += number.weight
            return sum
        }
    }

    /// The value below which a share of the weight lies, or the middle of two where it ends exactly between them.
    ///
    /// Type 2 of R. J. Hyndman and Y. Fan (The American Statistician 50, 1996); `nil` for no numbers.
    package func quantile(_ probability: Double) -> Double? {
        guard let total = upTo.last, let last = values.last else { return nil }
        let wanted = min(max(probability, 0), 1) * total
        let slack = 1e-12 * total
        guard let place = upTo.firstIndex(where: { $0 >= wanted - slack }) else { return last }
        guard abs(upTo[place] - wanted) <= slack, place + 1 < values.count else { return values[place] }
        return (values[place] + values[place + 1]) / 2
    }

    /// The interval of a quantile: the quantiles at the ends of the interval of its share.
    ///
    /// `nil` where there are too few numbers for any two of them to hold the quantile so often: five for a median at 90 %.
    /// Source: R. S. Woodruff, Journal of the American Statistical Association 47 (1952); here with Jeffreys' interval.
    package func interval(
        of probability: Double, effectiveSize: Double, level: Double = 0.9
    ) -> ClosedRange<Double>? {
        // The chance that the quantile lies outside of all the numbers.
        let outside =
            Elementary.exp(effectiveSize * Elementary.log(probability))
            + Elementary.exp(effectiveSize * Elementary.log(1 - probability))
        guard outside <= 1 - level,
            let share = WeightedShare(probability, effectiveSize: effectiveSize)?.jeffreys(level),
            let low = quantile(share.lowerBound), let high = quantile(share.upperBound)
        else { return nil }
        return min(low, high)...max(low, high)
    }
}
