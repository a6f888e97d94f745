/// The answers to a price meter as four curves over the prices that were named.
///
/// Prices are put in order once, so that the crossings can be worked out for many weightings of the same answers.
package struct PriceCurves: Hashable, Sendable {
    private let prices: [Double]
    /// For each of the four questions, and each answer, the place of the price among all prices.
    private let places: [[Int]]

    package init(_ answers: [PriceMeter.Answer]) {
        let questions = [\PriceMeter.Answer.tooCheap, \.cheap, \.expensive, \.tooExpensive]
        let prices = Set(answers.flatMap { answer in questions.map { answer[keyPath: $0] } }).sorted()
        let place = Dictionary(uniqueKeysWithValues: prices.enumerated().map { ($1, $0) })
        self.prices = prices
        places = questions.map { question in answers.map { place[$0[keyPath: question]] ?? 0 } }
    }

    /// The four prices, with a weight for each answer.
    package func meter(_ weights: [Double]) -> PriceMeter {
        var found: [Double?] = [nil, nil, nil, nil]
        let total = weights.reduce(0, +)
        guard total > 0 else { return PriceMeter(found) }
        let named = places.map { places in
            var sums = Array(repeating: 0.0, count: prices.count)
            for (answer, place) in places.enumerated() where weights.indices.contains(answer) {
                sums[place] += weights[answer] / total
            }
            return sums
        }
        var upTo = [0.0, 0, 0, 0]
        let slack = 1e-12
        for (place, price) in prices.enumerated() {
            for curve in upTo.indices { upTo[curve] += named[curve][place] }
            let (tooCheap, cheap, expensive, tooExpensive) = (1 - upTo[0], 1 - upTo[1], upTo[2], upTo[3])
            let crossings = [
                1 - cheap >= tooCheap - slack, tooExpensive >= 1 - expensive - slack, expensive >= cheap - slack,
                tooExpensive >= tooCheap - slack,
            ]
            for (number, isCrossed) in crossings.enumerated() where isCrossed && found[number] == nil {
                found[number] = price
            }
            if !found.contains(nil) { break }
        }
        return PriceMeter(found)
    }
}
