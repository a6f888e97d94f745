/// How much of the difference between "without all" and "with all" is due to each of several switches.
///
/// Each switch gets what it adds on average over all orders in which they could be thrown, so that the parts add up to the
/// difference and no order is preferred. Source: L. S. Shapley, "A Value for n-Person Games", Contributions to the Theory of
/// Games II (1953). A coalition is a mask: bit i is set where switch i is on.
package struct ShapleyAttribution: Hashable, Sendable {
    /// What one switch gets.
    package struct Part: Hashable, Sendable {
        package let name: String
        package let value: Double
        /// How far chance may have moved it; `nil` where it is exact.
        package let standardError: Double?
    }

    /// Above so many switches the coalitions are drawn.
    package static let mostExact = 10
    /// More switches do not fit into a mask.
    package static let mostSwitches = 63

    /// In the order in which the switches were given.
    package let parts: [Part]
    /// The value with all switches off.
    package let without: Double
    /// The value with all switches on.
    package let with: Double

    /// Works out the parts: exactly for up to ``mostExact`` switches, from drawn orders above.
    ///
    /// `nil` for more than ``mostSwitches``.
    ///
    /// - Parameters:
    ///   - names: The switches.
    ///   - orders: How many orders are drawn; half of them are the other half backwards.
    ///   - seed: What the draws follow from.
    ///   - value: The value of a coalition; it is asked for each at most once.
    package init?(
        _ names: [String], orders: Int = 2_000, seed: UInt64 = 20_261_123, value: (UInt64) -> Double
    ) {
        if names.count <= Self.mostExact {
            self.init(names, values: (0..<(UInt64(1) << UInt64(names.count))).map(value))
        } else {
            guard names.count <= Self.mostSwitches else { return nil }
            self.init(names, drawing: orders, seed: seed, value: value)
        }
    }

    /// Works out the parts from the values of all coalitions, in the order of their masks.
    ///
    /// `nil` where there are not 2ⁿ values.
    package init?(_ names: [String], values: [Double]) {
        let count = names.count
        guard count < 24, values.count == 1 << count else { return nil }
        // |A|! (n − |A| − 1)! / n!, by the size of A: one over n times the number of such A.
        var shares: [Double] = []
        var coalitions = 1.0
        for size in 0..<count {
            shares.append(1 / (Double(count) * coalitions))
            coalitions = coalitions * Double(count - 1 - size) / Double(size + 1)
        }
        without = values[0]
        with = values[values.count - 1]
        parts = names.enumerated().map { number, name in
            let bit = 1 << number
            var bySize = Array(repeating: [Double](), count: count)
            for mask in values.indices where mask & bit == 0 {
                bySize[mask.nonzeroBitCount].append(values[mask | bit] - values[mask])
            }
            // Sorted, so that the order of the switches does not move the last bit.
            let sum = zip(shares, bySize).reduce(0.0) { $0 + $1.0 * $1.1.sorted().reduce(0, +) }
            return Part(name: name, value: sum, standardError: nil)
        }
    }

    /// Works out the parts from drawn orders, each also backwards.
    ///
    /// Sources: J. Castro, D. Gómez & J. Tejada, Computers & Operations Research 36 (2009), and for the orders backwards R.
    /// Mitchell et al., Journal of Machine Learning Research 23 (2022).
    private init(_ names: [String], drawing orders: Int, seed: UInt64, value: (UInt64) -> Double) {
        var known: [UInt64: Double] = [:]
        func worth(_ mask: UInt64) -> Double {
            if let found = known[mask] { return found }
            let found = value(mask)
            known[mask] = found
            return found
        }
        let all = names.isEmpty ? 0 : UInt64.max >> UInt64(64 - names.count)
        // Drawn over the sorted names, so that the order in which they were given does not matter.
        let sorted = names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
        var chance = Xoshiro256(seed: seed)
        let pairs = max(2, orders / 2)
        var (sums, squares) = (Array(repeating: 0.0, count: names.count), Array(repeating: 0.0, count: names.count))
        for _ in 0..<pairs {
            var order = sorted
            for place in stride(from: order.count - 1, to: 0, by: -1) {
                order.swapAt(place, min(place, Int(chance.uniform() * Double(place + 1))))
            }
            var gains = Array(repeating: 0.0, count: names.count)
            for order in [order, order.reversed()] {
                var mask: UInt64 = 0
                for number in order {
                    let next = mask | 1 << UInt64(number)
                    gains[number] += (worth(next) - worth(mask)) / 2
                    mask = next
                }
            }
            for (number, gain) in gains.enumerated() {
                sums[number] += gain
                squares[number] += gain * gain
            }
        }
        without = worth(0)
        with = worth(all)
        let n = Double(pairs)
        parts = names.enumerated().map { number, name in
            let mean = sums[number] / n
            let variance = max(0, squares[number] / n - mean * mean) * n / (n - 1)
            return Part(name: name, value: mean, standardError: (variance / n).squareRoot())
        }
    }
}
