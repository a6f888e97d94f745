package import Statistics

/// What it is worth to know more before choosing.
///
/// H. Raiffa and R. Schlaifer, "Applied Statistical Decision Theory", 1961.
package enum ValueOfInformation {
    /// What knowing which of some states holds adds on average: EVPI = E[max V] − max E[V].
    ///
    /// - Parameters:
    ///   - payoffs: For each option, what it is worth in each state.
    ///   - chances: Of the states; equal ones where `nil`.
    /// - Returns: 0 or more; `nil` for no options or states.
    package static func perfect(_ payoffs: [[Double]], chances: [Double]? = nil) -> Double? {
        guard let states = payoffs.first?.count, states > 0, payoffs.allSatisfy({ $0.count == states }) else {
            return nil
        }
        let chances = chances ?? Array(repeating: 1 / Double(states), count: states)
        guard chances.count == states else { return nil }
        let expected = payoffs.map { zip($0, chances).reduce(0) { $0 + $1.0 * $1.1 } }.max() ?? 0
        let informed = chances.indices.reduce(0.0) { sum, state in
            sum + chances[state] * (payoffs.map { $0[state] }.max() ?? 0)
        }
        return max(0, informed - expected)
    }

    /// What asking so many more accounts adds on average, exactly for a share that is believed to be Beta(α, β).
    ///
    /// EVSI(n) = Σ BetaBinomial(x; n, α, β) · best(E[p | x]) − best(E[p]). It is exact where what each option is worth is
    /// linear in the share, so that only its mean matters.
    ///
    /// - Parameters:
    ///   - count: How many are asked.
    ///   - share: What is believed before.
    ///   - best: What the best option is worth at an expected share.
    /// - Returns: 0 or more.
    package static func asking(_ count: Int, about share: BetaDistribution, best: (Double) -> Double) -> Double {
        guard count > 0 else { return 0 }
        let after = share.alpha + share.beta + Double(count)
        let masses = BetaBinomial(count: count, share: share).masses
        let informed = masses.enumerated().reduce(0.0) { sum, outcome in
            sum + outcome.element * best((share.alpha + Double(outcome.offset)) / after)
        }
        return max(0, rounded(informed - best(share.mean)))
    }

    /// What knowing the share exactly adds on average: over so many equally likely values of it.
    package static func knowing(_ share: BetaDistribution, steps: Int = 400, best: (Double) -> Double) -> Double {
        let informed = (0..<steps).reduce(0.0) { sum, step in
            sum + best(share.quantile((Double(step) + 0.5) / Double(steps)))
        }
        return max(0, rounded(informed / Double(steps) - best(share.mean)))
    }

    /// What knowing one input exactly adds on average, from draws of everything: EVPPI.
    ///
    /// The draws are sorted by the input and put into bins of equal size; what an option is worth on average in a bin is what
    /// would be expected of it if the input were known to lie there (M. Strong and J. E. Oakley, Medical Decision Making 33,
    /// 2013). Too few draws in a bin make it too large, since chance then looks like knowledge.
    ///
    /// - Parameters:
    ///   - input: Its value in each draw.
    ///   - worths: For each option, what it is worth in each draw, or one number where the input does not touch it.
    ///   - bins: How many; fewer where there are fewer draws.
    ///   - best: What the best choice is worth when the options are worth so much.
    /// - Returns: 0 or more.
    package static func knowing(
        _ input: [Double], worths: [[Double]], bins: Int = 16, best: ([Double]) -> Double
    ) -> Double {
        let count = worths.reduce(input.count) { $1.count > 1 ? min($0, $1.count) : $0 }
        guard count > 0 else { return 0 }
        let order = (0..<count).sorted { (input[$0], $0) < (input[$1], $1) }
        let bins = min(max(1, bins), count)
        func means(_ draws: ArraySlice<Int>) -> [Double] {
            worths.map { worth in
                worth.count > 1
                    ? draws.reduce(0) { $0 + worth[$1] } / Double(draws.count) : worth.first ?? 0
            }
        }
        let informed = (0..<bins).reduce(0.0) { sum, bin in
            let draws = order[(count * bin / bins)..<(count * (bin + 1) / bins)]
            return sum + best(means(draws)) * Double(draws.count) / Double(count)
        }
        return max(0, rounded(informed - best(means(order[...]))))
    }
}
