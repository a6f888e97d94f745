/// The four prices of a price sensitivity meter: where the curves of its answers cross.
///
/// Each curve is looked at at the prices that were named, and a crossing is the first of them at which the rising curve
/// has reached the falling one. "Too cheap" and "cheap" are the shares who named a higher price; "expensive" and "too
/// expensive" those who named this or a lower one. Source: P. H. van Westendorp, "NSS Price Sensitivity Meter",
/// Proceedings of the 29th ESOMAR Congress (1976).
package struct PriceMeter: Hashable, Sendable {
    package struct Answer: Hashable, Sendable {
        package var weight: Double
        package var tooCheap: Double
        package var cheap: Double
        package var expensive: Double
        package var tooExpensive: Double

        package init(
            weight: Double = 1, tooCheap: Double, cheap: Double, expensive: Double, tooExpensive: Double
        ) {
            self.weight = weight
            self.tooCheap = tooCheap
            self.cheap = cheap
            self.expensive = expensive
            self.tooExpensive = tooExpensive
        }
    }

    /// Below it, more people find the price too cheap than find it not cheap.
    package let marginalCheapness: Double?
    /// Above it, more people find the price too expensive than find it not expensive.
    package let marginalExpensiveness: Double?
    /// As many find it cheap as expensive.
    package let indifference: Double?
    /// As many find it too cheap as too expensive.
    package let optimum: Double?

    /// Works out the prices of answers that do not contradict themselves; no price for no answers.
    package init(_ answers: [Answer]) {
        let curves = [\Answer.tooCheap, \.cheap, \.expensive, \.tooExpensive].map { Steps(answers, $0) }
        let prices = Set(answers.flatMap { [$0.tooCheap, $0.cheap, $0.expensive, $0.tooExpensive] }).sorted()
        var found: [Double?] = [nil, nil, nil, nil]
        for price in prices {
            let named = curves.map { $0.share(upTo: price) }
            let (tooCheap, cheap, expensive, tooExpensive) = (1 - named[0], 1 - named[1], named[2], named[3])
            let slack = 1e-12
            let crossings = [
                1 - cheap >= tooCheap - slack, tooExpensive >= 1 - expensive - slack, expensive >= cheap - slack,
                tooExpensive >= tooCheap - slack,
            ]
            for (place, isCrossed) in crossings.enumerated() where isCrossed && found[place] == nil {
                found[place] = price
            }
        }
        (marginalCheapness, marginalExpensiveness, indifference, optimum) = (found[0], found[1], found[2], found[3])
    }

    /// The share of the weight up to a price.
    private struct Steps {
        private var prices: [Double] = []
        private var upTo: [Double] = []

        init(_ answers: [Answer], _ price: KeyPath<Answer, Double>) {
            var sum = 0.0
            for answer in answers.sorted(by: { $0[keyPath: price] < $1[keyPath: price] }) {
                sum += answer.weight
                prices.append(answer[keyPath: price])
                upTo.append(sum)
            }
        }

        func share(upTo price: Double) -> Double {
            var (low, high) = (0, prices.count)
            while low < high {
                let middle = (low + high) / 2
                if prices[middle] <= price { low = middle + 1 } else { high = middle }
            }
            guard low > 0, let total = upTo.last, total > 0 else { return 0 }
            return upTo[low - 1] / total
        }
    }
}
